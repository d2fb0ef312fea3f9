"""Does a change touch what somebody asked about? What it does not touch has the same answer on both sides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from dodcheck.snapshot.globs import matches_any
from dodcheck.snapshot.index import LINK, SUBMODULE
from dodcheck.snapshot.paths import name_of, normalise, parents_of
from dodcheck.snapshot.protocol import Presence
from dodcheck.snapshot.recording import Ask, Question

_KIND = 3
_IGNORE_FILE = ".gitignore"
_NOT_TRACKED = frozenset({Presence.ABSENT, Presence.IGNORED, Presence.UNTRACKED})


class AlteredPath(NamedTuple):
    """A tracked path that differs: its line ``mode blob 0<TAB>path`` before and after, empty where it is not there."""

    path: str
    before: str
    after: str

    @property
    def moved(self) -> bool:
        """Whether it came, went, or became something else: a file, a link, a submodule."""
        return self.before[:_KIND] != self.after[:_KIND]


class TreeChange:
    """What differs between two trees."""

    def __init__(self, altered: Iterable[AlteredPath]) -> None:
        self.altered = tuple(altered)
        self.paths = frozenset(altered.path for altered in self.altered)
        self.moved = tuple(sorted(altered.path for altered in self.altered if altered.moved))

    @cached_property
    def moved_with_folders(self) -> frozenset[str]:
        """Every path that moved, and the folders above it."""
        return frozenset(part for path in self.moved for part in (path, *parents_of(path)))

    @cached_property
    def names(self) -> frozenset[str]:
        """The last part of every path that moved, and of the folders above it, without case."""
        return frozenset(name_of(path).casefold() for path in self.moved_with_folders)

    @cached_property
    def submodules(self) -> bool:
        """Whether a submodule came or went."""
        return any(
            altered.moved and SUBMODULE in (altered.before[:_KIND], altered.after[:_KIND]) for altered in self.altered
        )

    @cached_property
    def links(self) -> bool:
        """Whether a symbolic link came or went."""
        return any(
            altered.moved and LINK in (altered.before[:_KIND], altered.after[:_KIND]) for altered in self.altered
        )

    @cached_property
    def ignores(self) -> bool:
        """Whether a ``.gitignore`` file differs."""
        return any(name_of(path) == _IGNORE_FILE for path in self.paths)


class Watch(NamedTuple):
    """Questions, sorted by what would change their answers.

    ``contents`` are files whose bytes or modes and submodules whose commits were asked for, ``places`` paths whose
    presence was, with ``above`` the folders over them. ``ignored`` says that .gitignore files had a say, ``always``
    that the commit itself was asked for.
    """

    contents: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    above: frozenset[str] = frozenset()
    globs: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    files: bool = False
    submodules: bool = False
    links: bool = False
    ignored: bool = False
    always: bool = False

    def touched_by(self, change: TreeChange) -> bool:
        """Return whether an answer may be another one after a change between two commits."""
        if self.always or not self.contents.isdisjoint(change.paths) or (self.ignored and change.ignores):
            return True
        return bool(change.moved) and self._presences_may_differ(change)

    def _presences_may_differ(self, change: TreeChange) -> bool:
        return (
            self.files
            or not self.places.isdisjoint(change.moved_with_folders)
            or not self.above.isdisjoint(change.moved)
            or not self.names.isdisjoint(change.names)
            or (self.submodules and change.submodules)
            or (self.links and change.links)
            or any(matches_any(pattern, change.moved) for pattern in self.globs)
        )


def watch_for(questions: Mapping[Question, str]) -> Watch:
    """Return what would change the answers to these questions, given with their answers as ``Recording`` keeps them.

    What stands untracked in a work tree is no part of a tree: ask a work tree again about presences.
    """
    asked: dict[Ask, set[str]] = {ask: set() for ask in Ask}
    for question in questions:
        asked[question.ask].add(question.argument)
    places = _with_normal_forms(asked[Ask.PRESENCE])
    untracked = {
        question for question, answer in questions.items() if question.ask is Ask.PRESENCE and answer in _NOT_TRACKED
    }
    return Watch(
        contents=_with_normal_forms(asked[Ask.READ] | asked[Ask.DIGEST] | asked[Ask.RECORDED] | asked[Ask.EXECUTABLE]),
        places=places,
        above=frozenset(folder for place in places for folder in parents_of(place)),
        globs=frozenset(asked[Ask.GLOB]),
        names=frozenset(name.casefold() for name in asked[Ask.FILES_NAMED] | asked[Ask.FOLDERS_NAMED]),
        files=bool(asked[Ask.FILES]),
        submodules=bool(asked[Ask.SUBMODULES]),
        links=bool(asked[Ask.LINKS]),
        ignored=bool(untracked),
        always=bool(asked[Ask.FACTS] or asked[Ask.HISTORY]),
    )


def merge_watches(watches: Iterable[Watch]) -> Watch:
    """Return one watch that is touched when any of several is."""
    all_watches = [Watch(), *watches]
    return Watch(
        contents=frozenset().union(*(part.contents for part in all_watches)),
        places=frozenset().union(*(part.places for part in all_watches)),
        above=frozenset().union(*(part.above for part in all_watches)),
        globs=frozenset().union(*(part.globs for part in all_watches)),
        names=frozenset().union(*(part.names for part in all_watches)),
        files=any(part.files for part in all_watches),
        submodules=any(part.submodules for part in all_watches),
        links=any(part.links for part in all_watches),
        ignored=any(part.ignored for part in all_watches),
        always=any(part.always for part in all_watches),
    )


def _with_normal_forms(paths: Iterable[str]) -> frozenset[str]:
    """Return paths as they were written, and in normal form: a snapshot looks for either."""
    return frozenset(place for path in paths for place in (path, normalise(path)) if place is not None)

"""Which paths commits may change, and which they must not: what is denied is denied, whatever allows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dodcheck.rules.commits.areas import Area, Belongs, belongs
from dodcheck.snapshot.globs import matcher
from dodcheck.snapshot.history import CommitEntry


class ChangedPath(NamedTuple):
    """A path that a commit changed."""

    entry: CommitEntry
    path: str


class OutOfBounds(NamedTuple):
    """The changes that are ``wrong``, and those that may be: their path does not tell."""

    wrong: tuple[ChangedPath, ...]
    unclear: tuple[ChangedPath, ...]


@dataclass(frozen=True)
class Bounds:
    """``allowed`` are globs of the only paths that may change, empty for all; ``denied`` and ``areas`` must not.

    ``named_in`` is the document that names the paths.
    """

    allowed: tuple[str, ...]
    denied: tuple[str, ...]
    areas: tuple[Area, ...]
    named_in: str | None = None

    @cached_property
    def _allows(self) -> _Globs:
        return _Globs(self.allowed)

    @cached_property
    def _denies(self) -> _Globs:
        return _Globs(self.denied)

    def look(self, commits: Iterable[CommitEntry]) -> OutOfBounds:
        """Return the changes that leave the bounds; every path is judged once."""
        verdicts: dict[str, Belongs] = {}
        wrong: list[ChangedPath] = []
        unclear: list[ChangedPath] = []
        for entry, path in _changes(commits):
            if path not in verdicts:
                verdicts[path] = self._outside(path)
            if verdicts[path] is not Belongs.NO:
                (wrong if verdicts[path] is Belongs.YES else unclear).append(ChangedPath(entry, path))
        return OutOfBounds(tuple(wrong), tuple(unclear))

    def _outside(self, path: str) -> Belongs:
        if self._denies.match(path) or (self.allowed and not self._allows.match(path)):
            return Belongs.YES
        told = {belongs(path, area) for area in self.areas}
        return Belongs.YES if Belongs.YES in told else Belongs.MAYBE if Belongs.MAYBE in told else Belongs.NO


class _Globs:
    """Globs, of which those without a sign are looked up."""

    def __init__(self, globs: tuple[str, ...]) -> None:
        self._matchers = [matcher(glob) for glob in globs]

    def match(self, path: str) -> bool:
        return any(matches(path) for matches in self._matchers)


def _changes(commits: Iterable[CommitEntry]) -> Iterator[ChangedPath]:
    return (ChangedPath(entry, path) for entry in commits for path in entry.paths)

"""How many files commits added that were not there before, under no other name."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.phrasing import counted
from dodcheck.rules.commits.chosen import ChosenCommits
from dodcheck.rules.pathspecs import pathspecs
from dodcheck.rules.reading.contents import fault_of
from dodcheck.snapshot.globs import matcher
from dodcheck.snapshot.history import History
from dodcheck.snapshot.protocol import Snapshot, UnreadableError, digest_of

MAX_COMPARED = 5_000
"""More files than this are not compared by their contents."""

_PLACES = 50
_ID = 12


def additions(
    kind: str, snapshot: Snapshot, history: History, chosen: ChosenCommits, asked: tuple[Sequence[str], int]
) -> Evidence:
    """Return whether commits added at least so many files that match the globs: ``asked`` are globs and a number.

    A file counts that is tracked now, was touched by the commits, was not there before them, is neither blank nor
    broken, and has the contents of no other file: one that was only moved or copied is not new.
    """
    globs = asked[0]
    there = dict.fromkeys(path for glob in globs for path in snapshot.glob(glob))
    touched = dict.fromkeys(path for entry in chosen.sure for path in entry.paths)
    if len(there) + len(touched) > MAX_COMPARED:
        message = f"{len(there) + len(touched)} files are too many to compare"
        return Evidence(kind, Outcome.UNKNOWN, message, 0, 0, _reproduce(chosen, globs), unknown=Unknown.SKIPPED)
    before = {path: history.read(chosen.base, path) if chosen.base else None for path in touched}
    fresh = [path for path in there if path in touched and before[path] is None]
    old = {digest_of(data) for data in before.values() if data is not None}
    old |= {snapshot.digest(path) for path in there if path not in fresh and _is_good(snapshot, path)}
    new = tuple(_distinct(snapshot, fresh, old))
    return _answer(kind, _with_what_is_gone(chosen, asked[0], before, there), asked, new, len(there))


def _with_what_is_gone(
    chosen: ChosenCommits, globs: Sequence[str], before: Mapping[str, bytes | None], there: Container[str]
) -> ChosenCommits:
    """Return the commits with the gap that a file leaves which one commit alone added, and which is gone since."""
    matching = [path for path, old in before.items() if old is None and path not in there]
    gone = next((path for glob in globs for path in filter(matcher(glob), matching)), None)
    return chosen._replace(gap=f"{gone} is gone since") if chosen.alone and gone else chosen


def _distinct(snapshot: Snapshot, paths: Iterable[str], old: set[str]) -> Iterator[str]:
    """Yield the files whose contents are new, each once."""
    seen = set(old)
    for path in paths:
        if _is_good(snapshot, path) and snapshot.digest(path) not in seen:
            seen.add(snapshot.digest(path))
            yield path


def _is_good(snapshot: Snapshot, path: str) -> bool:
    try:
        return fault_of(snapshot, path) is None and bool(snapshot.digest(path))
    except UnreadableError:
        return False


def _answer(
    kind: str, chosen: ChosenCommits, asked: tuple[Sequence[str], int], new: Sequence[str], there: int
) -> Evidence:
    globs, least = asked
    outcome = Outcome.HOLDS if len(new) >= least and new else Outcome.FAILS
    held = there - len(new)
    beside = f"; {held} {'is' if held == 1 else 'are'} older, moved, copied or empty" if held else ""
    many = f"{counted(len(new), 'file')} like {', '.join(globs)} {_was(len(new))}"
    message = f"{many} added {chosen.of}, where at least {least} {'is' if least == 1 else 'are'} asked for{beside}"
    gap = chosen.gap or ("whose some of the commits are can't be told" if chosen.doubtful else None)
    unknown = Unknown.HISTORY if gap and outcome is Outcome.FAILS else None
    return Evidence(
        kind=kind,
        outcome=Outcome.UNKNOWN if unknown else outcome,
        summary=f"{message}, but {gap}" if unknown else message,
        examined=there or len(chosen.sure),
        matched=len(new),
        reproduce=_reproduce(chosen, globs),
        unknown=unknown,
        places=tuple(Place(path) for path in new[:_PLACES]),
    )


def _reproduce(chosen: ChosenCommits, globs: Sequence[str]) -> str:
    since = f"{chosen.base[:_ID]} " if chosen.base else ""
    paths = pathspecs(globs)
    if chosen.alone:
        return f"git show --format= --name-only --diff-filter=A -m --first-parent {chosen.alone} -- {paths}"
    return f"git diff --name-only --diff-filter=A {since}HEAD -- {paths}"


def _was(count: int) -> str:
    return "was" if count == 1 else "were"

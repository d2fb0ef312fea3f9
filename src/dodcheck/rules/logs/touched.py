"""Whether files that entries name are there, or were touched by a commit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dodcheck.documents.logs.log import ToolLog
from dodcheck.model.evidence import Outcome, Place, Unknown
from dodcheck.phrasing import some
from dodcheck.rules.logs.findings import MAX_PLACES, LogFinding
from dodcheck.snapshot.globs import is_glob
from dodcheck.snapshot.history import MAX_ENTRIES
from dodcheck.snapshot.paths import folder_of, normalise
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.snapshot.resolve import How, resolve

_THERE = frozenset({How.FILE, How.FOLDER, How.AMBIGUOUS, How.SYMLINK})
_UNSEEN = {How.IGNORED: Unknown.IGNORED, How.SUBMODULE: Unknown.SUBMODULE, How.OUTSIDE: Unknown.OUTSIDE}
_PATTERN_SIGNS = frozenset("<>{}$…")


class _Naming(NamedTuple):
    """A file that an entry names, as written, and where the entry stands."""

    word: str
    place: Place


def files_known(snapshot: Snapshot, logs: Sequence[ToolLog]) -> LogFinding:
    """Return whether every file that entries name is tracked, or was touched by some commit of the history."""
    named = list(_named(logs))
    if not named:
        return LogFinding(Outcome.UNKNOWN, "no entry names a file", unknown=Unknown.EMPTY_SCOPE)
    seen = {name: _unknown_of(snapshot, name) for name in named}
    gone = [naming for naming, unknown in seen.items() if unknown is Unknown.HISTORY]
    if gone:
        log_finding = _in_history(snapshot, gone)
        if log_finding.outcome is not Outcome.HOLDS:
            return log_finding
    unseen = [(naming, unknown) for naming, unknown in seen.items() if unknown not in (None, Unknown.HISTORY)]
    if unseen:
        words = f"whether {_are([naming for naming, _ in unseen])} there can't be told"
        return _open(words, [naming for naming, _ in unseen], unseen[0][1] or Unknown.PARTIAL)
    files = "the file they name is or was" if len(named) == 1 else f"the {len(named)} files they name are or were"
    return LogFinding(Outcome.HOLDS, f"{files} there")


def _named(logs: Sequence[ToolLog]) -> Iterator[_Naming]:
    first: dict[tuple[str, str], _Naming] = {}
    for log in logs:
        for entry in log.entries:
            for word in entry.files:
                first.setdefault((log.path, word), _Naming(word, Place(log.path, entry.location.line)))
    yield from first.values()


def _unknown_of(snapshot: Snapshot, naming: _Naming) -> Unknown | None:
    """Return why a file can't be told from the tree; ``HISTORY`` for one that only the history can have had."""
    if is_glob(naming.word) or not _PATTERN_SIGNS.isdisjoint(naming.word):
        return None if _matches(snapshot, naming) else Unknown.AMBIGUOUS
    how = resolve(snapshot, naming.word, naming.place.path).how
    return None if how in _THERE else _UNSEEN.get(how, Unknown.HISTORY)


def _matches(snapshot: Snapshot, naming: _Naming) -> bool:
    if not _PATTERN_SIGNS.isdisjoint(naming.word):
        return False
    places = (
        normalise(naming.word),
        normalise(naming.word, folder_of(naming.place.path)),
        normalise(f"**/{naming.word}"),
    )
    return any(snapshot.glob(place) for place in places if place)


def _in_history(snapshot: Snapshot, gone: Sequence[_Naming]) -> LogFinding:
    """Return whether commits touched these files, which are not in the tree."""
    history = snapshot.history()
    entries = history.log(history.head()) if history else ()
    touched = {path for entry in entries for path in entry.paths}
    ends = {end for path in touched for end in _ends(path)}
    never = [naming for naming in gone if not _was(naming, ends)]
    if not never:
        return LogFinding(Outcome.HOLDS, "")
    message = f"{_are(never)} named, but not tracked"
    if history is None or history.shallow() or len(entries) >= MAX_ENTRIES:
        cut = bool(history and history.shallow())
        why = "this clone is shallow; set fetch-depth: 0" if cut else "there is no whole history to look into"
        return _open(f"{message}, and {why}", never, Unknown.HISTORY)
    places = _places(never)
    it = "it" if len(never) == 1 else "them"
    return LogFinding(Outcome.FAILS, f"{message}, and no commit touched {it}", places, wrong=len(set(places)))


def _open(words: str, named: Sequence[_Naming], why: Unknown) -> LogFinding:
    places = _places(named)
    return LogFinding(Outcome.UNKNOWN, words, places, why, skipped=len(set(places)))


def _ends(path: str) -> Iterator[str]:
    """Yield a path, its folders, and the ends of all of them: `a/b/c` ends with `b/c`, `c`; `a/b/` is a folder."""
    parts = path.split("/")
    for last in range(len(parts), 0, -1):
        for first in range(last):
            yield "/".join(parts[first:last]) + ("/" if last < len(parts) else "")


def _was(naming: _Naming, ends: set[str]) -> bool:
    folder = folder_of(naming.place.path)
    places = [place for place in (normalise(naming.word), normalise(naming.word, folder)) if place]
    return any(place in ends or f"{place}/" in ends for place in places)


def _are(named: Sequence[_Naming]) -> str:
    return f"{some(name.word for name in named)} {'is' if len(named) == 1 else 'are'}"


def _places(named: Sequence[_Naming]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(name.place for name in named))[:MAX_PLACES]

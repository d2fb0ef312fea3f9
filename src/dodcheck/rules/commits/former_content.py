"""What was there once and is no more, as the commits behind the judged one show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.rules.text import TextRule
from dodcheck.snapshot.globs import is_glob, matcher
from dodcheck.snapshot.history import CommitEntry, History
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.snapshot.paths import folder_of, normalise
from dodcheck.snapshot.protocol import Presence, Snapshot
from dodcheck.snapshot.resolve import is_aside

MAX_VERSIONS = 10_000
"""More versions of files than this are not read for one rule."""

MAX_BYTES = 128 * 1024 * 1024
"""Nor more bytes of them."""

_NOT_TRACKED = frozenset({Presence.ABSENT, Presence.UNTRACKED, Presence.IGNORED})
_PLACED = ("/", "./", "../")

_Fits = Callable[[str], bool]


class FormerContent(NamedTuple):
    """Where something was, with the newest commit that shows it; ``gap`` says why some versions were not read."""

    at: tuple[str, CommitEntry] | None
    gap: Unknown | None = None


def once_at(snapshot: Snapshot, history: History, path: str, named_in: str | None) -> FormerContent:
    """Return a path that is what is meant, or lies below it, and is tracked no more."""
    fits = _below(path, named_in)
    for touched, entry in (history.touched() or {}).items():
        if fits(touched) and snapshot.presence(touched) in _NOT_TRACKED:
            return FormerContent((touched, entry))
    return FormerContent(None)


def once_written(history: History, absent: TextRule) -> FormerContent:
    """Return a file that has in one of its versions what a rule says must not be there."""
    wanted = [_below(glob, None) for glob in absent.in_]
    unwanted = [matcher(glob) for glob in absent.exclude]
    rule = replace(absent, in_=("**",), exclude=())

    def fits(path: str) -> bool:
        return any(one(path) for one in wanted) and not any(one(path) for one in unwanted)

    left, size = MAX_VERSIONS, 0
    unread: set[str] = set()
    for entry in history.log(history.head()):
        paths = [path for path in entry.paths if fits(path)]
        if len(paths) > left or size > MAX_BYTES:
            return FormerContent(None, Unknown.SKIPPED)
        left -= len(paths)
        versions = dict(_versions(history, entry, paths))
        size += sum(map(len, versions.values()))
        unread = {path for path in (*unread, *paths) if path not in versions}
        if path := _having(rule, versions):
            return FormerContent((path, entry))
    # The oldest commit that touches a file adds it: where that version is not to be read, this clone lacks it.
    return FormerContent(None, Unknown.HISTORY if unread else None)


def _versions(history: History, entry: CommitEntry, paths: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    for path in paths:
        content = history.read(entry.commit, path)
        if content is not None:
            yield path, content


def _having(rule: TextRule, versions: Mapping[str, bytes]) -> str | None:
    """Return the file that has what the rule says must not be there."""
    if not versions:
        return None
    seen = rule.examine(MemorySnapshot(versions))
    return seen.places[0].path if seen.outcome is Outcome.FAILS else None


def _below(path: str, named_in: str | None) -> _Fits:
    """Return what tells whether a path is what is meant, from the root or as the end of a longer path, or is below it.

    What begins with a mark of its place ends no longer path; a bare name is none of an example or of code of others.
    """
    plain = (normalise(path) or path).strip("/")
    if is_glob(plain):
        matches = [matcher(one) for one in (plain, f"**/{plain}", f"{plain}/**")]
        return lambda touched: any(one(touched) for one in matches)
    beside = normalise(path, folder_of(named_in)) if named_in else None
    places = tuple(dict.fromkeys(place for place in (plain, beside) if place))
    end = "" if path.startswith(_PLACED) else f"/{plain}"

    def fits(touched: str) -> bool:
        if touched in places or touched.startswith(tuple(f"{place}/" for place in places)):
            return True
        longer = bool(end) and (f"{end}/" in touched or (touched.endswith(end) and not path.endswith("/")))
        return longer and ("/" in plain or not is_aside(touched))

    return fits

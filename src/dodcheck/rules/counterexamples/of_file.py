"""Counterexamples for the kind `file`."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.phrasing import some
from dodcheck.rules.base import Counterexample
from dodcheck.rules.counterexamples.edits import Changes, until_turned
from dodcheck.rules.counterexamples.globs import fitting_path
from dodcheck.rules.reading.contents import is_test_file
from dodcheck.snapshot.globs import is_glob
from dodcheck.snapshot.protocol import Presence, Snapshot
from dodcheck.snapshot.resolve import How, resolve

if TYPE_CHECKING:
    from dodcheck.rules.file import FileRule

MAX_PLANTED = 500
"""No more files than this are planted."""

_GOOD = {
    ".json": b'{"planted": true}\n',
    ".ipynb": b'{"planted": true}\n',
    ".sarif": b'{"planted": true}\n',
    ".jsonc": b'{"planted": true}\n',
    ".yml": b"planted: true\n",
    ".yaml": b"planted: true\n",
    ".toml": b"planted = true\n",
    ".xml": b"<planted/>\n",
    ".py": b"PLANTED = True\n",
}
_NAMED = {
    "codeowners": b"* @planted\n",
    "makefile": b"planted:\n\tplant\n",
    ".pre-commit-config.yaml": b"repos: [{repo: meta, hooks: [{id: identity}]}]\n",
    "license": b"Copyright planted\n",
    "licence": b"Copyright planted\n",
}
_TEST = b"def test_planted(tmp_path):\n    assert tmp_path.exists()\n"


def counterexamples(rule: FileRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield the removal of the files that are there, and of what they hold; the addition of those that must not be."""
    count = len(_there(rule, snapshot, seen))
    if seen.outcome is Outcome.HOLDS:
        if rule.max is not None:
            yield from _planted(rule, seen, rule.max - count + 1)
        if rule.max != 0:
            yield from _removed(rule, snapshot)
    elif rule.max is not None and count > rule.max:
        yield from _removed(rule, snapshot, _there(rule, snapshot, seen))
    elif rule.max != 0:
        yield from _planted(rule, seen, max(1, (rule.min or 1) - seen.matched))


def _there(rule: FileRule, snapshot: Snapshot, seen: Evidence) -> list[str]:
    """Return every file that is meant: all that a glob matches, all in a folder, what the evidence shows."""
    if is_glob(rule.path):
        return list(snapshot.glob(rule.path))
    resolution = resolve(snapshot, rule.path if rule.named_in else f"/{rule.path}", rule.named_in)
    below = snapshot.glob(f"{resolution.path}/**") if resolution.how is How.FOLDER else ()
    shown = [place.path for place in seen.places if snapshot.presence(place.path) is Presence.FILE]
    return list(dict.fromkeys([*below, *shown]))


def _removed(rule: FileRule, snapshot: Snapshot, paths: list[str] | None = None) -> Iterator[Counterexample]:
    def take(now: Snapshot, seen: Evidence) -> Changes:
        return dict.fromkeys(_there(rule, now, seen))

    gone = dict.fromkeys(paths) if paths else until_turned(rule.examine, snapshot, take)
    if gone:
        yield Counterexample(f"{some(gone)} removed", gone)
        yield Counterexample(f"{some(gone)} emptied", dict.fromkeys(gone, b""))


def _planted(rule: FileRule, seen: Evidence, often: int) -> Iterator[Counterexample]:
    if not 0 < often <= MAX_PLANTED:
        return
    for pattern in _places(rule, seen):
        paths = [fitting_path(pattern, number) for number in range(often)]
        made = {path: _content(path, rule.format) for path in paths if path}
        if len(made) == often:
            yield Counterexample(f"{some(made)} added", made)


def _places(rule: FileRule, seen: Evidence) -> list[str]:
    """Return the path or glob that files are planted at, and in it, where it may mean a folder."""
    if is_glob(rule.path):
        return [rule.path]
    place = (seen.places[0].path if seen.places else rule.path).rstrip("/")
    inside = f"{place}/*"
    return [inside] if rule.path.endswith("/") else [place, inside]


def _content(path: str, form: str | None) -> bytes:
    if is_test_file(path):
        return _TEST
    name = posixpath.basename(path).lower()
    if name in _NAMED or name.partition(".")[0] in _NAMED:
        return _NAMED.get(name) or _NAMED[name.partition(".")[0]]
    return _GOOD.get(f".{form}" if form else posixpath.splitext(path)[1].lower(), b"planted\n")

"""Whether a name that is cited in a file stands there: `tests/test_a.py::TestA::test_b`."""

from __future__ import annotations

import re
import shlex

from dodcheck.model.evidence import Place
from dodcheck.rules.citations.sighting import Seen, Sighting
from dodcheck.snapshot.protocol import Snapshot

_PARTS = re.compile(r"::|\.")
_FROM_ELSEWHERE = re.compile(r"\bimport \*|\bexport \*|\bglobals\(\)|\bsetattr\(|\busing namespace\b")
"""What brings names into a file that are not written in it."""
_ORDINARY = frozenset({"", "object", "TestCase", "unittest.TestCase"})
"""Bases from which a class has no tests."""


def name_seen(snapshot: Snapshot, path: str, name: str) -> Sighting:
    """Return what became of a name in a file that is there. Raises ``UnreadableError``.

    It counts as there where its words stand, wherever in the file: a name that no word of the file is, is plainly not.
    """
    text = snapshot.read(path).decode("utf-8", "replace")
    parts = [part.partition("[")[0].removesuffix("()") for part in _PARTS.split(name)]
    command = f"git grep -n -w -e {shlex.quote(parts[-1].strip('*'))} -- {shlex.quote(path)}"
    lines = [_line_of(text, part) for part in parts]
    gone = [part for part, line in zip(parts, lines, strict=True) if line is None]
    if not gone:
        return Sighting(Seen.THERE, f"{path}::{name}", command, (Place(path, lines[-1]),))
    if _FROM_ELSEWHERE.search(text) or (gone == parts[-1:] and _is_inherited(text, parts)):
        message = f"{path}::{name}, where {gone[0]} may come from elsewhere"
        return Sighting(Seen.UNCLEAR, message, command, (Place(path),))
    return Sighting(Seen.MISSING, f"{path}::{name}, but {path} has no {gone[0]}", command, (Place(path),))


def _line_of(text: str, part: str) -> int | None:
    """Return the first line that holds a name; with a star at its end, one that begins like it."""
    end = "" if part.endswith("*") else r"(?!\w)"
    found = re.search(rf"(?<!\w){re.escape(part.rstrip('*'))}{end}", text)
    return text.count("\n", 0, found.start()) + 1 if found else None


def _is_inherited(text: str, parts: list[str]) -> bool:
    """Return whether a name may be one of the bases of the class before it."""
    if len(parts) == 1:
        return False
    found = re.search(rf"\bclass {re.escape(parts[-2])}\b([^\n]*)", text)
    return found is None or found[1].strip("(){}: \r") not in _ORDINARY

"""What the kind `text` finds of a name whose calls alone count: those that syntax shows, or nothing sure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dodcheck.documents.text import UndecodableError
from dodcheck.formats.python_calls import calls_of
from dodcheck.formats.python_dotted import lines_calling
from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.phrasing import counted
from dodcheck.rules.code.comments import UnclearError
from dodcheck.rules.code.suffixes import is_code
from dodcheck.rules.searching.scan import View, hits_in_file
from dodcheck.rules.searching.search import Hit, Regex
from dodcheck.snapshot.protocol import Snapshot, UnreadableError

if TYPE_CHECKING:
    from dodcheck.rules.text import TextRule

MAX_PLACES = 50
"""Places of calls that are shown."""
_PYTHON = ".py"
_BEFORE = r"(?:[.=,!&|?:+\[({;]\s*|\b(?:return|await|yield|throw|else|go|defer)\s+)"
"""What stands before a name where it is called, and not where it is defined."""


def evidence_of_calls(rule: TextRule, snapshot: Snapshot, seen: Evidence) -> Evidence:
    """Return the evidence that a name is called; where it stands in other ways only, that is left open."""
    if seen.outcome is not Outcome.FAILS or rule.literal is None:
        return seen
    calls = tuple(_places_of_calls(rule, rule.literal, snapshot))
    if not calls:
        message = f"{seen.summary}, but no call of it is seen"
        return replace(seen, outcome=Outcome.UNKNOWN, unknown=Unknown.AMBIGUOUS, summary=message)
    where = f"{counted(len(calls), 'line')}, first {calls[0].path}:{calls[0].line}"
    message = f"`{rule.literal}` is called on {where} ({counted(seen.examined, 'file')} scanned)"
    return replace(seen, summary=message, matched=len(calls), places=calls[:MAX_PLACES])


def _places_of_calls(rule: TextRule, name: str, snapshot: Snapshot) -> Iterator[Place]:
    for path, excused in rule.files(snapshot).items():
        if excused or not is_code(path):
            continue
        try:
            data = snapshot.read(path)
        except UnreadableError:
            continue
        if name.encode() in data:
            yield from (Place(path, line) for line in _calling_lines(path, data, name))


def _calling_lines(path: str, data: bytes, name: str) -> tuple[int, ...]:
    """Return the lines of a file that call a name; outside Python, those on which it surely is no definition."""
    if path.endswith(_PYTHON):
        return lines_calling(data, name) if "." in name else calls_of(data, name)
    call = Regex(_call_pattern(name))
    try:
        return tuple(line for line, hit in hits_in_file(path, data, call, View.BARE) if hit is Hit.FULL)
    except (UndecodableError, UnclearError):
        return ()


def _call_pattern(name: str) -> str:
    """Return a pattern of the lines that surely call a name, in languages whose syntax is not known."""
    said = re.escape(name)
    if name.endswith("!"):
        return rf"(?:^|[^\w]){said}\s*[(\[{{]"
    if name.startswith("."):
        return rf"{said}\s*\("
    if "." in name:
        return rf"(?:^|[^\w$.]){said}\s*\("
    return rf"{_BEFORE}{said}\s*\(|^\s*{said}\s*\([^{{]*\);?\s*$"

"""What a reader of a document should be told: what was not understood, and what contradicts itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dodcheck.documents.blocks import Outline
from dodcheck.documents.statements import Statement
from dodcheck.documents.text import Text
from dodcheck.model.criterion import Tick
from dodcheck.model.location import Location
from dodcheck.model.notice import Notice
from dodcheck.model.phase import Phase

_GOOD, _BAD = re.compile(r"[✅☑✔]\ufe0f?\s*$"), re.compile(r"[❌✗✘]\ufe0f?\s*$")
_STRUCK = re.compile(r"~~[^~]+~~\s*$")
_HIDDEN = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


def text_notices(path: str, text: Text, outline: Outline) -> Iterator[Notice]:
    """Yield what could not be read of the text itself."""
    for line in text.replaced:
        yield Notice("not-understood", Location(path, line), "bytes that are not UTF-8 are read as \ufffd")
    for deep in outline.too_deep:
        yield Notice("not-understood", Location(path, deep.line), "nested too deep to be read; what follows is read")


def statement_notices(path: str, statements: Sequence[Statement]) -> Iterator[Notice]:
    """Yield what is odd about the statements, in their order."""
    open_children = _open_children(statements)
    for number, statement in enumerate(statements):
        at = Location(path, statement.line, statement.column)
        if statement.tick is Tick.PARTLY:
            yield Notice("not-understood", at, "the box [~] is taken as partly done: neither ticked nor open")
        if statement.tick is Tick.NOT_UNDERSTOOD and statement.box:
            yield Notice("not-understood", at, f"the box [{statement.box.state}] is neither [ ] nor [x]")
        if hidden := _HIDDEN.search(statement.source):
            code = f"U+{ord(hidden[0]):04X}"
            yield Notice("hidden-characters", at, f"the statement holds the invisible character {code}")
        if said := _contradiction(statement):
            yield Notice("contradiction", at, said)
        if statement.tick is Tick.TICKED and number in open_children:
            line = open_children[number].line
            yield Notice("contradiction", at, f"ticked, while the box nested in it on line {line} is open")


def _open_children(statements: Sequence[Statement]) -> dict[int, Statement]:
    """Return the first open box nested directly in each statement, by that statement's number."""
    found: dict[int, Statement] = {}
    for statement in statements:
        if statement.parent is not None and statement.tick is Tick.UNTICKED:
            found.setdefault(statement.parent, statement)
    return found


def phase_notices(phases: Sequence[tuple[Phase, bool]]) -> Iterator[Notice]:
    """Yield a notice for each phase heading that declares a phase again; summaries and completion lists don't."""
    first: dict[str, Phase] = {}
    for phase, aside in phases:
        if aside:
            continue
        earlier = first.setdefault(phase.scope, phase)
        if earlier is not phase:
            said = f"a second heading of {phase.name}, first on line {earlier.location.line}; both are judged"
            yield Notice("duplicate-phase", phase.location, said)


def _contradiction(statement: Statement) -> str | None:
    if statement.tick is Tick.UNTICKED and _GOOD.search(statement.source):
        return "the box is open, its text ends with a tick"
    if statement.tick is Tick.TICKED and _BAD.search(statement.source):
        return "the box is ticked, its text ends with a cross"
    if statement.tick is Tick.TICKED and _STRUCK.match(statement.source):
        return "the box is ticked, its text is struck out"
    return None

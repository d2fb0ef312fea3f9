"""What a document claims of each statement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import assert_never

from dodcheck.documents.statements import Statement
from dodcheck.model.criterion import Form, Tick


def claims(statements: Sequence[Statement]) -> tuple[bool | None, ...]:
    """Return for each statement whether it is claimed; an evidence line is when all boxes of its group are ticked."""
    boxes: dict[int, list[Tick]] = defaultdict(list)
    for statement in statements:
        if statement.box:
            boxes[statement.spot.key].append(statement.tick)
    return tuple(_claimed(statement, boxes[statement.spot.key]) for statement in statements)


def _claimed(statement: Statement, beside: list[Tick]) -> bool | None:
    if statement.form is not Form.EVIDENCE:
        return _ticked(statement.tick)
    return all(tick is Tick.TICKED for tick in beside) if beside else None


def _ticked(tick: Tick) -> bool | None:
    match tick:
        case Tick.TICKED:
            return True
        case Tick.UNTICKED:
            return False
        case Tick.PARTLY | Tick.NOT_UNDERSTOOD | Tick.NONE:
            return None
        case _:
            assert_never(tick)

"""What a document claims of each statement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import assert_never

from dodcheck.documents.statements import Statement
from dodcheck.model.criterion import Form, Tick


def claims_of(statements: Sequence[Statement]) -> tuple[bool | None, ...]:
    """Return for each statement, in order, whether the document claims it; ``None`` where nothing says either.

    An evidence line is claimed when all boxes of its group are ticked.
    """
    boxes: dict[tuple[str, int], list[Tick]] = defaultdict(list)
    for statement in statements:
        if statement.form is Form.BOX:
            boxes[statement.group_key].append(statement.tick)
    whole = {group: all(tick is Tick.TICKED for tick in ticks) for group, ticks in boxes.items()}
    return tuple(
        whole.get(statement.group_key) if statement.form is Form.EVIDENCE else _claimed(statement)
        for statement in statements
    )


def _claimed(statement: Statement) -> bool | None:
    return _ticked(statement.tick) if statement.box else statement.claimed


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

"""Boxes that evidence decides, turned in their documents; what would be written is read back first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple, assert_never

from dodcheck.documents.box_bytes import NoBoxError, Turn, turn_boxes
from dodcheck.documents.document import Document, read_document
from dodcheck.errors import UserError, user_error
from dodcheck.model.criterion import Criterion, Tick
from dodcheck.model.location import Location
from dodcheck.model.report import Judgement
from dodcheck.model.verdict import Verdict


class TurnedDocument(NamedTuple):
    """A document whose boxes are turned: its path, how many they are, its bytes before and after.

    ``claims`` are the places of other statements that are claimed by that, such as the evidence line of a whole group.
    """

    path: str
    boxes: int
    before: bytes
    after: bytes
    claims: tuple[Location, ...] = ()


def boxes_to_turn(judgements: Iterable[Judgement], turn: Turn) -> tuple[Criterion, ...]:
    """Return the statements whose box is to be turned: ready and not ticked, or refuted and ticked."""
    match turn:
        case Turn.TICK:
            wanted = (Verdict.READY, Tick.UNTICKED)
        case Turn.CLEAR:
            wanted = (Verdict.REFUTED, Tick.TICKED)
        case _:
            assert_never(turn)
    return tuple(
        judgement.criterion for judgement in judgements if (judgement.verdict, judgement.criterion.tick) == wanted
    )


def document_with_boxes_turned(
    document: Document, data: bytes, boxes: Sequence[Criterion], turn: Turn
) -> TurnedDocument:
    """Return a document with the boxes of some of its statements turned; ``data`` are the bytes it was read from.

    Raises ``UserError`` where a box is not found, or where the new bytes read otherwise than with just these turned.
    """
    places = [(criterion.location.line or 1, criterion.location.column or 1) for criterion in boxes]
    try:
        after = turn_boxes(data, places, turn)
    except NoBoxError as problem:
        raise _by_hand_error(document.path, problem.line) from None
    tick = Tick.TICKED if turn is Turn.TICK else Tick.UNTICKED
    wanted = {criterion.location: tick for criterion in boxes}
    before = _reread_criteria(document, data)
    expected = [(criterion, wanted.get(criterion.location, criterion.tick)) for criterion in before]
    found = _reread_criteria(document, after)
    for (old, state), new in zip(expected, found, strict=False):
        if _without_tick(old) != _without_tick(new) or new.tick is not state:
            raise _by_hand_error(document.path, old.location.line or 1)
    if len(found) != len(before):
        raise _by_hand_error(document.path, places[0][0])
    return TurnedDocument(document.path, len(wanted), data, after, tuple(_newly_claimed(before, found, wanted)))


def _newly_claimed(
    before: Sequence[Criterion], after: Sequence[Criterion], boxes: Collection[Location]
) -> Iterator[Location]:
    for old, new in zip(before, after, strict=True):
        if new.claimed and not old.claimed and new.location not in boxes:
            yield new.location


def _by_hand_error(path: str, line: int) -> UserError:
    return user_error(
        f"{path}:{line} can't be changed without changing more than its box", "Nothing was changed. Do it by hand."
    )


def _reread_criteria(document: Document, data: bytes) -> tuple[Criterion, ...]:
    return read_document(document.path, data, document.role, document.scope).criteria


def _without_tick(criterion: Criterion) -> object:
    """Return all of a statement that a box decides nothing of."""
    return (
        criterion.id,
        criterion.text,
        criterion.form,
        criterion.scope,
        criterion.group,
        criterion.location,
        criterion.lines,
        criterion.deferred,
        criterion.inline,
    )

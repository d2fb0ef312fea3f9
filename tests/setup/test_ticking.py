from __future__ import annotations

from dataclasses import replace

import pytest

from dodcheck.documents.box_bytes import Turn
from dodcheck.errors import UserError
from dodcheck.model.criterion import Criterion
from dodcheck.model.location import Location
from dodcheck.setup import ticking
from dodcheck.setup.ticking import TurnedDocument, document_with_boxes_turned
from support.documents import read

DATA = b"- [ ] a\n- [ ] b\n"


def boxes() -> tuple[Criterion, ...]:
    return read(DATA).criteria


def refused(box: Criterion) -> str:
    with pytest.raises(UserError) as caught:
        document_with_boxes_turned(read(DATA), DATA, [box], Turn.TICK)
    return str(caught.value)


def test_one_of_two() -> None:
    expected = TurnedDocument("D.md", 1, DATA, b"- [ ] a\n- [x] b\n")
    assert document_with_boxes_turned(read(DATA), DATA, boxes()[1:], Turn.TICK) == expected


def test_a_place_without_a_box_is_refused() -> None:
    assert refused(replace(boxes()[0], location=Location("D.md", 1, 8))) == (
        "D.md:1 can't be changed without changing more than its box\n  Nothing was changed. Do it by hand."
    )


@pytest.mark.parametrize(
    "after",
    [b"- [x] a\n- [ ] b\n", b"- [x] a\n- [x] b\n", b"- [ ] a\n- [x] c\n", b"- [ ] a\n", DATA, DATA + b"- [ ] c\n"],
)
def test_bytes_that_read_otherwise_are_refused(after: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ticking, "turn_boxes", lambda *_: after)
    assert "can't be changed without changing more than its box" in refused(boxes()[1])

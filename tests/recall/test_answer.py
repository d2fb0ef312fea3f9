from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.recall.answer import Answer, Digests, KeptAnswer, pack, unpack

HEX = st.text("0123456789abcdef", min_size=64, max_size=64)
PLACES = st.lists(st.binary(min_size=1).filter(lambda place: b"\0" not in place), min_size=1).map(tuple)
ANSWERS = st.builds(Answer, st.integers(0, 1), st.binary())


@given(st.builds(KeptAnswer, ANSWERS, PLACES, PLACES, st.builds(Digests, HEX, HEX, HEX)))
def test_what_is_packed_is_unpacked(kept: KeptAnswer) -> None:
    assert unpack(pack(kept)) == kept


def test_the_form() -> None:
    kept = KeptAnswer(Answer(1, b"blocked\n"), (b"a", b"b/c"), (b"out",), Digests("1f", "2e", "3d"))
    assert pack(kept) == b"dodcheck answer 1 1 8 2 1f 2e 3d\nblocked\na\0b/c\0out"


def test_another_form_is_no_answer() -> None:
    assert unpack(b"dodcheck answer 2 whatever comes") is None


@pytest.mark.parametrize("data", [b"", b"nonsense\n"])
def test_no_head_is_no_answer(data: bytes) -> None:
    assert unpack(data) is None


@pytest.mark.parametrize(
    ("head", "why"),
    [
        (b"1", "not enough values"),
        (b"1 8 2 1f 2e", "not enough values"),
        (b"1 8 2 1f 2e 3d 4c", "too many values"),
        (b"1 8 two 1f 2e 3d", "invalid literal"),
        (b"1 8 2 1f 2e \xff", "can't decode"),
    ],
)
def test_a_damaged_head_is_a_mistake(head: bytes, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        unpack(b"dodcheck answer 1 " + head + b"\nblocked\na\0b/c\0out")


@given(st.binary(max_size=80))
def test_reading_raises_nothing_else(data: bytes) -> None:
    with contextlib.suppress(ValueError):
        unpack(b"dodcheck answer 1 " + data)

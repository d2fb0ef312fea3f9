from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.recall.answer import Answer, Digests, KeptAnswer, packed, unpacked

HEX = st.text("0123456789abcdef", min_size=64, max_size=64)
PLACES = st.lists(st.binary(min_size=1).filter(lambda place: b"\0" not in place), min_size=1).map(tuple)
ANSWERS = st.builds(Answer, st.integers(0, 1), st.binary())


@given(st.builds(KeptAnswer, ANSWERS, PLACES, PLACES, st.builds(Digests, HEX, HEX, HEX)))
def test_what_is_packed_is_unpacked(kept: KeptAnswer) -> None:
    assert unpacked(packed(kept)) == kept


def test_the_form() -> None:
    kept = KeptAnswer(Answer(1, b"blocked\n"), (b"a", b"b/c"), (b"out",), Digests("1f", "2e", "3d"))
    assert packed(kept) == b"dodcheck answer 1 1 8 2 1f 2e 3d\nblocked\na\0b/c\0out"


def test_another_form_is_no_answer() -> None:
    assert unpacked(b"dodcheck answer 2 whatever comes") is None


@pytest.mark.parametrize("data", [b"", b"nonsense\n"])
def test_no_head_is_no_answer(data: bytes) -> None:
    assert unpacked(data) is None


def test_a_damaged_head_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="not enough values"):
        unpacked(b"dodcheck answer 1 1\n")

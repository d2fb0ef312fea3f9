from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.recall.answer import Answer, KeptAnswer, packed, unpacked

DIGESTS = st.text("0123456789abcdef", min_size=64, max_size=64)
PLACES = st.lists(st.binary(min_size=1).filter(lambda place: b"\0" not in place), min_size=1).map(tuple)


@given(st.builds(KeptAnswer, st.builds(Answer, st.integers(0, 1), st.binary()), PLACES, DIGESTS, DIGESTS))
def test_what_is_packed_is_unpacked(kept: KeptAnswer) -> None:
    assert unpacked(packed(kept)) == kept


def test_the_form() -> None:
    kept = KeptAnswer(Answer(1, b"blocked\n"), (b"a", b"b/c"), "1f", "2e")
    assert packed(kept) == b"dodcheck answer 1 1 8 1f 2e\nblocked\na\0b/c"


def test_another_form_is_no_answer() -> None:
    assert unpacked(b"dodcheck answer 2 whatever comes") is None


@pytest.mark.parametrize("data", [b"", b"dodcheck answer 1\n", b"nonsense\n"])
def test_no_head_is_no_answer(data: bytes) -> None:
    assert unpacked(data) is None


def test_a_damaged_head_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="not enough values"):
        unpacked(b"dodcheck answer 1 1 8\n")

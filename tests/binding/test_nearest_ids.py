from __future__ import annotations

from difflib import get_close_matches

from hypothesis import given
from hypothesis import strategies as st

from dodcheck.binding.nearest_ids import nearest_ids

IDS = st.text("ab-/1", max_size=8)


def test_the_nearest_come_first() -> None:
    ids = ["phase-1/a-md-created", "phase-1/b-md-created", "phase-2/all-else", "x"]
    assert nearest_ids("phase-1/b-md-creatd", ids) == ("phase-1/b-md-created", "phase-1/a-md-created")


def test_nothing_is_like_it() -> None:
    assert nearest_ids("abc", ["xyz", ""]) == ()


@given(IDS, st.lists(IDS, unique=True))
def test_they_are_those_of_difflib(key: str, ids: list[str]) -> None:
    assert list(nearest_ids(key, ids)) == get_close_matches(key, ids, n=2)

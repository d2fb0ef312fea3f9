from __future__ import annotations

import pytest

from dodcheck.binding.recognise import recognise
from dodcheck.binding.tree import as_data
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.location import Location


def read(text: str, form: Form) -> str:
    bound = recognise(Criterion("a", text, form, "program", None, None, Location("DOD.md", 1, 1)))
    return f"{bound.strength} {as_data(bound.tree)}" if bound else "nothing"


@pytest.mark.parametrize(
    ("text", "as_statement", "as_blocker"),
    [
        (
            "❌ Any P0 invariant lacks strong verification",
            "nothing",
            "exact {'invariants': {'at_least': 'strong', 'priority': ['P0']}}",
        ),
        (
            "Any P0 invariant lacks strong verification",
            "exact {'not': {'rule': {'invariants': {'at_least': 'strong', 'priority': ['P0']}}}}",
            "exact {'invariants': {'at_least': 'strong', 'priority': ['P0']}}",
        ),
        (
            "`legacy.py` exists",
            "exact {'file': {'path': 'legacy.py', 'named_in': 'DOD.md'}}",
            "exact {'not': {'rule': {'file': {'path': 'legacy.py', 'named_in': 'DOD.md'}}}}",
        ),
        (
            "`legacy.py` exists and nobody knows why",
            "weaker {'file': {'path': 'legacy.py', 'named_in': 'DOD.md'}}",
            "stronger {'not': {'rule': {'file': {'path': 'legacy.py', 'named_in': 'DOD.md'}}}}",
        ),
        ("People are unhappy", "nothing", "nothing"),
    ],
)
def test_a_blocker_is_met_where_its_words_are_not_so(text: str, as_statement: str, as_blocker: str) -> None:
    assert (read(text, Form.BOX), read(text, Form.BLOCKER)) == (as_statement, as_blocker)

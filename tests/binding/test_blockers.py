from __future__ import annotations

from dataclasses import replace

import pytest

from dodcheck.binding.recognise import recognise
from dodcheck.binding.tree import as_data
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.location import Location

_A = {"file": {"path": "a.md", "named_in": "DOD.md"}}
_B = {"file": {"path": "b.md", "named_in": "DOD.md"}}


def read(text: str, form: Form, group: str | None = None) -> str:
    bound = recognise(Criterion("a", text, form, "program", group, None, Location("DOD.md", 1, 1)))
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
            "nothing",
            "exact {'invariants': {'at_least': 'strong', 'priority': ['P0']}}",
        ),
        ("❌ `LICENSE` exists", "nothing", "nothing"),
        ("`LICENSE` exists", "exact {'file': {'path': 'LICENSE', 'named_in': 'DOD.md'}}", "nothing"),
        (
            "`a.md` is missing and nobody knows why",
            "nothing",
            "nothing",
        ),
        (
            "`a.md` and `b.md` are missing",
            "nothing",
            f"stronger {{'all': {{'rules': [{_A}, {_B}]}}}}",
        ),
        ("People are unhappy", "nothing", "nothing"),
    ],
)
def test_a_blocker_is_met_where_its_words_are_not_so(text: str, as_statement: str, as_blocker: str) -> None:
    assert (read(text, Form.BOX), read(text, Form.BLOCKER)) == (as_statement, as_blocker)


def test_a_good_thing_blocks_only_where_the_words_above_say_so_in_full() -> None:
    contrary = "exact {'not': {'rule': {'file': {'path': 'legacy.py', 'named_in': 'DOD.md'}}}}"
    for above in ("The program is not done if", 'Not "done" while', "Not ready when", "We are not done as long as"):
        assert read("`legacy.py` exists", Form.BLOCKER, above) == contrary
    assert read("`legacy.py` exists", Form.BLOCKER, "Release blockers") == "nothing"
    assert read("❌ `legacy.py` exists", Form.BLOCKER, "Not done until") == "nothing"


def test_a_plain_line_above_the_list_says_so_as_a_label_does() -> None:
    criterion = Criterion(
        "a", "`legacy.py` exists", Form.BLOCKER, "program", "Blockers", None, Location("DOD.md", 1, 1), announced=""
    )
    assert recognise(criterion) is None
    bound = recognise(replace(criterion, announced="The program is not done if"))
    assert bound is not None
    assert as_data(bound.tree) == {"not": {"rule": {"file": {"path": "legacy.py", "named_in": "DOD.md"}}}}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("3+ files in `docs/`", "nothing"),
        ("there are circular imports in `src`", "exact {'imports': "),
        ("There are still any secrets in the repository", "weaker {'secrets': {}}"),
        ("any `eval(` in `docs/`", "exact {'text': {'in': ['docs/'], 'literal': 'eval(', 'max': 0, "),
        ("there are files in `old/`", "exact {'file': {'path': 'old/', 'max': 0, 'named_in': 'DOD.md'}}"),
        ("there are no files in `old/`", "nothing"),
        ("there are files in `old/` and nobody knows why", "nothing"),
        ("any `one` in `a/` or `two` in `b/`", "nothing"),
    ],
)
def test_that_something_is_there_blocks_unless_nothing_is(text: str, told: str) -> None:
    assert read(text, Form.BLOCKER, "Release blockers").startswith(told)


def test_the_contrary_of_at_most_so_many_is_more() -> None:
    at_least = "exact {'file': {'path': 'docs/', 'min': 3, 'named_in': 'DOD.md'}}"
    assert read("fewer than 3 files in `docs/`", Form.BLOCKER, "Not done if") == at_least
    assert read("fewer than 3 files in `docs/`", Form.BOX) == at_least.replace("'min': 3", "'max': 2")


def test_of_several_things_that_were_read_as_more_than_they_say_nothing_is_known() -> None:
    both = "No `one` imports in `src/` and no `two` imports in `src/`"
    assert read(both, Form.BOX).startswith("stronger {'all'")
    assert read(both, Form.BLOCKER, "Not done if") == "nothing"
    assert read("No `one` imports in `src/`", Form.BLOCKER, "Not done if").startswith("weaker {'not'")


def test_what_is_set_on_the_platform_is_a_good_thing() -> None:
    assert read("Lint is a required check", Form.BOX).startswith("stronger {'platform'")
    assert read("Lint is a required check", Form.BLOCKER, "Release blockers") == "nothing"


def test_a_bad_thing_never_has_to_be_so() -> None:
    assert read("`a.md` is missing", Form.MUST_BE_TRUE, "Not done until") == "nothing"

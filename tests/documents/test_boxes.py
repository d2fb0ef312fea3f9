from __future__ import annotations

import pytest

from dodcheck.documents.boxes import Box, leading_box
from dodcheck.model.criterion import Tick
from support.documents import read


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[ ] a", Box(" ", Tick.UNTICKED, "a")),
        ("[x] a", Box("x", Tick.TICKED, "a")),
        ("[X]\ta", Box("X", Tick.TICKED, "a")),
        ("[x]", Box("x", Tick.TICKED, "")),
        ("[x]\na", Box("x", Tick.TICKED, "a")),
        ("[~] a", Box("~", Tick.PARTLY, "a")),
        *[
            (f"[{state}] a", Box(state, Tick.NOT_UNDERSTOOD, "a"))
            for state in ("-", "/", "!", "", " x", "x ", "  ", "\u00a0", "✓", "N/A", "?", "y")
        ],
        *[
            (f"[{state}] a", Box(state, Tick.NOT_UNDERSTOOD, "a"))
            for state in (
                "DONE",
                "done",
                "Pending",
                "In Progress",
                "in_progress",
                "not started",
                "(postponed)",
                "partly",
            )
        ],
        ("[x]a", Box("x", Tick.NOT_UNDERSTOOD, "a")),
        ("[ ]a", Box(" ", Tick.NOT_UNDERSTOOD, "a")),
        ("[X]`a.md`", Box("X", Tick.NOT_UNDERSTOOD, "`a.md`")),
        ("[ ]**a**", Box(" ", Tick.NOT_UNDERSTOOD, "**a**")),
        ("[ ]*a*", Box(" ", Tick.NOT_UNDERSTOOD, "*a*")),
        ("[ ]* 2.2 a", Box(" ", Tick.UNTICKED, "2.2 a", optional=True)),
        ("[x]\\* 2.3 a", Box("x", Tick.TICKED, "2.3 a", optional=True)),
        ("[P] Create a", Box("P", Tick.NOT_UNDERSTOOD, "Create a")),
        ("[B] blocked = true", Box("B", Tick.NOT_UNDERSTOOD, "blocked = true")),
    ],
)
def test_boxes_and_their_states(source: str, expected: Box) -> None:
    assert leading_box(source) == expected


@pytest.mark.parametrize(
    "source",
    ["[1] a", "[12] a", "[^1] a", "[AB] a", "[...] a", "[x](url)", "[x]: url", "[x][y]",
     "[x], a", "[y]a", "[xx]a", "\\[x] a",
     "[DONE]", "[done](url) a", "[done], a", "[API] a", "[Undone] a", "[done by Ada] a", "[**DONE**] a", "`[x]` a",
     "[P] tasks = may run at the same time", "[P] = parallel", "[S] marks a story",
     " [x] a", "a [x]", "[[x]] a", "[long] a", ""],
)  # fmt: skip
def test_what_is_no_box(source: str) -> None:
    assert leading_box(source) is None


def test_a_column_headed_by_a_sign_adds_nothing_to_the_words_of_its_boxes() -> None:
    found = read("| Gate | ✅ |\n|---|---|\n| a | [x] |\n| b | [ ] |\n")

    assert [one.text for one in found.criteria] == ["a", "b"]
    assert found.notices == ()
    both = read("| Gate | ✅ | ❌ |\n|---|---|---|\n| a | [x] | [ ] |\n")
    assert [one.text for one in both.criteria] == ["a — ✅", "a — ❌"]


def test_a_box_in_a_cell_knows_its_row() -> None:
    source = "| Task | Done | Tested | File |\n|-|-|-|-|\n| Parser | [x] | [ ] all | `a.py` |\n"

    criteria = read(source).criteria

    row = ("Task", "Parser"), ("Done", "[x]"), ("Tested", "[ ] all"), ("File", "`a.py`")
    assert [(one.text, one.row) for one in criteria] == [("Parser — Done", row), ("Parser — Tested — all", row)]

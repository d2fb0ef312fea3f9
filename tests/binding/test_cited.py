from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dodcheck.binding.recognise import recognise
from dodcheck.binding.tree import Bound, Strength
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.location import Location
from dodcheck.model.report import Origin
from dodcheck.rules.cited import CitedRule
from support.yaml_files import loaded

CELLS: list[dict[str, Any]] = loaded(Path(__file__).parent / "cells.yml")
LACKING = "nothing here shows the statement itself"


def row(*cells: tuple[str, str], claimed: bool | None = True) -> Criterion:
    text = "Timeline works"
    told = (("#", "1"), ("Criterion", text), ("Status", "✅"), *cells)
    return Criterion("program/x", text, Form.ROW, "program", None, claimed, Location("docs/DOD.md", 5, 3), row=told)


def citing(things: tuple[str, ...], commits: tuple[str, ...] = ()) -> Bound:
    rule = CitedRule(things=things, commits=commits, named_in="docs/DOD.md")
    return Bound(rule, Origin.RECOGNISED, Strength.WEAKER, lacking=LACKING)


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case['head']}: {case['cell']}") for case in CELLS])
def test_what_a_cell_cites(case: dict[str, Any]) -> None:
    things, commits = tuple(case.get("things", ())), tuple(case.get("commits", ()))
    assert recognise(row((case["head"], case["cell"]))) == (citing(things, commits) if things or commits else None)


def test_several_cells_cite_together() -> None:
    cells = ("Implementation", "`app/a.py`"), ("Tests", "`tests/test_a.py`"), ("Evidence", "`app/a.py`")
    assert recognise(row(*cells)) == citing(("app/a.py", "tests/test_a.py"))


def test_a_remark_that_takes_back_what_another_cell_cites() -> None:
    assert recognise(row(("Where", "`app/a.py`"), ("Notes", "superseded in May"))) is None


def test_what_is_not_claimed_cites_all_the_same() -> None:
    assert recognise(row(("Where", "`app/a.py`"), claimed=False)) == citing(("app/a.py",))


def test_no_more_than_twenty_things_are_looked_for() -> None:
    cell = ", ".join(f"`app/a{number}.py`" for number in range(40))
    assert recognise(row(("Where", cell))) == citing(tuple(f"app/a{number}.py" for number in range(20)))


def test_a_statement_that_a_grammar_understands_keeps_its_rule() -> None:
    text = "`docs/guide.md` exists"
    told = (("Criterion", text), ("Status", "✅"), ("Where", "`gone.md`"))
    place = Location("docs/DOD.md", 5, 3)
    bound = recognise(Criterion("program/x", text, Form.ROW, "program", None, True, place, row=told))  # noqa: FBT003 - the claim
    assert bound is None or not isinstance(bound.tree, CitedRule)


def boxed(text: str, *cells: tuple[str, str]) -> Criterion:
    place = Location("docs/DOD.md", 5, 3)
    return Criterion("program/x", text, Form.BOX, "program", None, True, place, row=cells)  # noqa: FBT003 - the claim


@pytest.mark.parametrize(
    ("text", "cells", "things"),
    [
        ("Timeline works — Status", [("Task", "Timeline works"), ("Status", "[x]"), ("File", "`a.py`")], ("a.py",)),
        ("Timeline works — Task", [("Task", "[x] Timeline works"), ("Test", "`test_a.py`")], ("test_a.py",)),
        (
            "Timeline works — Code — `a.py`",
            [("Task", "Timeline works"), ("Code", "[x] `a.py`"), ("Tests", "[ ] `test_a.py`")],
            ("a.py",),
        ),
        ("Timeline works — Done", [("Where", "Timeline works"), ("Done", "[x]"), ("Needs", "`a.py`")], ()),
        ("Timeline works — Done", [("Task", "Timeline works"), ("Done", "[x]"), ("File", "`a.py` (removed)")], ()),
        ("Timeline works — Done", [("Task", "Timeline works"), ("Done", "[x]"), ("File", "~~`a.py`~~")], ()),
    ],
)
def test_a_box_in_a_cell_is_asked_for_what_its_row_cites(
    text: str, cells: list[tuple[str, str]], things: tuple[str, ...]
) -> None:
    assert recognise(boxed(text, *cells)) == (citing(things) if things else None)


def test_a_box_is_no_row_of_a_table_of_invariants() -> None:
    cells = ("ID", "CF-001"), ("Invariant", "Order holds"), ("Required", "Strong"), ("Done", "[x]")
    assert recognise(boxed("CF-001 — Done", *cells)) is None

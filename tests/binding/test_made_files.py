from __future__ import annotations

import pytest

from dodcheck.binding.recognise import recognise
from dodcheck.binding.tree import Bound, Strength
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.location import Location
from dodcheck.model.report import Origin
from dodcheck.rules.cited import CitedRule
from dodcheck.rules.file import FileRule

IN = "docs/SUMMARY.md"
LACKING = "nothing here shows what is said of it"


def listed(text: str, announced: str = "Files Created") -> Criterion:
    place = Location(IN, 5, 1)
    return Criterion("x", text, Form.DELIVERABLE, "docs-summary", None, True, place, announced=announced)  # noqa: FBT003 - the claim


def refuting(*things: str) -> Bound:
    return Bound(CitedRule(things=things, named_in=IN, past=True), Origin.RECOGNISED, Strength.WEAKER, lacking=LACKING)


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("`src/a.py` - the parser", ("src/a.py",)),
        ("**src/a.py** (245 lines)", ("src/a.py",)),
        ("[src/a.py](../src/a.py): parser of names", ("src/a.py",)),
        ("`src/a.py`, `src/b.py` - both halves", ("src/a.py", "src/b.py")),
        ("`src/a.py` - generates a report where `b.py` fails", ("src/a.py",)),
    ],
)
def test_a_file_that_is_described_refutes_only(text: str, things: tuple[str, ...]) -> None:
    assert recognise(listed(text)) == refuting(*things)


@pytest.mark.parametrize("text", ["`src/a.py`", "src/a.py (new)", "**`src/a.py`** (NEW)"])
def test_the_name_of_a_file_alone_is_proved_by_it(text: str) -> None:
    least = CitedRule(things=("src/a.py",), named_in=IN, past=True)
    there = FileRule(path="src/a.py", named_in=IN)
    assert recognise(listed(text)) == Bound(there, Origin.RECOGNISED, Strength.STRONGER, least=least)


@pytest.mark.parametrize("announced", ["Files Modified", "Files created/modified", "Updated files (3)"])
def test_nothing_shows_that_a_file_was_changed(announced: str) -> None:
    assert recognise(listed("`src/a.py`", announced)) == refuting("src/a.py")


@pytest.mark.parametrize("text", ["`dist/app.js`", "`config.toml`", "`/srv/app/a.py`", "`docs/`"])
def test_what_few_repositories_track_is_never_refuted(text: str) -> None:
    bound = recognise(listed(text))
    assert bound is not None
    assert (bound.strength, bound.least) == (Strength.STRONGER, None)


@pytest.mark.parametrize(
    "text",
    [
        "`src/a.py` (not committed)",
        "`src/a.py` (in the wiki)",
        "`src/a.py` - replaced by `src/b.py`",
        "`src/a.py` - will follow",
        "`src/a.py` / `src/b.py`",
        "`config.toml` - settings",
        "~~`src/a.py`~~",
    ],
)
def test_what_may_be_gone_or_elsewhere_has_no_rule(text: str) -> None:
    assert recognise(listed(text)) is None

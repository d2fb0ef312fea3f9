from __future__ import annotations

import pytest

from dodcheck.trust.change.weakenings.catalogue import find
from support.sides import weakened

DOD = {"DOD.md": "- [ ] All P0 invariants have strong verification\n"}
PATH = "docs/INVARIANTS_CATALOG.md"
HEAD = "| ID | Invariant | Priority | Verification Strength | Tests |\n|---|---|---|---|---|\n"


def catalogue(*rows: str) -> dict[str, str]:
    return {**DOD, PATH: f"# Invariants\n\n{HEAD}" + "".join(f"| {row} | `a.py` |\n" for row in rows)}


ONE, TWO = "INV-1 | Imports | P0 | Strong", "INV-2 | Loads | P1 | Partial"
SAID = f"catalogued/INV-1, {PATH}:5 -> {PATH}:5: the catalogue"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (ONE, []),
        ("INV-1 | Imports well | P0 | Strong", []),
        ("INV-1 | Imports | P1 | Strong", [f"{SAID} gives `INV-1` a lower priority; it was P0, and is P1"]),
        ("INV-1 | Imports | | Strong", [f"{SAID} gives `INV-1` a lower priority; it was P0, and is without one"]),
        (
            "INV-1 | Imports | P0 | Partial",
            [f"{SAID} calls `INV-1` less strongly verified; it was strong, and is partial"],
        ),
        (
            "INV-1 | Imports | P0 | ",
            [f"{SAID} calls `INV-1` less strongly verified; it was strong, and is without a strength"],
        ),
    ],
)
def test_an_invariant_of_which_less_is_said(row: str, told: list[str]) -> None:
    assert weakened(find, catalogue(ONE, TWO), catalogue(row, TWO)) == told


def test_more_may_be_said_and_added() -> None:
    less, more = "INV-2 | Loads | P1 | ", "INV-2 | Loads | P0 | Strong"
    assert weakened(find, catalogue(ONE, less), catalogue(ONE, more, "INV-3 | Saves | P0 | Partial")) == []


def test_what_is_gone_is_told_each_once() -> None:
    gone = [
        f"catalogued/INV-1, {PATH}:5 -> None: the catalogue no longer lists `INV-1`; ",
        f"catalogued/INV-2, {PATH}:6 -> None: the catalogue no longer lists `INV-2`; ",
    ]
    third = catalogue("INV-3 | Saves | P0 | Strong")
    assert weakened(find, catalogue(ONE, TWO), third) == gone
    twice = {"DOD.md": f"{DOD['DOD.md']}- [ ] All P1 invariants have partial verification\n"}
    assert weakened(find, {**catalogue(ONE, TWO), **twice}, {**third, **twice}) == gone
    assert weakened(find, catalogue(ONE), DOD) == [
        f"catalogued/{PATH}, {PATH} -> None: the catalogue of invariants `{PATH}` is gone; "
    ]


def test_where_no_promise_is_about_invariants_nothing_is_looked_at() -> None:
    other = {"DOD.md": "- [ ] `b.md` created\n"}
    assert weakened(find, {**catalogue(ONE), **other}, {**catalogue(TWO), **other}) == []

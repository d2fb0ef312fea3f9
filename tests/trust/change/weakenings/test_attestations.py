from __future__ import annotations

import pytest

from dodcheck.trust.change.weakenings.attestations import find
from support.judging import attested
from support.sides import weakened

FILE = "dodcheck.attestations.yml"
A = "program/all-is-well"
WAS, NOT = "it was attested otherwise; now by Ada", "it was not attested; now by Ada"


def one(expires: str, **other: str) -> str:
    return attested("All is well", **{"criterion": A, "expires": expires, **other})


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (None, one("2026-02-07"), []),
        (None, one("2026-02-08"), [f"None -> {FILE}:3:5: `{A}` is attested until 2026-02-08; {NOT}"]),
        (one("2026-03-01"), one("2026-03-01"), []),
        (one("2026-04-01"), one("2026-03-01"), []),
        (one("2026-04-01"), None, []),
        (
            one("2026-03-01"),
            one("2026-04-01"),
            [f"{FILE}:3:5 -> {FILE}:3:5: `{A}` is attested until 2026-04-01; {WAS}"],
        ),
        *(
            (
                one("2026-03-01"),
                one("2026-03-01", **{name: value}),
                [f"{FILE}:3:5 -> {FILE}:3:5: `{A}` is attested until 2026-03-01; {WAS}"],
            )
            for name, value in (
                ("says", "Nothing is well"),
                ("date", "2026-02-02"),
                ("commit", "'a200000'"),
                ("covers", "[a.md]"),
            )
        ),
    ],
)
def test_words_that_are_new_or_say_something_else(before: str | None, after: str | None, told: list[str]) -> None:
    dod = {"DOD.md": "- [x] All is well\n"}
    sides = [dod | ({FILE: text} if text else {}) for text in (before, after)]
    assert weakened(find, *sides) == [f"attested/{A}, {one}" for one in told]

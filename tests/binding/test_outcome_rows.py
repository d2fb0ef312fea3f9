from __future__ import annotations

import pytest

from dodcheck.binding.recognise import recognise
from dodcheck.binding.tree import as_data
from dodcheck.model.criterion import Criterion, Form, Tick
from dodcheck.model.location import Location

LINT = {"runnable": {"command": "npm run lint", "named_in": "docs/DOD.md"}}
LINT_SAYS = {"platform": {"fact": "by-eye", "expect": ["what `npm run lint` says"]}}
LINTED = ("weaker", {"all": {"rules": [LINT, LINT_SAYS]}})


def row(*cells: tuple[str, str]) -> tuple[str, object] | None:
    place = Location("docs/DOD.md", 3, 1)
    told = Criterion(
        "phase-1/x", cells[0][1], Form.ROW, "phase-1", None, claimed=True, location=place, tick=Tick.NONE, row=cells
    )
    bound = recognise(told)
    return (str(bound.strength), as_data(bound.tree)) if bound else None


@pytest.mark.parametrize(
    ("head", "cell", "read"),
    [
        ("Validation", "`npm run lint` exits 0", LINTED),
        ("How to verify", "run `npm run lint`", LINTED),
        ("Command", "`npm run lint`", LINTED),
        ("**Verify with**", "`npm run lint` passes.", LINTED),
        (
            "Commands",
            "`npm run lint`, `ruff check`",
            (
                "weaker",
                {
                    "all": {
                        "rules": [
                            LINT,
                            {
                                "platform": {
                                    "fact": "by-eye",
                                    "expect": ["what `npm run lint` says", "what `ruff check` says"],
                                }
                            },
                        ]
                    }
                },
            ),
        ),
        # What is no command, says more, or stands in another column.
        ("Command", "`src/app.py`: see the page", None),
        ("Command", "`npm run lint` if it is there", None),
        ("Command", "`npm run lint` fails", None),
        ("Command", "by hand", None),
        ("Command", "`getUser()`", None),
        ("Also run", "`npm run lint`", None),
        ("Notes", "`npm run lint`", None),
    ],
)
def test_a_column_names_the_commands_that_show_a_row(head: str, cell: str, read: object) -> None:
    assert row(("Criterion", "Code is tidy"), (head, cell), ("Status", "✅")) == read


def test_what_the_words_of_a_row_say_comes_first() -> None:
    assert row(("Criterion", "`a.md` created"), ("Command", "`npm run lint`")) == (
        "exact",
        {"file": {"path": "a.md", "named_in": "docs/DOD.md"}},
    )

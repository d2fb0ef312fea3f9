from __future__ import annotations

import pytest

from dodcheck.workflows.register.accepted import accepted_in

HEAD = "| ID | Risk | Accepted | Owner | Notes |\n|---|---|---|---|---|\n"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("| a | x | until the new runners | ops | |", "until the new runners (ops)"),
        ("| **`a`** | x | yes | ops | the runners are slow |", "yes the runners are slow (ops)"),
        ("| a | x | until #12 is done there | | |", "until #12 is done there"),
        ("| a | x | we know of it, @ops | | |", "we know of it, @ops"),
        ("| a | x | see https://example.org/issues/1 for it | | |", "see https://example.org/issues/1 for it"),
        ("| a | x | as https://example.org/docs/1 explains it | | |", None),
        ("| a | x | until the new runners | | |", None),
        ("| a | x | yes | ops | |", None),
        ("| a | x | no | ops | until the new runners |", None),
        ("| a | x | - | ops | until the new runners |", None),
        ("| a | x | | ops | until the new runners |", None),
        ("| a | x | until the new runners | ? | |", None),
        ("| a |", None),
    ],
)
def test_a_row_is_accepted_with_a_reason_and_somebody_who_answers(row: str, reason: str | None) -> None:
    assert accepted_in(f"{HEAD}{row}\n").get("a") == reason


@pytest.mark.parametrize("text", ["", "words", "| ID | Risk |\n|---|---|\n| a | b |\n"])
def test_without_a_register_nothing_is_accepted(text: str) -> None:
    assert accepted_in(text) == {}

from __future__ import annotations

import pytest

from dodcheck.documents.struck import begins_struck, claimed_by_status


@pytest.mark.parametrize(
    ("source", "struck"),
    [("~~a~~", True), ("~~a~~ not needed", True), ("**~~a~~** b", True), ("a ~~b~~", False), ("a ~~ b", False),
     ("`~~a~~`", False), ("", False)],
)  # fmt: skip
def test_a_statement_that_begins_struck_is_taken_back(source: str, struck: bool) -> None:  # noqa: FBT001 - a column
    assert begins_struck(source) is struck


def test_a_struck_status_claims_nothing() -> None:
    assert [claimed_by_status(said) for said in ("✅ Done", "No", "~~✅ Done~~", "~~Open~~ Done")] == [
        True,
        False,
        None,
        None,
    ]

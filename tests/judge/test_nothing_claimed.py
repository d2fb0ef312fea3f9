"""What is said of documents that claim nothing, or that can't be read."""

from __future__ import annotations

import pytest

from support.judging import DOD, judged, notices


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (
            {"REFACTOR.md": "# Ledger\n\n## M03 — Three\n\n**Status:** In Progress\n"},
            "1 entry says how far milestones are: `dodcheck milestone M03` judges one of them by its plan",
        ),
        ({"REFACTOR.md": "# Ledger\n\nNothing yet.\n"}, "no claim stands here"),
    ],
)
def test_what_stands_in_a_document_without_a_claim(files: dict[str, str | bytes], told: str) -> None:
    assert notices(judged(files, None)) == [f"no-claims REFACTOR.md {told}"]


def test_a_document_that_can_not_be_read_is_told_with_the_way_to_look_at_it() -> None:
    (one,) = (one for one in judged({DOD: b"a\0"}, None).judgements)
    assert (one.criterion.id, str(one.verdict)) == ("program/derived-docs-dod-can-be-read", "broken")
    found = one.evidence
    assert (found.kind, found.examined, found.matched) == ("document", 1, 0)
    why = "holds NUL bytes, so it is no text (UTF-16 is read only with a byte order mark)"
    assert found.summary == f"docs/DOD.md can't be read: {why}"
    assert found.reproduce == "git ls-files -s -- docs/DOD.md"

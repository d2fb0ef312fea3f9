"""What is said of documents that claim nothing, or that can't be read."""

from __future__ import annotations

import pytest

from dodcheck.judge.report import report
from dodcheck.judge.scopes import every_claim, phase, whole_program
from support.judging import DOD, judged, notices, prepared


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (
            {"REFACTOR.md": "# Ledger\n\n## M03 — Three\n\n**Status:** In Progress\n"},
            "1 entry says how far milestones are: `dodcheck milestone M03` judges one of them by its plan",
        ),
        ({"REFACTOR.md": "# Ledger\n\nNothing yet.\n"}, "no claim stands here"),
        (
            {DOD: "# Definition of Done\n\nWords.\n", "REFACTOR.md": "# Ledger\n\n## M03\n\n**Status:** Planned\n"},
            "1 entry says how far milestones are: `dodcheck milestone M03` judges one of them by its plan",
        ),
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


def test_a_phase_without_a_claim_is_a_notice_only_where_nothing_is_asked_of_it() -> None:
    phases = "## Phase 1: One\n\n- [x] `a.md` created\n\n## Phase 2: Two\n\nWords.\n"
    case = prepared({DOD: phases, "a.md": "# A\n", "REFACTOR.md": "# Ledger\n\n- [x] A\u202eb\n"})
    empty = f"empty-phase {DOD}:5 phase 2 has no criterion, so nothing shows whether it is done"
    hidden = "hidden-characters REFACTOR.md:3:1 the statement holds the invisible character U+202E"
    told = {
        scope.name: (notices(found), found.passed)
        for scope in (
            phase(case.program, "1"),
            every_claim(case.program, strict=False),
            whole_program(case.program),
        )
        for found in (report(case, scope),)
    }
    assert told == {"phase 1": ([empty], True), "claims": ([empty, hidden], True), "program": ([], False)}

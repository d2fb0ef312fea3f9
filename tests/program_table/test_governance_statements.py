"""What the program says about its own documents, its checks and what must not be, fulfilled and then broken."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from support.judging import judged_statement
from support.program_statements import CHECKLIST, StatementCase, changed, statement_cases, ticked_seed
from support.yaml_files import loaded

FOLDER = Path(__file__).parent / "governance"
TOLD: dict[str, Any] = loaded(FOLDER / "repository.yml")

CASES = list(statement_cases(FOLDER / "statements.yml"))


def answer(case: StatementCase) -> tuple[str, str]:
    """Return verdict and reason of a statement, with every box of the program ticked."""
    tree = changed(TOLD["files"], case.files)
    handed = {name: text.encode() for name, text in changed(TOLD["evidence"], case.evidence).items()}
    return judged_statement({CHECKLIST: ticked_seed(), **tree}, (CHECKLIST, case.line), handed)


@pytest.mark.parametrize("case", [pytest.param(one, id=f"{one.line} {one.about}") for one in CASES])
def test_a_statement_turns_with_its_evidence(case: StatementCase) -> None:
    assert answer(case) == (case.verdict, case.reason)


def test_each_statement_that_is_proved_is_broken_as_well() -> None:
    by_line: dict[int, set[str]] = {}
    for one in CASES:
        by_line.setdefault(one.line, set()).add(one.verdict)
    good = {"proved", "ready"}
    assert {line for line, verdicts in by_line.items() if verdicts & good and not verdicts - good} == set()

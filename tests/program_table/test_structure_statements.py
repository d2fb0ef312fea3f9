"""What the program says about structure, over a repository that fulfils it, and over each way to only seem to."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.judging import judged_statement
from support.program_statements import CHECKLIST, StatementCase, changed, statement_cases, ticked_seed
from support.yaml_files import loaded

FOLDER = Path(__file__).parent / "structure"
REPOSITORY: dict[str, str] = loaded(FOLDER / "repository.yml")

CASES = list(statement_cases(FOLDER / "statements.yml"))


def answer(line: int, files: dict[str, str | None]) -> tuple[str, str]:
    """Return verdict and reason of the statement on a line, with every box of the program ticked."""
    return judged_statement({CHECKLIST: ticked_seed(), **changed(REPOSITORY, files)}, (CHECKLIST, line))


@pytest.mark.parametrize("case", [pytest.param(one, id=f"{one.line} {one.about}") for one in CASES])
def test_a_statement_turns_with_its_evidence(case: StatementCase) -> None:
    assert answer(case.line, case.files) == (case.verdict, case.reason)

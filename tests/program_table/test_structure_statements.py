"""What the program says about structure, over a repository that fulfils it, and over each way to only seem to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from support.judging import judged_statement
from support.shared import shared
from support.yaml_files import loaded

FOLDER = Path(__file__).parent / "structure"
REPOSITORY: dict[str, str] = loaded(FOLDER / "repository.yml")
CHECKLIST = "docs/refactor/audit/DEFINITION_OF_DONE.md"


@dataclass(frozen=True)
class Case:
    """A statement by its line, and what is said of it once ``files`` are other ones, null where one goes."""

    line: int
    about: str
    verdict: str
    reason: str
    files: dict[str, str | None] = field(default_factory=dict)


def cases() -> Iterator[Case]:
    """Yield the cases: each statement as it is fulfilled, then as it is broken."""
    told: Any = loaded(FOLDER / "statements.yml")
    yield from (Case(one["line"], **case) for one in told for case in one["cases"])


def answer(line: int, files: dict[str, str | None]) -> tuple[str, str]:
    """Return verdict and reason of the statement on a line, with every box of the program ticked."""
    ticked = re.sub(rb"(?m)^(\s*- )\[ \]", rb"\1[x]", shared("seeds", "DEFINITION_OF_DONE.md").read_bytes())
    tree = {path: text for path, text in {**REPOSITORY, **files}.items() if text is not None}
    return judged_statement({CHECKLIST: ticked, **tree}, (CHECKLIST, line))


@pytest.mark.parametrize("case", [pytest.param(one, id=f"{one.line} {one.about}") for one in cases()])
def test_a_statement_turns_with_its_evidence(case: Case) -> None:
    assert answer(case.line, case.files) == (case.verdict, case.reason)

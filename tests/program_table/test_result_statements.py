"""What the program says about tests and coverage, with results that are handed over, and with each way to lack them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from support.judging import judged_statement
from support.program_statements import changed, ticked_seed
from support.yaml_files import loaded

FOLDER = Path(__file__).parent / "results"
CHECKLIST = "docs/refactor/DEFINITION_OF_DONE.md"
TOLD: dict[str, Any] = loaded(FOLDER / "statements.yml")


@dataclass(frozen=True)
class Case:
    """A statement of the seed by its line, and what is said of it once something is changed.

    ``edits`` are each the name of an evidence file, an old and a new text; ``files`` are whole tracked files, null
    where one goes, ``evidence`` likewise.
    """

    line: int
    about: str
    verdict: str
    reason: str
    edits: tuple[tuple[str, str, str], ...] = ()
    files: dict[str, str | None] = field(default_factory=dict)
    evidence: dict[str, str | None] = field(default_factory=dict)


def cases() -> Iterator[Case]:
    """Yield each statement as it is fulfilled, then as it is broken."""
    for one in TOLD["statements"]:
        for case in one["cases"]:
            yield Case(one["line"], **case)


def answer(case: Case) -> tuple[str, str]:
    """Return verdict and reason of the statement of a case, with every box of the seed ticked."""
    files = changed(TOLD["files"], case.files)
    handed = dict(TOLD["evidence"]) | case.evidence
    for name, old, new in case.edits:
        assert old in handed[name], f"{name} has nothing like it: {old}"
        handed[name] = handed[name].replace(old, new)
    evidence = {name: text.encode() for name, text in handed.items() if text is not None}
    return judged_statement({CHECKLIST: ticked_seed(), **files}, (CHECKLIST, case.line), evidence)


@pytest.mark.parametrize("case", [pytest.param(one, id=f"{one.line} {one.about}") for one in cases()])
def test_a_statement_turns_with_its_results(case: Case) -> None:
    assert answer(case) == (case.verdict, case.reason)


def test_every_statement_is_fulfilled_first_and_then_broken() -> None:
    for one in TOLD["statements"]:
        first, *rest = one["cases"]
        assert (first["about"], set(first)) == ("as it is", {"about", "verdict", "reason"}), one["line"]
        if first["verdict"] == "proved":
            assert rest
            assert all(case["verdict"] != "proved" for case in rest), one["line"]

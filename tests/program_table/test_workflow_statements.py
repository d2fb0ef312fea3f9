"""What the program says about workflows, over a repository that fulfils it, and over each way to only seem to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from support.judging import judged_statement
from support.program_statements import ticked_seed
from support.yaml_files import loaded

FOLDER = Path(__file__).parent / "workflows"
REPOSITORY: dict[str, str] = loaded(FOLDER / "repository.yml")
PLACES = {
    "DEFINITION_OF_DONE.md": "docs/refactor/audit/DEFINITION_OF_DONE.md",
    "M03_plan.md": "docs/refactor/milestones/M03/M03_plan.md",
}


@dataclass(frozen=True)
class Case:
    """A statement of a seed by its line, and what is said of it once ``edits`` and ``files`` change the repository.

    ``edits`` are each a path, an old and a new text; ``files`` are whole texts, null where the file goes. ``evidence``
    is what the caller hands over, by name.
    """

    seed: str
    line: int
    about: str
    verdict: str
    reason: str
    edits: tuple[tuple[str, str, str], ...] = ()
    files: dict[str, str | None] = field(default_factory=dict)
    evidence: dict[str, str] = field(default_factory=dict)


def cases() -> Iterator[Case]:
    """Yield the cases of every file but the repository: each statement as it is fulfilled, then as it is broken."""
    for path in sorted(FOLDER.glob("*.yml")):
        told: Any = loaded(path)
        for one in told if isinstance(told, list) else ():
            for case in one["cases"]:
                yield Case(one.get("seed", "DEFINITION_OF_DONE.md"), one["line"], **case)


def repository(case: Case) -> dict[str, str | bytes]:
    """Return the repository of a case, without the documents of the program."""
    files: dict[str, str | None] = {**REPOSITORY, **case.files}
    for path, old, new in case.edits:
        text = files[path]
        assert text is not None
        assert old in text, f"{path} has nothing like it: {old}"
        files[path] = text.replace(old, new)
    return {path: text for path, text in files.items() if text is not None}


def answer(case: Case) -> tuple[str, str]:
    """Return verdict and reason of the statement of a case, with every box of the seeds ticked."""
    documents = {place: ticked_seed(seed) for seed, place in PLACES.items()}
    evidence = {name: text.encode() for name, text in case.evidence.items()}
    return judged_statement({**documents, **repository(case)}, (PLACES[case.seed], case.line), evidence)


@pytest.mark.parametrize("case", [pytest.param(one, id=f"{one.line} {one.about}") for one in cases()])
def test_a_statement_turns_with_its_evidence(case: Case) -> None:
    assert answer(case) == (case.verdict, case.reason)


def test_every_statement_is_fulfilled_first_and_then_broken() -> None:
    by_line: dict[tuple[str, int], list[Case]] = {}
    for one in cases():
        by_line.setdefault((one.seed, one.line), []).append(one)
    for place, told in by_line.items():
        assert (told[0].about, told[0].edits, told[0].files) == ("as it is", (), {}), place
    proved = {place for place, told in by_line.items() if told[0].verdict == "proved"}
    assert {place for place in proved if all(one.verdict == "proved" for one in by_line[place])} == set()

from __future__ import annotations

import pytest

from dodcheck.judge.titles import title
from support.scoping import FILES, program


@pytest.mark.parametrize(
    ("scope", "told"),
    [("phase-1", "One"), ("phase-2", "Two"), ("phase-3", ""), ("milestone-m03", ""), ("program", ""), ("dod", "")],
)
def test_titles_by_scope(scope: str, told: str) -> None:
    assert title(program(dict(FILES)), scope) == told


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("M05_plan - The truth map", "The truth map"),
        ("The truth map", "The truth map"),
        ("Milestone M05: Five", "Five"),
    ],
)
def test_the_title_of_a_milestone_is_that_of_its_plan(heading: str, told: str) -> None:
    plan = f"# {heading}\n\n## Definition of Done\n\n- [ ] d\n"
    assert title(program({"docs/milestones/M05/M05_plan.md": plan}), "milestone-m05") == told

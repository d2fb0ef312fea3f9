from __future__ import annotations

from dataclasses import replace

import pytest

from dodcheck.model.verdict import Verdict
from dodcheck.reports.next_step import next_step
from support.reports import criterion, holds, judged, report


@pytest.mark.parametrize(
    ("scope", "path", "line"),
    [
        ("phase-1", "docs/DOD.md", "dodcheck tick docs/DOD.md:7 --write"),
        ("milestone-m03", "milestones/M03/M03_plan.md", "dodcheck tick milestones/M03/M03_plan.md:7 --write"),
        ("program", "my docs/DOD.md", "dodcheck tick 'my docs/DOD.md:7' --write"),
        ("programming", "programming.md", None),
        ("tasks", "TASKS.md", None),
    ],
)
def test_a_box_that_is_ready_is_ticked_by_a_command_where_that_knows_it(
    scope: str, path: str, line: str | None
) -> None:
    box = replace(criterion(7, "`a.md` created", claimed=False, path=path), scope=scope)
    step = next_step(report(judged(Verdict.READY, box, holds("a.md"))))
    assert step is not None
    assert (step.advice, step.line) == (f"tick {path}:7: a.md created", line)

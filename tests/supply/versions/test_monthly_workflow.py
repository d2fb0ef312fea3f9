from __future__ import annotations

import re
from pathlib import Path

from dodcheck.model.evidence import Outcome
from dodcheck.rules.workflow import WorkflowRule
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.workflows.audit.audit import audit
from dodcheck.workflows.pins.survey import survey

PAGE = Path(__file__).resolve().parents[3] / "docs" / "sbom.md"


def snapshot() -> MemorySnapshot:
    """Return a repository with the workflow of the page."""
    (workflow,) = re.findall(
        r"```yaml\n(name: third-party versions\n.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL
    )
    return MemorySnapshot({".github/workflows/third-party.yml": workflow.encode()})


def test_the_workflow_of_the_page_reports_every_month() -> None:
    seen = WorkflowRule(every="month", runs="dodcheck sbom versions").examine(snapshot())
    assert (seen.outcome, seen.summary) == (
        Outcome.HOLDS,
        ".github/workflows/third-party.yml:16 runs `dodcheck sbom versions` every month",
    )


def test_it_hides_no_failure_and_only_misses_what_is_not_its_business() -> None:
    assert [one.pattern for one in audit(snapshot()).risks] == ["schedule-only"]


def test_everything_it_uses_is_pinned() -> None:
    found = survey(snapshot(), ())
    assert (found.passed, found.unread) == (True, ())

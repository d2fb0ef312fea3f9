from __future__ import annotations

import pytest

from dodcheck.documents.markdown import parse_markdown
from dodcheck.documents.text import decode
from dodcheck.model.evidence import Outcome
from dodcheck.rules.outlines.parts import rollback_finding

TOLD = """
Revert the merge commit
Delete the workflow file
Close the branch without merging
Revert this PR. No data is lost.
Revert the merge; do not rewrite history.
Drop the table; not reversible otherwise
"""
DENIED = """
We do not revert
It will not be reverted
Reverting won't work
Removing it isn’t supported
Reverting is unsupported
How to revert is unknown
Avoid reverting
Nobody reverts this
Without reverting
Revert? Unclear
Reverting is out of scope
The revert plan is missing
Revert steps are still open
Pending: revert steps
Revert steps to follow
Perhaps revert
"""
SAID = {TOLD: Outcome.HOLDS, DENIED: Outcome.UNKNOWN}


@pytest.mark.parametrize(
    ("words", "told"), [(line, told) for lines, told in SAID.items() for line in lines.strip().splitlines()]
)
def test_whether_a_plan_says_how_its_work_is_undone(words: str, told: Outcome) -> None:
    plan = parse_markdown(decode(f"# M01 — Plan\n\n## Rollback\n\n{words}\n".encode()))
    assert rollback_finding(plan, "docs/M01_plan.md").outcome is told

from __future__ import annotations

from dodcheck.setup.init_report import init_summary
from support.setting_up import surveyed

PLAN = """\
# M01 plan

## Deliverables

- `a.md`

## Rollback

Revert the commit.

## Definition of Done

- [ ] `a.md` created
- [ ] It is so
  <!-- dodcheck {file: {path: b.md}} -->
- [ ] Everybody is happy
"""
COUNTS = """\
with 5 statements:

      1  decided by a rule that was read from their words
      3  decided by a rule below them, or by one that is built in
      1  without a rule yet: see the comments in dodcheck.yml
"""


def test_statements_are_counted_by_what_decides_them() -> None:
    assert COUNTS in init_summary(surveyed({"milestones/M01/M01_plan.md": PLAN}))

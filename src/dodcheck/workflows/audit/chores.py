"""Jobs that see to a pull request and check nothing in it: they approve it, label it, assign it, greet its author."""

from __future__ import annotations

import re

from dodcheck.workflows.audit.subject import JobWork

_CHORES = re.compile(
    r"\b(auto[-_ ]?(approv|merg|assign|label)\w*|approve|label(er|s|ing)?|triage|greet\w*|welcome|stale)\b"
)
_LONGEST = 200


def is_chore(job: JobWork) -> bool:
    """Return whether a job is called a chore, and none of its own commands checks anything."""
    name = job.job.name.value if job.job.name else ""
    if _CHORES.search(f"{job.job.id} {name}".lower()[:_LONGEST].replace("_", "-")) is None:
        return False
    return not any(step.purpose.checks for step in job.steps if step.step.uses is None)

"""Whether another job of a workflow uses the actions of a job that a condition guards, so that they run in any case."""

from __future__ import annotations

import re
from collections.abc import Callable

from dodcheck.workflows.audit.guards import Fate, Guard, guards
from dodcheck.workflows.audit.subject import JobWork

_REPORTS = re.compile(r"(?<![a-z])(?:report|comment|notify|update|upload|annotate|post|apply|respond)(?![a-z])")
_LONGEST = 200


def used_elsewhere(guard: Guard, lets: Callable[[Guard], bool]) -> bool:
    """Return whether all that checks in a job are actions that another job uses too, with a condition that ``lets`` it.

    By its name such a job reports what the other one has found: it is the same action with other inputs.
    """
    own = _actions(guard.job)
    if guard.step is not None or not own or not _reports(guard.job):
        return False
    conditions = {guard.job.job.id: guard for guard in guards(guard.subject) if guard.step is None}
    for job in guard.subject.jobs:
        when = conditions.get(job.job.id)
        if (
            job is not guard.job
            and own <= _actions(job)
            and (when is None or (when.fate is not Fate.FALSE and lets(when)))
        ):
            return True
    return False


def _reports(job: JobWork) -> bool:
    return _REPORTS.search(f"{job.job.id} {job.job.name.value if job.job.name else ''}".lower()[:_LONGEST]) is not None


def _actions(job: JobWork) -> frozenset[str]:
    """Return the actions that check in a job; none where a command does too."""
    checking = [step for step in job.steps if step.purpose.checks]
    named = [step.step.uses.value.partition("@")[0].lower() for step in checking if step.step.uses is not None]
    return frozenset(named) if len(named) == len(checking) else frozenset()

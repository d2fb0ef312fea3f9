"""Whether a job may use an action of the repository: nothing is on its disk before a step puts it there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from dodcheck.workflows.audit.subject import StepWork
from dodcheck.workflows.checkouts import HERE, folder_of, is_checkout
from dodcheck.workflows.effective.effect import Effect, Effectiveness
from dodcheck.workflows.expressions.evaluate import Truth, evaluate_condition
from dodcheck.workflows.model import Step

_OWN = frozenset({"", "${{ github.repository }}"})
_NAMED = re.compile(r"\bcheckout\b")
"""What the name of another action says that checks a repository out."""


def action_without_checkout(step: StepWork) -> Iterator[Effect]:
    """Yield that no step of its job is seen to check the repository out before the local action that a step is of.

    A script may do so, or an action of another name: it is never certain that the action is not there.
    """
    first = step.steps[0].step
    if first.uses is None or not first.uses.value.startswith("./"):
        return
    before = takewhile(lambda one: one is not first, step.job.job.steps)
    if not any(_checks_out(one) for one in before):
        yield Effect(
            Effectiveness.MAYBE,
            f"no step before it is seen to check out the repository that `{first.uses.value}` is in",
        )


def _checks_out(step: Step) -> bool:
    """Return whether a step puts the repository where a job begins."""
    if step.uses is None or (step.condition is not None and evaluate_condition(step.condition.value, {}) is Truth.NO):
        return False
    if not is_checkout(step):
        return _NAMED.search(step.uses.value.partition("@")[0].lower().rpartition("/")[2]) is not None
    repository = step.given.get("repository")
    return folder_of(step) in HERE and (repository is None or repository.value.strip() in _OWN)

"""Which shell a step runs in, in each leg of its job, and how that shell treats failures."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from dodcheck.workflows.expressions.filling import filled
from dodcheck.workflows.model import Job, Step, Workflow
from dodcheck.workflows.pwsh.settings import Pwsh
from dodcheck.workflows.runs.dialect import Dialect, Unread, by_template
from dodcheck.workflows.shell.settings import Settings
from dodcheck.workflows.situation import Situation, legs


def dialects_of(step: Step, job: Job, workflow: Workflow) -> tuple[Dialect, ...]:
    """Return the languages of a step, with how their shells treat failures: each once, in the order of the legs.

    A runner that is only known while the workflow runs is taken for one that is not of Windows.
    """
    told = step.shell or job.shell or workflow.shell
    shell = told.value if told else None
    labels = tuple([label.value for label in job.runs_on])
    depends = "${{" in (shell or "") or any("${{" in label for label in labels)
    return _in_legs(shell, labels, legs(job)) if depends else _everywhere(shell, labels)


@lru_cache(maxsize=256)
def _everywhere(shell: str | None, labels: tuple[str, ...]) -> tuple[Dialect, ...]:
    """Return the one language of steps that do not depend on their leg; kept, because most steps are alike."""
    return (_in_leg(shell, labels, {}),)


def _in_legs(shell: str | None, labels: tuple[str, ...], each: Iterable[Situation]) -> tuple[Dialect, ...]:
    found: list[Dialect] = []
    for leg in each:
        one = _in_leg(shell, labels, leg)
        if one not in found:
            found.append(one)
    return tuple(found) or (_in_leg(shell, labels, {}),)


def _in_leg(shell: str | None, labels: tuple[str, ...], leg: Situation) -> Dialect:
    windows = any((filled(label, leg) or "").lower().startswith("windows") for label in labels)
    if shell is None:
        return Pwsh() if windows else Settings(errexit=True)
    told = filled(shell, leg)
    return Unread.OTHER if told is None else by_template(told, windows=windows)

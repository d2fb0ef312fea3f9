"""Which shell a step runs in, in each leg of its job, and how that shell treats failures."""

from __future__ import annotations

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
    depends = any("${{" in text for text in (shell or "", *(label.value for label in job.runs_on)))
    found: list[Dialect] = []
    for leg in legs(job) if depends else ({},):
        one = _in_leg(shell, job, leg)
        if one not in found:
            found.append(one)
    return tuple(found) or (_in_leg(shell, job, {}),)


def _in_leg(shell: str | None, job: Job, leg: Situation) -> Dialect:
    windows = any((filled(label.value, leg) or "").lower().startswith("windows") for label in job.runs_on)
    if shell is None:
        return Pwsh() if windows else Settings(errexit=True)
    told = filled(shell, leg)
    return Unread.OTHER if told is None else by_template(told, windows=windows)

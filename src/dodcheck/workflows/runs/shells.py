"""Which shell a step runs in, and how that shell treats failures."""

from __future__ import annotations

from dodcheck.workflows.model import Job, Step, Text, Workflow
from dodcheck.workflows.pwsh.settings import Pwsh
from dodcheck.workflows.runs.dialect import Dialect, by_template
from dodcheck.workflows.shell.settings import Settings


def settings_of(step: Step, job: Job, workflow: Workflow) -> Dialect:
    """Return the language of a step, and how its shell treats failures."""
    told = step.shell or job.shell or workflow.shell
    windows = _is_windows(job.runs_on)
    if told is None:
        return Pwsh() if windows else Settings(errexit=True)
    return by_template(told.value, windows=windows)


def _is_windows(labels: tuple[Text, ...]) -> bool:
    return any(label.value.lower().startswith("windows") for label in labels)

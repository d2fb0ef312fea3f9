"""Which shell a step runs in, and how that shell treats failures."""

from __future__ import annotations

from dodcheck.workflows.model import Job, Step, Text, Workflow
from dodcheck.workflows.shell.settings import SHELLS, Settings, started_with

_BUILT_IN = {"bash": ("-e", "-o", "pipefail"), "sh": ("-e",)}


def settings_of(step: Step, job: Job, workflow: Workflow) -> Settings | None:
    """Return how the shell of a step treats failures; ``None`` for a shell whose grammar is not read."""
    told = step.shell or job.shell or workflow.shell
    if told is None:
        return None if _is_windows(job.runs_on) else Settings(errexit=True)
    return _by_template(told)


def _by_template(told: Text) -> Settings | None:
    name, *flags = told.value.split() or [""]
    if not flags and name in _BUILT_IN:
        return started_with(_BUILT_IN[name])
    program = name.rpartition("/")[2]
    if program not in SHELLS or flags[-1:] != ["{0}"] or "$" in told.value:
        return None
    return started_with(flags[:-1])


def _is_windows(labels: tuple[Text, ...]) -> bool:
    return any(label.value.lower().startswith("windows") for label in labels)

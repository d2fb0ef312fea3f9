"""What is told around a step: the folder and the shell it runs in, and the variables that are set for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from dodcheck.workflows.model import Text

if TYPE_CHECKING:
    from dodcheck.workflows.audit.subject import StepWork


def step_folder(step: StepWork) -> str:
    """Return the folder a step runs in, as it is written: its own, or a default; empty where none is."""
    written = step.step.folder or step.job.job.folder or step.job.workflow.folder
    return written.value if written is not None else ""


def step_shell(step: StepWork) -> str | None:
    """Return the shell a step runs in, as it is written: its own, or a default; ``None`` where none is."""
    written = step.step.shell or step.job.job.shell or step.job.workflow.shell
    return written.value if written is not None else None


def step_environments(step: StepWork) -> Iterator[tuple[str, Mapping[str, Text]]]:
    """Yield the variables that are set around a step, the nearest first, each with the file they stand in."""
    yield from ((at.path, at.step.env) for at in reversed(step.steps))
    yield from ((step.job.path, env) for env in (step.job.job.env, step.job.workflow.env))

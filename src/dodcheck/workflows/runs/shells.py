"""Which shell a step runs in, in each leg of its job, and how that shell treats failures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from dodcheck.workflows.expressions.conditions import truth_of_condition
from dodcheck.workflows.expressions.filling import filled_text
from dodcheck.workflows.expressions.values import Truth
from dodcheck.workflows.model import Job, Step, Workflow
from dodcheck.workflows.pwsh.settings import Pwsh
from dodcheck.workflows.runs.dialect import Dialect, Unread, dialect_of_template
from dodcheck.workflows.shell.settings import Settings
from dodcheck.workflows.situation import Situation, leg_situations

_SYSTEMS = {"windows": "Windows", "ubuntu": "Linux", "macos": "macOS"}
"""What `runner.os` says, by how the label of a runner of GitHub begins."""


def dialects_of(steps: Sequence[Step], job: Job, workflow: Workflow) -> tuple[Dialect, ...]:
    """Return the languages of a step, with how their shells treat failures: each once, in the order of the legs.

    ``steps`` lead from the job's own step to it. Legs that a condition of theirs leaves out are not looked at. A runner
    that is only known while the workflow runs is taken for one that is not of Windows.
    """
    text = steps[-1].shell or job.shell or workflow.shell
    shell = text.value if text else None
    labels = tuple([label.value for label in job.runs_on])
    if "${{" not in (shell or "") and not any("${{" in label for label in labels):
        return _everywhere(shell, labels)
    conditions = [step.condition.value for step in steps if step.condition is not None]
    every_leg = tuple(leg_situations(job))
    met = [leg for leg in every_leg if not any(_leaves_out(leg, text, labels) for text in conditions)]
    return _in_legs(shell, labels, met or every_leg)


def _leaves_out(leg: Situation, condition: str, labels: Sequence[str]) -> bool:
    """Return whether a condition is not met in a leg, whose runner is known by its label."""
    labels_in_leg = [filled_text(label, leg) or "" for label in labels]
    system = next(
        (name for label in labels_in_leg for begin, name in _SYSTEMS.items() if label.lower().startswith(begin)), None
    )
    known = leg if system is None else {**leg, "runner.os": system}
    return truth_of_condition(condition, known) is Truth.NO


@lru_cache(maxsize=256)
def _everywhere(shell: str | None, labels: tuple[str, ...]) -> tuple[Dialect, ...]:
    """Return the one language of steps that do not depend on their leg; kept, because most steps are alike."""
    return (_in_leg(shell, labels, {}),)


def _in_legs(shell: str | None, labels: tuple[str, ...], situations: Iterable[Situation]) -> tuple[Dialect, ...]:
    dialects: list[Dialect] = []
    for leg in situations:
        dialect = _in_leg(shell, labels, leg)
        if dialect not in dialects:
            dialects.append(dialect)
    return tuple(dialects) or (_in_leg(shell, labels, {}),)


def _in_leg(shell: str | None, labels: tuple[str, ...], leg: Situation) -> Dialect:
    windows = any((filled_text(label, leg) or "").lower().startswith("windows") for label in labels)
    if shell is None:
        return Pwsh() if windows else Settings(errexit=True)
    shell_in_leg = filled_text(shell, leg)
    return Unread.OTHER if shell_in_leg is None else dialect_of_template(shell_in_leg, windows=windows)

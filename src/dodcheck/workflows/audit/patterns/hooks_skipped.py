"""Hooks of pre-commit that `SKIP` leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.model.location import Location
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.subject import CommandAt, StepWork, Subject
from dodcheck.workflows.model import Text
from dodcheck.workflows.severity import Severity

_PROGRAMS = frozenset({"pre-commit", "prek"})
_NAME = "SKIP"
_NOT_IN_CI = frozenset({"no-commit-to-branch"})


def _look(subject: Subject) -> Iterator[Hit]:
    seen: set[int] = set()
    for step in subject.steps:
        told = _told(subject, step)
        hooks = _named(told.value) if told else []
        if told is None or not hooks or told.line in seen or not _runs_hooks(step):
            continue
        seen.add(told.line)
        low = _NOT_IN_CI.issuperset(hooks)
        message = f"`{_NAME}: {told.value.strip()}` leaves out what {_joined(hooks)} would find"
        path = step.path if _NAME in step.step.env else step.job.path
        hit = step.hit(told.line, message, Severity.LOW if low else Severity.MEDIUM)
        yield hit._replace(location=Location(path, told.line))
    for one in subject.of_programs(_PROGRAMS):
        yield from _before(one)


def _before(one: CommandAt) -> Iterator[Hit]:
    """Yield that a variable before the command itself leaves hooks out: `SKIP=mypy pre-commit run`."""
    texts = (word.text for word in (*one.command.assigned, *one.command.launched))
    value = next((text.partition("=")[2] for text in texts if text.startswith(f"{_NAME}=")), "")
    hooks = _named(value)
    if hooks and "run" in one.texts:
        low = _NOT_IN_CI.issuperset(hooks)
        message = f"`{_NAME}={value.strip()}` leaves out what {_joined(hooks)} would find"
        yield one.hit(message, Severity.LOW if low else Severity.MEDIUM)


def _named(value: str) -> list[str]:
    return [one.strip() for one in value.split(",") if one.strip()]


def _told(subject: Subject, step: StepWork) -> Text | None:
    own = (step.step.env, step.job.job.env, subject.workflow.env)
    return next((one[_NAME] for one in own if _NAME in one), None)


def _runs_hooks(step: StepWork) -> bool:
    uses = step.step.uses.value if step.step.uses else ""
    return uses.startswith("pre-commit/action@") or any(
        _PROGRAMS.intersection(word.text for word in command.words[:4]) and "run" in [w.text for w in command.words]
        for command in step.commands
    )


def _joined(hooks: list[str]) -> str:
    return ", ".join(f"`{one}`" for one in hooks[:6])


PATTERN = Pattern(
    name="hooks-skipped",
    family=Family.CONDITIONAL,
    title="Hooks that are left out",
    manual="""pre-commit leaves out the hooks that `SKIP` names, and is green. It counts for less for
`no-commit-to-branch`, which can only fail in CI.""",
    follow_up="Run the hooks in CI, or in another job that can fail.",
    look=_look,
)

"""Whether somebody looks at what a step has changed in the tree, and whether a workflow judges changes at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum, auto

from dodcheck.workflows.audit.subject import CommandAt, StepWork, Subject
from dodcheck.workflows.events import EVENTS
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.shell.run_command import Mask

_ON_CHANGES = frozenset({*EVENTS, "push"})
_COMPARING = frozenset({"--exit-code", "--quiet", "-q", "-s"})
_ASKED = frozenset({Mask.SUBSTITUTION, Mask.CONDITION, Mask.PIPE, Mask.CAPTURED, Mask.AFTER_SUCCESS, Mask.BRANCH})
_COMMITTING = (
    "auto-commit",
    "create-pull-request",
    "add-and-commit",
    "autofix-ci",
    "ghaction-github-pages",
    "push-action",
    "commit-action",
)
_LOOKING = ("verify-changed-files", "action-suggester", "git-diff", "check-uncommitted-changes", "detect-changes")


class DifferenceFate(Enum):
    """What becomes of a difference. ``COMPARED``: it fails the job. ``COMMITTED``: it becomes a change of its own."""

    NOT = auto()
    COMPARED = auto()
    COMMITTED = auto()


def judges_changes(subject: Subject) -> bool:
    """Return whether pull requests or pushes start a workflow, or one that calls it."""
    started = [subject.workflow, *(caller.workflow for caller in subject.called_by)]
    return any(trigger.event in _ON_CHANGES for workflow in started for trigger in workflow.triggers)


def fate_of_difference(subject: Subject, command_at: CommandAt) -> DifferenceFate:
    """Return whether what a command changes in the tree is looked at later in its job."""
    return _looked(
        (step, step.commands if step is not command_at.at else _behind(command_at))
        for step in _later(subject, command_at.at)
    )


def fate_of_action_difference(subject: Subject, step: StepWork) -> DifferenceFate:
    """Return whether what an action changes in the tree is looked at behind it."""
    return _looked((later, later.commands) for later in _later(subject, step) if later is not step)


def _looked(later: Iterable[tuple[StepWork, Iterable[Command]]]) -> DifferenceFate:
    looked = DifferenceFate.NOT
    for step, commands in later:
        if any(_compares(command) for command in commands):
            return DifferenceFate.COMPARED
        if any(_commits(command) for command in commands) or _is_one_of(step, _COMMITTING):
            looked = DifferenceFate.COMMITTED
        if _is_one_of(step, _LOOKING):
            return DifferenceFate.COMPARED
    return looked


def is_committed(subject: Subject, step: StepWork) -> bool:
    """Return whether a step behind one of the same job commits what that has changed, or pushes it."""
    after = (later for later in _later(subject, step) if later is not step)
    return any(_is_one_of(later, _COMMITTING) or any(map(_commits, later.commands)) for later in after)


def _later(subject: Subject, step: StepWork) -> Iterator[StepWork]:
    for job in subject.jobs:
        if job.at is step.job:
            at = next((number for number, step_work in enumerate(job.steps) if step_work is step), 0)
            yield from job.steps[at:]
            return


def _behind(command_at: CommandAt) -> Iterable[Command]:
    commands = command_at.at.commands
    at = next((number for number, command in enumerate(commands) if command is command_at.command), len(commands))
    return commands[at + 1 :]


def _compares(command: Command) -> bool:
    texts = [word.text for word in command.words]
    if not texts or texts[0].rpartition("/")[2] != "git" or Mask.OR in command.masks:
        return False
    asked = not command.masks.isdisjoint(_ASKED)
    if any(word in ("diff", "diff-index", "diff-files") for word in texts[1:4]):
        return asked or not _COMPARING.isdisjoint(texts)
    return asked and any(word in ("status", "ls-files") for word in texts[1:4])


def _commits(command: Command) -> bool:
    texts = [word.text for word in command.words]
    return bool(texts) and texts[0] == "git" and any(word in ("commit", "push") for word in texts[1:6])


def _is_one_of(step: StepWork, names: tuple[str, ...]) -> bool:
    uses = step.step.uses.value.partition("@")[0].lower() if step.step.uses else ""
    return any(name in uses for name in names)

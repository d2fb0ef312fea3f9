"""A check that is skipped where a variable or a secret is not set."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.workflows.audit.guards import Guard, open_guards
from dodcheck.workflows.audit.masked_commands import CHECKS
from dodcheck.workflows.audit.occasions import known_variables
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.subject import CommandAt, StepWork, Subject
from dodcheck.workflows.purposes.commands import purpose_of_command
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.runs.launch import base_name
from dodcheck.workflows.severity import Severity
from dodcheck.workflows.shell.run_command import Mask

_ASKING = frozenset({"[", "[[", "test", "command", "which", "type", "grep"})
_OUTSIDE = ("env.", "secrets.", "vars.")
_ARGUMENT = re.compile(r"\$\{?[0-9#@*]")
"""What a script asks of its arguments: whoever calls it says them, and no environment."""


def _look(subject: Subject) -> Iterator[Hit]:
    for guard in open_guards(subject):
        if guard.asks("env", "secrets", "vars") and guard.purpose.checks and not _chooses_legs(guard):
            yield _guarded(guard)
    for step in subject.steps:
        yield from _left(step)


def _chooses_legs(guard: Guard) -> bool:
    """Return whether a condition compares the matrix with what stands in the file: some legs do it, others don't."""
    known = known_variables(guard.subject.workflow.env, guard.job.job.env)
    asked = [name for name in guard.names if name.startswith(_OUTSIDE)]
    return guard.asks("matrix") and all(name in known and not _is_set(guard, name) for name in asked)


def _is_set(guard: Guard, name: str) -> bool:
    """Return whether a step of the job gives a variable another value."""
    runs = (step.step.run.value.lower() for step in guard.job.steps if step.step.run is not None)
    return any("github_env" in run and name.partition(".")[2] in run for run in runs)


def _guarded(guard: Guard) -> Hit:
    name = next(name for name in sorted(guard.names) if name.partition(".")[0] in ("env", "secrets", "vars"))
    written = re.search(re.escape(name), guard.text.value, re.IGNORECASE)
    shown = written[0] if written else name
    message = f"{guard.shown} skips {guard.place_in_words} by `{shown}`, and skipped counts as passed"
    return guard.hit(message, Severity.MEDIUM)


def _left(step: StepWork) -> Iterator[Hit]:
    """Yield the places where a script may end with success before a check."""
    seen: set[str] = set()
    for at, command in enumerate(step.commands):
        if Mask.LEFT not in command.masks or command.through in seen or not command.words:
            continue
        if purpose_of_command(command) in CHECKS:
            seen.add(command.through or "")
            place = CommandAt(step, _asked(step.commands[:at], command))
            shown = CommandAt(step, command).shown
            message = f"the script may end with success at `{place.shown}`, before `{shown}`"
            by_argument = any(_ARGUMENT.search(text) for text in place.texts)
            yield place.hit(message, Severity.LOW if by_argument else Severity.MEDIUM, Confidence.MEDIUM)


def _asked(before: tuple[Command, ...], command: Command) -> Command:
    """Return what decides whether the script ends: the question before the last `exit`, or that itself."""
    own = [earlier for earlier in before if earlier.words and earlier.location.path == command.location.path]
    exits = [at for at, command in enumerate(own) if command.words[0].text == "exit"]
    if not exits:
        return command
    near = (command for command in reversed(own[: exits[-1]]) if base_name(command.words[0]) in _ASKING)
    return next(near, own[exits[-1]])


PATTERN = Pattern(
    name="environment-skip",
    family=Family.CONDITIONAL,
    title="A check that is skipped where something is not set",
    manual="""A condition asks for a variable or a secret, or a script ends with `exit 0` where one is empty or a tool
is missing: the check is green without having run. Pull requests from forks have no secrets. Only checks are listed.""",
    follow_up="Fail where what the check needs is missing, or say in the job's name that it may be skipped.",
    look=_look,
)

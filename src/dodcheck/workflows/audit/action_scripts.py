"""The scripts that a step hands to an action to be run."""

from __future__ import annotations

from collections.abc import Sequence

from dodcheck.workflows.audit.subject import StepWork, Subject
from dodcheck.workflows.model import Script, Step, Text
from dodcheck.workflows.purposes.commands import purpose_of_command
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.runs.step import Runner
from dodcheck.workflows.shell.settings import started_with


def commands_in(subject: Subject, step: StepWork, text: Text) -> Sequence[Command]:
    """Return the commands of a script that an input of a step holds, those of what it starts included."""
    script = Script(text.value, text.line, straight=False)
    run = Step(line=text.line, given={}, env={}, run=script)
    return Runner(subject.snapshot).commands(run, step.path, started_with(["-e"]))


def most_telling(commands: Sequence[Command]) -> Command | None:
    """Return the command whose purpose says most of some, the first of those that are alike."""
    started = [command for command in commands if command.words]
    return min(started, key=lambda command: purpose_of_command(command).rank, default=None)

"""What a call of a Python script starts, as commands."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.python.places import Masks
from dodcheck.workflows.python.starts import Start
from dodcheck.workflows.shell.flow import commands_of
from dodcheck.workflows.shell.run_command import Around, Mask, RunCommand
from dodcheck.workflows.shell.settings import Settings
from dodcheck.workflows.shell.words import ShellProblem, Word


def started_commands(start: Start, masks: Masks, always: Masks) -> Iterator[RunCommand]:
    """Yield what a call starts: one program, or the commands of the text that a shell is given."""
    if start.script is None:
        yield RunCommand((), start.words, start.line, masks, Settings())
        return
    try:
        ran_commands = commands_of(start.script, Settings(), Around(masks, always))
    except ShellProblem:
        word = Word(start.script, exact=False, bare=False, line=start.line)
        ran_commands = (RunCommand((), (word,), start.line, masks | {Mask.NOT_FOLLOWED}, Settings()),)
    for ran in ran_commands:
        yield RunCommand(ran.assigned, ran.words, start.line, ran.masks, ran.settings)

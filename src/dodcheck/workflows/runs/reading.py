"""A script into its commands, whatever its language is."""

from __future__ import annotations

from typing import NamedTuple, assert_never

from dodcheck.workflows.cmd import flow as cmd
from dodcheck.workflows.pwsh import flow as pwsh
from dodcheck.workflows.pwsh.settings import Pwsh
from dodcheck.workflows.python import flow as python
from dodcheck.workflows.runs.dialect import Batch, Dialect, Python, Unread
from dodcheck.workflows.shell.flow import commands_of
from dodcheck.workflows.shell.run_command import Around, Mask, RunCommand
from dodcheck.workflows.shell.settings import Settings
from dodcheck.workflows.shell.state import Sourced


class Hiding(NamedTuple):
    """What hides the exit code of a script from the step, an error that it raises, and all that is in it."""

    ended: frozenset[Mask] = frozenset()
    raised: frozenset[Mask] = frozenset()
    always: frozenset[Mask] = frozenset()

    @classmethod
    def called_by(cls, ran: RunCommand, caller: Dialect, called: Dialect) -> Hiding:
        """Return what hides what is in a script that a command starts; an error goes through within PowerShell."""
        if isinstance(caller, Pwsh) and isinstance(called, Pwsh):
            return cls(ran.masks, ran.raised, ran.masks & ran.raised)
        return cls(ran.masks, ran.masks, ran.masks)


def commands_of_script(
    script: str, dialect: Dialect, under: Hiding, sourced: Sourced = ()
) -> tuple[RunCommand, ...] | None:
    """Return the commands of a script, ``None`` where its language is not read. Raises ``ShellProblem``.

    ``sourced`` are the settings of files that it reads into itself.
    """
    match dialect:
        case Settings():
            return commands_of(script, dialect, Around(under.ended, under.always), sourced)
        case Pwsh():
            return pwsh.commands_of(script, dialect, pwsh.Began(*under))
        case Batch.CMD:
            return cmd.commands_of(script, under.ended)
        case Batch.LINE:
            return cmd.commands_of_line(script, under.ended)
        case Python():
            return python.commands_of(script, under.ended)
        case Unread():
            return None
        case _:
            assert_never(dialect)

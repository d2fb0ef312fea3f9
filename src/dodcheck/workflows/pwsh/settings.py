"""How a PowerShell is started: whether it stops at errors, and what its exit code is in the end."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Ending(Enum):
    """Where the exit code of a script comes from that runs to its end."""

    CODE = auto()
    """`$LASTEXITCODE`, the code of the last program that ran: the line that GitHub adds exits with it."""
    STATUS = auto()
    """`$?`, whether the last statement went well: that of `pwsh -Command`."""
    CALLER = auto()
    """Whoever calls it in the same PowerShell goes on with `$LASTEXITCODE` as it is."""
    NOTHING = auto()
    """It is 0 where no error was raised: that of `pwsh -File`."""


@dataclass(frozen=True, slots=True)
class Pwsh:
    """A PowerShell. ``stops``: an error of a cmdlet ends it. ``core``: it is not the Windows PowerShell of old.

    ``windows``: `rm`, `ls` and the like are names of cmdlets there; elsewhere they are programs.
    """

    stops: bool = True
    ending: Ending = Ending.CODE
    core: bool = True
    windows: bool = True

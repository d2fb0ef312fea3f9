"""A failure that PowerShell or the command prompt of Windows goes on after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dodcheck.workflows.audit.masked_commands import PLAIN, lost_hit, masked_commands
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.shell.run_command import Mask

_TOLD: Mapping[Mask, str] = {
    Mask.NATIVE: "the shell goes on after `{}`, and a later command decides the exit code",
    Mask.CATCH: "an error of `{}` is caught, and the script ends well",
    Mask.SILENCED: "an error of `{}` does not stop the script: an error preference says so",
    Mask.DETACHED: "`{}` is started apart, and nobody asks for its exit code",
}
_SILENT = PLAIN | {Purpose.CLEANUP, Purpose.REPORT, Purpose.CACHE}


def _look(subject: Subject) -> Iterator[Hit]:
    for mask, words in _TOLD.items():
        for command_at in masked_commands(subject, mask):
            purpose = command_at.purpose
            if purpose not in _SILENT:
                yield from lost_hit(subject, command_at, words.format(command_at.shown), purpose)


PATTERN = Pattern(
    name="windows-exit-code",
    family=Family.SOFT_FAIL,
    title="A failure that the shell of Windows goes on after",
    manual="""PowerShell and `cmd` go on when a program fails: only the exit code of the last one decides, and `exit 0`,
`catch` and `-ErrorAction SilentlyContinue` forget it too. It does no harm where `$LASTEXITCODE` is looked at.""",
    follow_up="Give each program a step of its own, or look at `$LASTEXITCODE` behind it.",
    look=_look,
)

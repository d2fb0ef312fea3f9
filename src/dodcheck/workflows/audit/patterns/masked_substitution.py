"""A failure that is lost within `$(…)`."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.masked_commands import CHECKS, PLAIN, masked_commands
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.subject import CommandAt, Subject
from dodcheck.workflows.audit.weight import loss_in_words, severity_of_loss
from dodcheck.workflows.purposes.commands import purpose_of_command
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.severity import Severity
from dodcheck.workflows.shell.run_command import Mask

_SILENT = PLAIN | {Purpose.SETUP, Purpose.CLEANUP, Purpose.REPORT, Purpose.FORMAT, Purpose.CACHE}
_ASKED = frozenset({"--version", "-V", "--help", "--list", "list", "--show", "metadata", "--print", "--get"})
_ITEMS = frozenset(
    [
        "git",
        "find",
        "ls",
        "seq",
        "cat",
        "echo",
        "printf",
        "sort",
        "uniq",
        "grep",
        "jq",
        "yq",
        "awk",
        "sed",
        "head",
        "tail",
        "tr",
        "cut",
        "wc",
        "nproc",
        "compgen",
    ]
)
"""Programs that list what is there anyway."""
_NEAR = 12
_INTERPRETERS = frozenset({"python", "python3", "node", "ruby", "perl", "bash", "sh", "php"})


def _look(subject: Subject) -> Iterator[Hit]:
    for command_at in masked_commands(subject, Mask.SUBSTITUTION):
        purpose = command_at.purpose
        if Mask.LISTED in command_at.own and command_at.program not in _ITEMS and _is_checked(command_at):
            message = (
                f"`{command_at.shown}` lists what a loop checks: where it fails, the loop goes over nothing and passes"
            )
            yield command_at.hit(message, Severity.MEDIUM)
            continue
        if purpose in _SILENT or not _ASKED.isdisjoint(command_at.texts):
            continue
        message = f"the exit code of `{command_at.shown}` is lost, as its `$(…)` is part of another command"
        if _asks(command_at, purpose):
            yield command_at.hit(message, Severity.LOW, Confidence.MEDIUM)
        else:
            yield command_at.hit(f"{message}: {loss_in_words(purpose)} is lost", severity_of_loss(purpose))


def _is_checked(command_at: CommandAt) -> bool:
    """Return whether the loop that goes over what a command prints checks something; its body is near."""
    commands, number = command_at.at.commands, command_at.number
    near = (*commands[max(0, number - _NEAR) : number], *commands[number + 1 : number + _NEAR])
    return any(
        command.words and Mask.BRANCH in command.masks and purpose_of_command(command) in CHECKS for command in near
    )


def _asks(command_at: CommandAt, purpose: Purpose) -> bool:
    """Return whether a command is rather run for what it prints: a program of the repository, or a build."""
    own = "/" in command_at.texts[0] or (command_at.program in _INTERPRETERS and command_at.texts[1:2] != ["-m"])
    return own or purpose in (Purpose.UNKNOWN, Purpose.BUILD, Purpose.COMPARE, Purpose.PUBLISH)


PATTERN = Pattern(
    name="masked-substitution",
    family=Family.SOFT_FAIL,
    title="A failure that is lost within `$(…)`",
    manual="""In `export X=$(cmd)`, `local x=$(cmd)` and `echo "$(cmd)"` the exit code is that of `export`, `local` and
`echo`: a failure of `cmd` is lost, `-e` or not. `x=$(cmd)` alone keeps it. So it is in `for x in $(cmd)` and in
`done < <(cmd)`: the loop goes over nothing then. It counts for less where the command is only asked something.""",
    follow_up="Assign the output first (`x=$(cmd)`), and use it in the next command.",
    look=_look,
)

"""Whether a failure that a script lets pass is kept in a name that something fails by later."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from itertools import islice

from dodcheck.workflows.audit.outcomes import can_fail, texts_of
from dodcheck.workflows.audit.subject import CommandAt, StepWork, Subject
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.shell.run_command import Mask

_NEAR = 12
_FAR = 200
_SEEN = 1_000
_KEPT = re.compile(r"([A-Za-z_]\w*)\+?=(.*)", re.DOTALL)
_COUNTED = re.compile(r"\(\(\s*([A-Za-z_]\w*)\s*(?:\+\+|\+=|=)")
_CONSTANT = re.compile(r"([A-Za-z_]\w*)=[^$`]*")
_OUTPUT = re.compile(r"([A-Za-z_][\w-]*)=")
_NAME = re.compile(r"[A-Za-z_]\w*")
_STATUS = re.compile(r"\$\?|\$\{\?\}|PIPESTATUS|LASTEXITCODE")
_TESTS = frozenset({"[", "[[", "test", "let", "exit", "return"})
_ENDS = frozenset({"exit", "return", "false"})
_APART = frozenset({Mask.APART})
_ON_FAILURE = frozenset({Mask.AFTER_FAILURE, Mask.BRANCH})


class CountedWhere(Enum):
    """Where a failure counts after all. ``HERE``: the script ends with it. ``LATER``: another step asks for it."""

    NOT = auto()
    HERE = auto()
    LATER = auto()


def where_failure_counts(subject: Subject, command_at: CommandAt) -> CountedWhere:
    """Return where the failure of a masked command counts after all: by a name that is set when it fails."""
    script = _same_script(command_at)
    near = [*islice(script, _NEAR)]
    named, told = set(_names(near)), set(_told(near))
    if named and _is_decided([*near, *islice(script, _FAR - _NEAR)], named):
        return CountedWhere.HERE
    return CountedWhere.LATER if told and _asked(subject, command_at.at, told) else CountedWhere.NOT


def _same_script(command_at: CommandAt) -> Iterator[Command]:
    path, through = command_at.command.location.path, command_at.command.through
    for command in islice(command_at.at.commands, command_at.number + 1, command_at.number + _SEEN):
        if command.location.path == path and command.through == through:
            yield command


def _is_decided(following: Sequence[Command], named: set[tuple[str, bool]]) -> bool:
    """Return whether the script fails by one of some names; those of a shell within it end with that shell."""
    inner, own = ({name for name, apart in named if apart is wanted} for wanted in (True, False))
    within = [command for command in following if Mask.APART in command.masks] if inner else []
    return (bool(own) and _decides(following, own)) or (bool(inner) and _decides(within, inner))


def _names(following: Sequence[Command]) -> Iterator[tuple[str, bool]]:
    """Yield the names that are set where the failure is seen: by its exit code, or where only a failure leads to.

    With each stands whether it is set in a shell of its own within the script.
    """
    own, before = True, False
    for at, command in enumerate(following):
        own = own and not before
        before = bool(command.words) and Mask.SUBSTITUTION not in command.masks
        seen = not at or not _ON_FAILURE.isdisjoint(command.masks)
        if not (seen or own):
            continue
        tells = _tells(command)
        for word in (*command.assigned, *command.words):
            match = _KEPT.fullmatch(word.text) if "=" in word.text and not tells else None
            if match and (seen or _STATUS.search(match[2])):
                yield match[1], Mask.APART in command.masks
            elif seen and word.text.startswith("((") and (raised := _COUNTED.match(word.text)):
                yield raised[1], Mask.APART in command.masks


def _told(following: Sequence[Command]) -> Iterator[str]:
    """Yield the names of outputs and variables that are written for later steps: `echo "code=$?" >> …`."""
    for command in following:
        for word in command.words[1:3] if _tells(command) else ():
            if match := _OUTPUT.match(word.text):
                yield match[1]


def _tells(command: Command) -> bool:
    return bool(command.words) and command.words[0].text in ("echo", "printf", "Write-Output")


def _decides(following: Iterable[Command], names: set[str]) -> bool:
    """Return whether the script fails by one of the names: `exit $code`, or a test of it and an `exit` behind."""
    tested = False
    for at, command in enumerate(following):
        if at and not command.words and _ON_FAILURE.isdisjoint(command.masks):
            names = names - {match[1] for word in command.assigned if (match := _CONSTANT.fullmatch(word.text))}
        first = command.words[0].text if command.words else ""
        if (first in _TESTS or first.startswith("((")) and _mentions(command, names):
            tested = True
            if first in ("exit", "return") or command.masks <= _APART:
                return True
        elif tested and first in _ENDS and [word.text for word in command.words[1:2]] != ["0"]:
            return True
    return False


def _mentions(command: Command, names: set[str]) -> bool:
    texts = [word.text for word in command.words]
    return any(not names.isdisjoint(_NAME.findall(text)) for text in texts if not _KEPT.fullmatch(text))


def _asked(subject: Subject, step: StepWork, names: set[str]) -> bool:
    """Return whether a later step of the job asks for an output or a variable of one of the names and can fail."""
    job = next((job for job in subject.jobs if job.at is step.job), None)
    later = job.steps[job.steps.index(step) + 1 :] if job else ()
    texts = [text for step_work in later if can_fail(step_work) for text in texts_of(step_work.step)]
    return any(_asks(text, name) for text in texts for name in names if name in text)


def _asks(text: str, name: str) -> bool:
    """Return whether a text asks for an output or a variable; one that it sets itself is another of that name."""
    own = re.search(rf"(?:^|[\s;&|(]){re.escape(name)}=", text)
    shell = "" if own else rf"|\$\{{?(?:env:)?{re.escape(name)}\b"
    return bool(re.search(rf"(?:outputs|env)\.{re.escape(name)}\b{shell}", text))

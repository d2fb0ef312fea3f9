"""A command that is run by a program which does not pass its exit code on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from dodcheck.workflows.audit.masked_commands import CHECKS, PLAIN, loss_hit, loss_of, may_run
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.subject import CommandAt, Subject
from dodcheck.workflows.audit.weight import loss_in_words
from dodcheck.workflows.purposes.commands import purpose_of_words
from dodcheck.workflows.purposes.compose import waits_for_end
from dodcheck.workflows.purposes.programs import BY_PROGRAM, BY_SUBCOMMAND
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.purposes.words import purpose_in_names
from dodcheck.workflows.runs.shell_input import forgets_exit_code
from dodcheck.workflows.severity import Severity
from dodcheck.workflows.shell.run_command import Mask

_PROGRAMS = frozenset({"script", "docker", "podman", "docker-compose", "adb"})
_PASSING = frozenset({"--exit-code-from", "--abort-on-container-exit", "--abort-on-container-failure"})
_DETACHED = frozenset({"-d", "--detach", "--detach=true"})
_KNOWN = BY_PROGRAM.keys() | BY_SUBCOMMAND.keys()
_LOOKED_AT = frozenset({Mask.SUBSTITUTION, Mask.PIPE})
_INSTRUMENT = ["shell", "am", "instrument"]
_MOST = 60


def _look(subject: Subject) -> Iterator[Hit]:
    for command_at in subject.of_programs(_PROGRAMS):
        if not may_run(command_at):
            continue
        if command_at.program == "script":
            yield from _of_script(command_at)
        elif command_at.program == "adb":
            yield from _of_device(command_at)
        elif command_at.program == "docker-compose" or command_at.texts[1:2] == ["compose"]:
            yield from _of_compose(subject, command_at)
        else:
            yield from _of_container(subject, command_at)


def _of_script(command_at: CommandAt) -> Iterator[Hit]:
    if forgets_exit_code(command_at.texts):
        inner = (
            CommandAt(command_at.at, command, command_at.number + at) for at, command in enumerate(command_at.inner, 1)
        )
        what = loss_of(command_at for command_at in inner if command_at.command.words)
        if what is not None and what.purpose not in PLAIN:
            yield loss_hit(command_at, "`script` without `-e` ends well whatever becomes of", what)


def _of_device(command_at: CommandAt) -> Iterator[Hit]:
    texts = [text for text in command_at.texts[1:_MOST] if not text.startswith("-")]
    at = next((at for at, text in enumerate(texts) if text == "shell"), len(texts))
    if texts[at : at + 3] == _INSTRUMENT and _LOOKED_AT.isdisjoint(command_at.command.masks):
        yield command_at.hit(
            f"`{command_at.shown}` ends well when tests fail: only its output says so", Severity.MEDIUM
        )


def _of_compose(subject: Subject, command_at: CommandAt) -> Iterator[Hit]:
    """Yield an `up` that runs its services to the end and is told the exit code of none."""
    words = command_at.texts[1:_MOST]
    options = {word.partition("=")[0] for word in words}
    up = words.index("up") if "up" in words else None
    if up is None or options & _PASSING or not waits_for_end(words[up:]) or _is_waited_for(subject, command_at):
        return
    if Mask.BACKGROUND in command_at.command.masks:
        return
    names = [*words[up + 1 :], command_at.at.name, command_at.at.job_id, subject.workflow.path.rpartition("/")[2]]
    checks = any(purpose_in_names(name) in CHECKS for name in names if not name.startswith("-"))
    message = f"`{command_at.shown}` ends well however its containers end"
    if checks:
        yield command_at.hit(f"{message}: {loss_in_words(Purpose.TEST)} is lost", Severity.HIGH)
    else:
        yield command_at.hit(message, Severity.MEDIUM, Confidence.MEDIUM)


def _of_container(subject: Subject, command_at: CommandAt) -> Iterator[Hit]:
    """Yield a check in a container that is started in the background, and that nobody waits for."""
    words = command_at.texts[1:_MOST]
    if words[:1] != ["run"] or _DETACHED.isdisjoint(words):
        return
    starts = (at for at, word in enumerate(words) if at > 1 and word in _KNOWN)
    purposes = (purpose_of_words(tuple(words[at : at + 8])) for at in starts)
    purpose = next((purpose for purpose in purposes if purpose in CHECKS), None)
    if purpose is not None and not _is_waited_for(subject, command_at):
        yield command_at.hit(
            f"`{command_at.shown}` starts a container apart, and nobody asks how it ends", Severity.HIGH
        )


def _is_waited_for(subject: Subject, command_at: CommandAt) -> bool:
    """Return whether a command of the job asks how containers end."""
    return command_at.at.job_id in _waiting(subject)


@lru_cache(maxsize=4)
def _waiting(subject: Subject) -> frozenset[str]:
    """Return the jobs with a command that asks how containers end."""
    return frozenset(
        command_at.at.job_id for command_at in subject.of_programs(_PROGRAMS) if _asks(command_at.texts[:_MOST])
    )


def _asks(texts: list[str]) -> bool:
    return "wait" in texts[1:] or ("inspect" in texts and any("ExitCode" in text for text in texts))


PATTERN = Pattern(
    name="exit-code-not-passed",
    family=Family.SOFT_FAIL,
    title="A check that is run by a program which does not pass its exit code on",
    manual="""`docker compose up` ends well however its containers end, unless `--exit-code-from` or
`--abort-on-container-exit` is given; `docker run -d` only starts a container; `script -c` has no failure of its command
without `-e`, and `adb shell am instrument` none of its tests. It does no harm where the containers serve the tests of a
later step, and are started with `-d`.""",
    follow_up="Let the program pass the exit code on, or ask for it: `--exit-code-from`, `docker wait`, `script -e`.",
    look=_look,
)

"""A command that is run by a program which does not pass its exit code on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from dodcheck.workflows.audit.masked import CHECKS, PLAIN, loss, loss_hit, runs
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.subject import CommandAt, Subject
from dodcheck.workflows.audit.weight import lost
from dodcheck.workflows.purposes.commands import of_words
from dodcheck.workflows.purposes.compose import stays
from dodcheck.workflows.purposes.programs import BY_PROGRAM, BY_SUBCOMMAND
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.purposes.words import by_words
from dodcheck.workflows.runs.given import loses
from dodcheck.workflows.severity import Severity
from dodcheck.workflows.shell.ran import Mask

_PROGRAMS = frozenset({"script", "docker", "podman", "docker-compose", "adb"})
_PASSING = frozenset({"--exit-code-from", "--abort-on-container-exit", "--abort-on-container-failure"})
_DETACHED = frozenset({"-d", "--detach", "--detach=true"})
_KNOWN = BY_PROGRAM.keys() | BY_SUBCOMMAND.keys()
_LOOKED_AT = frozenset({Mask.SUBSTITUTION, Mask.PIPE})
_INSTRUMENT = ["shell", "am", "instrument"]
_MOST = 60


def _look(subject: Subject) -> Iterator[Hit]:
    for one in subject.of_programs(_PROGRAMS):
        if not runs(one):
            continue
        if one.program == "script":
            yield from _of_script(one)
        elif one.program == "adb":
            yield from _of_device(one)
        elif one.program == "docker-compose" or one.texts[1:2] == ["compose"]:
            yield from _of_compose(subject, one)
        else:
            yield from _of_container(subject, one)


def _of_script(one: CommandAt) -> Iterator[Hit]:
    if loses(one.texts):
        inner = (CommandAt(one.at, command, one.number + at) for at, command in enumerate(one.inner, 1))
        what = loss(each for each in inner if each.command.words)
        if what is not None and what.purpose not in PLAIN:
            yield loss_hit(one, "`script` without `-e` ends well whatever becomes of", what)


def _of_device(one: CommandAt) -> Iterator[Hit]:
    texts = [text for text in one.texts[1:_MOST] if not text.startswith("-")]
    at = next((at for at, text in enumerate(texts) if text == "shell"), len(texts))
    if texts[at : at + 3] == _INSTRUMENT and _LOOKED_AT.isdisjoint(one.command.masks):
        yield one.hit(f"`{one.shown}` ends well when tests fail: only its output says so", Severity.MEDIUM)


def _of_compose(subject: Subject, one: CommandAt) -> Iterator[Hit]:
    """Yield an `up` that runs its services to the end and is told the exit code of none."""
    words = one.texts[1:_MOST]
    told = {word.partition("=")[0] for word in words}
    up = words.index("up") if "up" in words else None
    if up is None or told & _PASSING or not stays(words[up:]) or _is_waited_for(subject, one):
        return
    if Mask.BACKGROUND in one.command.masks:
        return
    names = [*words[up + 1 :], one.at.name, one.at.job_id, subject.workflow.path.rpartition("/")[2]]
    checks = any(by_words(name) in CHECKS for name in names if not name.startswith("-"))
    said = f"`{one.shown}` ends well however its containers end"
    if checks:
        yield one.hit(f"{said}: {lost(Purpose.TEST)} is lost", Severity.HIGH)
    else:
        yield one.hit(said, Severity.MEDIUM, Confidence.MEDIUM)


def _of_container(subject: Subject, one: CommandAt) -> Iterator[Hit]:
    """Yield a check in a container that is started in the background, and that nobody waits for."""
    words = one.texts[1:_MOST]
    if words[:1] != ["run"] or _DETACHED.isdisjoint(words):
        return
    starts = (at for at, word in enumerate(words) if at > 1 and word in _KNOWN)
    found = (of_words(tuple(words[at : at + 8])) for at in starts)
    purpose = next((each for each in found if each in CHECKS), None)
    if purpose is not None and not _is_waited_for(subject, one):
        yield one.hit(f"`{one.shown}` starts a container apart, and nobody asks how it ends", Severity.HIGH)


def _is_waited_for(subject: Subject, one: CommandAt) -> bool:
    """Return whether a command of the job asks how containers end."""
    return one.at.job_id in _waiting(subject)


@lru_cache(maxsize=4)
def _waiting(subject: Subject) -> frozenset[str]:
    """Return the jobs with a command that asks how containers end."""
    return frozenset(one.at.job_id for one in subject.of_programs(_PROGRAMS) if _asks(one.texts[:_MOST]))


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

"""Whether a step can fail because a change is wrong, as far as what it runs tells."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto
from functools import lru_cache

from dodcheck.workflows.audit.javascript import may_fail, script_of
from dodcheck.workflows.audit.running_no_tests import TOOLS
from dodcheck.workflows.audit.subject import JobWork, StepWork
from dodcheck.workflows.purposes.commands import purpose_of_command
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.shell.run_command import Mask

_ASKING_WORDS = (
    "test [ [[ grep egrep fgrep rg diff comm jq cmp xargs find python python3 node ruby perl false curl wget"
)
_ASKING = frozenset(_ASKING_WORDS.split())
_LOCAL = frozenset({".", "./", "-e", "--editable", "-e.", ".[dev]", ".[test]"})
_ENDS = frozenset({"exit", "return", "throw"})
_INSTALLING = frozenset({"pip", "pip3", "uv", "npm", "cargo", "python", "python3", "go"})
_SAYING = (Purpose.TRIVIAL, Purpose.REPORT, Purpose.QUERY, Purpose.CLEANUP, Purpose.CACHE, Purpose.SETUP)
_ONLY_ASKED = frozenset({"--version", "-version", "-V", "version", "-v", "--help"})
_PAIR = 2


class Judges(Enum):
    """Whether something can fail because a change is wrong; ``UNKNOWN`` where nobody can tell."""

    YES = auto()
    UNKNOWN = auto()
    NO = auto()


def step_judges(step: StepWork) -> Judges:
    """Return whether a step can fail because a change is wrong, masks apart."""
    if step.step.uses is not None:
        if step.step.uses.value.startswith("./"):
            return Judges.NO
        script = script_of(step.step)
        if script is not None and may_fail(script.value):
            return Judges.UNKNOWN
        return _of_purpose(step.purpose)
    return _strongest(command_judges(command) for command in step.commands if command.words)


@lru_cache(maxsize=256)
def job_judges(job: JobWork) -> Judges:
    """Return whether a job can fail because a change is wrong."""
    strongest = _strongest(step_judges(step) for step in job.steps)
    read = {id(step.steps[-2]) for step in job.steps if len(step.steps) > 1}
    unread = strongest is Judges.NO and any(_is_unread(step) and id(step.steps[-1]) not in read for step in job.steps)
    return Judges.UNKNOWN if unread else strongest


def _strongest(judges_: Iterable[Judges]) -> Judges:
    """Return whether one of several can fail; the first that can is enough."""
    best = Judges.NO
    for judging in judges_:
        if judging is Judges.YES:
            return judging
        best = Judges.UNKNOWN if judging is Judges.UNKNOWN else best
    return best


def command_judges(command: Command) -> Judges:
    """Return whether a command can fail because a change is wrong."""
    texts = [word.text for word in command.words]
    name = texts[0].rpartition("/")[2]
    if len(texts) == _PAIR and texts[1] in _ONLY_ASKED:
        return Judges.NO
    if Mask.NOT_FOLLOWED in command.masks:
        return Judges.UNKNOWN
    if name in TOOLS or (name in _ENDS and texts[1:2] not in ([], ["0"])):
        return Judges.YES
    return _by_purpose(command, name, texts)


def _by_purpose(command: Command, name: str, texts: list[str]) -> Judges:
    purpose = purpose_of_command(command)
    if purpose is Purpose.QUERY or name in _ASKING:
        # A question that `$(…)` or a pipe only passes on decides nothing.
        decides = Mask.SUBSTITUTION not in command.masks and Mask.PIPE not in command.masks
        return Judges.YES if name in _ASKING and decides else Judges.NO
    if purpose is Purpose.SETUP and name in _INSTALLING and not _LOCAL.isdisjoint(texts):
        return Judges.YES
    return _of_purpose(purpose)


def _of_purpose(purpose: Purpose) -> Judges:
    if purpose.checks or purpose is Purpose.FORMAT:
        return Judges.YES
    return Judges.NO if purpose in _SAYING else Judges.UNKNOWN


def _is_unread(step: StepWork) -> bool:
    """Return whether a step runs something of which no command is known."""
    uses = step.step.uses
    if uses is not None:
        return uses.value.startswith(("docker://", "./"))
    return step.step.run is not None and bool(step.step.run.value.strip()) and not step.commands

"""Failed tests that their runner repeats until they pass."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.options import is_off
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.rerunning import COUNTS, GENERAL, RERUNS, VARIABLES, rerun_in_words, rerun_of
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.subject import CommandAt, Subject
from dodcheck.workflows.audit.tools import commands_of_tools
from dodcheck.workflows.audit.variables import set_variables
from dodcheck.workflows.purposes.commands import purpose_of_command
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.severity import Severity

_TOOLS = frozenset(RERUNS)
_OPTIONS = frozenset(name for reruns in (*RERUNS.values(), (GENERAL,)) for rerun in reruns for name in rerun.names)
_RUNNERS = frozenset({"npm", "yarn", "pnpm", "bun", "make", "tox", "nox", "just", "python", "python3", "coverage"})


def _look(subject: Subject) -> Iterator[Hit]:
    if not subject.flags.isdisjoint(_OPTIONS):
        yield from _by_options(subject)
    yield from _by_variables(subject)


def _by_options(subject: Subject) -> Iterator[Hit]:
    for command_at, words in commands_of_tools(subject, _TOOLS):
        rerun = rerun_of(words[0], words[1:])
        if rerun is not None:
            yield _hit(command_at, rerun, Confidence.HIGH)
    for command_at in subject.of_programs(_RUNNERS):
        rerun = rerun_in_words(GENERAL, command_at.texts[1:])
        if rerun is not None and purpose_of_command(command_at.command) is Purpose.TEST and not _is_known(command_at):
            yield _hit(command_at, rerun, Confidence.MEDIUM)


def _is_known(command_at: CommandAt) -> bool:
    """Return whether a command is told of by the name of its tool: `python -m pytest`."""
    return command_at.texts[1:2] == ["-m"] and command_at.texts[2:3] != [] and command_at.texts[2] in _TOOLS


def _hit(command_at: CommandAt, shown: str, confidence: Confidence) -> Hit:
    message = (
        f"`{shown}` runs failed tests again, and a test that passes once passes: one that fails now and then is lost"
    )
    return command_at.hit(message, Severity.MEDIUM, confidence)


def _by_variables(subject: Subject) -> Iterator[Hit]:
    for variable in set_variables(subject):
        rerun = _told(variable.name, variable.value)
        if rerun is not None:
            yield variable.hit(rerun, Severity.MEDIUM)


def _told(name: str, value: str) -> str | None:
    """Return what a variable says of failed tests, ``None`` where it repeats none."""
    if name in COUNTS and value.strip() and not is_off(value):
        shown = f"{name}={value.strip()}"
    elif name in VARIABLES and (option := rerun_of(VARIABLES[name], value.split())):
        shown = f"{name}: {option}"
    else:
        return None
    return f"`{shown}` makes failed tests run again, and a test that passes once passes"


PATTERN = Pattern(
    name="reruns",
    family=Family.RETRY,
    title="Failed tests that are run again until they pass",
    manual="""A runner that repeats failed tests (`--reruns 3`, `--retries 2`, `--rerun-fails`, `--repeat until-pass:3`,
`-Dsurefire.rerunFailingTestsCount=2`) is green when one of the attempts passes. What fails now and then, as a race
does, is never seen. It counts for less where the tests that needed a second attempt are listed, and somebody looks.""",
    follow_up="Repeat nothing on pull requests, or mark the few tests that are known to be flaky, each with an issue.",
    look=_look,
)

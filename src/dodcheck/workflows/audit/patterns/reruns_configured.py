"""Failed tests that are repeated because the configuration of their runner says so."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.model.location import Location
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.rerun_settings import BY_TOOL, Line, rerun_lines
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.sources import Sources
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.audit.surroundings import step_folder
from dodcheck.workflows.audit.tools import commands_of_tools
from dodcheck.workflows.purposes.commands import purpose_of_command, purpose_of_words
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.severity import Severity

_TOOLS = frozenset(BY_TOOL)
_WORDS = 8
_SHOWN = 80


def _look(subject: Subject) -> Iterator[Hit]:
    sources = Sources(subject.snapshot, subject.whole.texts)
    asked, lines = set[tuple[str, str]](), set[Line]()
    for command_at, words in commands_of_tools(subject, _TOOLS):
        folder = step_folder(command_at.at).strip().removeprefix("./").strip("/")
        if (words[0], folder) in asked or Purpose.TEST not in (
            purpose_of_command(command_at.command),
            purpose_of_words(words[:_WORDS]),
        ):
            continue
        asked.add((words[0], folder))
        for line in rerun_lines(words[0], tuple(dict.fromkeys([folder, ""])), sources):
            if line not in lines:
                lines.add(line)
                yield _hit(line, command_at.program)


def _hit(line: Line, program: str) -> Hit:
    message = f"`{line.text[:_SHOWN]}` makes the tests that `{program}` runs pass when one of several attempts passes"
    about = line.text[:_SHOWN]
    return Hit(Location(line.path, line.number), message, Severity.MEDIUM, Confidence.MEDIUM, None, None, about)


PATTERN = Pattern(
    name="reruns-configured",
    family=Family.RETRY,
    title="Failed tests that a configuration runs again until they pass",
    manual="""The configuration of a runner may repeat failed tests where no workflow says so: `addopts = "--reruns 3"`
of pytest, `retries` of Playwright, Cypress and nextest, `rerunFailingTestsCount` of Maven, `jest.retryTimes`. What
fails now and then is never seen. It counts for less where such tests fail in the end (`failOnPassedAfterRetry`).""",
    follow_up="Repeat nothing, or only the tests that are known to be flaky, each with an issue.",
    look=_look,
)

"""Calls of test runners that run no test."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.rerunning import VARIABLES
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.running_no_tests import TOOLS, is_test_call, option_without_tests
from dodcheck.workflows.audit.subject import CommandAt, Subject
from dodcheck.workflows.audit.tools import commands_of_tools
from dodcheck.workflows.audit.variables import set_variables
from dodcheck.workflows.severity import Severity

_BUILDING = frozenset({"mvn", "mvnw", "gradle", "gradlew"})
_PACKAGING = frozenset({"package", "install", "deploy", "assemble", "jar", "publish", "bootJar"})


def _look(subject: Subject) -> Iterator[Hit]:
    running, idle = set[str](), list[tuple[CommandAt, str, str]]()
    for command_at, words in commands_of_tools(subject, TOOLS):
        tool = words[0].removesuffix("w") if words[0] in _BUILDING else words[0]
        if not is_test_call(words[0], words[1:]):
            continue
        option = option_without_tests(words[0], words[1:])
        if option is None:
            running.add(tool)
        elif words[0] not in _BUILDING or _PACKAGING.isdisjoint(words[1:]):
            idle.append((command_at, tool, f"`{option}` makes `{words[0]}` run no test"))
    for command_at, tool, text in idle:
        if tool in running:
            yield command_at.hit(f"{text}; another call of the workflow runs them", Severity.LOW)
        else:
            severity = Severity.HIGH if tool in ("mvn", "gradle") else Severity.MEDIUM
            yield command_at.hit(f"{text}, and nothing else in the workflow does", severity)
    yield from _by_variables(subject)


def _by_variables(subject: Subject) -> Iterator[Hit]:
    """Yield the variables that give every call of a runner such an option; none where nothing calls it."""
    for variable in set_variables(subject):
        tool = VARIABLES.get(variable.name)
        option = option_without_tests(tool, variable.value.split()) if tool is not None else None
        if (
            tool is not None
            and option is not None
            and next(commands_of_tools(subject, frozenset({tool})), None) is not None
        ):
            yield variable.hit(f"`{variable.name}: {option}` makes every `{tool}` run no test", Severity.HIGH)


PATTERN = Pattern(
    name="tests-not-run",
    family=Family.INFORMATIONAL,
    title="A test runner that runs no test",
    manual="""With `--collect-only`, `--no-run`, `--notest`, `--list`, `-DskipTests` or `-x test` a runner collects,
compiles or prepares, and runs no test. That is half of a check: it tells that the tests can be loaded. It does no harm
where another step runs them.""",
    follow_up="Run the tests, in this step or behind it.",
    look=_look,
)

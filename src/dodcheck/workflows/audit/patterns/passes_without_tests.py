"""Test runners that pass when there is no test."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.no_tests import no_tests_found
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.subject import CommandAt, Subject
from dodcheck.workflows.audit.tools import commands_of_tools
from dodcheck.workflows.purposes.commands import purpose_of_command
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.severity import Severity
from dodcheck.workflows.shell.run_command import Mask

_OPTIONS = {
    "--passWithNoTests",
    "--pass-with-no-tests",
    "--allow-no-tests",
    "--suppress-no-test-exit-code",
    "--no-tests=ignore",
    "--no-tests=pass",
    "--no-tests=warn",
    "--allow-empty-suite",
    "--allowEmpty",
    "--do-not-fail-on-empty-test-suite",
    "-DfailIfNoTests=false",
    "-Dsurefire.failIfNoSpecifiedTests=false",
    "--changed",
    "--onlyChanged",
}
_CHANGED = frozenset({"--changed", "--onlyChanged"})
_TOOLS_WORDS = (
    "pytest jest vitest playwright mocha ava ctest cargo cargo-nextest phpunit mvn mvnw gradle gradlew"
    " robot npm yarn pnpm bun nx turbo react-scripts ng lerna dotnet go python python3 unittest"
)
_TOOLS = frozenset(_TOOLS_WORDS.split())
_QUIET = frozenset({"npm", "yarn", "pnpm", "bun"})
_STATUS = frozenset({"$?", "${?}"})
_NEAR = 3


def _look(subject: Subject) -> Iterator[Hit]:
    seen = set[int]()
    for command_at, words in commands_of_tools(subject, _TOOLS):
        hit = _of_option(command_at, words) or _of_status(command_at)
        if hit is None and (nothing := no_tests_found(subject, words)):
            hit = command_at.hit(nothing.message, nothing.severity, Confidence.MEDIUM)
        if hit is not None and id(command_at.command) not in seen:
            seen.add(id(command_at.command))
            yield hit


def _of_option(command_at: CommandAt, words: tuple[str, ...]) -> Hit | None:
    option = next((word for word in words[1:] if word in _OPTIONS), None)
    tests = purpose_of_command(command_at.command) is Purpose.TEST or words[0] not in _QUIET
    if option is None or not tests:
        return None
    if option in _CHANGED:
        if words[0] not in ("jest", "vitest"):
            return None
        message = f"`{option}` runs only the tests of files that are not committed: in CI there are none"
        return command_at.hit(message, Severity.MEDIUM)
    return command_at.hit(f"`{option}` makes `{words[0]}` pass when it finds no test", Severity.MEDIUM)


def _of_status(command_at: CommandAt) -> Hit | None:
    """Return the hit of `pytest || [ $? -eq 5 ]`: exit code 5 says that no test was collected."""
    if Mask.OR not in command_at.command.masks or purpose_of_command(command_at.command) is not Purpose.TEST:
        return None
    commands = command_at.at.commands
    at = next((number for number, command in enumerate(commands) if command is command_at.command), len(commands))
    for other in commands[at + 1 : at + _NEAR]:
        texts = [word.text for word in other.words]
        if texts[:1] in (["["], ["test"], ["[["]) and not _STATUS.isdisjoint(texts) and "5" in texts:
            return command_at.hit(
                f"`{command_at.shown}` passes when it collects no test: its exit code 5 is let pass", Severity.MEDIUM
            )
    return None


PATTERN = Pattern(
    name="passes-without-tests",
    family=Family.INFORMATIONAL,
    title="A test runner that passes when there is no test",
    manual="""A runner that is content with nothing (`--passWithNoTests`, `--no-tests=ignore`, `|| [ $? -eq 5 ]`, ctest
without `--no-tests=error`, `go test -run` with a name that no test has) stays green when a move, a typo or a filter
takes its tests away.""",
    follow_up="Let the runner fail where it finds no test.",
    look=_look,
)

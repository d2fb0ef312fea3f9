"""Coverage that is measured and compared with nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dodcheck.workflows.audit.options import option_as_written, option_value
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.sources import Sources
from dodcheck.workflows.audit.subject import CommandAt, Subject
from dodcheck.workflows.audit.tools import commands_of_tools
from dodcheck.workflows.severity import Severity

_MEASURING: Mapping[str, tuple[str, ...]] = {
    "coverage": ("report", "xml", "html", "lcov", "json"),
    "pytest": ("--cov",),
    "jest": ("--coverage",),
    "vitest": ("--coverage", "--coverage.enabled"),
    "nyc": (),
    "c8": (),
    "gcovr": (),
    "cargo": ("llvm-cov", "tarpaulin"),
    "cargo-tarpaulin": (),
    "go": ("-cover", "-coverprofile"),
    "dotnet": ("--collect",),
}
_LIMITS = (
    "--fail-under",
    "--cov-fail-under",
    "--check-coverage",
    "--lines",
    "--fail-under-lines",
    "--fail-under-line",
    "--fail-under-functions",
    "--coverageThreshold",
    "--coverage.thresholds.lines",
    "/p:Threshold",
)
_FILES = (
    "pyproject.toml",
    ".coveragerc",
    "setup.cfg",
    "tox.ini",
    "pytest.ini",
    "package.json",
    ".nycrc",
    ".nycrc.json",
    ".c8rc.json",
    "jest.config.js",
    "jest.config.ts",
    "jest.config.cjs",
    "jest.config.mjs",
    "vitest.config.ts",
    "vitest.config.js",
    "vite.config.ts",
    "vitest.config.mts",
    "tarpaulin.toml",
    "codecov.yml",
    ".codecov.yml",
    ".testcoverage.yml",
    "gcovr.cfg",
)
_CONFIGURED = re.compile(
    r"fail[-_]under|coverageThreshold|check-coverage|thresholds?\b|cov-fail-under|^\s*(?:coverage|project|patch):"
)
_SERVICES = ("codecov", "coveralls", "sonar", "coverage", "qlty", "codacy", "codeclimate")


def _look(subject: Subject) -> Iterator[Hit]:
    calls = [pair for pair in commands_of_tools(subject, frozenset(_MEASURING)) if _measures(pair[1])]
    for command_at, words in calls:
        limit = option_value(words, _LIMITS)
        if limit is not None and limit.strip() in ("0", "0.0", "0%"):
            message = (
                f"`{option_as_written(words, _LIMITS)}` of `{command_at.program}` "
                f"is a limit that every coverage is above"
            )
            yield command_at.hit(message, Severity.MEDIUM)
    if calls and not _limited(subject, [words for _, words in calls]):
        yield _hit(calls[0][0])


def _hit(command_at: CommandAt) -> Hit:
    message = f"`{command_at.shown}` measures coverage, and no limit makes anything fail"
    return command_at.hit(message, Severity.LOW, Confidence.MEDIUM)


def _measures(words: Sequence[str]) -> bool:
    wanted = _MEASURING[words[0]]
    if words[0] == "go" and words[1:2] != ("test",):
        return False
    return not wanted or option_as_written(words[1:], wanted) is not None


def _limited(subject: Subject, calls: Sequence[Sequence[str]]) -> bool:
    """Return whether something compares: an option, a configuration, a service, a script with a word for it."""
    if any(option_value(words, _LIMITS) is not None for words in calls):
        return True
    if any(
        step.step.uses and any(name in step.step.uses.value.lower() for name in _SERVICES) for step in subject.steps
    ):
        return True
    if any(name in command.texts[0].lower() for command in subject.commands for name in (*_SERVICES[:3], "diff-cover")):
        return True
    if any(
        option_value(command_at.texts, _LIMITS) is not None for command_at in subject.of_programs(frozenset(_MEASURING))
    ):
        return True
    sources = Sources(subject.snapshot, subject.whole.texts)
    return any(_CONFIGURED.search(line[:400]) for name in _FILES for line in sources.lines(name)[:2_000])


PATTERN = Pattern(
    name="coverage-without-threshold",
    family=Family.INFORMATIONAL,
    title="Coverage that is measured and compared with nothing",
    manual="""Coverage that is printed or uploaded, and that no limit is set for, may fall to nothing while everything
is green. A limit of 0 is none. It counts for less where a service compares it.""",
    follow_up="Set a limit: `--cov-fail-under`, `fail_under`, `coverageThreshold`.",
    look=_look,
)

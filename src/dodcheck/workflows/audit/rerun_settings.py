"""The configuration files of test runners, and the lines in them that repeat failed tests."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from dodcheck.workflows.audit.sources import Sources

KEPT = 64
"""Files whose lines are kept."""

_LONGEST = 400
_MOST_LINES = 5_000
_NUMBER = re.compile(r"(?<![\w.])[1-9][0-9]{0,3}\b")
_SECTION = re.compile(r"\s*\[\[?([^\]]{1,120})\]\]?\s*(?:#.*)?")


class Setting(NamedTuple):
    """Files of a runner, the pattern of a line that repeats tests, and the sections it counts in (all: none named).

    A number above zero has to stand behind what fits. ``undone`` is a text that makes a test fail in spite of the
    repetition.
    """

    files: tuple[str, ...]
    line: re.Pattern[str]
    sections: frozenset[str] = frozenset()
    undone: str = ""


class Line(NamedTuple):
    """A line of a file that repeats failed tests, counted from 1."""

    path: str
    number: int
    text: str


def _modules(*stems: str) -> tuple[str, ...]:
    return tuple(f"{stem}.{suffix}" for stem in stems for suffix in ("ts", "js", "mjs", "cjs", "mts", "cts"))


_INI = re.compile(r"^\s*(?:reruns|retries)\s*=\s*|--(?:reruns|retries|max-runs)\b[\s=\"',]{1,8}")
_RETRIES = re.compile(r"[\"']?\bretries\b[\"']?\s*[:=]\s*")
_PYTEST = (
    Setting(("pytest.ini", ".pytest.ini", "tox.ini"), _INI, frozenset({"pytest"})),
    Setting(("pyproject.toml",), _INI, frozenset({"tool.pytest.ini_options", "tool.pytest"})),
    Setting(("setup.cfg",), _INI, frozenset({"tool:pytest"})),
)
_MAVEN = (Setting(("pom.xml",), re.compile(r"<(?:[\w.]{1,40}\.)?rerunFailingTestsCount>\s*")),)
_GRADLE = (
    Setting(
        ("build.gradle", "build.gradle.kts"),
        re.compile(r"\bmaxRetries\b\s*(?:=|\.set\()?\s*"),
        undone="failOnPassedAfterRetry = true",
    ),
)
_BAZEL = (
    Setting(
        (".bazelrc", "tools/bazel.rc"), re.compile(r"^\s*(?:test|common|build)\b.{0,200}--flaky_test_attempts[= ]")
    ),
)
_NEXTEST = (Setting((".config/nextest.toml",), re.compile(r"^\s*retries\s*=\s*")),)
_PLAYWRIGHT = (Setting(_modules("playwright.config"), _RETRIES),)
_CYPRESS = (
    Setting(
        (*_modules("cypress.config"), "cypress.json"), re.compile(r"[\"']?\b(?:retries|runMode)\b[\"']?\s*[:=]\s*")
    ),
)
_VITEST = (Setting(_modules("vitest.config", "vite.config"), re.compile(r"\bretry\s*:\s*")),)
_JEST = (
    Setting(
        _modules("jest.setup", "setupTests", "jest.config", "test/setup", "src/setupTests"),
        re.compile(r"\bretryTimes\(\s*"),
    ),
)
_MOCHA = (Setting((".mocharc.js", ".mocharc.cjs", ".mocharc.json", ".mocharc.yml", ".mocharc.yaml"), _RETRIES),)
_SCRIPTS = (*_PLAYWRIGHT, *_CYPRESS, *_VITEST, *_JEST, *_MOCHA)
BY_TOOL: Mapping[str, tuple[Setting, ...]] = {
    "pytest": _PYTEST,
    "tox": _PYTEST,
    "nox": _PYTEST,
    "coverage": _PYTEST,
    "hatch": _PYTEST,
    "mvn": _MAVEN,
    "mvnw": _MAVEN,
    "gradle": _GRADLE,
    "gradlew": _GRADLE,
    "bazel": _BAZEL,
    "bazelisk": _BAZEL,
    "cargo": _NEXTEST,
    "cargo-nextest": _NEXTEST,
    "playwright": _PLAYWRIGHT,
    "cypress": _CYPRESS,
    "vitest": _VITEST,
    "jest": _JEST,
    "mocha": _MOCHA,
    "npm": _SCRIPTS,
    "yarn": _SCRIPTS,
    "pnpm": _SCRIPTS,
    "bun": _SCRIPTS,
}
"""The settings of runners, by name; behind `npm test` any of them may be at work."""


def rerun_lines(tool: str, folders: Sequence[str], sources: Sources) -> Iterator[Line]:
    """Yield the lines in the configuration of a tool that repeat failed tests, in some folders."""
    for setting in BY_TOOL.get(tool, ()):
        for folder in folders:
            for name in setting.files:
                yield from _in_file(setting, f"{folder}/{name}".removeprefix("/"), sources)


def _in_file(setting: Setting, path: str, sources: Sources) -> tuple[Line, ...]:
    lines = sources.lines(path)
    return _found(setting, path, lines[:_MOST_LINES]) if lines else ()


@lru_cache(maxsize=KEPT)
def _found(setting: Setting, path: str, lines: tuple[str, ...]) -> tuple[Line, ...]:
    """Return the lines of a file that repeat tests; kept, because many workflows run the same tools."""
    if setting.undone and any(setting.undone in line for line in lines):
        return ()
    section, found = "", list[Line]()
    for number, text in enumerate(lines, 1):
        line = text[:_LONGEST]
        if header := _SECTION.fullmatch(line):
            section = header[1].strip()
        elif not line.lstrip().startswith(("#", "//", "*", ";", "<!--")):
            fits = None if setting.sections and section not in setting.sections else setting.line.search(line)
            if fits is not None and _NUMBER.search(line, fits.end()):
                found.append(Line(path, number, " ".join(line.split())))
    return tuple(found)

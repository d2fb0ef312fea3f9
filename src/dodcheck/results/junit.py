"""JUnit XML, in the dialects of pytest, surefire, gtest, ctest, nextest, jest, go-junit-report and PHPUnit.

There is no standard. What they share: ``testsuite`` elements, nested or not, with ``testcase`` elements that passed
unless a child element or a ``status`` says otherwise.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from dodcheck.formats.problem import FormatProblem, UnreadProblem
from dodcheck.formats.xml import XmlHandler, read_xml
from dodcheck.results.tests import RunOfTests, Status, TestResults

MAX_CASES = 1_000_000
"""More tests than this in one file are not read."""
MAX_SECONDS = 1e9
"""A longer time than this, some thirty years, is no time of a test."""

_SUITES = frozenset({"testsuites", "testsuite"})
_STATUS_BY_ELEMENT = {
    "failure": Status.FAILED,
    "error": Status.ERROR,
    "skipped": Status.SKIPPED,
    "disabled": Status.SKIPPED,
    "warning": Status.FAILED,
}
"""What a child of a test says of its end; PHPUnit calls a test that could not be made a warning."""
_FLAKY_ELEMENTS = frozenset({"flakyFailure", "flakyError"})
"""The test failed before it passed; ``rerunFailure`` and ``rerunError`` stand beside a ``failure`` of their own."""
_STATUS_BY_WORD = {
    **dict.fromkeys(("", "run", "passed", "pass", "success", "successful", "ok", "completed"), Status.PASSED),
    **dict.fromkeys(("fail", "failed", "failure", "broken"), Status.FAILED),
    "error": Status.ERROR,
    **dict.fromkeys(
        ("notrun", "skipped", "skip", "disabled", "suppressed", "pending", "todo", "ignored"), Status.SKIPPED
    ),
}
"""What ``status`` and ``result`` of gtest, ctest and others mean."""
_COMMIT = re.compile(r"(?:.*[._-])?(?:commit|revision|sha1?)(?:[._-](?:id|sha|hash))?", re.IGNORECASE)
_COMMIT_ID = re.compile(r"[0-9a-f]{7,64}")
_WORST = (Status.ERROR, Status.FAILED, Status.UNTOLD, Status.SKIPPED, Status.PASSED)


def load(data: bytes) -> TestResults:
    """Return what a file of results tells. Raises ``FormatProblem``, and ``UnreadProblem`` beyond the limits."""
    reading = _JunitReader()
    read_xml(data, XmlHandler(reading.on_open, reading.on_close, reading.on_text))
    return TestResults(tuple(reading.cases), reading.commit, reading.stated, reading.seconds, reading.stated_failures)


@dataclass(slots=True)
class _OpenTest:
    """A test whose end has not been read."""

    attributes: Mapping[str, str]
    line: int
    ended: Status
    message: str = ""
    flaky: bool = False


@dataclass(slots=True)
class _JunitReader:
    """What has been read so far."""

    cases: list[RunOfTests] = field(default_factory=list)
    commit: str | None = None
    stated: int | None = None
    seconds: float | None = None
    stated_failures: int = 0
    _path: list[str] = field(default_factory=list)
    _suites: list[str] = field(default_factory=list)
    _case: _OpenTest | None = None
    _text: list[str] = field(default_factory=list)

    def on_open(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        if not self._path and name not in _SUITES:
            raise FormatProblem(f"<{name[:40]}> is not where results of tests begin", line)
        self._path.append(name)
        match name:
            case "testsuite":
                self._open_suite(attributes)
            case "testcase":
                self._case = _OpenTest(
                    attributes, line, _worst_stated(attributes.get("status"), attributes.get("result"))
                )
            case "property":
                self._note_commit(attributes)
            case _ if self._case is not None and len(self._path) > 1 and self._path[-2] == "testcase":
                self._note_ending(self._case, name, attributes)

    def _open_suite(self, attributes: Mapping[str, str]) -> None:
        self._suites.append(attributes.get("name", ""))
        if len(self._suites) > 1:
            return
        count = _read_count(attributes.get("tests"))
        self.stated = self.stated if count is None else (self.stated or 0) + count
        self.stated_failures += sum(_read_count(attributes.get(name)) or 0 for name in ("failures", "errors"))
        took = _read_seconds(attributes.get("time"))
        self.seconds = self.seconds if took is None else (self.seconds or 0) + took

    def _note_commit(self, attributes: Mapping[str, str]) -> None:
        value = attributes.get("value", "").strip().lower()
        if self._case is None and _COMMIT.fullmatch(attributes.get("name", "")[:80]) and _COMMIT_ID.fullmatch(value):
            self.commit = self.commit or value

    def _note_ending(self, case: _OpenTest, name: str, attributes: Mapping[str, str]) -> None:
        case.flaky = case.flaky or name in _FLAKY_ELEMENTS
        if name in _STATUS_BY_ELEMENT:
            case.ended = _worse_of(case.ended, _STATUS_BY_ELEMENT[name])
            case.message = case.message or attributes.get("message", "")
            self._text = []

    def on_text(self, text: str) -> None:
        if self._case is not None and not self._case.message and self._path[-1] in _STATUS_BY_ELEMENT:
            self._text.append(text)

    def on_close(self, name: str) -> None:
        self._path.pop()
        if name in _STATUS_BY_ELEMENT and self._case is not None:
            self._case.message = self._case.message or "".join(self._text)
        elif name == "testcase" and self._case is not None:
            self._add_case(self._case)
            self._case = None
        elif name == "testsuite":
            self._suites.pop()

    def _add_case(self, case: _OpenTest) -> None:
        if len(self.cases) >= MAX_CASES:
            raise UnreadProblem(f"more than {MAX_CASES:,} tests", case.line)
        attributes = case.attributes
        group = attributes.get("classname") or attributes.get("class") or "/".join(filter(None, self._suites))
        file = attributes.get("file") or None
        seconds = _read_seconds(attributes.get("time"))
        said = next((line for line in map(str.strip, case.message.splitlines()) if line), "")
        self.cases.append(
            RunOfTests(group, attributes.get("name", ""), file, seconds, case.ended, said, case.flaky, case.line)
        )


def _worst_stated(*words: str | None) -> Status:
    found = [_STATUS_BY_WORD.get(word.strip().lower(), Status.UNTOLD) for word in words if word is not None]
    return min([Status.PASSED, *found], key=_WORST.index)


def _worse_of(status: Status, other: Status) -> Status:
    return min(status, other, key=_WORST.index)


def _read_count(text: str | None) -> int | None:
    return int(text[:12]) if text and text.isascii() and text.isdigit() else None


def _read_seconds(text: str | None) -> float | None:
    """Return a time in seconds; surefire parts thousands with commas."""
    try:
        value = float((text or "").strip().replace(",", ""))
    except ValueError:
        return None
    return value if math.isfinite(value) and 0 <= value <= MAX_SECONDS else None

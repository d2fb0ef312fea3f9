"""Coverage threshold is enforced in CI, CI fails if coverage drops below 80 %: runs that fail below a limit."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.forms import BE, SLOT, THE, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength, Tree
from dodcheck.rules.combine import All, AnyOf
from dodcheck.rules.data import DataRule
from dodcheck.rules.file import FileRule
from dodcheck.rules.text import TextRule
from dodcheck.rules.types import WORKFLOWS
from dodcheck.rules.workflow import WorkflowRule

_CI = r"(?:the )?(?:ci|github actions)(?: (?:pipeline|workflows?|builds?))?"
_COVERAGE = rf"{THE}(?:(?:minimum|test|code|line) )*coverage"
_NUMBER = r"(?P<number>\d{1,3}) ?(?:%|percent)"
_NOUN = r"(?:thresholds?|gates?|minimum|floor)"
_KEY = rf"(?: \((?:via |by |with )?{named(SLOT, 'key')}\))?"
_LEAST = r"(?:at least|≥|>=|above|over) ?"
_FORMS = (
    rf"{_COVERAGE} {_NOUN}(?: of {_NUMBER})? {BE}enforced (?:in|by|on) {_CI}{_KEY}",
    rf"{_CI} enforces {THE}{_NUMBER} {_COVERAGE}(?: {_NOUN})?{_KEY}",
    rf"{_CI} enforces {_COVERAGE}(?: {_NOUN})?(?: of (?:at least )?{_NUMBER})?{_KEY}",
    (
        rf"{_CI} (?:fails|breaks|goes red) (?:if|when|whenever) {_COVERAGE} (?:drops|falls|is|goes) (?:below|under) "
        rf"(?:{_NUMBER}|{THE}threshold){_KEY}"
    ),
    rf"{_COVERAGE} (?:below|under) {_NUMBER} (?:fails|breaks) {_CI}{_KEY}",
    rf"{_COVERAGE} (?:must|has to) be {_LEAST}{_NUMBER} in {_CI}{_KEY}",
)
_CONFIGURED = "tool.coverage.report.fail_under"
_OTHERWISE = TextRule(
    pattern=r"--no-cov|no:(?:pytest_)?cov|fail-under|--cov-config|--rcfile|COVERAGE_RCFILE|PYTEST_ADDOPTS",
    meaning="what sets another limit, or none,",
    in_=WORKFLOWS,
    max=0,
)
_ALL_LEFT_OUT = (
    r"^\s*omit\s*=\s*\[?\s*[\"']?(?:(?:\./)?(?:src|lib|app)/)?(?:\*{1,2}/)?\*{1,2}(?:\.py)?[\"']?\s*(?:,|\]|$)"
    r"|^\s*exclude_(?:lines|also)\s*=\s*\[?\s*[\"']?\.\*?[\"']?\s*(?:,|\]|$)"
)
"""Lines of settings by which hardly any code is measured."""
_NOT_OFF = TextRule(
    pattern=rf"--no-cov|no:(?:pytest_)?cov|fail-under[= ]+0|fail-under.*fail-under|{_ALL_LEFT_OUT}",
    meaning="what takes no coverage, or another limit,",
    in_=(*WORKFLOWS, "[p]yproject.toml", "[p]ytest.ini", "[s]etup.cfg", "[t]ox.ini", ".coveragerc*"),
    max=0,
)
_ELSEWHERE = (".coveragerc*", "[s]etup.cfg", "[t]ox.ini")
"""Settings of coverage.py that may be read before those of `pyproject.toml`."""
_FILES = (
    *(*WORKFLOWS, ".github/actions/**", "[p]yproject.toml", *_ELSEWHERE, "[p]ytest.ini", "[M]akefile", "*.mk"),
    *("noxfile.p*", "tasks.p*", "justfile*", "package.jso*", "*.config.*", "scripts/**", "tools/**", "ci/**"),
    *("*.gradle*", "pom.xm*", "codecov.y*ml", ".codecov.y*ml", ".nycrc*", ".c8rc*", ".gitlab-ci.y*ml", "*.sh"),
    *("Jenkinsfile*", ".circleci/*", "*azure-pipelines*.y*ml", ".travis.y*ml", ".buildkite/*", ".cirrus.y*ml"),
)
"""Where a limit may be told."""
_SERVICES = "codecov|coveralls|sonar|codacy|codeclimate|qlty|quality"
_WORDS = "cov|under|threshold|lines|branches|functions|statements|minimum|target|limit"


def read(words: Phrase) -> Reading | None:
    """Return that a run of tests fails below the limit, by an option of it or by settings that nothing overrides.

    There are other ways; where nothing says a word of coverage, or only of lower limits, there is none.
    """
    found = fit(words, _FORMS)
    told = found.groupdict() if found else {}
    if found is None or not _is_limit(words, told.get("key")):
        return None
    number = int(told["number"]) if told.get("number") else None
    if number is not None and not 0 < number <= 100:  # noqa: PLR2004 - percent
        return None
    ways = [*_by_option(number), _by_settings(number or 1)]
    return Reading(AnyOf(tuple(ways)), Strength.STRONGER, least=_spoken(number))


def _is_limit(words: Phrase, key: str | None) -> bool:
    return key is None or re.fullmatch(r"-{0,2}(?:cov-)?fail[-_]under", things_in(words, key)[0]) is not None


def _spoken(number: int | None) -> Tree:
    """Return that something speaks of such a limit, or leaves it to a variable or a service."""
    if number is None:
        pattern, meaning = f"(?i){_SERVICES}|cov|threshold", "a word of coverage"
    else:
        enough = "|".join(map(str, range(number, 101)))
        pattern = rf"(?i){_SERVICES}|(?:{_WORDS}).*(?:\b(?:{enough})\b|\$|[\[{{(,]\s*$)"
        meaning = f"a limit of {number} % or more"
    return TextRule(pattern=pattern, meaning=meaning, in_=_FILES, min=1)


def _by_option(number: int | None) -> list[Tree]:
    """Return that the limit stands in the command; without a number nobody can tell that it is none."""
    if number is None:
        return []
    flags = (f"--cov-fail-under={number}", f"--cov-fail-under {number}")
    tests = [All((WorkflowRule(runs=f"pytest --cov {flag}"), _NOT_OFF)) for flag in flags]
    tests += [All((WorkflowRule(runs=f"pytest {flag} --cov"), _NOT_OFF)) for flag in flags]
    reports = (f"coverage report --fail-under={number}", f"coverage report --fail-under {number}")
    return [*tests, *(All((WorkflowRule(runs=command), _NOT_OFF)) for command in reports)]


def _by_settings(number: int) -> Tree:
    limit = DataRule(path="pyproject.toml", query=_CONFIGURED, at_least=number)
    nowhere_else = [FileRule(path=path, max=0) for path in _ELSEWHERE]
    measured = AnyOf((WorkflowRule(runs="pytest --cov"), WorkflowRule(runs="coverage report")))
    return All((limit, *nowhere_else, measured, _OTHERWISE, _NOT_OFF))

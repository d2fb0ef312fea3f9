"""No high-severity findings in `reports/semgrep.sarif`, ESLint: 0 warnings: what a report of a tool tells."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.forms import BE, SLOT, THE, fits, named, number_of, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.documents.paths import is_path
from dodcheck.rules.findings import FindingsRule

_SCANNERS = r"semgrep|codeql|bandit|trivy|gosec|checkov|tfsec|snyk|grype|gitleaks|njsscan|brakeman"
_LINTERS = r"eslint|ruff|stylelint|golangci-lint|clippy|shellcheck|hadolint|rubocop|flake8|pylint|psalm|phpstan"
_TOOL = rf"{THE}(?:{named(f'{_SCANNERS}|{_LINTERS}', 'tool')}|⟦(?P<named>\d+)⟧)(?: (?:report|scan|run|results?))?"
_NONE = r"(?P<number>no|0|zero|\d{1,6})"
_MOST = r"(?:(?P<most>at most|no more than|fewer than|≤|<=) )?"
_WEIGHT = r"(?P<severity>critical|high|medium|low)(?:[- ]severity|[- ]risk|[- ]level)?"
_GRADE = r"(?:lint(?:ing)? |linter |remaining |open |reported )?(?P<grade>errors?|warnings?|notes?)"
_FINDINGS = r"(?P<any>findings?|issues?|problems?|violations?|alerts?|results?)"
_ALL = rf"{_MOST}{_NONE} (?:{_GRADE}|(?:security )?(?:{_WEIGHT} )?(?:security )?(?:{_FINDINGS}|vulnerabilit(?:y|ies)))"
_FILE = rf"{THE}(?:report )?{named(SLOT, 'file')}(?: report)?"
_TELLS = r"(?:reports?|has|have|shows?|contains?|lists?|finds?|found|reported|returns?|yields?|gives?)"
_SEEN = r"(?:in|by|per|see|according to|as (?:shown )?in|recorded in)"
_IN_FILE = rf"(?: (?:{_SEEN} {_FILE}|\((?:{_SEEN} )?{_FILE.replace('file', 'aside')}\)))"
_FORMS = (
    rf"{_ALL}(?: {BE}(?:left|reported|found|remaining|open))?{_IN_FILE}",
    rf"{_FILE} {_TELLS} {_ALL}",
    rf"{_TOOL}(?::| {_TELLS}| —) {_ALL}{_IN_FILE}?",
    rf"{_ALL} (?:from|by|in|reported by|found by) {_TOOL}{_IN_FILE}?",
)
_REPORT = re.compile(r"(?:.*\.)?sarif(?:\.json)?|.*\.json")
_ABOUT_REPORTS = re.compile(rf".*(?:lint|scan|report|sast|security|finding|sarif|{_SCANNERS}|ruff).*", re.IGNORECASE)
_TOOLS = re.compile(rf"(?:{_SCANNERS}|{_LINTERS})")
_SCANNER = re.compile(_SCANNERS)


def read(words: Phrase) -> Reading | None:
    """Return a rule that counts what a report tells: a tracked one that is named, else one that is handed over.

    What a statement says of a report alone, that report may prove; what it says of a tool takes more than its word.
    """
    return next((told for found in fits(words, _FORMS) if (told := _reading(words, found.groupdict()))), None)


def _reading(words: Phrase, told: dict[str, str | None]) -> Reading | None:
    named_ = told.get("file") or told.get("aside")
    path = things_in(words, named_)[0] if named_ else None
    tool = _tool(words, told)
    grade = (told.get("grade") or told.get("severity") or "").rstrip("s") or None
    at_most = _at_most(told)
    if at_most is None or (tool is None and (told.get("named") or path is None)):
        return None
    if path is not None:
        rule = FindingsRule(
            tool=tool, grade=grade, at_most=at_most, path=path, accept_stated=tool is None, named_in=words.named_in
        )
        return Reading(rule) if _is_report(path, tool) else None
    # That a linter has no errors is shown by its run in CI as well, which other grammars ask for.
    if tool is None or not (_SCANNER.fullmatch(tool) or grade == "warning"):
        return None
    return Reading(FindingsRule(tool=tool, grade=grade, at_most=at_most))


def _at_most(told: dict[str, str | None]) -> int | None:
    """Return how many there may be; that there are just so many is another statement."""
    number, most = number_of(told["number"] or "0"), told.get("most")
    if most is None:
        return None if number else 0
    return number - 1 if most == "fewer than" and number else number


def _tool(words: Phrase, told: dict[str, str | None]) -> str | None:
    if told.get("tool"):
        return told["tool"]
    slot = told.get("named")
    said = _TOOLS.match(words.thing(slot).lower()) if slot else None
    return said[0] if said else None


def _is_report(path: str, tool: str | None) -> bool:
    """Return whether a path is that of a report: JSON may be anything, unless its name or a tool says so."""
    if not is_path(path) or not _REPORT.fullmatch(path.lower()):
        return False
    return tool is not None or "sarif" in path.lower() or _ABOUT_REPORTS.fullmatch(path) is not None

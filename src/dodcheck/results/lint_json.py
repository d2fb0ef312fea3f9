"""The JSON of ESLint (`-f json`) and of ruff (`--output-format json`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dodcheck.formats.problem import FormatProblem
from dodcheck.results.findings import LinterFinding, LinterReport

_LEVELS = {"1": "warning", "2": "error"}
"""The numbers of ESLint."""


def report_of(items: Sequence[Any]) -> LinterReport:
    """Return what a report tells. Raises ``FormatProblem`` for what is none of either.

    An empty list is a report of ruff that found nothing, or one of ESLint that looked at no file.
    """
    if not all(isinstance(item, dict) for item in items):
        raise FormatProblem("it is no list of objects")
    if not items:
        return LinterReport((), (), 0)
    if all(isinstance(item.get("messages"), list) and "filePath" in item for item in items):
        return LinterReport(("eslint",), tuple(_eslint_findings(items)), len(items))
    if all("code" in item and "filename" in item for item in items):
        return LinterReport(("ruff",), tuple(map(_ruff_finding, items)), len(items))
    raise FormatProblem("it is no report of ESLint or ruff")


def _eslint_findings(files: Sequence[Mapping[str, Any]]) -> Iterator[LinterFinding]:
    for file in files:
        let_pass = file.get("suppressedMessages")
        for messages, suppressed in ((file["messages"], False), (let_pass if isinstance(let_pass, list) else [], True)):
            for message in messages:
                if not isinstance(message, dict):
                    raise FormatProblem("a message is no object")
                level = "error" if message.get("fatal") is True else _LEVELS.get(str(message.get("severity")), "")
                yield LinterFinding(
                    str(message.get("ruleId") or ""),
                    str(file["filePath"]),
                    _line_number(message.get("line")),
                    level,
                    suppressed=suppressed,
                )


def _ruff_finding(item: Mapping[str, Any]) -> LinterFinding:
    """Return a finding of ruff, which grades none: each of them fails its run."""
    place = item.get("location")
    line = _line_number(place.get("row")) if isinstance(place, dict) else None
    return LinterFinding(str(item["code"] or ""), str(item["filename"]), line, "error")


def _line_number(said: object) -> int | None:
    return said if isinstance(said, int) and said > 0 else None

"""SARIF 2.1.0: the static analysis results interchange format of OASIS."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dodcheck.formats.problem import FormatProblem
from dodcheck.results.findings import LEVELS, LinterFinding, LinterReport

_VERSION = "2.1.0"
_COMMIT_ID = re.compile(r"[0-9a-f]{7,64}")
_NO_FINDING = frozenset({"pass", "notApplicable", "informational"})
"""Kinds of results that say that nothing is wrong."""
_REFUSED = frozenset({"underReview", "rejected"})
_UNGRADED = "warning"
"""The level of a result for which neither it nor its rule says one (3.27.10 of the standard)."""


def report_of(root: Mapping[str, Any]) -> LinterReport:
    """Return what a log tells. Raises ``FormatProblem`` for what is none of this version."""
    if root.get("version") != _VERSION:
        raise FormatProblem(f"it is no SARIF of version {_VERSION}")
    runs = _required_list(root.get("runs"), "runs")
    findings = tuple(found for run in runs for found in _findings(run))
    tools = tuple(str(_driver(run).get("name", "")).lower() for run in runs)
    commits = {commit for run in runs for commit in _stated_commits(run)}
    unfinished = next((why for run in runs if (why := _why_unfinished(run))), "")
    return LinterReport(tools, findings, len(runs), min(commits, default=None), unfinished)


def _findings(run: Mapping[str, Any]) -> Iterator[LinterFinding]:
    rules = _rules_of(run)
    by_id = {str(rule.get("id")): rule for rule in reversed(rules)}
    for result in _required_list(run.get("results") or [], "results"):
        if str(result.get("kind", "fail")) in _NO_FINDING or result.get("baselineState") == "absent":
            continue
        name, rule = _rule_of(result, rules, by_id)
        path, line = _first_place(result)
        level = result.get("level") or _table_at(rule, "defaultConfiguration").get("level") or _UNGRADED
        graded = str(level) if level in LEVELS else ""
        score = _severity_score(result)
        yield LinterFinding(
            name, path, line, graded, _severity_score(rule) if score is None else score, _is_suppressed(result)
        )


def _rules_of(run: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    return _required_list(_driver(run).get("rules") or [], "rules")


def _driver(run: Mapping[str, Any]) -> Mapping[str, Any]:
    return _table_at(_table_at(run, "tool"), "driver")


def _rule_of(
    result: Mapping[str, Any], rules: Sequence[Mapping[str, Any]], by_id: Mapping[str, Mapping[str, Any]]
) -> tuple[str, Mapping[str, Any]]:
    """Return the name of the rule of a result, and what the run says of it: nothing for one of an extension."""
    reference = _table_at(result, "rule")
    name = str(result.get("ruleId") or reference.get("id") or "")
    index = result.get("ruleIndex", reference.get("index"))
    if "toolComponent" in reference:
        return name, {}
    if isinstance(index, int) and 0 <= index < len(rules):
        return name or str(rules[index].get("id", "")), rules[index]
    return name, by_id.get(name, {})


def _first_place(result: Mapping[str, Any]) -> tuple[str, int | None]:
    places = _required_list(result.get("locations") or [], "locations")
    physical = _table_at(places[0], "physicalLocation") if places else {}
    line = _table_at(physical, "region").get("startLine")
    path = str(_table_at(physical, "artifactLocation").get("uri", ""))
    return path, line if isinstance(line, int) and line > 0 else None


def _is_suppressed(result: Mapping[str, Any]) -> bool:
    """Return whether a result is let pass: each of its suppressions is accepted, which they are unless they say not."""
    suppressions = _required_list(result.get("suppressions") or [], "suppressions")
    return bool(suppressions) and not any(str(one.get("status")) in _REFUSED for one in suppressions)


def _severity_score(table: Mapping[str, Any]) -> float | None:
    written_score = _table_at(table, "properties").get("security-severity")
    try:
        score = float(written_score) if isinstance(written_score, str | int | float) else None
    except ValueError:
        return None
    return score if score is not None and 0 <= score <= 10 else None  # noqa: PLR2004 - the scale


def _stated_commits(run: Mapping[str, Any]) -> Iterator[str]:
    for control in _required_list(run.get("versionControlProvenance") or [], "versionControlProvenance"):
        revision = str(control.get("revisionId", "")).lower()
        if _COMMIT_ID.fullmatch(revision):
            yield revision


def _why_unfinished(run: Mapping[str, Any]) -> str:
    if not isinstance(run.get("results"), list):
        return "a run has no results"
    for call in _required_list(run.get("invocations") or [], "invocations"):
        if call.get("executionSuccessful") is False:
            return "a run says that it did not succeed"
        notes = _required_list(call.get("toolExecutionNotifications") or [], "toolExecutionNotifications")
        if any(note.get("level") == "error" for note in notes):
            return "a run tells of an error of the tool itself"
    return ""


def _required_list(value: Any, name: str) -> Sequence[Mapping[str, Any]]:  # noqa: ANN401 - any JSON value
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise FormatProblem(f"{name} is no list of objects")
    return value


def _table_at(value: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    table = value.get(key)
    return table if isinstance(table, dict) else {}

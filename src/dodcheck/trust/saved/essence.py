"""What two versions of dodcheck must agree on: everything but their words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dodcheck.trust.saved.saved import Kind

_Value = Mapping[str, Any]

_OF_CRITERION = ("id", "claimed", "verdict", "rule", "exception")
_OF_REPORT = ("schema", "scope", "as_of", "snapshot", "policy", "documents", "evidence_files", "tally", "gate")


def essences(kind: Kind, then: _Value, now: _Value) -> tuple[_Value, _Value]:
    """Return two reports of different versions, reduced to verdicts, rules and digests.

    What a rule looked at may differ as well, so a digest is compared where both looked at the file.
    """
    if kind is Kind.STATEMENT:
        return _statement(then), _statement(now)
    before, after = _digests(then), _digests(now)
    shared = {key for key in before.keys() & after.keys() if before[key].keys() & after[key].keys()}
    paths = {key: before[key].keys() & after[key].keys() for key in shared}
    return _report(then, before, paths), _report(now, after, paths)


def _statement(value: _Value) -> _Value:
    """Return a Statement without the version and the digest of the report's bytes, which holds the version."""
    predicate = {key: field for key, field in value["predicate"].items() if key not in ("dodcheck", "report")}
    return {**value, "predicate": predicate}


def _report(value: _Value, digests: Mapping[str, _Value], paths: Mapping[str, Any]) -> _Value:
    criteria = []
    for criterion in value["criteria"]:
        own = digests[criterion["id"]]
        shared = {path: own[path] for path in sorted(paths.get(criterion["id"], ()))}
        criteria.append({**{key: criterion[key] for key in _OF_CRITERION}, "digests": shared})
    return {**{key: value[key] for key in _OF_REPORT}, "criteria": criteria}


def _digests(value: _Value) -> dict[str, dict[str, list[str]]]:
    """Return every digest of each file that was seen for each criterion."""
    by_criterion: dict[str, dict[str, list[str]]] = {}
    for criterion in value["criteria"]:
        own = by_criterion.setdefault(criterion["id"], {})
        for at in (place for seen in criterion["evidence"] for place in seen["locations"] if place["digest"]):
            own[at["path"]] = sorted({*own.get(at["path"], ()), at["digest"]})
    return by_criterion

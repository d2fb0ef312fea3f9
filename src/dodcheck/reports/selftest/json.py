"""The self-test for machines."""

from __future__ import annotations

from typing import Any, Final

from dodcheck.binding.tree import Bound
from dodcheck.model.evidence import Outcome
from dodcheck.model.report import AppliedRule, Origin
from dodcheck.reports.json import rule_data, versioned_json
from dodcheck.reports.schema import shared_shape, versioned_schema
from dodcheck.reports.shapes import (
    COUNT,
    FLAG,
    MAYBE_LINE,
    TEXT,
    WORDS,
    array,
    or_null,
    place_data,
    record,
    snapshot_facts,
)
from dodcheck.trust.selftest.trial import Attempt, Fate, Trial
from dodcheck.trust.selftest.tried import Selftest, TriedRule

SCHEMA: Final = "dodcheck-selftest/1"
"""The version of the shape: it changes when a reader of the old shape would err."""

_Object = dict[str, Any]


def render(found: Selftest) -> str:
    """Return the self-test as JSON."""
    facts = found.snapshot
    return versioned_json(
        SCHEMA,
        {
            "scope": found.scope,
            "as_of": found.as_of.isoformat(),
            "snapshot": snapshot_facts(facts),
            "policy": {"ref": None, "digest": found.policy_digest},
            "evidence_files": [{"name": f.name, "digest": f.digest, "commit": f.commit} for f in found.evidence_files],
            "red_at": found.red_at,
            "criteria": [_criterion(tried, found) for tried in found.tested],
            "left": {outcome.value: found.left.get(outcome, 0) for outcome in _LEFT},
            "tally": {fate.value: count for fate, count in found.tally.items()},
            "gate": {"strict": found.strict, "passed": found.passed, "blocking": list(found.blocking)},
        },
    )


_LEFT = (Outcome.FAILS, Outcome.UNKNOWN, Outcome.ERROR)


def _criterion(tried: TriedRule, found: Selftest) -> _Object:
    criterion = tried.judgement.criterion
    at = criterion.location
    return {
        "id": criterion.id,
        "text": criterion.text,
        "location": {"path": at.path, "line": at.line, "column": at.column},
        "verdict": tried.judgement.verdict.value,
        "rule": rule_data(tried.judgement.rule),
        "written": place_data(tried.written) if tried.written else None,
        "fate": tried.fate.value,
        "relevant": tried.relevant,
        "held_before": tried.held_before,
        "blocks": found.blocks(tried),
        "parts": [_part(trial) for trial in tried.trials],
    }


def _part(trial: Trial) -> _Object:
    applied: AppliedRule = Bound(trial.tree, Origin.RULES_FILE).applied()
    data: Any = rule_data(applied)
    return {
        "kind": data["kind"],
        "options": data["options"],
        "fate": trial.fate.value,
        "why": trial.why or None,
        "attempts": [_attempt(attempt) for attempt in trial.attempts],
    }


def _attempt(attempt: Attempt) -> _Object:
    paths, names = sorted(attempt.planted.changes), sorted(attempt.planted.evidence)
    return {
        "planted": attempt.planted.said,
        "paths": paths,
        "evidence_files": names,
        "outcome": attempt.outcome.value,
        "summary": attempt.said,
    }


_FATE: _Object = {"enum": [one.value for one in Fate]}


def selftest_schema() -> dict[str, object]:
    """Return the schema (JSON Schema 2020-12) every self-test in JSON satisfies."""
    criteria = array(_criterion_schema(shared_shape("criteria")["items"]["properties"]))
    left = record(**{outcome.value: COUNT for outcome in _LEFT})
    return versioned_schema(
        SCHEMA,
        "self-test",
        "Whether each passing rule can fail: what was planted in memory, and what the rule then said.",
        scope=shared_shape("scope"),
        as_of=shared_shape("as_of"),
        snapshot=shared_shape("snapshot"),
        policy=shared_shape("policy"),
        evidence_files=shared_shape("evidence_files"),
        red_at=or_null(_described(WORDS, "The commit before the work; null where none was named.")),
        criteria=_described(criteria, "Those whose evidence holds, in document order."),
        left=_described(left, "Criteria not tested because their evidence does not hold, by its outcome."),
        tally=record(**{fate.value: COUNT for fate in Fate}),
        gate=record(strict=FLAG, passed=FLAG, blocking=array(WORDS)),
    )


def _criterion_schema(criterion: _Object) -> _Object:
    written = record(path=TEXT, line=MAYBE_LINE)
    return record(
        id=criterion["id"],
        text=criterion["text"],
        location=criterion["location"],
        verdict=criterion["verdict"],
        rule=criterion["rule"],
        written=or_null(_described(written, "Where the rule stands; null where it was read from the words.")),
        fate=_described(_FATE, "The worst of its parts."),
        relevant=_described(FLAG, "Rule and statement share a path, a name or a number."),
        held_before=or_null(_described(FLAG, "The rule held at `red_at` already.")),
        blocks=FLAG,
        parts=_described(array(_part_schema()), "The parts that have to fail each on their own."),
    )


def _part_schema() -> _Object:
    attempt = record(
        planted=_described(WORDS, "What was changed in memory, in words."),
        paths=_described(array(TEXT), "The files that were changed."),
        evidence_files=_described(array(WORDS), "The evidence files that were changed."),
        outcome={"enum": [outcome.value for outcome in Outcome]},
        summary=WORDS,
    )
    return record(
        kind=WORDS,
        options={"type": "object"},
        fate=_FATE,
        why=or_null(_described(WORDS, "Why it can't be tested.")),
        attempts=_described(array(attempt), "The last one turned it, where its fate is turned."),
    )


def _described(schema: _Object, about: str) -> _Object:
    return schema | {"description": about}

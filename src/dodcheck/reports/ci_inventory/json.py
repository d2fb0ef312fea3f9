"""The inventory for machines, and the schema of it."""

from __future__ import annotations

from typing import Any, Final

from dodcheck.reports.ci_inventory.report import InventoryReport
from dodcheck.reports.json import versioned_json
from dodcheck.reports.schema import shared_shape, versioned_schema
from dodcheck.reports.shapes import (
    COUNT,
    FLAG,
    MAYBE_LINE,
    MAYBE_TEXT,
    PLACE,
    TEXT,
    WORDS,
    array,
    or_null,
    place_data,
    record,
    snapshot_facts,
)
from dodcheck.workflows.inventory.row import InventoryRow, JobRow, Standing, TopicFact
from dodcheck.workflows.inventory.scopes import Scope
from dodcheck.workflows.inventory.triggers import trigger_in_words
from dodcheck.workflows.model import Text, Trigger, Unread
from dodcheck.workflows.purposes.purpose import Purpose

SCHEMA: Final = "dodcheck-ci-inventory/1"
"""The version of the shape: it changes when a reader of the old shape would err."""

_Object = dict[str, Any]


def render(report: InventoryReport) -> str:
    """Return the report as JSON."""
    inventory = report.inventory
    totals = inventory.totals
    return versioned_json(
        SCHEMA,
        {
            "snapshot": snapshot_facts(report.snapshot),
            "totals": {
                "files": totals.files,
                "reusable": totals.reusable,
                "generated": totals.generated,
                "scheduled": totals.scheduled,
                "dispatchable": totals.dispatchable,
                "required": totals.required if inventory.sources else None,
                "not_evaluated": totals.unread,
            },
            "workflows": [_row(row) for row in inventory.rows],
            "not_evaluated": [_unread(unread) for unread in inventory.unread],
            "actions_not_evaluated": [_unread(unread) for unread in inventory.unread_actions],
            "required_checks": {
                "sources": list(inventory.sources),
                "unmatched": list(inventory.unmatched),
                "missing": [{"name": missing.name, "command": missing.command} for missing in inventory.missing],
            },
        },
    )


def _row(row: InventoryRow) -> _Object:
    return {
        "path": row.path,
        "name": row.name or None,
        "triggers": [_trigger(trigger) for trigger in row.triggers],
        "scope": [scope.value for scope in row.scopes],
        "facts": [_fact(fact) for fact in row.facts],
        "purposes": [purpose.value for purpose in row.purposes],
        "jobs": [_job(job) for job in row.jobs],
        "steps": row.steps,
        "reusable": row.reusable,
        "called_by": [{"path": job.path, "job": job.job} for job in row.called_by],
        "generated": None if row.generated is None else {"why": row.generated.words, "line": row.generated.line},
        "scheduled": row.scheduled,
        "dispatchable": row.dispatchable,
        "required": {"standing": row.required.standing.value, "why": row.required.why},
        "cost": {
            "job_runs": row.cost.runs,
            "exact": row.cost.exact,
            "minutes_at_most": row.cost.minutes,
            "without_timeout": row.cost.unset,
            "never_run": row.cost.never,
            "why": list(row.cost.why),
        },
    }


def _trigger(trigger: Trigger) -> _Object:
    return {
        "event": trigger.event,
        "line": trigger.line,
        "words": list(trigger_in_words(trigger)),
        "branches": _texts(trigger.branches),
        "branches_ignore": _texts(trigger.branches_ignore),
        "tags": _texts(trigger.tags),
        "tags_ignore": _texts(trigger.tags_ignore),
        "paths": _texts(trigger.paths),
        "paths_ignore": _texts(trigger.paths_ignore),
        "types": _texts(trigger.types),
        "crons": [text.value for text in trigger.crons],
        "workflows": [text.value for text in trigger.workflows],
    }


def _texts(texts: tuple[Text, ...] | None) -> list[str] | None:
    return None if texts is None else [text.value for text in texts]


def _fact(fact: TopicFact) -> _Object:
    place = place_data(fact.location)
    return {"scope": fact.scope.value, "why": fact.words, "location": place}


def _job(job: JobRow) -> _Object:
    return {
        "id": job.id,
        "line": job.line,
        "steps": job.steps,
        "calls": job.calls,
        "timeout": job.timeout,
        "runners": list(job.runners),
    }


def _unread(unread: Unread) -> _Object:
    return {"path": unread.path, "line": unread.line, "why": unread.why}


_TEXTS: _Object = array(TEXT)
_FILTER: _Object = {"type": ["array", "null"], "items": TEXT, "description": "null where that is not said."}


def inventory_schema() -> dict[str, object]:
    """Return the schema (JSON Schema 2020-12) every inventory in JSON satisfies."""
    unread = array(record(path=TEXT, line=MAYBE_LINE, why=WORDS))
    missing = array(record(name=WORDS, command=WORDS))
    required = {"type": ["integer", "null"], "description": "null where no answer of the platform was handed over."}
    return versioned_schema(
        SCHEMA,
        "ci inventory",
        "Every workflow of a repository, by path.",
        snapshot=shared_shape("snapshot"),
        totals=record(
            files=COUNT,
            reusable=COUNT,
            generated=COUNT,
            scheduled=COUNT,
            dispatchable=COUNT,
            required=required,
            not_evaluated=COUNT,
        ),
        workflows=array(_row_schema()),
        not_evaluated=unread,
        actions_not_evaluated=unread,
        required_checks=record(
            sources={**_TEXTS, "description": "The evidence files that tell what is required."},
            unmatched={**_TEXTS, "description": "Required checks that no job of a workflow has the name of."},
            missing={**missing, "description": "Answers that would show the rest, and what fetches them."},
        ),
    )


def _row_schema() -> _Object:
    fact = record(scope={"enum": [scope.value for scope in Scope]}, why=WORDS, location=PLACE)
    job = record(id=TEXT, line=MAYBE_LINE, steps=COUNT, calls=MAYBE_TEXT, timeout=MAYBE_TEXT, runners=_TEXTS)
    generated = record(why=WORDS, line=MAYBE_LINE)
    minutes = {"type": ["integer", "null"], "minimum": 0, "description": "The sum of the time-outs; null: not known."}
    return record(
        path=WORDS,
        name=MAYBE_TEXT,
        triggers=array(_trigger_schema()),
        scope={**array({"enum": [scope.value for scope in Scope]}), "description": "`other` where nothing tells."},
        facts={**array(fact), "description": "What tells the scope."},
        purposes=array({"enum": [purpose.value for purpose in Purpose]}),
        jobs=array(job),
        steps=COUNT,
        reusable=FLAG,
        called_by=array(record(path=WORDS, job=TEXT)),
        generated=or_null(generated),
        scheduled=FLAG,
        dispatchable=FLAG,
        required=record(standing={"enum": [standing.value for standing in Standing]}, why=WORDS),
        cost=record(
            job_runs={**COUNT, "description": "Jobs of a run, each leg of a matrix and each job called being one."},
            exact={**FLAG, "description": "False: there are at least so many."},
            minutes_at_most=minutes,
            without_timeout={**COUNT, "description": "Jobs of a run that set none: 360 minutes each."},
            never_run={**COUNT, "description": "Jobs whose `if` never holds."},
            why=_TEXTS,
        ),
    )


def _trigger_schema() -> _Object:
    return record(
        event=TEXT,
        line=MAYBE_LINE,
        words=array(WORDS),
        branches=_FILTER,
        branches_ignore=_FILTER,
        tags=_FILTER,
        tags_ignore=_FILTER,
        paths=_FILTER,
        paths_ignore=_FILTER,
        types=_FILTER,
        crons=_TEXTS,
        workflows=_TEXTS,
    )

"""Data files against a schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.reading.named import named_file
from dodcheck.rules.schemas.fitting import Errors, fitting
from dodcheck.rules.schemas.keywords import Budget, UnsureError
from dodcheck.rules.schemas.names import BILLS, META, SHIPPED
from dodcheck.rules.schemas.sources import Schema, draft_of, meta_validator, shipped, tracked, validator_of
from dodcheck.rules.values.look import Look
from dodcheck.rules.values.looks import Asked
from dodcheck.snapshot.protocol import Snapshot


def validated(snapshot: Snapshot, asked: Asked, name: str) -> Evidence:
    """Return whether the files asked for validate against a schema: a shipped one, or a path."""
    if name in BILLS:
        return _bills(snapshot, asked, name)
    schema = None if name == META else _schema(snapshot, asked, name)
    if isinstance(schema, Evidence):
        return schema
    errors = _errors(snapshot, schema)
    called = (schema.path if schema else None) or f"the schema {name}"
    return asked.answer(snapshot, lambda path: fitting(snapshot, path, errors, called))


def _bills(snapshot: Snapshot, asked: Asked, name: str) -> Evidence:
    from dodcheck.rules.schemas.bills import fitting_bill  # noqa: PLC0415 - lazy: other schemas need none of its readers

    return asked.answer(snapshot, lambda path: fitting_bill(snapshot, path, name))


def _schema(snapshot: Snapshot, asked: Asked, name: str) -> Schema | Evidence:
    if name in SHIPPED:
        return shipped(name)
    path = named_file(snapshot, name, asked.named_in, asked.kind)
    if isinstance(path, Evidence):
        return path
    try:
        found = tracked(snapshot, path)
    except UnsureError as problem:
        said = f"the schema can't be told: {problem}"
        reproduce = asked.reproduce(asked.path)
        return Evidence(asked.kind, Outcome.UNKNOWN, said, 1, 0, reproduce, 1, problem.unknown)
    return _unread(asked, found) if isinstance(found, Look) else found


def _unread(asked: Asked, found: Look) -> Evidence:
    return Evidence(
        kind=asked.kind,
        outcome=found.outcome,
        summary=f"the schema {found.words}",
        examined=0,
        matched=0,
        reproduce=asked.reproduce(asked.path),
        skipped=1,
        unknown=found.unknown,
        places=found.places,
    )


def _errors(snapshot: Snapshot, schema: Schema | None) -> Errors:
    """Return what yields the errors of a value; without a schema, the value is one, and its draft is what it must fit.

    All files share one budget. The validator is made when the first file is looked at, and only once.
    """
    budget = Budget()
    made: list[Any] = []

    def errors(value: object) -> Iterator[Any]:
        budget.next_file()
        if schema is None:
            return iter(meta_validator(draft_of(value), budget).iter_errors(value))
        if not made:
            made.append(validator_of(snapshot, schema, budget))
        return iter(made[0].iter_errors(value))

    return errors

"""Data files against a schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.finding import Finding
from dodcheck.rules.reading.named import named_file
from dodcheck.rules.schemas.fitting import fitting
from dodcheck.rules.schemas.keywords import Budget, UnsureError
from dodcheck.rules.schemas.names import BILLS, META, SHIPPED
from dodcheck.rules.schemas.quick import quickly_fits
from dodcheck.rules.schemas.sources import Schema, draft_of, meta_validator, shipped, tracked, validator_of
from dodcheck.rules.values.data_files import DataFiles
from dodcheck.snapshot.protocol import Snapshot


def validated(snapshot: Snapshot, asked: DataFiles, name: str) -> Evidence:
    """Return whether the files asked for validate against a schema: a shipped one, or a path."""
    if name in BILLS:
        return _bills(snapshot, asked, name)
    schema = None if name == META else _schema(snapshot, asked, name)
    if isinstance(schema, Evidence):
        return schema
    validation = _Validation(snapshot, schema)
    called = (schema.path if schema else None) or f"the schema {name}"
    return asked.answer(snapshot, lambda path: fitting(snapshot, path, validation, called))


def _bills(snapshot: Snapshot, asked: DataFiles, name: str) -> Evidence:
    from dodcheck.rules.schemas.bills import fitting_bill  # noqa: PLC0415 - lazy: other schemas need none of its readers

    return asked.answer(snapshot, lambda path: fitting_bill(snapshot, path, name))


def _schema(snapshot: Snapshot, asked: DataFiles, name: str) -> Schema | Evidence:
    if name in SHIPPED:
        return shipped(name)
    path = named_file(snapshot, name, asked.named_in, asked.kind)
    if isinstance(path, Evidence):
        return path
    try:
        schema = tracked(snapshot, path)
    except UnsureError as problem:
        message = f"the schema can't be told: {problem}"
        reproduce = asked.reproduce(asked.path)
        return Evidence(asked.kind, Outcome.UNKNOWN, message, 1, 0, reproduce, 1, problem.unknown)
    return _unread(asked, schema) if isinstance(schema, Finding) else schema


def _unread(asked: DataFiles, finding: Finding) -> Evidence:
    return Evidence(
        kind=asked.kind,
        outcome=finding.outcome,
        summary=f"the schema {finding.words}",
        examined=0,
        matched=0,
        reproduce=asked.reproduce(asked.path),
        skipped=1,
        unknown=finding.unknown,
        places=finding.places,
    )


class _Validation:
    """What a schema says; without one, each value is a schema itself, and its draft is what it must fit.

    All files share one budget. The validator is made when the first file needs it, and only once.
    """

    def __init__(self, snapshot: Snapshot, schema: Schema | None) -> None:
        self._snapshot = snapshot
        self._schema = schema
        self._budget = Budget()
        self._made: Any = None

    def plainly_fits(self, value: object) -> bool:
        """Return whether the schema comes with dodcheck, and a fast validator takes the value."""
        return self._schema is not None and self._schema.path is None and quickly_fits(self._schema.contents, value)

    def errors(self, value: object) -> Iterator[Any]:
        """Yield the errors of a value."""
        self._budget.next_file()
        return iter(self._validator(value).iter_errors(value))

    def _validator(self, value: object) -> Any:  # noqa: ANN401 - a class that jsonschema makes
        if self._schema is None:
            return meta_validator(draft_of(value), self._budget)
        if self._made is None:
            self._made = validator_of(self._snapshot, self._schema, self._budget)
        return self._made

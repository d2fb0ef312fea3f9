"""The criteria that the statements of a document are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dodcheck.documents.claims import claims_of
from dodcheck.documents.deferrals import is_deferred
from dodcheck.documents.ids import criterion_id
from dodcheck.documents.later import Postponement, deferred_by
from dodcheck.documents.statement_directives import StatementDirectives
from dodcheck.documents.statements import Statement
from dodcheck.model.criterion import Criterion
from dodcheck.model.declared import Declared
from dodcheck.model.location import Location

_ABOVE = 5
"""So many statements before one in its group are what "it" may mean."""


def criteria_of(
    path: str,
    statements: Sequence[Statement],
    said: Sequence[StatementDirectives],
    beside_them: Declared,
    whole: Postponement | None,
) -> Iterator[Criterion]:
    """Yield the criterion of each statement, in order, with what is said of it beside it.

    ``beside_them`` is what the document declares, ``whole`` what puts off all that does not say so itself.
    """
    before: dict[object, tuple[str, ...]] = {}
    for statement, claim, beside in zip(statements, claims_of(statements), said, strict=True):
        above = before.get(statement.group_key, ())
        before[statement.group_key] = (statement.text, *above)[:_ABOVE]
        put_off = _put_off(statement) or whole
        yield Criterion(
            id=beside.fixed_id or _id(statement),
            text=statement.text,
            form=statement.form,
            scope=statement.spot.scope,
            group=statement.spot.group,
            to_begin=statement.spot.to_begin,
            claimed=claim,
            location=Location(path, statement.line, statement.column),
            tick=statement.tick,
            deferred=put_off is not None,
            deferred_until=put_off.until if put_off else None,
            fixed_id=beside.fixed_id is not None,
            inline=beside.rule,
            lines=statement.lines,
            declared=beside_them,
            above=above,
            row=statement.row,
            announced=statement.announced,
            details=statement.details,
        )


def _put_off(statement: Statement) -> Postponement | None:
    """Return what puts a statement off: its own words, else those above it."""
    return deferred_by(statement.text) if is_deferred(statement.text) else statement.spot.postponed


def _id(statement: Statement) -> str:
    return criterion_id(statement.spot.scope, statement.spot.group, statement.form, statement.text)

"""Rows of tables of metrics: what should be reached, and where it is measured."""

from __future__ import annotations

import re
from typing import NamedTuple

from dodcheck.binding.recognise.coverages import is_coverage, reported_share
from dodcheck.binding.recognise.directions import bounds, direction
from dodcheck.binding.recognise.measured import document_called, document_measuring, documents_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength
from dodcheck.documents.inline import plain
from dodcheck.documents.metric_columns import Column, column_of
from dodcheck.documents.quantities import Quantity, quantity_in, stated_value
from dodcheck.documents.slug import title
from dodcheck.rules.metric import MetricRule

_MEASURED = re.compile(r"\b(?:measur\w*|method|source|how|evidence|where|from|tool|report|verified|verification)\b")

_ANY_METHOD = re.compile(
    r"\b(?:check ?lists?|score ?cards?|reports?|dash ?boards?|analysis|analyses|audits?|reviews?|logs?|if available"
    r"|window)\b",
    re.IGNORECASE,
)


class _Row(NamedTuple):
    """The name of a metric, its target, its baseline, the head of the column of today, and how it is measured."""

    name: str
    target: Quantity
    baseline: Quantity | None
    current: str | None
    method: str


def read(words: Phrase) -> Reading | None:
    """Return a rule for a row: its own column of today, else the document that measures it, else none that does."""
    row = _row(words)
    if row is None:
        return None
    up = direction(row.name.lower(), row.baseline, row.target)
    if up is None and "coverage" not in words.under:
        return None
    up = up is not False
    least, most = bounds(row.target, up=up)
    if row.current is not None:
        rule = MetricRule(document=words.named_in, row=row.name, column=row.current, at_least=least, at_most=most)
        return Reading(rule)
    path, strength = _document(words, row)
    if path is None and least and is_coverage(row.name.lower()) and (told := reported_share(least)):
        return told
    named_in = words.named_in if path else None
    rule = MetricRule(document=path, row=row.name, at_least=least, at_most=most, named_in=named_in)
    return Reading(rule, strength)


def _row(words: Phrase) -> _Row | None:
    """Return what the cells of a row say; ``None`` where no number is asked for, or several columns tell today."""
    cells = [(column_of(head), plain(head).strip(), source) for head, source in words.row[1:]]
    target = next(
        (found for column, _, said in reversed(cells) if column is Column.TARGET and (found := quantity_in(said))), None
    )
    name = title(words.row[0][1]) if words.row else ""
    if target is None or not name:
        return None
    baseline = next((stated_value(said) for column, _, said in cells if column is Column.BASELINE), None)
    method = next(
        (said for column, head, said in cells if column is Column.OTHER and _MEASURED.search(head.lower())), ""
    )
    now = [head for column, head, _ in cells if column is Column.CURRENT]
    now = now or [head for column, head, _ in cells if column is Column.VALUE]
    if len(now) > 1:
        return None
    return _Row(name, target, baseline, now[0] if now else None, method)


def _document(words: Phrase, row: _Row) -> tuple[str | None, Strength]:
    """Return the document that measures a metric: named in its row, or by other statements, or called like the method.

    One that is only called so may be another: a number that stands there does not refute the row.
    """
    named = documents_in(row.method)
    if named:
        return (named[0] if len(named) == 1 else None), Strength.EXACT
    told = document_measuring(words, row.name) or document_measuring(words, row.method)
    if told:
        return told, Strength.EXACT
    guessed = document_called(words, _ANY_METHOD.sub(" ", plain(row.method)))
    return guessed, Strength.STRONGER if guessed else Strength.EXACT

"""Tables of metrics: `Metric | Baseline | Target | Measurement Method`. Each row promises that a target is reached."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dodcheck.documents.blocks import Cell, Table
from dodcheck.documents.directives import one_line_without_remarks
from dodcheck.documents.inline import plain
from dodcheck.documents.metric_columns import Column, columns_of
from dodcheck.documents.quantities import quantity_in
from dodcheck.documents.rows import row_label

_METRIC = re.compile(
    r"(?:[\w-]+ ){0,2}(?:metrics?|kpis?|measures?|measurements?|indicators?|dimensions?|slos?|slis?|okrs?)(?: \w+)?\W*",
    re.IGNORECASE,
)


class MetricRow(NamedTuple):
    """A row of a table of metrics: `name: baseline → target` as Markdown, its target's cell, and all its cells."""

    text: str
    target: Cell
    cells: tuple[Cell, ...]


def metric_rows(table: Table) -> Iterator[MetricRow]:
    """Yield the rows of a table that has a target for each; of several targets, the last is the one in the end."""
    columns = columns_of(table.header)
    targets = [at for at, column in enumerate(columns) if at and column is Column.TARGET]
    if not targets or not _is_of_metrics(table, columns, targets[-1]):
        return
    baselines = [at for at, column in enumerate(columns) if at and column is Column.BASELINE]
    for row in table.rows:
        name, target = row_label(row[: min(targets)]), one_line_without_remarks(row[targets[-1]].source)
        if name and target:
            before = (
                f"{one_line_without_remarks(row[baselines[0]].source)} "
                if baselines and one_line_without_remarks(row[baselines[0]].source)
                else ""
            )
            yield MetricRow(f"{name}: {before}→ {target}", row[targets[-1]], row)


def _is_of_metrics(table: Table, columns: Sequence[Column], target: int) -> bool:
    """Return whether the rows are called metrics, or have a number of today or before; and a target is a number."""
    named = bool(_METRIC.fullmatch(plain(table.header[0].source)))
    beside = {Column.CURRENT, Column.VALUE, Column.BASELINE} & set(columns[1:])
    return (named or bool(beside)) and any(quantity_in(row[target].source) for row in table.rows)

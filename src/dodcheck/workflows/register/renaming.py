"""The rows of a register whose file got another name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dodcheck.workflows.audit.risk import Risk
from dodcheck.workflows.register.cells import cells_of
from dodcheck.workflows.register.table import ID, Table

WHERE = "where"
"""The column that begins with the file of a risk."""

_LINE = re.compile(r":[0-9]+\Z")
_MOST = 200


def renamed_risks(table: Table, rows: Sequence[str], risks: Mapping[str, Risk]) -> Mapping[str, Risk]:
    """Return the new risks of a register by the ids they had in files that no risk is told of any more.

    Only a file that one row names can be an old one, and only a risk that no row names can be new.
    """
    cells = [cells_of(row) for row in rows]
    named = {table.cell(cell, ID) for cell in cells}
    fresh = [risk for name, risk in risks.items() if name not in named]
    if not fresh or WHERE not in table.columns:
        return {}
    now = {risk.location.path for risk in risks.values()}
    at = table.columns.index(WHERE)
    gone = dict.fromkeys(_path(cell[at]) for cell in cells if len(cell) > at and table.cell(cell, ID) not in risks)
    old = [path for path in gone if path and path not in now][:_MOST]
    return {name: risk for path in old for risk in fresh if (name := risk.named_in(path)) in named}


def _path(cell: str) -> str:
    """Return the file that a place names, as it is written in a table."""
    return _LINE.sub("", cell.partition("<br>")[0].replace("\\", "").replace("`", "").strip())

"""A register kept in step with the workflows: what the audit knows is refreshed, what people wrote stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from dodcheck.workflows.audit.risk import Risk
from dodcheck.workflows.register.cells import cells_of, plain_cell, row_of
from dodcheck.workflows.register.renaming import renamed_risks
from dodcheck.workflows.register.table import ID, Table, find_table, open_fence


class Columns(NamedTuple):
    """What the audit writes into a row: the names of its columns, and their cells for a risk, as Markdown."""

    names: tuple[str, ...]
    of: Callable[[Risk], Sequence[str]]


OWN = ("Accepted", "Owner", "Notes")
"""The columns that are people's alone."""

STATE = "State"
GONE = "gone"

_OURS = re.compile(r"[a-z][a-z0-9-]*-[0-9a-f]{6}(?:-[0-9]+)?")


class Updated(NamedTuple):
    """The new text, and how many rows came, are no longer found, and were dropped because nobody had written there."""

    text: str
    added: int
    gone: int
    dropped: int


def update(text: str, risks: Sequence[Risk], columns: Columns, opening: str) -> Updated:
    """Return the text of a register with a row for each risk.

    Rows are known by their id, columns by their names; rows and columns of people, their order, and everything around
    the table stay as they are. Where a file got another name, its rows are those of the same risks in the new one.
    A row whose risk is no longer found says so where people wrote in it, else it goes.
    ``opening`` stands before a table that is new; code that is never closed is closed before it.
    """
    ending = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines()
    table = find_table(lines)
    if table is None:
        fence = open_fence(lines)
        before = [*lines, *([fence] if fence else []), ""] if lines else []
        rows = _new_table(risks, columns)
        whole = [*before, *opening.splitlines(), "", *rows]
        return Updated(ending.join([*whole, ""]), len(risks), 0, 0)
    known = {risk.id: risk for risk in risks}
    kept = _Rows(table, {**renamed_risks(table, lines[table.first : table.end], known), **known}, columns)
    rows = [row for line in lines[table.first : table.end] for row in kept.refreshed(line)]
    fresh = [risk for risk in risks if risk.id not in kept.seen]
    rows += [kept.row(risk, [""] * len(table.columns)) for risk in fresh]
    whole = [*lines[: table.first], *rows, *lines[table.end :]]
    end = ending if text.endswith(("\n", "\r")) else ""
    return Updated(ending.join(whole) + end, len(fresh), kept.gone, kept.dropped)


def _new_table(risks: Sequence[Risk], columns: Columns) -> list[str]:
    rows = [[*columns.of(risk), *("" for _ in OWN)] for risk in risks]
    names = [*columns.names, *OWN]
    return [row_of(names), f"|{'|'.join('---' for _ in names)}|", *(row_of(row) for row in rows)]


class _Rows:
    """Refreshes the rows of a table, and counts what became of them."""

    def __init__(self, table: Table, risks: Mapping[str, Risk], columns: Columns) -> None:
        self.table = table
        self.risks = risks
        self.columns = columns
        self.seen: set[str] = set()
        self.gone = 0
        self.dropped = 0

    def refreshed(self, line: str) -> list[str]:
        """Return the row of a line as it is now; none where it goes."""
        cells = cells_of(line)
        name = self.table.cell(cells, ID)
        risk = self.risks.get(name)
        if risk is not None:
            self.seen.add(risk.id)
            row = self.row(risk, cells)
            return [line if cells_of(row) == cells else row]
        if _OURS.fullmatch(name) is None:
            return [line]
        return self._without_risk(line, cells)

    def row(self, risk: Risk, cells: list[str]) -> str:
        """Return the row of a risk; the cells of other columns stay as they are."""
        values = dict(zip(self._names(), self.columns.of(risk), strict=True))
        wide = [*cells, *("" for _ in range(len(self.table.columns) - len(cells)))]
        named = zip(self.table.columns, wide, strict=False)
        return row_of([values.get(name, cell) for name, cell in named] + wide[len(self.table.columns) :])

    def _without_risk(self, line: str, cells: list[str]) -> list[str]:
        wide = [*cells, *("" for _ in range(len(self.table.columns) - len(cells)))]
        names = self._names()
        by_people = [cell for name, cell in zip(self.table.columns, wide, strict=False) if name not in names]
        if not any(map(plain_cell, [*by_people, *wide[len(self.table.columns) :]])):
            self.dropped += 1
            return []
        self.gone += 1
        if STATE.lower() not in self.table.columns:
            return [line]
        at = self.table.columns.index(STATE.lower())
        return [line] if plain_cell(wide[at]) == GONE else [row_of([*wide[:at], GONE, *wide[at + 1 :]])]

    def _names(self) -> list[str]:
        return [name.lower() for name in self.columns.names]

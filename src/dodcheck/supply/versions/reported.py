"""A report of outdated libraries that a script made: JSON, CSV, a table in Markdown or in plain text."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dodcheck.documents.blocks import Table
from dodcheck.documents.inline import plain
from dodcheck.documents.markdown import parse_markdown
from dodcheck.documents.text import UndecodableError, decode
from dodcheck.formats.json import load
from dodcheck.formats.known import MAX_CHECKED
from dodcheck.formats.problem import FormatProblem, UnreadProblem
from dodcheck.supply.versions.columns import Column, columns_of
from dodcheck.supply.versions.entry import Entry
from dodcheck.supply.versions.marks import is_marked_outdated
from dodcheck.supply.versions.rows import entry_of


class ReportedLibrary(NamedTuple):
    """One library of a report; ``outdated`` is how it is marked, ``None`` where it is not."""

    entry: Entry
    outdated: bool | None


class VersionReport(NamedTuple):
    """The libraries of a report that have a current and a newest version; ``marks`` where a column marks them."""

    rows: tuple[ReportedLibrary, ...]
    marks: bool


_GAP = re.compile(r"\t+| {2,}| *\| *")
_RULER = re.compile(r"[-=+:| \t]*-[-=+:| \t]*")
_ARROW = re.compile(r"\s*(?:-+>|=+>|→|➜)\s*")
_NEEDED = frozenset({Column.VERSION, Column.LATEST})
_NAMING = frozenset({Column.NAME, Column.PATH})


class _Grid(NamedTuple):
    heads: Sequence[str]
    rows: Sequence[tuple[int, Sequence[str]]]


def read_report(data: bytes) -> VersionReport:
    """Return what a report lists; nothing where it is in no form that is known. Raises ``FormatProblem``."""
    if len(data) > MAX_CHECKED:
        raise UnreadProblem(f"more than {MAX_CHECKED // 1024 // 1024} MB")
    try:
        text = decode(data)
    except UndecodableError as problem:
        raise FormatProblem(f"it {problem}") from None
    whole = "\n".join(text.raw)
    if whole.lstrip()[:1] in ("{", "["):
        return _combine_grids([*_objects(load(whole))])
    tables = [block for block in parse_markdown(text).blocks if isinstance(block, Table)]
    forms = (map(_of_table, tables), _of_csv(whole), _of_text(text.raw))
    found = next((report for grids in forms if (report := _combine_grids([*grids])).rows), None)
    return found or VersionReport(tuple(_arrows(text.raw)), marks=False)


def _combine_grids(grids: Sequence[_Grid]) -> VersionReport:
    rows: list[ReportedLibrary] = []
    marks = True
    for grid in grids:
        columns = columns_of(grid.heads)
        if not columns.keys() >= _NEEDED or columns.keys().isdisjoint(_NAMING):
            continue
        at = columns.get(Column.OUTDATED)
        marks &= at is not None
        for line, cells in grid.rows:
            texts = {column: cells[place] for column, place in columns.items() if place < len(cells)}
            entry = entry_of(texts, line)
            if entry is not None:
                mark = is_marked_outdated(grid.heads[at], entry.outdated or "") if at is not None else None
                rows.append(ReportedLibrary(entry, mark))
    return VersionReport(tuple(rows), bool(rows) and marks)


def _objects(value: object) -> Iterator[_Grid]:
    """Yield a grid for each object of a list, and of a mapping by names."""
    for one in value.values() if isinstance(value, dict) else [value]:
        if isinstance(one, list):
            yield from (_of_object(item, at) for at, item in enumerate(one, start=1) if isinstance(item, dict))
    if isinstance(value, dict):
        named = [(name, one) for name, one in value.items() if isinstance(one, dict)]
        yield from (_of_object({"name": name, **one}, at) for at, (name, one) in enumerate(named, start=1))
        inner = next((one for name, one in named if name in _HOLDERS), None)
        if inner is not None:
            yield from _objects(inner)


_HOLDERS = ("libraries", "dependencies", "packages", "components", "results", "report", "outdated", "vendored")


def _of_object(item: dict[str, object], at: int) -> _Grid:
    plainly = {key: _text(one) for key, one in item.items() if not isinstance(one, dict | list)}
    return _Grid(list(plainly), [(at, list(plainly.values()))])


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _of_table(table: Table) -> _Grid:
    rows = [(row[0].line, [cell.source for cell in row]) for row in table.rows]
    return _Grid([plain(cell.source) for cell in table.header], rows)


def _of_csv(text: str) -> Iterator[_Grid]:
    first = text.partition("\n")[0]
    if "," not in first:
        return
    try:
        rows = list(csv.reader(io.StringIO(text)))
    except csv.Error:
        return
    yield _Grid(rows[0], list(enumerate(rows[1:], start=2)))


def _of_text(lines: Sequence[str]) -> Iterator[_Grid]:
    """Yield the tables of plain text: cells stand two spaces apart, rows until an empty line."""
    at = 0
    while at < len(lines):
        heads, at = _cells(lines[at]), at + 1
        if columns_of(heads).keys() >= _NEEDED:
            end = next((number for number in range(at, len(lines)) if not lines[number].strip()), len(lines))
            rows = (
                (number + 1, _cells(lines[number])) for number in range(at, end) if not _RULER.fullmatch(lines[number])
            )
            yield _Grid(heads, [(line, cells) for line, cells in rows if len(cells) == len(heads)])
            at = end


def _cells(line: str) -> list[str]:
    return _GAP.split(line[:2000].strip().strip("|").strip())


def _arrows(lines: Sequence[str]) -> Iterator[ReportedLibrary]:
    """Yield the lines that say `zlib 1.2.11 -> 1.3.1`."""
    for at, line in enumerate(lines, start=1):
        parts = _ARROW.split(line[:500])
        words = parts[0].replace(":", " ").split()
        if len(parts) == len("ab") and len(words) >= len("ab") and parts[1].strip():
            cells = {
                Column.NAME: " ".join(words[:-1]).lstrip("-* "),
                Column.VERSION: words[-1],
                Column.LATEST: parts[1].split()[0],
            }
            entry = entry_of(cells, at)
            if entry is not None and entry.version.release and entry.latest and entry.latest.release:
                yield ReportedLibrary(entry, outdated=True)

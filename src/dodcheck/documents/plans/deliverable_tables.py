"""Tables of deliverables: which cell says what is promised, and which ones name its files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dodcheck.documents.blocks import Table
from dodcheck.documents.directives import one_line_without_remarks
from dodcheck.documents.inline import plain

_DELIVERABLE = re.compile(r"(?:\w+ )?(?:deliverables?|artifacts?|artefacts?|outputs?|work products?)")
_FILE = re.compile(
    r"(?:\w+ )?(?:files?|documents?|docs?|paths?|locations?|where|place|target|filename|file path|file ?/ ?path)"
)
_ID = re.compile(r"(?:#|id|no\.?|nr\.?|number|key|ref)?")
_NEED = re.compile(r"(?:required|mandatory|optional|needed|need|priority)\??")
_NOT_NEEDED = re.compile(r"(?:no|optional|nice to have|stretch|should|could|false|✗|❌)\b", re.IGNORECASE)


class PromisedRow(NamedTuple):
    """What a row promises, as Markdown on one line, the cells that may name its files, and its place."""

    text: str
    naming: tuple[str, ...]
    optional: bool
    line: int
    column: int


def is_of_deliverables(table: Table) -> bool:
    """Return whether a table has a column `Deliverable`, wherever it stands."""
    return any(re.fullmatch(r"(?:\w+ )?deliverables?", name) for name in _names(table))


def promised_rows(table: Table) -> Iterator[PromisedRow]:
    """Yield what the rows of a table of deliverables promise; rows that say nothing are left out."""
    names = _names(table)
    at = _column(names)
    named_in = [number for number, name in enumerate(names) if number == at or _FILE.fullmatch(name)]
    need = next((number for number, name in enumerate(names) if _NEED.fullmatch(name)), None)
    for row in table.rows:
        saying = one_line_without_remarks(row[at].source) if at < len(row) else ""
        cell = row[at] if saying else next((one for one in row if one_line_without_remarks(one.source)), None)
        if cell:
            optional = need is not None and _is_free(names[need], plain(row[need].source))
            naming = tuple(one_line_without_remarks(row[number].source) for number in named_in)
            yield PromisedRow(one_line_without_remarks(cell.source), naming, optional, cell.line, cell.column)


def _column(names: Sequence[str]) -> int:
    """Return the column that says what is promised: one of that name, else a file's, else the first that is no id."""
    for wanted in (_DELIVERABLE, _FILE):
        if (found := next((at for at, name in enumerate(names) if wanted.fullmatch(name)), None)) is not None:
            return found
    return next((at for at, name in enumerate(names) if not _ID.fullmatch(name)), 0)


def _is_free(column: str, said: str) -> bool:
    words = said.strip().lower()
    if column.startswith("optional"):
        return words in {"yes", "y", "x", "✅", "true", "✓", "✔"}
    return bool(_NOT_NEEDED.match(words))


def _names(table: Table) -> list[str]:
    return [plain(cell.source).strip().lower() for cell in table.header]

"""The table of a register, found in the lines of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dodcheck.workflows.register.cells import cells_of, is_row, is_rule, plain_cell

ID, ACCEPTED, OWNER, NOTES = "id", "accepted", "owner", "notes"
_FENCES = ("```", "~~~")


class Table(NamedTuple):
    """The names of the columns in lower case; the rows are the lines from ``first``, from 0, to before ``end``."""

    columns: tuple[str, ...]
    first: int
    end: int

    def cell(self, cells: Sequence[str], column: str) -> str:
        """Return the words of a row in a column, empty where there are none."""
        at = self.columns.index(column) if column in self.columns else len(cells)
        return plain_cell(cells[at]) if at < len(cells) else ""


def find_table(lines: Sequence[str]) -> Table | None:
    """Return the first table with the columns ID and Accepted outside of code, ``None`` where there is none."""
    for at, (line, fence) in enumerate(zip(lines[:-1], _fences(lines), strict=False)):
        if not fence and is_row(line) and is_rule(lines[at + 1]):
            columns = tuple(plain_cell(cell).lower() for cell in cells_of(line))
            if ID in columns and ACCEPTED in columns:
                return Table(columns, at + 2, _end(lines, at + 2))
    return None


def open_fence(lines: Sequence[str]) -> str:
    """Return what closes the code that the lines end in, empty where they end outside of code."""
    found = ""
    for fence in _fences([*lines, ""]):
        found = fence
    return found


def _fences(lines: Sequence[str]) -> Iterator[str]:
    """Yield for each line the fence of the code it stands in, empty outside of code."""
    fence = ""
    for line in lines:
        bare = line.strip()
        yield fence or (bare[:3] if bare.startswith(_FENCES) else "")
        if fence:
            fence = "" if bare.startswith(fence) else fence
        elif bare.startswith(_FENCES):
            fence = bare[:3]


def _end(lines: Sequence[str], first: int) -> int:
    return next((at for at in range(first, len(lines)) if not is_row(lines[at])), len(lines))

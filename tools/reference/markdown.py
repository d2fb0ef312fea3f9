"""The few parts of Markdown that generated pages are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; a bar in a cell is escaped."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", r"\|") for cell in line) + " |" for line in lines)


def page(*blocks: str) -> str:
    """Return a page of blocks with an empty line between any two."""
    return "\n\n".join(block for block in blocks if block) + "\n"

"""Rows of a table in Markdown as they are written: cells are what stands between bars that no backslash takes away."""

from __future__ import annotations

import re

_BAR = re.compile(r"(?<!\\)\|")
_DECORATION = re.compile(r"</?code>|[*_`~]")
_RULE = re.compile(r" {0,3}\|[\s:|-]*-[\s:|-]*")
_SPACES = re.compile(r"\s+")


def is_row(line: str) -> bool:
    """Return whether a line may be a row of a table: it begins with a bar, at most three spaces before it."""
    bare = line.lstrip(" ")
    return bare.startswith("|") and len(line) - len(bare) < len("    ")


def is_rule(line: str) -> bool:
    """Return whether a line is the one below the head of a table."""
    return is_row(line) and _RULE.fullmatch(line.rstrip()) is not None


def cells_of(line: str) -> list[str]:
    """Return the cells of a row as they are written, without the spaces around them."""
    inner = line.strip().removeprefix("|")
    parts = _BAR.split(inner)
    return [part.strip() for part in (parts[:-1] if inner.endswith("|") else parts)]


def row_of(cells: list[str]) -> str:
    """Return the row of cells."""
    return f"| {' | '.join(cells)} |"


def plain_cell(cell: str) -> str:
    """Return the words of a cell without emphasis and code marks, on one line."""
    return _SPACES.sub(" ", _DECORATION.sub("", cell)).strip()

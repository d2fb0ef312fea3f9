"""The rows and items of a document that have to cite something, and what each of them cites."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dodcheck.documents.blocks import Block, Item, Table
from dodcheck.documents.inline import plain
from dodcheck.rules.wordings.passages import folded, placed
from dodcheck.rules.wordings.sources import Cited, Sources
from dodcheck.rules.wordings.words import whole_words

_FINDINGS = whole_words(
    (
        *(
            "finding",
            "findings",
            "observation",
            "observations",
            "severity",
            "confidence",
            "evidence",
            "issue",
            "issues",
        ),
        *("risk description", "issues found", "silent failure", "silent failures"),
    )
)
"""Heads of the columns of a table that claims something: others define and count."""


class Claim(NamedTuple):
    """A row or an item: its line, the best it cites, and as what that is told."""

    line: int
    cited: Cited
    told: str


class Asked(NamedTuple):
    """Which rows count: below headings that hold ``section``, of tables with the columns ``table``; ``items`` too."""

    section: str | None
    table: tuple[str, ...]
    items: bool


def claims(blocks: Sequence[Block], asked: Asked, sources: Sources) -> Iterator[Claim]:
    """Yield what has to cite something, in its order: rows of tables of findings unless others are asked for."""
    search = whole_words([asked.section]) if asked.section is not None else None
    for block, heads in placed(blocks):
        if search is not None and not any(map(search.search, heads)):
            continue
        if isinstance(block, Table) and _counts(block, asked):
            yield from _rows(block, sources)
        elif isinstance(block, Item) and asked.items and _says(block.source):
            yield _claim(block.line, sources.cited(block.source))


def sections(blocks: Sequence[Block], section: str) -> int:
    """Return how many blocks stand below a heading that holds these words."""
    search = whole_words([section])
    return sum(any(map(search.search, heads)) for _, heads in placed(blocks))


def _counts(table: Table, asked: Asked) -> bool:
    heads = [folded(plain(cell.source)) for cell in table.header]
    if asked.table:
        return {folded(plain(column)) for column in asked.table} <= set(heads)
    return asked.section is not None or asked.items or any(map(_FINDINGS.search, heads))


def _rows(table: Table, sources: Sources) -> Iterator[Claim]:
    flows = [at for at, cell in enumerate(table.header) if "workflow" in cell.source.lower()]
    for row in table.rows:
        if not any(_says(cell.source) for cell in row):
            continue
        cited, told = min((sources.cited(cell.source) for cell in row), key=lambda one: list(Cited).index(one[0]))
        named = next((name for at in flows if sources.is_workflow(name := plain(row[at].source).strip())), None)
        yield _claim(row[0].line, (Cited.THERE, named) if named else (cited, told))


def _claim(line: int, found: tuple[Cited, str]) -> Claim:
    cited, told = found
    return Claim(line, cited, "" if cited is Cited.NOTHING else told)


def _says(source: str) -> bool:
    return any(map(str.isalnum, plain(source)))

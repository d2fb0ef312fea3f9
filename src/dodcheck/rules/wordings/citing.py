"""The rows and items of a document that have to cite something, and what each of them cites."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dodcheck.documents.blocks import Block, Item, Paragraph, Table
from dodcheck.documents.fields import fields_of
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


_DEFINING = whole_words(("taxonomy", "definition", "definitions", "glossary", "evidence gap", "evidence gaps"))
_AROUND = frozenset({"terms", "legend", "scope", "purpose", "method", "methodology", "contents", "references"})
"""Headings below which nothing is claimed: terms, what can't be shown, what was to be done."""


class Claim(NamedTuple):
    """A row, an item or a paragraph: its line, the best it cites, and as what that is told.

    A paragraph is ``prose``: it may claim something or not.
    """

    line: int
    cited: Cited
    told: str
    prose: bool = False


class WantedClaims(NamedTuple):
    """Which rows count: below headings that hold ``section``, of tables with the columns ``table``.

    With ``claims`` those of every table, and items and paragraphs too, unless they stand where nothing is claimed.
    """

    section: str | None
    table: tuple[str, ...]
    claims: bool


def claims(blocks: Sequence[Block], asked: WantedClaims, sources: Sources) -> Iterator[Claim]:
    """Yield what has to cite something, in its order: rows of tables of findings unless others are asked for."""
    search = whole_words([asked.section]) if asked.section is not None else None
    for block, heads in placed(blocks):
        if not any(map(search.search, heads)) if search is not None else asked.claims and _claims_nothing(heads):
            continue
        if isinstance(block, Table) and _counts(block, asked):
            yield from _rows(block, sources)
        elif isinstance(block, Item) and asked.claims and _says(block.source):
            yield _claim(block.line, sources.cited(block.source))
        elif isinstance(block, Paragraph) and asked.claims and _is_prose(block):
            yield _claim(block.line, sources.cited(block.source))._replace(prose=True)


def _claims_nothing(heads: Sequence[str]) -> bool:
    return any(map(_DEFINING.search, heads)) or not _AROUND.isdisjoint(heads)


def _is_prose(block: Paragraph) -> bool:
    """Return whether a paragraph says something itself: it has more than fields, and does not only announce a list."""
    labelled = len(list(fields_of(block)))
    lines = [line for line in block.source.splitlines() if _says(line)]
    return len(lines) > labelled and not block.source.rstrip("*_ ").endswith(":")


def sections(blocks: Sequence[Block], section: str) -> int:
    """Return how many blocks stand below a heading that holds these words."""
    search = whole_words([section])
    return sum(any(map(search.search, heads)) for _, heads in placed(blocks))


def _counts(table: Table, asked: WantedClaims) -> bool:
    heads = [folded(plain(cell.source)) for cell in table.header]
    if asked.table:
        return {folded(plain(column)) for column in asked.table} <= set(heads)
    return asked.section is not None or asked.claims or any(map(_FINDINGS.search, heads))


def _rows(table: Table, sources: Sources) -> Iterator[Claim]:
    flows = [at for at, cell in enumerate(table.header) if "workflow" in cell.source.lower()]
    for row in table.rows:
        if not any(_says(cell.source) for cell in row):
            continue
        cited, source = min((sources.cited(cell.source) for cell in row), key=lambda pair: list(Cited).index(pair[0]))
        named = next((name for at in flows if sources.is_workflow(name := plain(row[at].source).strip())), None)
        yield _claim(row[0].line, (Cited.THERE, named) if named else (cited, source))


def _claim(line: int, citation: tuple[Cited, str]) -> Claim:
    cited, source = citation
    return Claim(line, cited, "" if cited is Cited.NOTHING else source)


def _says(source: str) -> bool:
    return any(map(str.isalnum, plain(source)))

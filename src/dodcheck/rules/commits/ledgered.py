"""The commits that the ledger names in the entry of a milestone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dodcheck.documents.blocks import Block, Heading, Item, Outline, Paragraph, Table
from dodcheck.documents.ledger import read_ledger
from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.model.milestone import MilestoneId, milestones_in
from dodcheck.rules.commits.chosen import UnknownCommits, short_id
from dodcheck.rules.commits.papers import Papers
from dodcheck.rules.reading.markdown import read_markdown
from dodcheck.snapshot.history import History
from dodcheck.snapshot.protocol import Snapshot

MAX_NAMED = 40
"""So many ids of one entry are looked up."""

_ID = re.compile(r"(?<![\w/#.-])(?=[0-9]*[a-f])[0-9a-f]{7,40}(?![\w/.-])")
_BASE = re.compile(
    r"\b(?:base|baseline|starting (?:point|commit)|starts? (?:from|at)|branched from|before)\b", re.IGNORECASE
)
_OWN = re.compile(
    r"\b(?:merged?|commits?|squash(?:ed)?|sha|head|landed|closed|closing|closeout|implementation)\b", re.IGNORECASE
)


class Ledgered(NamedTuple):
    """Full ids of commits: ``own`` are the milestone's, ``bases`` the ones that it began behind.

    ``missing`` are ids as written that name no commit here.
    """

    own: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def rebased(self) -> str | None:
        """That it names commits which are not here any more, ``None`` where all of them are."""
        if not self.missing:
            return None
        return f"the ledger names {', '.join(short_id(commit) for commit in self.missing[:3])}, which is no commit here"


def ledgered_commits(snapshot: Snapshot, history: History, papers: Papers, kind: str) -> Ledgered | UnknownCommits:
    """Return the commits that the ledger names in the milestone's entry, ``UnknownCommits`` if it is no text."""
    read = read_markdown(snapshot, papers.ledger, None, kind) if papers.ledger else None
    if read is None or isinstance(read, Evidence):
        damaged = read is not None and read.outcome is Outcome.ERROR
        return UnknownCommits(None, read.summary) if read and damaged else Ledgered()
    own: list[str] = []
    bases: list[str] = []
    missing: list[str] = []
    pairs = [pair for line in _lines(read.outline, papers) for pair in _ids(line, papers.milestone)][:MAX_NAMED]
    for word, base in pairs:
        commit = history.find(word)
        if commit is None or not commit.startswith(word):
            missing.append(word)
        else:
            (bases if base else own).append(commit)
    return Ledgered(*(tuple(dict.fromkeys(ids)) for ids in (own, bases, missing)))


def _ids(line: str, milestone: MilestoneId) -> Iterator[tuple[str, bool]]:
    """Yield the ids in a line, and whether each is a base; a line about another milestone alone has none but bases."""
    base = bool(_BASE.search(line))
    named = milestones_in(line)
    foreign = bool(named) and milestone not in named
    if base or (_OWN.search(line) and not foreign):
        yield from ((match[0], base) for match in _ID.finditer(line))


def _lines(outline: Outline, papers: Papers) -> Iterator[str]:
    """Yield the lines of the milestone's section, and the rows that begin with it."""
    starts = {
        entry.location.line
        for entry in read_ledger(outline, "")
        if entry.milestone == papers.milestone and not entry.last
    }
    level = 0
    for block in outline.blocks:
        if isinstance(block, Heading) and (not level or block.level <= level):
            level = block.level if block.line in starts else 0
        elif isinstance(block, Table):
            yield from _rows(block, starts, inside=bool(level))
        elif level:
            yield from _lines_of(block)


def _rows(table: Table, starts: set[int | None], *, inside: bool) -> Iterator[str]:
    heads = [cell.source for cell in table.header]
    for row in table.rows:
        if inside and row:
            yield " ".join(cell.source for cell in row)
        elif row and row[0].line in starts:
            yield from (f"{head}: {cell.source}" for head, cell in zip(heads, row, strict=False))


def _lines_of(block: Block) -> Iterator[str]:
    if isinstance(block, Item | Paragraph):
        yield from block.source.splitlines()

"""Whether a document lists milestones in a table: some, or each of those that are asked for."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence

from dodcheck.documents.blocks import Table
from dodcheck.documents.ledger import LedgerEntry, read_ledger, read_tables
from dodcheck.documents.slug import title
from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.model.milestone import Mention, MilestoneId, leading_mention
from dodcheck.phrasing import counted, some
from dodcheck.rules.finding import Finding
from dodcheck.rules.reading.markdown import ReadDocument

_SHOWN = 8
_PLACES = 50


def examined(kind: str, document: ReadDocument, milestones: Iterable[MilestoneId]) -> Evidence:
    """Return whether a table of milestones has a row for each of these; with none of them, whether it has any row.

    Columns are written in many ways: a table that names a milestone and is not known as such a list leaves it open, as
    a section about a milestone does.
    """
    rows, wanted = read_tables(document.outline, document.path), tuple(milestones)
    finding = _each(document, rows, wanted) if wanted else _any(document, rows)
    unknown = Unknown.PARTIAL if finding.outcome is Outcome.UNKNOWN else None
    finding = finding._replace(unknown=unknown, places=finding.places[:_PLACES] or (Place(document.path),))
    return finding.evidence(kind, f"grep -nE {shlex.quote('[|].*M[0-9]+')} {shlex.quote(document.path)}")


def _any(document: ReadDocument, rows: Sequence[LedgerEntry]) -> Finding:
    if rows:
        message = f"{document.path} has a table of milestones, with {counted(len(rows), 'row')}"
        return Finding(Outcome.HOLDS, message, _places(rows), len(rows), len(rows))
    if named := tuple(_named(document)):
        message = f"{document.path} has a table that names {some([mention.first for mention, _ in named], _SHOWN)}"
        message = f"{message}; whether it lists the milestones, its columns do not tell"
        return Finding(Outcome.UNKNOWN, message, tuple(at for _, at in named), examined=1)
    return Finding(Outcome.FAILS, f"{document.path} has no table with a row for a milestone", examined=1)


def _each(document: ReadDocument, rows: Sequence[LedgerEntry], wanted: Sequence[MilestoneId]) -> Finding:
    listed = {entry.milestone: entry for entry in rows if entry.last is None}
    missing = [milestone for milestone in wanted if milestone not in listed]
    fit = [listed[milestone] for milestone in wanted if milestone in listed]
    if not missing:
        message = f"{document.path} has a row for {some(wanted, _SHOWN)}"
        return Finding(Outcome.HOLDS, message, _places(fit), len(wanted), len(fit))
    sections = {entry.milestone for entry in read_ledger(document.outline, document.path) if entry.last is None}
    elsewhere = sections | {mention.first for mention, _ in _named(document) if mention.last is None}
    gone = [milestone for milestone in missing if milestone not in elsewhere]
    outcome, shown = (Outcome.FAILS, gone) if gone else (Outcome.UNKNOWN, missing)
    message = f"no table of milestones in {document.path} has a row for {some(shown, _SHOWN)}"
    more = "" if gone else ", which it speaks of elsewhere"
    return Finding(outcome, f"{message}{more}", _places(fit), len(wanted), len(fit))


def _named(document: ReadDocument) -> Iterator[tuple[Mention, Place]]:
    """Yield each milestone or range of them that begins a cell of any table."""
    for block in document.outline.blocks:
        for cell in (cell for row in block.rows for cell in row) if isinstance(block, Table) else ():
            if named := leading_mention(title(cell.source)):
                yield named, Place(document.path, cell.line)


def _places(entries: Iterable[LedgerEntry]) -> tuple[Place, ...]:
    return tuple(Place(entry.location.path, entry.location.line) for entry in entries)

"""Rows of tables with a status column: what each row is about, and what its status claims."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dodcheck.documents.blocks import Cell, Table
from dodcheck.documents.boxes import leading_box
from dodcheck.documents.directives import one_line_without_remarks, without_remarks
from dodcheck.documents.inline import plain
from dodcheck.documents.later import Postponement, put_off_by_status
from dodcheck.documents.status_words import claimed_by_words, is_mere_status
from dodcheck.documents.struck import begins_struck, claimed_by_status
from dodcheck.documents.surroundings import speaks_of_bad_things

_STATUS_COLUMN = re.compile(
    r"(?:(?:current |final )?(?:status|state)|met|met / .{1,40}|done|acceptance|result|completed?"
    r"|achieved|satisfied|fulfilled|pass ?/ ?fail|passed|✅|✔|☑)\s*\??"
)
_YES_COLUMN = re.compile(r"(?:done|met|completed?|finished|✅|✔|☑)\s*\??")
_LOG_COLUMN = re.compile(r"(?:timestamp|time|actor|session|agent|call)\b|tool(?: call)?$|tool used$")
_MATRIX_COLUMN = re.compile(
    # What a product offers, and where it runs.
    r"(?:features?|capabilit(?:y|ies)|(?:supported )?(?:platforms?|os|operating systems?|browsers?|devices?|distros?"
    r"|architectures?|arch|(?:programming )?languages?|versions?|releases?|frameworks?|databases?|providers?"
    r"|integrations?)"
    r"|(?:api )?(?:endpoints?|routes?|methods?|operations?|permissions?)|packages?|plugins?|librar(?:y|ies)"
    # What is tried, where the result says how that ended.
    r"|(?:test |edge |use )?(?:cases?|scenarios?)|tests?|situations?|conditions?|inputs?|attacks?|threats?"
    # What is asked for or proposed, and then closed.
    r"|(?:rfc|adr|pr|pull request|ticket|proposal|question|comment|feedback|observation|symptom|decision|commit)s?"
    r"|owners?|assignees?|who|people|persons?|names?|members?|participants?|attendees?"
    r"|symbols?|icons?|emojis?|signs?)(?: (?:id|no\.?|name|title|#|number))?\s*[?#]?"
)
"""Names of first columns whose rows name something that has a status, and state nothing that the status is true of."""

_MEANING_COLUMN = re.compile(r"(?:meanings?|means|explanation|definition|what it means)\b")
_ANSWER_COLUMN = re.compile(
    r"(?:expected|expectation|desired|wanted|actual|observed|answer|value|exists|present|found)(?: \w+)?\s*\??"
)
_REMARK_COLUMN = re.compile(r"(?:notes?|comments?|remarks?|deviations?|exceptions?)")
_ENDED_OTHERWISE = re.compile(
    r"(?:waived|n/?a|reverted|superseded|dropped|deferred|skipped|cancell?ed|abandoned"
    r"|(?:later |since )?(?:removed|moved|deleted)(?=\s*(?:$|[.,;(]|(?:in|by|to|later|since|again)\b)))(?!\w)"
)
_NOT_SO = re.compile(
    r"(?:no|not|none|false|never|absent|missing|gone|errors?|fail\w*|rejected|blocked|0(?![.,]\d)|❌)(?!\w)"
)
_KIND_COLUMN = re.compile(
    r"areas?|categor(?:y|ies)|sections?|groups?|domains?|teams?|types?|priorit(?:y|ies)|phases?|sprints?|weeks?|quarters?"
)
_STATED_COLUMN = re.compile(r"(?:\w+ )?(?:criteri(?:on|a)|requirements?|checks?|tasks?|statements?|deliverables?)")
_OUTCOME_COLUMN = re.compile(r"(?:result|acceptance)\s*\??")
"""The head of a column that may say what came out, or what is asked for, rather than how far something is."""

_NO_STATUS = re.compile(r"[-–—.…*_()/\s]*(?:n/?a|not applicable|none)?[-–—.…*_()\s]*")
"""What a cell holds where a row has no status."""

_LONGEST = 60
"""A longer cell, in code points, that is no status holds prose."""

_NUMBER_COLUMN = re.compile(r"(?:[#.\s\d]*|id|no\.?|nr\.?|number|key)")
_DAY_COLUMN = re.compile(r"(?:date|day|when)\b")
_BAD_COLUMN = re.compile(r"(?:severity|likelihood|probability|mitigation)\b")
_NUMBER = re.compile(r"[#.\s\d]*(?:[–-][#.\s\d]+)?")
_SUM = re.compile(r"(?:grand |sub)?totals?\b|overall\b|sum\b", re.IGNORECASE)
_ID = re.compile(r"[A-Z]{1,6}\d{0,3}(?:[-_.][A-Z]{0,6}\d{1,5}[a-z]?){1,3}|[A-Z]{1,3}\d{1,4}[a-z]?")


class RowClaim(NamedTuple):
    """What a row is about, as Markdown, what its status claims of it, its status cell and all its cells.

    ``claimed`` is ``None`` where nobody understands the status, and ``unread_status`` are then its plain words.
    ``postponed`` says until when its status puts it off.
    """

    text: str
    claimed: bool | None
    status: Cell
    cells: tuple[Cell, ...]
    postponed: Postponement | None = None
    unread_status: str = ""


def row_claims(table: Table) -> tuple[RowClaim, ...]:
    """Return the rows with a status; logs, lists of risks and rows with boxes hold none.

    Those whose status is not understood are among them where the table is one of statuses: others have one that is, or
    its heads say so.
    """
    names = _heads(table)
    columns = _status_columns(names)
    if not columns:
        return ()
    crossed = [at for at in columns if _is_crossed(table, at)]
    beside = {*columns, *_kind_columns(names)}
    found: list[RowClaim] = []
    for row in table.rows:
        about = row_label([cell for at, cell in enumerate(row) if at not in beside])
        if (
            about
            and not _expects_otherwise(table.header, row)
            and all(leading_box(cell.source) is None for cell in row)
        ):
            ticked = next((row[at] for at in crossed if _words(row[at])), None)
            found.extend(filter(None, [_row_claim(about, row, columns, ticked)]))
    if _promises(names, columns) or any(claim.claimed is not None for claim in found):
        return tuple(found)
    return ()


def _row_claim(about: str, row: tuple[Cell, ...], columns: Sequence[int], ticked: Cell | None) -> RowClaim | None:
    """Return what the status cells of a row claim together; ``None`` where they say nothing, or disagree.

    ``ticked`` is one whose cross says that it is so.
    """
    told = [one for at in columns if (one := _status_cell(row[at]))]
    told += [_StatusCell(ticked, claimed=True)] if ticked else []
    if told:
        put_off = next((cell.later for cell in told if cell.later), None)
        agreed = len({cell.claimed for cell in told}) == 1
        return RowClaim(about, told[0].claimed, told[0].cell, row, put_off) if agreed else None
    unread = next(((row[at], said) for at in columns if (said := _unread(row[at]))), None)
    return RowClaim(about, None, unread[0], row, unread_status=unread[1]) if unread else None


def _unread(cell: Cell) -> str:
    """Return the words of a status that nobody understands; empty where there is none, or it is taken back."""
    said = "" if "~~" in cell.source else plain(without_remarks(cell.source)).strip()
    return "" if len(said) > _LONGEST or _NO_STATUS.fullmatch(said.lower()) else said


def _promises(names: Sequence[str], columns: Sequence[int]) -> bool:
    """Return whether the heads of a table say that its rows state something, and how far that is."""
    return any(map(_STATED_COLUMN.fullmatch, names)) and any(not _OUTCOME_COLUMN.fullmatch(names[at]) for at in columns)


class _StatusCell(NamedTuple):
    """A cell of a status column, what it claims, and until when it puts that off."""

    cell: Cell
    claimed: bool
    later: Postponement | None = None


def _status_cell(cell: Cell) -> _StatusCell | None:
    claimed = claimed_by_status(cell.source)
    if claimed is not None:
        return _StatusCell(cell, claimed)
    put_off = None if "~~" in cell.source else put_off_by_status(plain(cell.source).strip())
    return _StatusCell(cell, claimed=False, later=put_off) if put_off else None


def row_label(row: Sequence[Cell]) -> str:
    """Return the first cell that says more than a number, on one line; behind an id (`CF-001`) stands the next one."""
    saying = [words for cell in row if (words := one_line_without_remarks(cell.source))]
    worded = [words for words in saying if not _NUMBER.fullmatch(plain(words))]
    if len(worded) > 1 and _ID.fullmatch(plain(worded[0]).strip()):
        return f"{worded[0]} — {worded[1]}"
    first = next(iter(worded), "")
    words = plain(first)
    if words.rstrip().endswith("?") or begins_struck(first):
        return ""
    return first if any(map(str.isalnum, words)) and not is_mere_status(words) and not _SUM.match(words) else ""


def status_columns(table: Table) -> tuple[int, ...]:
    """Return the columns that say how far what a row is about is; none in a log, a list of risks, and the like."""
    return _status_columns(_heads(table))


def _heads(table: Table) -> list[str]:
    """Return the heads of the columns in plain lower case; one without words over nothing but signs is of statuses."""
    names = [_words(cell) for cell in table.header]
    return [name or ("status" if _holds_signs(table, at) else "") for at, name in enumerate(names)]


def _holds_signs(table: Table, at: int) -> bool:
    said = [words for row in table.rows if (words := _words(row[at]))]
    # Two columns in which each sign stands once explain the signs.
    explains = len(table.header) == 2 and len(set(said)) == len(said)  # noqa: PLR2004 - a sign and its meaning
    signs = all(claimed_by_words(words) is not None and not any(map(str.isalnum, words)) for words in said)
    return bool(said) and signs and not explains


def _is_crossed(table: Table, at: int) -> bool:
    """Return whether a column such as Done holds an `x` in some rows and nothing in the others: there it is a tick."""
    said = {words for row in table.rows if (words := _words(row[at]))}
    return said == {"x"} and bool(_YES_COLUMN.fullmatch(_words(table.header[at])))


def _status_columns(names: Sequence[str]) -> tuple[int, ...]:
    found = tuple(at for at, name in enumerate(names) if _STATUS_COLUMN.fullmatch(name))
    others = [name for at, name in enumerate(names) if at not in found]
    if (
        not found
        or _names_things(others)
        or any(_LOG_COLUMN.match(name) for name in others)
        or any(map(_DAY_COLUMN.match, names[: found[0]]))
    ):
        return ()
    return () if any(speaks_of_bad_things(name) or _BAD_COLUMN.match(name) for name in others) else found


def _kind_columns(names: Sequence[str]) -> list[int]:
    """Return the columns that say of what kind a row is, where another one holds its statement."""
    if not any(map(_STATED_COLUMN.fullmatch, names)):
        return []
    return [at for at, name in enumerate(names) if _KIND_COLUMN.fullmatch(name)]


def _names_things(names: Sequence[str]) -> bool:
    """Return whether the first of these columns that is no number names things, or any says what a sign means."""
    first = next((name for name in names if not _NUMBER_COLUMN.fullmatch(name)), "")
    return bool(_MATRIX_COLUMN.fullmatch(first)) or any(map(_MEANING_COLUMN.match, names))


def _expects_otherwise(header: Sequence[Cell], row: Sequence[Cell]) -> bool:
    """Return whether a cell says that the row's words are not meant to be so (`a.md exists | Expected: no`)."""
    beside = [(_words(name), _words(cell)) for name, cell in zip(header, row, strict=False)]
    return any(
        (_ANSWER_COLUMN.fullmatch(name) and _NOT_SO.match(said))
        or (_REMARK_COLUMN.fullmatch(name) and _ENDED_OTHERWISE.match(said))
        for name, said in beside
    )


def _words(cell: Cell) -> str:
    return plain(cell.source).strip().lower()

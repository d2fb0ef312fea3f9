"""What of a document could not be read, and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dodcheck.documents.blocks import Block, Code, Heading, Item, Outline, Paragraph, Table
from dodcheck.documents.inline import plain
from dodcheck.documents.ledger import LedgerEntry
from dodcheck.documents.plans.plan import Plan
from dodcheck.documents.text import Text
from dodcheck.documents.unboxed import Unboxed, UnboxedClaims
from dodcheck.model.location import Location
from dodcheck.model.milestone import Status
from dodcheck.model.notice import Notice
from dodcheck.phrasing import some

_LONGEST = 40
"""A quoted status is cut at this many code points."""
_OPENING, _CLOSING = "<!--", "-->"


def text_notices(path: str, text: Text, outline: Outline) -> Iterator[Notice]:
    """Yield what could not be read of the text itself."""
    for line in text.replaced:
        yield Notice("not-understood", Location(path, line), "bytes that are not UTF-8 are read as \ufffd")
    for deep in outline.too_deep:
        yield Notice("not-understood", Location(path, deep.line), deep.why)
    for cell in (cell for block in outline.blocks if isinstance(block, Table) for cell in block.surplus):
        said = "this row has more cells than its table has columns, and no reader is shown these: write \\| for a bar"
        yield Notice("not-understood", Location(path, cell.line, cell.column), said)
    if endless := _endless_comment(text, outline):
        said = "a comment begins here and never ends: nothing in it is read"
        yield Notice("not-understood", Location(path, endless), said)


def status_notices(path: str, claims: UnboxedClaims) -> Iterator[Notice]:
    """Yield a notice for each table with a status that nobody understands, each example, each item that lacks a box."""
    for rows in claims.of_blocks.values():
        if unread := [row for row in rows if row.unread_status]:
            place = Location(path, unread[0].line, unread[0].column)
            yield Notice("not-understood", place, _said_of(unread))
    for item in claims.examples:
        said = "the boxes from here on are taken for an example, as the line above says: nothing judges them"
        yield Notice("not-understood", Location(path, item.line, item.column), said)
    for item in claims.boxless_items:
        said = "this item has no box, while others of its list do: nothing judges it"
        yield Notice("not-understood", Location(path, item.line, item.column), said)


def entry_notices(entries: Sequence[LedgerEntry]) -> Iterator[Notice]:
    """Yield a notice for each entry of a ledger whose status nobody understands."""
    for entry in entries:
        if entry.status is Status.UNKNOWN and any(map(str.isalnum, entry.status_text)):
            named = f"{entry.milestone}–{entry.last}" if entry.last else str(entry.milestone)
            yield Notice("not-understood", entry.location, _of_milestone(entry.status_text, named))


def plan_notices(plan: Plan) -> Iterator[Notice]:
    """Yield a notice where nobody understands the status that a plan gives itself."""
    if plan.status and plan.status.status is Status.UNKNOWN and plain(plan.status.text).strip():
        said = _of_milestone(plain(plan.status.text).strip(), str(plan.milestone))
        yield Notice("not-understood", plan.status.location, said)


def _of_milestone(said: str, named: str) -> str:
    hint = "write Closed, In progress, Planned, Blocked or Deferred"
    return f"the status {_quoted(said)} of {named} is not understood: {hint}"


def _said_of(unread: Sequence[Unboxed]) -> str:
    if len(unread) == 1:
        status = _quoted(unread[0].unread_status)
        return f"the status {status} is not understood, so this row claims nothing: write Done or Open"
    first: dict[str, Unboxed] = {}
    for row in unread:
        first.setdefault(row.unread_status, row)
    told = some(f"{_quoted(row.unread_status)} on line {row.line}" for row in first.values())
    return f"the status of {len(unread)} rows is not understood, so they claim nothing: {told}; write Done or Open"


def _quoted(said: str) -> str:
    return f"“{said[:_LONGEST]}…”" if len(said) > _LONGEST else f"“{said}”"


def _endless_comment(text: Text, outline: Outline) -> int | None:
    """Return the first line on which a comment begins that has no end, and that no block was read from."""
    last = max((at for at, line in enumerate(text.lines) if _CLOSING in line), default=-1)
    opened = [at + 1 for at in range(max(last, 0), len(text.lines)) if _opens(text.lines[at])]
    read = {line for block in outline.blocks for line in _mentioning(block)} if opened else set[int]()
    return next((line for line in opened if line not in read), None)


def _opens(line: str) -> bool:
    opening = line.rfind(_OPENING)
    return opening >= 0 and line.find(_CLOSING, opening + 2) < 0


def _mentioning(block: Block) -> Iterator[int]:
    """Yield the lines on which the words of a block hold the sign that opens a comment."""
    match block:
        case Code():
            yield from range(block.line, block.end + 1)
        case Heading() | Item() | Paragraph():
            yield from (block.line + at for at, line in enumerate(block.source.split("\n")) if _OPENING in line)
        case Table():
            yield from (cell.line for row in (block.header, *block.rows) for cell in row if _OPENING in cell.source)
        case _:
            return

"""Entries of registers: a risk, an issue or a decision that a document lists by its id, and whether it is closed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dodcheck.documents.blocks import Block, Cell, Heading, Item, Table
from dodcheck.documents.filler import is_informative
from dodcheck.documents.inline import plain
from dodcheck.documents.status_words import claimed_by_words
from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.rules.finding import FileFinding
from dodcheck.rules.outlines.questions import mention_finding

_DONE = r"(?:resolved|closed|completed?|done|fixed|addressed|mitigated|retired)"
_CLOSED = re.compile(rf"\b{_DONE}\b")
_OPEN = re.compile(
    r"\b(?:open|deferred|pending|active|unresolved|outstanding|backlog|in progress|todo|not|planned|blocked|waiting"
    r"|awaiting|ongoing|under ?way|in review)\b"
)
_DOUBTFUL = re.compile(
    r"\?|\b(?:re-?open\w*|was|were|will|to be|should|would|could|might|must|shall|(?:can|may) (?:be|have)"
    r"|partly|partially|almost|nearly|mostly|half|hardly|barely|less than|far from|until|when|if|once|unless|but"
    r"|yet|soon|expected|due|never|can(?:not|['’]t)|nothing|nobody|rejected|reverted|incorrectly|wrongly)\b"
    rf"|n['’]t\b|\bwont\b|\b(?:no longer|being|getting) {_DONE}\b|(?<![\d.])\d\d?(?:\.\d+)? ?%"
    r"|\b(?P<some>\d+) (?:out )?of (?!(?P=some)\b)\d"
)
"""What says that it is not known to be so, or not altogether."""
_PROGRESS_OF_THINGS = re.compile(
    r"\b(?:live|released|deployed|launched|landed|published|rolled out|verified"
    r"|validated|created|added|written|generated|produced|exists|present|enforced|in place|compliant)\b"
)
"""How far a thing is; a risk that is live or verified is not closed."""
_STATUS = re.compile(r"(?:current )?(?:status|state)|(?P<when>(?:closed|resolved|done)(?: (?:in|by|on))?\??)")
_WHEN = re.compile(r"(?:m\d[\w.-]*|v?\d[\w./-]*|#\d+|pr #?\d+)")
"""A milestone, a version, a day or a number: under "Resolved" it says when."""


class _Entry(NamedTuple):
    """Where an entry stands, and whether it is closed: what its status says, else the heading above it.

    ``bare`` says that it is an id and nothing else: no word beside it, in no cell of its row.
    """

    line: int
    closed: bool | None
    bare: bool = False


def entry_finding(blocks: Sequence[Block], wanted: str, *, closed: bool | None) -> FileFinding:
    """Return whether there is an entry with that id; where ``closed`` is told, whether all of them say so."""
    entries = list(_entries(blocks, wanted.casefold()))
    if not entries:
        return _finding_without_entry(blocks, wanted)
    if closed is None and all(found_entry.bare for found_entry in entries):
        message = f"has an entry {wanted} that says nothing"
        return FileFinding(
            Outcome.UNKNOWN, message, entries[0].line, examined=len(entries), matched=0, unknown=Unknown.PARTIAL
        )
    if closed is None:
        return FileFinding(
            Outcome.HOLDS, f"has an entry {wanted}", entries[0].line, examined=len(entries), matched=len(entries)
        )
    word, other = ("closed", "open") if closed else ("open", "closed")
    good = [found_entry for found_entry in entries if found_entry.closed is closed]
    wrong = next((found_entry for found_entry in entries if found_entry.closed is (not closed)), None)
    if wrong:
        message = f"says that {wanted} is {other}"
        return FileFinding(Outcome.FAILS, message, wrong.line, examined=len(entries), matched=len(good), stated=True)
    if len(good) < len(entries):
        message = f"has an entry {wanted} and does not say whether it is {word}"
        return FileFinding(
            Outcome.UNKNOWN, message, entries[0].line, examined=len(entries), matched=len(good), unknown=Unknown.PARTIAL
        )
    return FileFinding(
        Outcome.HOLDS,
        f"says that {wanted} is {word}",
        good[0].line,
        examined=len(entries),
        matched=len(good),
        stated=True,
    )


def _finding_without_entry(blocks: Sequence[Block], wanted: str) -> FileFinding:
    """Return the answer where nothing begins with the id: words that mention it may be its entry in another form."""
    mentioned = mention_finding(blocks, wanted)
    if mentioned.outcome is not Outcome.HOLDS:
        return FileFinding(Outcome.FAILS, f"has no entry {wanted}", examined=mentioned.examined)
    message = f"mentions {wanted}, and has no row, item or heading that begins with it"
    return FileFinding(Outcome.UNKNOWN, message, mentioned.line, examined=mentioned.examined, unknown=Unknown.AMBIGUOUS)


def _entries(blocks: Sequence[Block], wanted: str) -> Iterator[_Entry]:
    above: list[tuple[int, bool | None]] = []
    for block in blocks:
        match block:
            case Heading():
                while above and above[-1][0] >= block.level:
                    above.pop()
                words = plain(block.source)
                if _begins_with_id(words, wanted):
                    yield _Entry(
                        block.line,
                        _closed_or_open(words) if _closed_or_open(words) is not None else _status_of_headings(above),
                    )
                above.append((block.level, _closed_or_open(words)))
            case Table():
                yield from _entries_in_table(block, wanted, heading=_status_of_headings(above))
            case Item() if _begins_with_id(plain(block.source), wanted):
                closed = _closed_or_open(plain(block.source))
                bare = not is_informative(_words_besides_id([block.source], wanted)) and block.end <= block.line
                yield _Entry(block.line, _status_of_headings(above) if closed is None else closed, bare)
            case _:
                pass


def _entries_in_table(table: Table, wanted: str, *, heading: bool | None) -> Iterator[_Entry]:
    head = [plain(cell.source).strip().lower() for cell in table.header]
    columns = {at: bool(match["when"]) for at, name in enumerate(head) if (match := _STATUS.fullmatch(name))}
    for row in table.rows:
        if any(_begins_with_id(plain(cell.source), wanted) for cell in row[:2]):
            bare = not is_informative(_words_besides_id([cell.source for cell in row], wanted))
            yield _Entry(row[0].line, _status_of_row(row, columns) if _has_status(row, columns) else heading, bare)


def _words_besides_id(sources: Sequence[str], wanted: str) -> str:
    """Return the words of an entry besides its id."""
    words = " ".join(plain(source) for source in sources).casefold()
    return words.replace(wanted, " ", 1)


def _has_status(row: Sequence[Cell], columns: Mapping[int, bool]) -> bool:
    return any(plain(row[at].source).strip(" -–—") for at in columns)


def _status_of_row(row: Sequence[Cell], columns: Mapping[int, bool]) -> bool | None:
    """Return what the status cells of a row say together; ``None`` where they differ or say nothing known.

    ``columns`` tells of each whether its head says closed already, so that its cells may say when.
    """
    statuses = {_status_of_cell(plain(row[at].source).strip(), when=when) for at, when in columns.items()}
    return statuses.pop() if len(statuses) == 1 else None


def _status_of_cell(words: str, *, when: bool) -> bool | None:
    if when and _WHEN.fullmatch(words.lower()):
        return True
    closed, lower = _closed_or_open(words), words.lower()
    doubted = _DOUBTFUL.search(lower) or _PROGRESS_OF_THINGS.search(lower)
    return claimed_by_words(words) if closed is None and not doubted else closed


def _status_of_headings(above: Sequence[tuple[int, bool | None]]) -> bool | None:
    """Return what the nearest heading that says anything says."""
    return next((closed for _, closed in reversed(above) if closed is not None), None)


def _closed_or_open(words: str) -> bool | None:
    """Return whether words say closed or open; ``None`` where they say neither, both, or that it is doubtful."""
    lower = words.lower()
    if _DOUBTFUL.search(lower):
        return None
    closed, open_ = bool(_CLOSED.search(lower)), bool(_OPEN.search(lower))
    return None if closed is open_ else closed


def _begins_with_id(words: str, wanted: str) -> bool:
    """Return whether words begin with an id, as a word of its own."""
    text = words.casefold().lstrip("[(*_ ✅❌")
    after = text[len(wanted) : len(wanted) + 1]
    return text.startswith(wanted) and not (after.isalnum() or after in ("_", "-"))

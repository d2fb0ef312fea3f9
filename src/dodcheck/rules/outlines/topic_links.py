"""Whether a document has a link that is about a topic, by what the link and its passage say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dodcheck.documents.blocks import Block, Heading, Item, Paragraph, Table
from dodcheck.documents.inline import SpanKind, plain, spans
from dodcheck.documents.links import Links, is_relative
from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.rules.finding import FileFinding
from dodcheck.rules.outlines.links import target_path
from dodcheck.rules.outlines.topics import topic_words
from dodcheck.rules.reading.contents import fault_of
from dodcheck.rules.wordings.passages import placed
from dodcheck.snapshot.protocol import Presence, Snapshot

_NOT_THERE = re.compile(
    r"\b(?:not|no longer|missing|absent|planned|will|should|to ?do|tbd|later|future|pending|instead|removed|moved)\b"
    r"|n't\b",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[^\w]+|_")


class _Link(NamedTuple):
    """A link: where it leads as written, its line, the words of itself, and those of the passage it stands in."""

    target: str
    line: int
    own: frozenset[str]
    around: frozenset[str]
    doubted: bool


def topic_link_finding(snapshot: Snapshot, links: Links, blocks: Sequence[Block], wanted: str) -> FileFinding:
    """Return whether a link is about something: it says one of these words, and it and its passage say them all.

    A link leads somewhere: to a tracked file that says something, or to a folder. It is open where a link says some of
    the words and nothing says the rest, where it leads out of the repository, and where a target stands apart from what
    is linked (`[1]: target`).
    """
    words = topic_words(wanted)
    every = list(_links_in(blocks))
    possible = [link for link in every if words & link.own]
    fitting = [link for link in possible if words <= link.own | link.around]
    file_findings = [_finding_of_link(snapshot, links.path, link, wanted, len(every)) for link in fitting]
    best = next(
        (
            file_finding
            for sure in (Outcome.HOLDS, Outcome.UNKNOWN, Outcome.FAILS)
            for file_finding in file_findings
            if file_finding.outcome is sure
        ),
        None,
    )
    if best is not None:
        return best
    if possible:
        message = f"links to {possible[0].target}, and does not say that it is the “{wanted}”"
        return FileFinding(Outcome.UNKNOWN, message, possible[0].line, examined=len(every), unknown=Unknown.PARTIAL)
    known = {link.target for link in every}
    apart = next((line for target, line in links.targets if target not in known and not target.startswith("#")), None)
    if apart or links.unread_line:
        message = f"may link to the “{wanted}”: what a link names is not seen"
        return FileFinding(
            Outcome.UNKNOWN, message, apart or links.unread_line, examined=len(links.targets), unknown=Unknown.PARTIAL
        )
    return FileFinding(Outcome.FAILS, f"has no link to anything called “{wanted}”", examined=max(1, len(every)))


def _finding_of_link(snapshot: Snapshot, path: str, link: _Link, wanted: str, count: int) -> FileFinding:
    message = f"links to {link.target} as “{wanted}”"
    if not is_relative(link.target):
        words = f"{message}, which is outside the repository"
        return FileFinding(Outcome.UNKNOWN, words, link.line, examined=count, unknown=Unknown.OUTSIDE)
    target = target_path(path, link.target)
    presence = snapshot.presence(target) if target else Presence.OUTSIDE
    if presence is Presence.ABSENT:
        return FileFinding(Outcome.FAILS, f"{message}, which is missing", link.line, examined=count)
    if target is None or presence not in (Presence.FILE, Presence.FOLDER):
        return FileFinding(
            Outcome.UNKNOWN, f"{message}, which is not to be seen", link.line, examined=count, unknown=Unknown.PARTIAL
        )
    fault = fault_of(snapshot, target) if presence is Presence.FILE else None
    if fault:
        return FileFinding(
            fault.outcome, f"{message}, which {fault.why}", link.line, examined=count, unknown=fault.unknown
        )
    if link.doubted:
        words = f"{message}, and says that something is not so"
        return FileFinding(Outcome.UNKNOWN, words, link.line, examined=count, unknown=Unknown.PARTIAL)
    return FileFinding(Outcome.HOLDS, message, link.line, examined=count, matched=1)


def _links_in(blocks: Sequence[Block]) -> Iterator[_Link]:
    for block, heads in placed(blocks):
        above = frozenset(word for head in heads for word in topic_words(head))
        match block:
            case Heading() | Item() | Paragraph():
                yield from _links_in_passage(block.source, block.line, above)
            case Table():
                columns = frozenset(word for cell in block.header for word in topic_words(cell.source))
                for row in block.rows:
                    said = above | columns | frozenset(word for cell in row for word in topic_words(cell.source))
                    for cell in row:
                        yield from _links_in_passage(cell.source, cell.line, said)
            case _:
                pass


def _links_in_passage(source: str, line: int, above: frozenset[str]) -> Iterator[_Link]:
    parts = spans(source)
    doubted = bool(_NOT_THERE.search(plain(source)))
    for part in parts:
        if part.kind in (SpanKind.LINK, SpanKind.CODE_LINK) and part.target and not part.target.startswith("#"):
            own = topic_words(_SIGNS.sub(" ", f"{part.text} {part.target}"))
            yield _Link(part.target, line, own, above | topic_words(source), doubted)

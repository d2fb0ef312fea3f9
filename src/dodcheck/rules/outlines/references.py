"""What a document takes up of a milestone: the entries of it that it names, each to be found in another document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dodcheck.documents.blocks import Item, Paragraph, Table
from dodcheck.documents.inline import plain
from dodcheck.documents.links import links_of, markdown_texts
from dodcheck.documents.text import UndecodableError, decode
from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.rules.finding import FileFinding
from dodcheck.rules.reading.markdown import ReadDocument
from dodcheck.rules.wordings.passages import placed
from dodcheck.snapshot.paths import folder_of, normalise
from dodcheck.snapshot.protocol import Presence, Snapshot, UnreadableError

MAX_DOCUMENTS = 5_000
"""More documents than this are not searched."""

_OTHER_NAMES = r"AES|CP|CVE|CWE|GPT|IEEE|ISO|MD|PEP|PR|RFC|RSA|SHA|UTF"
_ID = re.compile(
    rf"(?<![\w-])(?:(?P<of>M\d{{1,4}})-[A-Z]{{0,8}}-?\d{{1,4}}|(?!(?:{_OTHER_NAMES})-)[A-Z]{{2,8}}-\d{{2,4}})(?![\w-])"
)
"""Ids of entries: `M00-R01`, `INV-030`."""


class _NamedId(NamedTuple):
    """An id that a document names, and the line of it."""

    name: str
    line: int


def reference_finding(snapshot: Snapshot, read: ReadDocument, milestone: str) -> FileFinding:
    """Return whether a document names entries of a milestone that another document has.

    Ids stand in rows, items or passages that name the milestone, or below headings and columns that do. Without any, a
    link to a document of the milestone does, beside entries about it.
    """
    blocks = read.outline.blocks
    mention = re.compile(rf"(?<![\w-]){re.escape(milestone)}(?![A-Za-z0-9]|\.\d)", re.IGNORECASE)
    lines = [line for source, line in markdown_texts(blocks) if mention.search(plain(source))]
    if not lines:
        return FileFinding(Outcome.FAILS, f"names {milestone} nowhere", examined=max(1, len(blocks)))
    passages = list(_passages_about(read, mention))
    ids = list(dict.fromkeys(_ids_in(passages, milestone)))
    if ids and (file_finding := _finding_of_ids(snapshot, read, milestone, ids)):
        return file_finding
    linked = _linked_document(snapshot, read, mention)
    if linked and passages:
        message = f"has {len(passages)} entries about {milestone} and links to {linked}"
        return FileFinding(Outcome.HOLDS, message, lines[0], examined=len(passages), matched=len(passages))
    message = f"names {milestone}, and no entry or document of it"
    return FileFinding(Outcome.UNKNOWN, message, lines[0], examined=len(lines), unknown=Unknown.PARTIAL)


def _passages_about(read: ReadDocument, mention: re.Pattern[str]) -> Iterator[tuple[str, int]]:
    """Yield the rows, items and passages about the milestone as text, with their lines."""
    for block, heads in placed(read.outline.blocks):
        below = any(map(mention.search, heads))
        match block:
            case Table():
                below = below or any(mention.search(plain(cell.source)) for cell in block.header)
                for row in block.rows:
                    words = " | ".join(plain(cell.source) for cell in row)
                    if (below and any(map(str.isalnum, words))) or mention.search(words):
                        yield words, row[0].line
            case Item() | Paragraph() if below or mention.search(plain(block.source)):
                yield plain(block.source), block.line
            case _:
                pass


def _ids_in(passages: list[tuple[str, int]], milestone: str) -> Iterator[_NamedId]:
    for words, line in passages:
        for match in _ID.finditer(words):
            if match["of"] is None or match["of"].upper() == milestone.upper():
                yield _NamedId(match[0], line)


def _finding_of_ids(snapshot: Snapshot, read: ReadDocument, milestone: str, ids: list[_NamedId]) -> FileFinding | None:
    """Return the answer that ids give; an id that does not begin with the milestone's may be another's."""
    wanted = {one.name: one.line for one in reversed(ids)}
    not_found = set(wanted)
    for path in snapshot.glob("**/*.md")[:MAX_DOCUMENTS]:
        if not_found and path != read.path:
            not_found -= {match[0] for match in _ID.finditer(_text_of(snapshot, path))}
    elsewhere = sorted(set(wanted) - not_found)
    its_own = [name for name in not_found if name.upper().startswith(f"{milestone.upper()}-")]
    if its_own:
        first = min(its_own, key=lambda name: (wanted[name], name))
        message = f"names {first} (line {wanted[first]}), which no other document has"
        return FileFinding(Outcome.FAILS, message, wanted[first], examined=len(wanted), matched=len(elsewhere))
    if not elsewhere:
        return None
    them = "them" if elsewhere[1:] else "it"
    message = f"names {', '.join(elsewhere[:3])} beside {milestone}, and other documents have {them}"
    return FileFinding(Outcome.HOLDS, message, wanted[elsewhere[0]], examined=len(wanted), matched=len(elsewhere))


def _text_of(snapshot: Snapshot, path: str) -> str:
    try:
        return "\n".join(decode(snapshot.read(path)).lines)
    except (UnreadableError, UndecodableError):
        return ""


def _linked_document(snapshot: Snapshot, read: ReadDocument, mention: re.Pattern[str]) -> str | None:
    """Return a document of the milestone that is linked to, or named in code, and is there."""
    targets = [target for target, _ in links_of(read.path, read.text, read.outline.blocks).targets]
    named = [
        word.strip("`()[],;")
        for source, _ in markdown_texts(read.outline.blocks)
        for word in source.split()
        if ".md" in word
    ]
    for target in (*targets, *named):
        bare = target.partition("#")[0]
        for place in (normalise(bare, folder_of(read.path)), normalise(bare)):
            of = place is not None and mention.search(place.replace("_", " ").replace("/", " "))
            if place and of and place != read.path and snapshot.presence(place) is Presence.FILE:
                return place
    return None

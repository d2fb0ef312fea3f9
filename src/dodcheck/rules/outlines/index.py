"""The documents that an index lists: whether each is there and says something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dodcheck.documents.blocks import Block
from dodcheck.documents.inline import SpanKind, spans
from dodcheck.documents.links import Links, markdown_texts
from dodcheck.model.evidence import Evidence, Outcome, Unknown
from dodcheck.phrasing import counted, others
from dodcheck.rules.finding import FileFinding
from dodcheck.rules.outlines.links import target_path
from dodcheck.rules.outlines.questions import length_finding
from dodcheck.rules.reading.markdown import read_markdown
from dodcheck.snapshot.paths import folder_of, normalise
from dodcheck.snapshot.protocol import Presence, Snapshot

MIN_WORDS = 30
"""A document of fewer words is a stub."""


def index_finding(snapshot: Snapshot, links: Links, blocks: Sequence[Block], least: int) -> FileFinding:
    """Return whether at least so many documents beside the index, or below, are listed, and each has thirty words.

    A link lists a document whether it is there or not; its name in code does where it is there.
    """
    linked = {path: line for href, line in links.targets if (path := _document_beside(links.path, href))}
    named = {
        path: line for path, line in _documents_in_code(links.path, blocks) if snapshot.presence(path) is Presence.FILE
    }
    every = {**named, **linked}
    if not every:
        message = "lists no document of its folder, so nothing tells which they are"
        return FileFinding(Outcome.UNKNOWN, message, examined=0, unknown=Unknown.EMPTY_SCOPE)
    bad = [(path, line, why) for path, line in every.items() if (why := _why_it_says_nothing(snapshot, path))]
    good = len(every) - len(bad)
    if bad:
        path, line, why = bad[0]
        message = f"lists {counted(len(every), 'document')}, and {path} {why}{others(bad)}"
        return FileFinding(Outcome.FAILS, message, line, examined=len(every), matched=good)
    if good < least:
        message = f"lists {counted(good, 'document')}; {least} are promised"
        return FileFinding(Outcome.FAILS, message, next(iter(every.values())), examined=len(every), matched=good)
    more = f"; {least} are promised" if good > least > 1 else ""
    message = f"lists {counted(good, 'document')}, and each is there with {MIN_WORDS} words or more{more}"
    return FileFinding(Outcome.HOLDS, message, next(iter(every.values())), examined=len(every), matched=good)


def _document_beside(index: str, href: str) -> str | None:
    """Return the Markdown document in the folder of the index, or below, that a link leads to."""
    path, folder = target_path(index, href), folder_of(index)
    inside = path is not None and path != index and (not folder or path.startswith(f"{folder}/"))
    return path if path is not None and inside and path.lower().endswith(".md") else None


def _documents_in_code(index: str, blocks: Sequence[Block]) -> Iterator[tuple[str, int]]:
    in_code = (
        (part.text, line)
        for source, line in markdown_texts(blocks)
        for part in spans(source)
        if part.kind is SpanKind.CODE
    )
    for text, line in in_code:
        path = normalise(text, folder_of(index)) if text.lower().endswith(".md") else None
        if path and path != index:
            yield path, line


def _why_it_says_nothing(snapshot: Snapshot, path: str) -> str:
    """Return why a document says nothing, as words that follow its path; nothing where it does."""
    read = read_markdown(snapshot, path, None, "document")
    if isinstance(read, Evidence):
        return "is missing or empty"
    finding = length_finding(read.outline.blocks, MIN_WORDS)
    return "" if finding.outcome is Outcome.HOLDS else finding.words

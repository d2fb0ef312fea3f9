"""Logs that a log points to, and whether it says itself that it holds no entries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dodcheck.documents.blocks import Block, Heading, Item, Paragraph
from dodcheck.documents.directives import without_remarks
from dodcheck.documents.inline import SpanKind, plain, spans

_LOG = re.compile(r"tool[-_ ]?(?:calls?|logs?)|calls?[-_]log", re.IGNORECASE)
_EMPTY = re.compile(
    r"(?<!not )(?<!never )\b(?:(?:begins|starts|remains|stays|is|left|kept) (?:\w+ )?|intentionally |deliberately )"
    r"empty\b(?! ?\?)|\b(?:holds|has|contains|records) no (?:\w+ ){0,2}(?:entries|calls)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|never|must|should|if|when|unless|if any|no longer|was|were)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[.;!\n]")


def linked_logs(blocks: Iterable[Block], path: str) -> tuple[str, ...]:
    """Return the paths or patterns of other logs in code marks and links, as written, each once."""
    own = path.rpartition("/")[2].lower()
    named = (word for block in blocks for word in _named(block))
    return tuple(dict.fromkeys(word for word in named if word.rpartition("/")[2].lower() != own))


def says_it_is_empty(blocks: Iterable[Block]) -> bool:
    """Return whether a sentence says that this log holds no entries."""
    return any(
        _EMPTY.search(clause) and not _DENIED.search(clause)
        for block in blocks
        if isinstance(block, Heading | Item | Paragraph)
        for clause in _CLAUSE.split(plain(without_remarks(block.source)))
    )


def _named(block: Block) -> Iterator[str]:
    if not isinstance(block, Item | Paragraph):
        return
    for span in spans(without_remarks(block.source)):
        if span.kind is SpanKind.WORDS or span.kind is SpanKind.STRUCK:
            continue
        word = (span.text if span.kind is SpanKind.CODE else span.target or "").partition("#")[0].strip()
        name = word.rpartition("/")[2]
        if _LOG.search(name) and name.lower().endswith(".md") and not any(map(str.isspace, word)):
            yield word

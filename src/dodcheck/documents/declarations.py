"""What a document declares: its deliverables, its closed lists, and the milestones it lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from dodcheck.documents.blocks import Block, Comment, Heading, Item, Paragraph
from dodcheck.documents.inline import SpanKind, plain, spans, too_long
from dodcheck.documents.removed_paths import removed_paths
from dodcheck.documents.slug import title
from dodcheck.documents.statements import Statement
from dodcheck.formats.bom_names import is_bom_name
from dodcheck.model.criterion import Form
from dodcheck.model.declared import Choice, Declared, FileStatement

MAX_KEPT = 100
"""More deliverables, lists or milestones of one document than this are not kept."""
MAX_VALUES = 20
"""A longer list is no list of classes."""

MAX_BLOCKS = 200
"""No more blocks than this are taken for one list."""

_DELIVERABLES = re.compile(r"\bdeliverables?\b")
_ANNOUNCED = re.compile(r"\b(?:(?:one|any|either) of|into)(?: the(?:se)?)?(?: following)?(?: [\w-]+){0,2}:$")
_BOLD = re.compile(r"(?:\*\*|__)([^*_]{1,60})(?:\*\*|__)")
_TOLD = re.compile(r" [—–-] |: |:$| \(")
_MAX_VALUE = 60
_ALL_COMMITTED = re.compile(r"\b(?:files|documents|docs|scripts)\b[^.]{0,20}\bcommitted\b", re.IGNORECASE)
_OF_FILES = re.compile(r"`|\w\.\w|\b(?:files|documents|docs|pages|scripts)\b", re.IGNORECASE)
_BILL = re.compile(r"bom|cdx|cyclonedx|spdx", re.IGNORECASE)
_WORD = re.compile(r"[\w./-]*\w")


def declarations_of(blocks: Sequence[Block], statements: Sequence[Statement]) -> Declared:
    """Return what the blocks of a document and its statements declare."""
    milestones = (statement.text for statement in statements if statement.form is Form.MILESTONE)
    return Declared(
        deliverables=tuple(islice(_deliverables(blocks), MAX_KEPT)),
        choices=tuple(islice(_choices(blocks), MAX_KEPT)),
        milestones=tuple(islice(milestones, MAX_KEPT)),
        bills=_bills(statements),
        sources=tuple(
            islice((statement.text for statement in statements if _names_source(statement.text.lower())), MAX_KEPT)
        ),
        promises=_promises(statements),
        gone=removed_paths(statements),
    )


def bills_in(text: str) -> tuple[str, ...]:
    """Return the files in a statement that are named as bills of materials are, each once, the longest of one name."""
    if not _BILL.search(text) or too_long(text):
        return ()
    said = " ".join(part.text for part in spans(text) if part.kind is not SpanKind.STRUCK)
    return _longest({word.removeprefix("./").strip("/") for word in _WORD.findall(said) if is_bom_name(word)})


def _bills(statements: Sequence[Statement]) -> tuple[str, ...]:
    return _longest({path for statement in statements for path in bills_in(statement.text)})


def _longest(paths: Iterable[str]) -> tuple[str, ...]:
    """Return the first paths, sorted, without those that another of them ends like."""
    known = sorted(paths)[:MAX_KEPT]
    return tuple(one for one in known if not any(other.endswith(f"/{one}") for other in known))


def _promises(statements: Sequence[Statement]) -> tuple[FileStatement, ...]:
    """Return the statements of the scopes in which one says that all files are committed."""
    scopes = {statement.spot.scope for statement in statements if _ALL_COMMITTED.search(statement.text)}
    told = (
        FileStatement(statement.spot.scope, statement.text)
        for statement in statements
        if statement.spot.scope in scopes
    )
    return tuple(islice((statement for statement in told if _OF_FILES.search(statement.text)), MAX_KEPT))


def _names_source(text: str) -> bool:
    return ".md" in text or "(from " in text


def _deliverables(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the items below each heading "Deliverables", those of headings in it too."""
    level: int | None = None
    for block in blocks:
        if isinstance(block, Heading) and (level is None or block.level <= level):
            level = block.level if _DELIVERABLES.search(title(block.source).lower()) else None
        elif isinstance(block, Item) and level is not None and "~~" not in block.source:
            yield block.source


def _choices(blocks: Sequence[Block]) -> Iterator[Choice]:
    about = ""
    for at, block in enumerate(blocks):
        match block:
            case Heading():
                about = title(block.source).lower()
            case Paragraph() | Item() if _announces(block.source):
                values = tuple(_values(blocks, at + 1))
                if 1 < len(values) <= MAX_VALUES and all(values):
                    yield Choice(about, values)
            case _:
                pass


def _announces(source: str) -> bool:
    return source.rstrip(" *_").endswith(":") and not too_long(source) and bool(_ANNOUNCED.search(_end_of(source)))


def _end_of(source: str) -> str:
    return plain(source).rstrip().lower()[-200:]


def _values(blocks: Sequence[Block], start: int) -> Iterator[str]:
    """Yield what each item of the list that begins there names, in its outermost nesting; nothing where none does."""
    first = blocks[start] if start < len(blocks) else None
    if not isinstance(first, Item):
        return
    number = 0
    for block in blocks[start : start + MAX_BLOCKS]:
        if isinstance(block, Heading) or (isinstance(block, Paragraph) and block.item is None):
            return
        if isinstance(block, Item) and block.depth < first.depth:
            return
        if isinstance(block, Item) and block.depth == first.depth:
            number += 1
            yield _value(block.source)
        if not isinstance(block, Item | Paragraph | Comment) or number > MAX_VALUES:
            return


def _value(source: str) -> str:
    """Return what an item names: what it begins with in bold, else what stands before a dash or a colon."""
    bold = _BOLD.match(source)
    words = bold[1] if bold else _TOLD.split(_unstruck(source), maxsplit=1)[0]
    found = title(words)
    return found if len(found) <= _MAX_VALUE else ""


def _unstruck(source: str) -> str:
    if too_long(source):
        return ""
    return "".join(span.text for span in spans(source) if span.kind is not SpanKind.STRUCK)

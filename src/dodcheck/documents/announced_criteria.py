"""Criteria without a box: the items of a list that a heading such as "Definition of Done" announces."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from dodcheck.documents.blocks import Block, Heading, Item, Paragraph, Table
from dodcheck.documents.boxes import leading_box
from dodcheck.documents.conditions import is_empty_item
from dodcheck.documents.directives import one_line_without_remarks, without_remarks
from dodcheck.documents.inline import SpanKind, plain, spans
from dodcheck.documents.labels import labelled_parts
from dodcheck.documents.slug import title
from dodcheck.documents.struck import begins_struck
from dodcheck.documents.surroundings import Placed

_ANNOUNCES = re.compile(
    r"(?:(?:the|our|team|project|program|overall|global|general|final|milestone|phase|sprint|story|feature|task|release)"
    r" )*(?:definition of done|dod|done when|done[- ]criteria"
    r"|(?:acceptance|exit|success|completion|release|closing|closeout) criteria"
    r"|(?:exit|release) gates?|(?:verification|completion|done) checklist)"
    r"(?: \([^()]*\)| (?:for|of) .{1,60}|(?: [—–-]|:) .{1,80})?",
    re.IGNORECASE,
)
_INTRODUCES = re.compile(
    r"\b(?:done|complete[sd]?|closed?|finished|accepted|ready|shipped|released?|merged|criteri(?:on|a)|conditions?"
    r"|requirements?|following|all|every|each|must|needs?|requires?|when|once|before)\b",
    re.IGNORECASE,
)
"""What the line above a list may say that says that the list is what has to be so."""

_ASIDE = re.compile(
    r"\b(?:not|no longer|never|out of scope|non-?goals?|for example|e\.g|examples?|such as|optional|nice to have|why"
    r"|references?|tools?|notes?|see also|purpose|introduction|overview|background|context|motivation|rationale"
    r"|how (?:to|we|this)|usage|using|who|roles?|owners?|responsib\w+|process|workflow|glossary|terms|terminology"
    r"|definitions?|legend|history|changelog|changes|revisions?|related|further reading|links|resources|contents|toc"
    r"|exceptions?|waivers?|exemptions?|maintenance|review of this|about|scope|principles|risks?|assumptions|faq"
    r"|(?:un)?done so far|current state|baseline|status)\b",
    re.IGNORECASE,
)
"""Headings, labels and lines whose lists are about the criteria, and hold none."""

_FIELD = re.compile(
    r"(?:owners?|authors?|date|version|status|state|notes?|remarks?|comments?|example|see(?: also)?|rationale|why"
    r"|references?|tip|hint|last updated?|updated|reviewers?|priority|id|links?)",
    re.IGNORECASE,
)
"""Labels of items that tell something of the list."""


_LABEL_WORDS = 3
"""A label without emphasis has at most so many words."""


_BY_LABEL = 7
"""The level of a label, below that of every heading."""


class AnnouncedCriterion(NamedTuple):
    """An item that is a criterion: the number of its block, its Markdown, and the words that announce its list."""

    block: int
    text: str
    announced: str


def announces_criteria(words: str) -> bool:
    """Return whether a heading or label of these plain words announces what has to be so: "Definition of Done"."""
    return bool(_ANNOUNCES.fullmatch(words))


def announced_criteria(
    placed: Sequence[Placed], outline: Sequence[Block], taken: Container[int]
) -> Iterator[AnnouncedCriterion]:
    """Yield the items that are criteria because a heading announces them. Linear in time.

    ``taken`` are the blocks that claim something by a sign. Where the part of a document below the heading has a box,
    or anything else that says how far a statement is, its author marks what counts, and bullets are remarks.
    """
    found: dict[int, AnnouncedCriterion] = {}
    for part in _announced(placed):
        if not any(_is_marked(placed_block, taken) for placed_block in part.below):
            found |= {item.block: item for item in _in_part(part, outline)}
    yield from found.values()


def _in_part(part: _Part, outline: Sequence[Block]) -> Iterator[AnnouncedCriterion]:
    kept: set[int] = set()
    for placed in part.below:
        if isinstance(placed.block, Item) and _counts(placed, placed.block, outline, kept, part):
            kept.add(placed.number)
            if not _has_items(placed, outline):
                yield AnnouncedCriterion(placed.number, one_line_without_remarks(placed.block.source), part.words)


def boxless_items(placed: Sequence[Placed], taken: Container[int]) -> Iterator[Item]:
    """Yield the items below such a heading that have no box, while others of their list do. Linear in time."""
    found: dict[int, Item] = {}
    for part in _announced(placed):
        items = [
            (placed_block, placed_block.block) for placed_block in part.below if isinstance(placed_block.block, Item)
        ]
        boxed = {(placed_block.run, item.parent) for placed_block, item in items if leading_box(item.source)}
        for placed_block, item in items:
            marked = placed_block.number in taken or leading_box(item.source) is not None
            if not marked and (placed_block.run, item.parent) in boxed and _states(item):
                found[placed_block.number] = item
    yield from found.values()


class _Part(NamedTuple):
    """What stands below a heading, or a label in its place: their words, the headings down to it, and the blocks."""

    words: str
    level: int
    depth: int
    below: list[Placed]


def _announced(placed: Sequence[Placed]) -> Iterator[_Part]:
    """Yield what stands below each heading that announces criteria, up to the next heading as high, and each label.

    What stands below several of them, one within the other, is yielded with each.
    """
    within: list[_Part] = []
    for placed_block in placed:
        if opened := _opened(placed_block, within):
            yield from (part for part in within if opened.level <= part.level)
            within = [part for part in within if opened.level > part.level]
            if announces_criteria(opened.words):
                within.append(opened)
        for part in within:
            part.below.append(placed_block)
    yield from within


def _opened(placed_block: Placed, within: Sequence[_Part]) -> _Part | None:
    """Return the part that a heading opens, or a bold line outside of any such part; it has no end of its own."""
    match placed_block.block:
        case Heading():
            return _Part(
                title(placed_block.block.source), placed_block.block.level, len(placed_block.around.headings), []
            )
        case Paragraph(item=None) if _is_bold(placed_block.block.source) and all(
            part.level >= _BY_LABEL for part in within
        ):
            return _Part(title(placed_block.block.source), _BY_LABEL, len(placed_block.around.headings), [])
        case _:
            return None


def _is_marked(placed_block: Placed, taken: Container[int]) -> bool:
    match placed_block.block:
        case Item():
            return placed_block.number in taken or leading_box(placed_block.block.source) is not None
        case Table():
            return placed_block.number in taken or any(
                leading_box(cell.source) for row in placed_block.block.rows for cell in row
            )
        case _:
            return False


def _counts(placed_block: Placed, item: Item, outline: Sequence[Block], kept: Container[int], part: _Part) -> bool:
    """Return whether an item states something, or heads others that do; what is nested in a statement explains it."""
    if item.parent is not None:
        parent = outline[item.parent]
        if item.parent not in kept or not isinstance(parent, Item) or not _heads(parent):
            return False
    around = placed_block.around
    label = around.label if part.level < _BY_LABEL else ""
    if around.is_no_promise or any(map(_is_aside, (*around.headings[part.depth :], label))):
        return False
    labelled = title(around.intro) in (title(around.label), part.words)
    if around.intro and not labelled and (_is_aside(around.intro) or not _INTRODUCES.search(plain(around.intro))):
        return False
    return _states(item)


def _states(item: Item) -> bool:
    source = without_remarks(item.source)
    words = plain(source).strip()
    first = next(labelled_parts(source))
    if first.label and (first.label.form or _FIELD.fullmatch(first.label.words)):
        return False
    said = [span for span in spans(source) if span.text.strip()]
    leads = len(said) == 1 and (said[0].target or "").startswith("#") and said[0].kind is not SpanKind.CODE
    return not (leads or words.endswith("?") or begins_struck(source) or is_empty_item(words)) and any(
        map(str.isalnum, words)
    )


def _heads(item: Item) -> bool:
    """Return whether an item is a label of those nested in it; a sentence that they only end is a statement itself."""
    words = without_remarks(item.source).strip()
    return _is_bold(words) or (words.rstrip("*_ ").endswith(":") and len(words.split()) <= _LABEL_WORDS)


def _is_bold(source: str) -> bool:
    words = source.strip()
    return words.startswith("**") and words.endswith(("**", "**:")) and "**" not in words.removesuffix(":")[2:-2]


def _has_items(placed_block: Placed, outline: Sequence[Block]) -> bool:
    """Return whether an item heads others, and states nothing itself."""
    following = outline[placed_block.number + 1] if placed_block.number + 1 < len(outline) else None
    nested = isinstance(following, Item) and following.parent == placed_block.number
    return isinstance(placed_block.block, Item) and nested and _heads(placed_block.block)


def _is_aside(source: str) -> bool:
    return bool(_ASIDE.search(title(source)))

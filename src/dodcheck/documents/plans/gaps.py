"""What a plan itself calls an evidence gap, and how it wants claims to be backed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dodcheck.documents.blocks import Heading, Item, Paragraph
from dodcheck.documents.inline import plain
from dodcheck.documents.plans.passages import Passage
from dodcheck.documents.plans.plan import PlanLine
from dodcheck.documents.plans.sentences import sentences, whole_line
from dodcheck.documents.plans.topics import Topic, named_topic
from dodcheck.documents.slug import title

_GAP = re.compile(r"(?:(?:known|open|remaining|declared) )?(?:evidence|evidential) gaps?\s*[:—–-]\s*\S", re.IGNORECASE)
_CITING = re.compile(
    r"\b(?:every|each|all|any)\s(?:\w+\s){0,3}?(?:claims?|findings?|statements?|conclusions?|assertions?|entr(?:y|ies)|assessments?"
    r"|classifications?|observations?|facts?|risks?|results?|rows?)\s(?:\w+\s){0,4}?"
    r"(?:must|shall|should|needs? to|has to|have to|will|is|are|be)\s(?:\w+\s){0,2}?"
    r"(?:references?|cit(?:e|es|ed)|links?|linked|points?|names?|quotes?|back(?:ed)?|support(?:ed)?|traceable|tied|grounded|evidenced?|sourced)\b",
    re.IGNORECASE,
)
_LONGEST = 400
_MOST = 20
"""So many items belong to one sentence."""


def evidence_gaps(passages: Sequence[Passage], path: str) -> Iterator[PlanLine]:
    """Yield the headings and items that are called evidence gaps, and what is listed below `Evidence Gaps`."""
    yield from (whole_line(passage, path) for passage in passages if _is_gap(passage))


def _is_gap(passage: Passage) -> bool:
    if not isinstance(passage.block, Heading | Item | Paragraph):
        return False
    listed = isinstance(passage.block, Item) and passage.place.topic is Topic.GAPS and not _names_one(passage)
    return listed or bool(_GAP.match(title(passage.text[:_LONGEST])))


def citation_demand(passages: Sequence[Passage], path: str) -> PlanLine | None:
    """Return the first sentence that demands that claims name their evidence, with the list that it announces."""
    for at, passage in enumerate(passages):
        if isinstance(passage.block, Item | Paragraph) and _CITING.search(plain(passage.text[: 10 * _LONGEST])):
            told = (*sentences(passage, path), whole_line(passage, path))
            said = next(line for line in told if _CITING.search(plain(line.text)))
            return _with_list(said, passage, passages[at + 1 : at + 1 + _MOST])
    return None


def _with_list(line: PlanLine, announcing: Passage, following: Sequence[Passage]) -> PlanLine:
    """Return a sentence with the items that follow it, where it ends with a colon and they stand below it."""
    if not line.text.rstrip("*_ ").endswith(":"):
        return line
    items = list(_items_below(announcing, following))
    commas = (text if text.endswith((",", ";", ".")) else f"{text}," for text in items[:-1])
    return line._replace(text=" ".join((line.text, *commas, *items[-1:])))


def _items_below(announcing: Passage, following: Sequence[Passage]) -> Iterator[str]:
    """Yield the items in the announcing item, or of the list right behind the announcing paragraph."""
    parent = announcing.number if isinstance(announcing.block, Item) else None
    inside: set[int | None] = set()
    for passage in following:
        if not isinstance(passage.block, Item) or passage.block.parent not in {parent, *inside}:
            return
        inside.add(passage.number)
        if passage.block.parent == parent:
            yield passage.text


def _names_one(passage: Passage) -> bool:
    """Return whether the heading above names a single gap, so that what stands below it only says more of that."""
    words = passage.place.topical().words
    return bool(_GAP.match(words)) and named_topic(words) is Topic.GAPS

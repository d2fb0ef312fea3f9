"""What a document holds about a topic: the tables, lists and passages below headings that say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from dodcheck.documents.blocks import Block, Code, Heading, Item, Paragraph, Table
from dodcheck.documents.filler import is_informative, is_placeholder, names_nothing, unstruck
from dodcheck.documents.inline import plain
from dodcheck.documents.links import markdown_texts
from dodcheck.documents.slug import title
from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.rules.finding import FileFinding
from dodcheck.rules.outlines.block_words import passages
from dodcheck.rules.wordings.passages import placed

MIN_WORDS = 5
"""A passage of fewer words than this tells nothing of its own."""

MIN_OWN = 3
"""Nor does one with fewer words that are neither those of the topic nor say that it is written down."""

_WORDS_OF_PLACES = frozenset(
    {
        *("above", "below", "been", "chapter", "clearly", "describe", "described", "document", "documented"),
        *(
            "explained",
            "file",
            "following",
            "fully",
            "has",
            "here",
            "is",
            "it",
            "its",
            "link",
            "md",
            "now",
            "on",
            "page",
        ),
        *("part", "section", "see", "that", "this", "very", "wa", "written"),
    }
)
"""Words, as ``topic_words`` has them, that only say where something is told."""
_TOKEN = re.compile(r"[^\W_]+")
_PARTED = re.compile(r"(?<![^\W_])([^\W_]+)[-\u2010\u2011](?=([^\W_]+))")
"""Words with a hyphen between them: people write some either way."""
_SMALL = frozenset({"the", "and", "of", "in", "for", "to", "a", "an", "with", "all", "each"})
_PLURAL = 3


class _TopicPlaces(NamedTuple):
    """What was found about a topic: the places of headings or tables that say it, and how many entries stand there.

    ``short`` is the line of a passage that is too short to tell for sure that it says something.
    """

    places: tuple[tuple[int, int], ...]
    entries: int
    short: int | None


def topic_finding(blocks: Sequence[Block], wanted: str, least: int, *, loosely: bool) -> FileFinding:
    """Return whether at least so many rows, items, sub-headings or passages stand where headings say these words.

    The heads of a table's columns count among its headings. Order and plural make no difference. Where other words may
    say it (``loosely``), a document that has none of these leaves it open.
    """
    topic_places = _find_topic(blocks, topic_words(wanted))
    heads = max(1, sum(isinstance(block, Heading) for block in blocks))
    if not topic_places.places:
        finding = _finding_without_heading(blocks, wanted, heads)
        return _left_open(finding) if loosely and finding.outcome is Outcome.FAILS else finding
    (_, line), words = topic_places.places[0], f"“{wanted}” and {_entries_in_words(topic_places.entries)} about it"
    if topic_places.entries < least and topic_places.short is not None:
        detail = f"has {words}, and few words on line {topic_places.short}"
        return FileFinding(Outcome.UNKNOWN, detail, topic_places.short, examined=heads, unknown=Unknown.PARTIAL)
    if topic_places.entries < least:
        return FileFinding(Outcome.FAILS, f"has {words}; at least {least} should stand there", line, examined=heads)
    return FileFinding(Outcome.HOLDS, f"has {words}", line, examined=heads, matched=len(topic_places.places))


def order_finding(blocks: Sequence[Block], wanted: str, later: Sequence[str]) -> FileFinding:
    """Return whether what stands about a topic stands before every heading that holds one of the later words."""
    first, own = _find_topic(blocks, topic_words(wanted)).places, topic_words(wanted)
    around = _headings_above(blocks, first[0][0]) if first else frozenset()
    behind = [
        (at, block)
        for at, block in enumerate(blocks)
        if isinstance(block, Heading) and at not in around and not own <= topic_words(block.source)
        if any(topic_words(heading) <= topic_words(block.source) for heading in later)
    ]
    if not behind or not first:
        message = f"has no heading of {', '.join(later[:3])} that could stand behind “{wanted}”"
        return FileFinding(Outcome.UNKNOWN, message, examined=0, unknown=Unknown.EMPTY_SCOPE)
    (place, line), (at, head) = first[0], behind[0]
    if at < place:
        message = f"has “{title(head.source)}” on line {head.line}, before “{wanted}” on line {line}"
        return FileFinding(Outcome.FAILS, message, head.line, examined=len(behind))
    message = f"has “{wanted}” on line {line}, before “{title(head.source)}” on line {head.line}"
    return FileFinding(Outcome.HOLDS, message, line, examined=len(behind), matched=len(behind))


def _headings_above(blocks: Sequence[Block], place: int) -> frozenset[int]:
    """Return the headings that a place stands below: a title is not before what it is the title of."""
    above: list[tuple[int, int]] = []
    for at, block in enumerate(blocks[: place + 1]):
        if isinstance(block, Heading):
            while above and above[-1][0] >= block.level:
                above.pop()
            above.append((block.level, at))
    return frozenset(at for _, at in above)


@lru_cache(maxsize=4096)
def topic_words(source: str) -> frozenset[str]:
    """Return the words of a Markdown source in lower case and the singular, without the small ones."""
    words = _TOKEN.findall(plain(source).casefold())
    return frozenset(word.removesuffix("s") if len(word) > _PLURAL else word for word in words if word not in _SMALL)


@lru_cache(maxsize=4096)
def heading_words(source: str) -> frozenset[str]:
    """Return the words of a heading, and those that it writes as two: `Trouble-shooting` is troubleshooting."""
    parted = (first + second for first, second in _PARTED.findall(plain(source).casefold()))
    return topic_words(source) | frozenset(word.removesuffix("s") for word in parted)


def _find_topic(blocks: Sequence[Block], wanted: frozenset[str]) -> _TopicPlaces:
    places: list[tuple[int, int]] = []
    short: list[int] = []
    entries, to_come = 0, False
    for at, (block, heads) in enumerate(placed(blocks)):
        words = frozenset(word for head in heads for word in heading_words(head))
        if isinstance(block, Table):
            words |= frozenset(word for cell in block.header for word in heading_words(cell.source))
        if not wanted <= words:
            continue
        count = sum(_telling_entries(block, wanted))
        entries += count
        if count or isinstance(block, Heading):
            places.append((at, block.line))
        elif isinstance(block, Paragraph):
            short.append(block.line)
            to_come = to_come or _is_unwritten(block)
    return _TopicPlaces(tuple(places), entries, short[0] if short and not to_come else None)


def _is_unwritten(block: Paragraph) -> bool:
    words = unstruck(block.source)
    return names_nothing(words) or is_placeholder(words)


def _telling_entries(block: Block, wanted: frozenset[str]) -> Iterator[bool]:
    """Yield for each entry that a block is or has whether it says anything beside the topic."""
    match block:
        case Table():
            yield from (any(_tells_something(cell.source, wanted) for cell in row) for row in block.rows)
        case Item():
            yield _tells_something(block.source, wanted)
        case Paragraph():
            words = unstruck(block.source)
            own = topic_words(block.source) - wanted - _WORDS_OF_PLACES
            yield len(words.split()) >= MIN_WORDS and len(own) >= MIN_OWN and is_informative(words)
        case Code():
            yield any(map(is_informative, passages(block)))
        case _:
            pass


def _tells_something(source: str, wanted: frozenset[str]) -> bool:
    return is_informative(unstruck(source)) and not topic_words(source) <= wanted | _WORDS_OF_PLACES


def _finding_without_heading(blocks: Sequence[Block], wanted: str, heads: int) -> FileFinding:
    """Return the answer where no heading says the topic: what a passage says of it may be all that is meant."""
    search = topic_words(wanted)
    line = next((line for source, line in markdown_texts(blocks) if search <= topic_words(source)), None)
    if line is None:
        return FileFinding(Outcome.FAILS, f"has nothing about “{wanted}”", examined=heads)
    message = f"speaks of “{wanted}”, and has no section, table or list about it"
    return FileFinding(Outcome.UNKNOWN, message, line, examined=heads, unknown=Unknown.PARTIAL)


def _left_open(finding: FileFinding) -> FileFinding:
    return finding._replace(outcome=Outcome.UNKNOWN, unknown=Unknown.PARTIAL)


def _entries_in_words(entries: int) -> str:
    return "1 entry" if entries == 1 else f"{entries or 'no'} entries"

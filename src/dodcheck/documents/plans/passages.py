"""A plan cut into passages, each with what the headings, labels and announcements around it are about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dodcheck.documents.blocks import Block, Code, Heading, Item, Paragraph, Table
from dodcheck.documents.boxes import leading_box
from dodcheck.documents.directives import one_line_without_remarks, without_remarks
from dodcheck.documents.plans.cutting import Cut, cut_at_labels
from dodcheck.documents.plans.topics import Topic, announced_topic, named_topic, speaks_of_work
from dodcheck.documents.slug import title

_OPTIONAL = re.compile(
    r"\b(?:optional(?:ly)?|stretch(?: goals?)?|nice[- ]to[- ]have|bonus|as needed|when useful|not required"
    r"|if (?:time|needed|possible|cheap|desired|useful))\b"
)
_REQUIRED = re.compile(r"\b(?:required|mandatory|must[- ]have)\b")
_LONGEST = 300
_FORBIDDING = frozenset({Topic.UNCHANGING, Topic.OUT_OF_SCOPE, Topic.IN_SCOPE})
_OPPOSITES = {
    Topic.OUT_OF_SCOPE: Topic.IN_SCOPE,
    Topic.UNCHANGING: Topic.IN_SCOPE,
    Topic.IN_SCOPE: Topic.OUT_OF_SCOPE,
    Topic.SCOPE: Topic.OUT_OF_SCOPE,
}
_PROMISING = frozenset({Topic.IN_SCOPE, Topic.SCOPE, Topic.DELIVERABLES})
_NEGATION = re.compile(
    r"^(?:not?|never|don['’]t|without)\b(?!.*\bbut$)|\b(?:do|does|must|shall|should|will|may|can) (?:not|never)\b"
    r"|\b(?:except|excluding|without)(?: \w+){0,3}$"
)
_OF_THINGS = re.compile(
    r"\b(?:steps?|phase|implementation|architectur\w*|design|modules?|components?|engine|api|schema|interface|stage|tasks?"
    r"|tests?|testing|algorithm|data|model|rules?|current|context|background|why|problem)\b"
)
_LOWEST_HEADING = 6
_LABEL, _INTRO, _ITEM = 7, 8, 9
"""Levels of what is no heading."""


@dataclass(frozen=True, slots=True)
class Place:
    """What stands around a passage: a heading, label, announcement or item, and what stands around that.

    ``words`` are plain, ``level`` is that of a heading, or more. ``topic`` is its own (``own`` is set) or else that of
    what is around it. ``optional`` says that what stands here need not be.
    """

    words: str
    level: int
    topic: Topic
    optional: bool
    line: int
    outer: Place | None
    own: bool

    def topical(self) -> Place:
        """Return the innermost place that has a topic of its own, else the outermost one."""
        place = self
        while not place.own and place.outer is not None:
            place = place.outer
        return place

    def heading(self) -> Place:
        """Return the innermost heading, else the outermost place."""
        place = self
        while place.level > _LOWEST_HEADING and place.outer is not None:
            place = place.outer
        return place


class Passage(NamedTuple):
    """A heading, a part of a paragraph, an item, a table or a code block, with its number in the outline.

    ``text`` is Markdown on one line, without a label that names the place; that of tables, of code and of a label alone
    is empty. ``line``
    and ``column`` are those where it begins, ``starts`` says where in the text each line of the file begins, in code
    points from 0.
    """

    block: Block
    number: int
    text: str
    line: int
    column: int
    place: Place
    starts: tuple[tuple[int, int], ...] = ()

    def line_of(self, offset: int) -> int:
        """Return the line of a code point of the text."""
        at = bisect_right(self.starts, offset, key=lambda start: start[0]) - 1
        return self.starts[at][1] if at >= 0 else self.line


NOWHERE = Place("", 0, Topic.OTHER, optional=False, line=0, outer=None, own=False)


def passages(blocks: Sequence[Block]) -> Iterator[Passage]:
    """Yield the passages of a document in order. Linear in time."""
    walk = _Walk(blocks)
    for number, block in enumerate(blocks):
        yield from walk.read(number, block)


class _Walk:
    """One walk over the blocks; the innermost place that is open decides what the next block belongs to."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._place = NOWHERE
        self._items: dict[int, Place] = {}
        self._inside: dict[int, Place] = {}

    def read(self, number: int, block: Block) -> Iterator[Passage]:
        match block:
            case Heading():
                yield self._heading(number, block)
            case Paragraph():
                yield from self._paragraph(number, block)
            case Item():
                yield from self._item(number, block)
            case Table():
                yield Passage(block, number, "", block.line, 1, self._around(block.item))
                self._leave(_INTRO, block.item)
            case Code():
                yield Passage(block, number, "", block.line, 1, self._place)
                self._leave(_INTRO, None)
            case _:
                pass

    def _heading(self, number: int, heading: Heading) -> Passage:
        self._leave(heading.level, None)
        source = one_line_without_remarks(heading.source)
        outer = self._place
        self._place = _placed(source, named_topic, heading.level, heading.line, outer)
        return Passage(heading, number, source, heading.line, 1, outer)

    def _leave(self, level: int, item: int | None) -> None:
        """Leave the places of a level and below, those that were entered inside an item where one is given."""
        place, base = self._around(item), NOWHERE if item is None else self._items.get(item)
        while place is not base and place.outer is not None and place.level >= level:
            place = place.outer
        self._enter(item, place)

    def _around(self, item: int | None) -> Place:
        if item is None:
            return self._place
        return self._inside.get(item) or self._items.get(item, self._place)

    def _enter(self, item: int | None, place: Place) -> None:
        if item is None:
            self._place = place
        else:
            self._inside[item] = place

    def _paragraph(self, number: int, block: Paragraph) -> Iterator[Passage]:
        self._leave(_INTRO, block.item)
        for cut in cut_at_labels(without_remarks(block.source)):
            yield from self._part(number, block, cut)

    def _part(self, number: int, block: Paragraph, cut: Cut) -> Iterator[Passage]:
        line = block.line + cut.offset
        if cut.name:
            self._leave(_LABEL, block.item)
        place = self._around(block.item)
        if cut.name and not cut.text:
            named = _placed(cut.name, named_topic, _LABEL, line, place)
            self._enter(block.item, named)
            yield Passage(block, number, "", line, 1, named)
            return
        if cut.name:
            place = _placed(cut.name, named_topic, _INTRO, line, place)
        starts = tuple((at, block.line + above) for at, above in cut.starts)
        yield Passage(block, number, cut.text, starts[0][1], 1, place, starts)
        if _ends_in_colon(cut.text):
            self._enter(block.item, _announced(cut.text, _INTRO, line, place))
        elif place.own and cut.name and self._is_listed(number + 1):
            self._enter(block.item, place)

    def _is_listed(self, number: int) -> bool:
        return number < len(self._blocks) and isinstance(self._blocks[number], Item | Table | Code)

    def _has_items(self, number: int) -> bool:
        following = self._blocks[number + 1] if number + 1 < len(self._blocks) else None
        return isinstance(following, Item) and following.parent == number

    def _item(self, number: int, item: Item) -> Iterator[Passage]:
        around = self._around(item.parent)
        text = one_line_without_remarks(item.source)
        found = leading_box(text)
        said = found.rest if found else text
        first = next(cut_at_labels(said), None)
        place = around
        if first and first.name:
            named = _placed(first.name, named_topic, _ITEM, item.line, around)
            holds = _ends_in_colon(text) or bool(first.text) or self._has_items(number)
            topical = named.own and named.topic is not Topic.OTHER and holds
            place = named if topical or (holds and not first.text) else around
            said = first.text if topical else said
        if said:
            yield Passage(item, number, said, item.line, item.column, place)
        if place is around:
            announces = _ends_in_colon(said)
            place = (_announced if announces else _plain)(said, _ITEM, item.line, around)
        self._items[number] = place


def _announced(source: str, level: int, line: int, outer: Place) -> Place:
    topic = announced_topic(source)
    if topic in _FORBIDDING and not speaks_of_work(source) and _is_of_things(outer):
        topic = None
    if topic is None and outer.topic in _PROMISING and _NEGATION.search(title(source[-_LONGEST:]).lower().rstrip(": ")):
        topic = Topic.OTHER
    if topic is Topic.EXCEPTION:
        topic = _OPPOSITES.get(outer.topic, Topic.OTHER)
    return _with_topic(source, topic, level, line, outer)


def _plain(source: str, level: int, line: int, outer: Place) -> Place:
    return _with_topic(source, None, level, line, outer)


def _is_of_things(place: Place) -> bool:
    """Return whether the nearest heading is of something that is built, not of what a milestone may do."""
    heading = place.heading()
    return heading.topic is Topic.OTHER and bool(_OF_THINGS.search(heading.words.lower()))


def _placed(source: str, topic_of: Callable[[str], Topic | None], level: int, line: int, outer: Place) -> Place:
    return _with_topic(source, topic_of(source), level, line, outer)


def _with_topic(source: str, topic: Topic | None, level: int, line: int, outer: Place) -> Place:
    words = title(source[:_LONGEST])
    lowered = words.lower()
    optional = bool(_OPTIONAL.search(lowered)) or (outer.optional and not _REQUIRED.search(lowered))
    return Place(words, level, topic or outer.topic, optional, line, outer, own=topic is not None)


def _ends_in_colon(said: str) -> bool:
    return said.rstrip("*_ ").endswith(":")

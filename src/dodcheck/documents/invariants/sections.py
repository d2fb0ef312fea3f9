"""Sections of a catalogue: `### INV-002: Title` with `**Current Coverage**: …`, and what verifies the invariant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dodcheck.documents.blocks import Block, Code, Comment, Heading, Item, Paragraph, Rule, Table
from dodcheck.documents.directives import one_line, without_remarks
from dodcheck.documents.inline import plain
from dodcheck.documents.invariants.heads import Head, head_of, is_advice, priority_in
from dodcheck.documents.invariants.ids import leading_id
from dodcheck.documents.invariants.invariant import Mention, Method, Rating
from dodcheck.documents.invariants.strength import verified_as
from dodcheck.documents.labels import labelled_parts
from dodcheck.documents.slug import title
from dodcheck.documents.struck import begins_struck


def mentions_in_sections(blocks: Sequence[Block]) -> Iterator[Mention]:
    """Yield the sections that rate an invariant or say what verifies it."""
    section: _Section | None = None
    for block in blocks:
        if not isinstance(block, Heading) or (section and section.level < block.level and section.takes(block)):
            if section:
                section.read(block)
            continue
        yield from section.mentions() if section else ()
        section = _opened(block)
    yield from section.mentions() if section else ()


def _opened(heading: Heading) -> _Section | None:
    """Return the section of a heading that may name an invariant."""
    words = title(heading.source)
    if not words or begins_struck(heading.source):
        return None
    named = leading_id(words)
    return _Section(heading.level, named.id if named else "", named.rest if named else words, heading.line)


@dataclass(slots=True)
class _Section:
    """What is read of one section; ``_below`` is the field whose value stands on the lines that follow."""

    level: int
    id: str
    name: str
    line: int
    _below: Head = Head.OTHER
    _ratings: list[tuple[Head, Rating]] = field(default_factory=list)
    _priority: int | None = None
    _methods: list[Method] = field(default_factory=list)

    def takes(self, heading: Heading) -> bool:
        """Return whether a heading inside names a field, and no other invariant."""
        return bool(self.id) and leading_id(title(heading.source)) is None

    def read(self, block: Block) -> None:
        match block:
            case Heading():
                self._below = head_of(title(block.source))
            case Paragraph():
                self._read_fields(block.source, block.line, ends=True)
            case Item():
                self._read_fields(block.source, block.line, ends=False)
            case Table() | Rule():
                self._below = Head.OTHER
            case Code() | Comment():
                pass

    def _read_fields(self, source: str, line: int, *, ends: bool) -> None:
        """Read the fields of a block; one without a field goes on with the field above."""
        for part in labelled_parts(without_remarks(source)):
            head = head_of(plain(part.label.name)) if part.label else Head.OTHER
            if head is Head.OTHER:
                if part.label and (ends or is_advice(part.label.words)):
                    self._below = Head.OTHER
                self._value(self._below, one_line(source if part.label else part.source), line + part.offset)
                continue
            self._below = head
            said = one_line(part.source)
            if said:
                self._value(head, said, line + part.offset)
                self._below = head if head is Head.METHOD else Head.OTHER

    def _value(self, head: Head, said: str, line: int) -> None:
        if not said:
            return
        match head:
            case Head.RATING | Head.STATUS:
                self._ratings.append((head, Rating(said, verified_as(said), line)))
                self._below = Head.OTHER
            case Head.EITHER if verified_as(said) is not None:
                self._ratings.append((head, Rating(said, verified_as(said), line)))
            case Head.METHOD | Head.EITHER:
                self._methods.append(Method(said, line))
            case Head.PRIORITY:
                self._priority = priority_in(said) if self._priority is None else self._priority
                self._below = Head.OTHER
            case Head.ID | Head.NAME | Head.REQUIRED | Head.OTHER:
                pass

    def mentions(self) -> Iterator[Mention]:
        """Yield what the section says of its invariant; one without an id has to state a strength."""
        rating = self._rating()
        stated = rating is not None and rating.verified is not None
        if stated or (self.id and (rating or self._methods)):
            yield Mention(self.id, self.name, self.line, rating, self._priority, tuple(self._methods))

    def _rating(self) -> Rating | None:
        """Return the weakest strength that the section states; the words of a status that is none do not count."""
        known = [rating for _, rating in self._ratings if rating.verified is not None]
        if known:
            return min(known, key=lambda rating: rating.verified or 0)
        return next((rating for head, rating in self._ratings if head is Head.RATING), None)

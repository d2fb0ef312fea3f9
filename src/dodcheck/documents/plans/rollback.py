"""How a plan says its work is undone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dodcheck.documents.blocks import Code, Heading, Item, Paragraph, Table
from dodcheck.documents.inline import plain
from dodcheck.documents.plans.passages import Passage, Place
from dodcheck.documents.plans.plan import PlanLine, Rollback
from dodcheck.documents.plans.sentences import sentences, whole_line
from dodcheck.documents.plans.topics import Topic, named_topic
from dodcheck.documents.plans.trees import line_in
from dodcheck.model.location import Location

_UNDOES = re.compile(r"\broll(?:ing|ed)?[ -]?backs?\b|\brevert", re.IGNORECASE)
_BEGINS = re.compile(r"(?:to )?roll-?\s?back\b.{0,40}(?:\bis\b|:|=|,)", re.IGNORECASE)


def read_rollback(passages: Sequence[Passage], path: str) -> Rollback | None:
    """Return what stands under headings, labels and columns of a rollback, ``None`` where a plan has none of them."""
    lines = tuple(line for passage in passages for line in _undoing(passage, path))
    lines = lines or tuple(line for passage in passages for line in _spoken_of(passage, path))
    place = next(_places(passages), None)
    if not lines and place is None:
        return None
    return Rollback(lines, Location(path, place.line) if place else lines[0].location)


def _undoing(passage: Passage, path: str) -> Iterator[PlanLine]:
    if isinstance(passage.block, Table):
        yield from _cells(passage, passage.block, path)
    elif passage.place.topic is not Topic.ROLLBACK or isinstance(passage.block, Heading):
        return
    elif isinstance(passage.block, Item):
        yield whole_line(passage, path)
    elif isinstance(passage.block, Code):
        for number, line in enumerate(passage.block.source.split("\n")):
            if line.strip():
                yield PlanLine(line.strip(), Location(path, line_in(passage.block, number)))
    elif isinstance(passage.block, Paragraph):
        yield from (line for line in sentences(passage, path) if not line.text.rstrip("*_ ").endswith(":"))


def _spoken_of(passage: Passage, path: str) -> Iterator[PlanLine]:
    """Yield what a section of risks and rollback says of the latter without a label, and sentences that begin so."""
    if isinstance(passage.block, Item | Paragraph):
        within = _UNDOES.search(_section(passage.place))
        said = (whole_line(passage, path),) if isinstance(passage.block, Item) else sentences(passage, path)
        wanted = _UNDOES.search if within else _BEGINS.match
        yield from (line for line in said if wanted(plain(line.text)))


def _section(place: Place) -> str:
    """Return the words of the headings and labels around a passage that are of its topic."""
    words, found = list[str](), place.topical()
    outer: Place | None = found
    while outer is not None:
        words.append(outer.words)
        outer = outer.outer
    return " ".join(words)


def _cells(passage: Passage, table: Table, path: str) -> Iterator[PlanLine]:
    names = [plain(cell.source).lower() for cell in table.header]
    columns = [at for at, name in enumerate(names) if "rollback" in name or "revert" in name]
    if not columns and passage.place.topic is Topic.ROLLBACK:
        columns = [0]
    for row in table.rows:
        for cell in (row[at] for at in columns):
            if cell.source:
                yield PlanLine(cell.source, Location(path, cell.line, cell.column))


def _places(passages: Sequence[Passage]) -> Iterator[Place]:
    """Yield the places that are of a rollback by their own words."""
    for passage in passages:
        if isinstance(passage.block, Heading) and named_topic(passage.text) is Topic.ROLLBACK:
            yield replace(passage.place, line=passage.line)
        place: Place | None = passage.place
        while place is not None:
            if place.own and place.topic is Topic.ROLLBACK:
                yield place
            place = place.outer

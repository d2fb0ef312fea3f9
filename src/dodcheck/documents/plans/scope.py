"""The lines under headings and labels of one topic: what is in scope, what is not, what must not change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dodcheck.documents.blocks import Item, Paragraph, Table
from dodcheck.documents.directives import one_line_without_remarks
from dodcheck.documents.inline import plain
from dodcheck.documents.plans.passages import Passage
from dodcheck.documents.plans.plan import PlanLine
from dodcheck.documents.plans.sentences import lines_between_semicolons, sentences, whole_line
from dodcheck.documents.plans.topics import Topic
from dodcheck.model.location import Location

_IN = re.compile(r"(?:explicitly )?(?:in[ -]scope|included?|allowed|permitted|may change)")
_NEGATED = re.compile(
    r"[^\w❌🚫⛔✗✘]{0,4}(?:no|not|never|nothing|do not|don['’]t|without)\b|[*_ ]{0,3}[❌🚫⛔✗✘]", re.IGNORECASE
)
_MILESTONE = re.compile(
    r"(?:this (?:milestone|plan|phase|work|pr)|m\d\S*|it|we) (?:is|must|will|should|shall|may|remains?|only|strictly"
    r"|has|does|concerns?|focus\w*|covers?)\b",
    re.IGNORECASE,
)
_DENIAL = re.compile(r"\b(?:not?|never|none|nothing|without|excluded?s?|cannot)\b|n['’]t\b", re.IGNORECASE)
_OUT = re.compile(
    r"(?:explicitly )?(?:out[ -]of[ -]scope|excluded?|not (?:in scope|allowed|included)|forbidden|prohibited)"
)


def lines_of(passages: Sequence[Passage], topic: Topic, path: str) -> Iterator[PlanLine]:
    """Yield the items and first cells of one topic; a part without any, its sentences."""
    listing = frozenset(id(passage.place.topical()) for passage in passages if isinstance(passage.block, Item | Table))
    for passage in passages:
        if isinstance(passage.block, Table):
            yield from _rows(passage, passage.block, topic, path)
        elif _topic(passage) is not topic:
            continue
        elif isinstance(passage.block, Item):
            yield whole_line(passage, path)
        elif isinstance(passage.block, Paragraph) and id(passage.place.topical()) not in listing:
            said = lines_between_semicolons(passage, path) if ";" in passage.text else sentences(passage, path)
            yield from (line for line in said if not _announces(line) and not _describes(line, topic))


def _topic(passage: Passage) -> Topic:
    """Return what a passage is of; below a mere `Scope` a `No` puts it out."""
    if passage.place.topic is not Topic.SCOPE:
        return passage.place.topic
    return Topic.OUT_OF_SCOPE if _NEGATED.match(plain(passage.text)) else Topic.IN_SCOPE


def _describes(line: PlanLine, topic: Topic) -> bool:
    """Return whether a sentence below what is out of scope says what the milestone is: nothing that is left out."""
    words = plain(line.text)
    return topic is not Topic.IN_SCOPE and bool(_MILESTONE.match(words)) and not _DENIAL.search(words)


def _announces(line: PlanLine) -> bool:
    return line.text.rstrip("*_ ").endswith(":")


def _rows(passage: Passage, table: Table, topic: Topic, path: str) -> Iterator[PlanLine]:
    """Yield the cells of a topic: those of a column that is named so, else each row's first cell below its heading."""
    names = [plain(cell.source).strip().lower() for cell in table.header]
    pattern = {Topic.IN_SCOPE: _IN, Topic.OUT_OF_SCOPE: _OUT}.get(topic)
    columns = [at for at, name in enumerate(names) if pattern and pattern.fullmatch(name)]
    if not columns:
        told = any(_IN.fullmatch(name) or _OUT.fullmatch(name) for name in names)
        columns = [0] if passage.place.topic is topic and not told else []
    for row in table.rows:
        for cell in (row[at] for at in columns):
            if said := one_line_without_remarks(cell.source):
                yield PlanLine(said, Location(path, cell.line, cell.column))

"""What a plan promises to leave behind."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from dodcheck.documents.blocks import Code, Heading, Item, Paragraph, Table
from dodcheck.documents.inline import plain
from dodcheck.documents.plans.deliverable_tables import is_of_deliverables, promised_rows
from dodcheck.documents.plans.named_files import begins_with_file, is_description, is_of_file, named_files
from dodcheck.documents.plans.passages import Passage, Place
from dodcheck.documents.plans.plan import Deliverable, PlanLine
from dodcheck.documents.plans.sentences import lines_between_semicolons, whole_line
from dodcheck.documents.plans.topics import Topic
from dodcheck.documents.plans.trees import files_of_code, line_in
from dodcheck.documents.slug import without_number
from dodcheck.model.location import Location

_EMBEDDED = re.compile(
    r"\(\s*(?:(?:embedded|included|contained|inlined|inline|recorded|documented|captured|kept|lives?|part|section|appendix|table|chapter)\s)+"
    r"(?:in(?:side)?|of|within|into|to|as part of)\s+(?:the\s+)?(?P<noted>[^()]{1,120}?)\s*\)"
    r"|\b(?:embedded|contained|inlined)\s(?:in(?:side)?|within)\s+(?:the\s+)?(?P<said>[^()\s,;]{1,120})",
    re.IGNORECASE,
)
_ITSELF = re.compile(
    r"\(?\bthis (?:document|file|plan|page)(?: itself)?\)?|^this (?:document|file|plan|page)\b", re.IGNORECASE
)
_NEGATED = re.compile(
    r"\W*(?:no|not|never|without|zero|remov(?:e|ed|al|ing)|delet(?:e|ed|ion|ing)|drop(?:ped)?|retire|deprecate|do not"
    r"|don['’]t)\b",
    re.IGNORECASE,
)
_LONGEST = 2000
"""What is said of a thing is said within so many code points."""
_MADE = re.compile(r"[*_]{0,3}(?:create|add|update|write|produce|new|file)s?[*_]{0,3}:?[*_]{0,3} ", re.IGNORECASE)
_IF_NEEDED = r"\b(?:only (?:if|when)\b|if (?:needed|necessary|required|applicable|time (?:permits|allows))\b)"
_OPTIONAL = re.compile(
    r"^\W{0,20}optional(?:ly)?\b|\((?:[^()]{0,40}\b)?optional\b[^()]{0,40}\)|\boptional\)?\W*$"
    rf"|^[^()]*{_IF_NEEDED}|\((?!and\b)[^()]{{0,60}}{_IF_NEEDED}",
    re.IGNORECASE,
)


def read_deliverables(
    passages: Sequence[Passage], path: str, counted: Collection[tuple[int, int]]
) -> tuple[Deliverable, ...]:
    """Return what a plan promises under headings, labels and columns `Deliverables`; in document order.

    ``counted`` are the numbers of blocks, and lines, of what is a criterion already.
    """
    reader = _Reader(passages, path, counted)
    for at, passage in enumerate(passages):
        reader.read(at, passage)
    return tuple(reader.finished())


@dataclass
class _Found:
    deliverable: Deliverable
    details: list[PlanLine] = field(default_factory=list)


class _Reader:
    """One walk over the passages; knows which items and headings promise something that others say more of."""

    def __init__(self, passages: Sequence[Passage], path: str, counted: Collection[tuple[int, int]]) -> None:
        self._passages = passages
        self._path = path
        self._counted = counted
        self._parents = {passage.block.parent for passage in passages if isinstance(passage.block, Item)}
        self._found: list[_Found] = []
        self._of_item: dict[int, int | None] = {}
        self._of_heading: tuple[int, int] | None = None
        self._listing = _listing(passages)
        self._last_place: Place | None = None

    def finished(self) -> Iterator[Deliverable]:
        for found in self._found:
            yield found.deliverable._replace(details=tuple(found.details))

    def read(self, at: int, passage: Passage) -> None:
        if isinstance(passage.block, Heading):
            self._heading(at, passage, passage.block)
        elif isinstance(passage.block, Table):
            if passage.place.topic is Topic.DELIVERABLES or is_of_deliverables(passage.block):
                self._table(passage, passage.block)
        elif passage.place.topic is not Topic.DELIVERABLES:
            return
        elif isinstance(passage.block, Item):
            self._item(passage, passage.block)
        elif isinstance(passage.block, Code):
            self._code(passage, passage.block)
        elif isinstance(passage.block, Paragraph):
            self._paragraph(passage)

    def _heading(self, at: int, passage: Passage, heading: Heading) -> None:
        if self._of_heading and heading.level <= self._of_heading[0]:
            self._of_heading = None
        following = self._passages[at + 1] if at + 1 < len(self._passages) else None
        if passage.place.topic is not Topic.DELIVERABLES or (following and _is_topical(following.place, heading)):
            return
        paths = _paths(passage.text)
        if self._of_heading and not paths:
            self._found[self._of_heading[1]].details.append(whole_line(passage, self._path))
        elif paths or not _holds_list(self._passages, at, heading):
            self._of_heading = (heading.level, self._add(passage, passage.text, paths))

    def _item(self, passage: Passage, item: Item) -> None:
        owner = self._owner(passage, item)
        paths = _paths(passage.text)
        group = passage.text.rstrip("*_ ").endswith(":") and not paths and passage.number in self._parents
        if group:
            self._of_item[passage.number] = owner
            return
        if owner is not None and not (paths and (is_of_file(passage.text) or not self._paths_of(owner))):
            self._found[owner].details.append(whole_line(passage, self._path))
            self._of_item[passage.number] = owner
            return
        self._of_item[passage.number] = self._add(passage, passage.text, paths)

    def _owner(self, passage: Passage, item: Item) -> int | None:
        if item.parent is not None:
            return self._of_item.get(item.parent)
        if self._of_heading is None and self._found and self._is_below(passage.place):
            return len(self._found) - 1 if is_description(passage.place) else None
        return self._of_heading[1] if self._of_heading else None

    def _paths_of(self, owner: int) -> tuple[str, ...]:
        return self._found[owner].deliverable.paths

    def _is_below(self, place: Place) -> bool:
        """Return whether a list stands after the last thing that is promised, under words of its own."""
        last = self._last_place
        return not place.own and last is not None and place is not last and place.heading() is last.heading()

    def _code(self, passage: Passage, code: Code) -> None:
        before = len(self._found)
        for offset, text, path in files_of_code(code.source):
            place = Location(self._path, line_in(code, offset))
            self._put(text, (path,) if path else (), passage.place, (passage.number, code.line), place)
        heading = passage.place.heading()
        if len(self._found) == before + 1 and not heading.own and self._of_heading is None:
            # What is listed below says more of the file above it.
            self._of_heading = (heading.level, before)

    def _paragraph(self, passage: Passage) -> None:
        """Read what a label says on its line, or a section without any list."""
        if not passage.text:
            return
        if self._of_heading:
            self._say_more(self._of_heading[1], passage)
            return
        if passage.text.rstrip("*_ ").endswith(":") or id(passage.place.topical()) in self._listing:
            return
        for line in lines_between_semicolons(passage, self._path):
            self._put(line.text, _paths(line.text), passage.place, (passage.number, passage.line), line.location)

    def _say_more(self, number: int, passage: Passage) -> None:
        """Add a paragraph to what a heading promises; it may name the file that the heading does not."""
        found = self._found[number]
        found.details.append(whole_line(passage, self._path))
        if not found.deliverable.paths and (begins_with_file(passage.text) or _MADE.match(passage.text)):
            found.deliverable = found.deliverable._replace(paths=_paths(passage.text))

    def _table(self, passage: Passage, table: Table) -> None:
        for row in promised_rows(table):
            counted = (passage.number, row.line)
            place = Location(self._path, row.line, row.column)
            paths = tuple(dict.fromkeys(path for cell in row.naming for path in _paths(cell)))
            number = self._put(row.text, paths, passage.place, counted, place)
            if row.optional:
                found = self._found[number]
                found.deliverable = found.deliverable._replace(optional=True)

    def _add(self, passage: Passage, text: str, paths: tuple[str, ...]) -> int:
        place = Location(self._path, passage.line, passage.column)
        return self._put(text, paths, passage.place, (passage.number, passage.line), place)

    def _put(self, text: str, paths: tuple[str, ...], around: Place, counted: tuple[int, int], place: Location) -> int:
        words = plain(text)[:_LONGEST]
        held = _embedded(words)
        # The file that something is a part of may be there without it.
        paths = tuple(path for path in paths if path != held)
        optional = around.optional or bool(_OPTIONAL.search(without_number(words)))
        self._last_place = around
        self._found.append(_Found(Deliverable(text, paths, held, optional, counted in self._counted, (), place)))
        return len(self._found) - 1


def _paths(text: str) -> tuple[str, ...]:
    return () if _NEGATED.match(plain(text)) else named_files(text)


def _embedded(words: str) -> str | None:
    if found := _EMBEDDED.search(words):
        return (found["noted"] or found["said"]).rstrip(".")
    return "this document" if _ITSELF.search(words) else None


def _listing(passages: Sequence[Passage]) -> frozenset[int]:
    """Return which places hold items, tables or code: there a paragraph only says more of them."""
    return frozenset(
        id(passage.place.topical()) for passage in passages if isinstance(passage.block, Item | Table | Code)
    )


def _is_topical(place: Place, heading: Heading) -> bool:
    """Return whether the heading has given its section a topic of its own."""
    while place.outer is not None and place.line != heading.line:
        place = place.outer
    return place.line == heading.line and place.own


def _describes(passage: Passage, heading: Heading) -> bool:
    """Return whether words below a heading, above a list, say that it describes what the heading names."""
    return passage.place.line > heading.line and is_description(passage.place)


def _is_list_of_files(passage: Passage) -> bool:
    return isinstance(passage.block, Code) and any(files_of_code(passage.block.source))


def _holds_list(passages: Sequence[Passage], at: int, heading: Heading) -> bool:
    """Return whether anything but paragraphs stands below a heading, up to the next one of its level."""
    for passage in passages[at + 1 : at + 50]:
        if isinstance(passage.block, Heading):
            return passage.block.level > heading.level
        if _is_list_of_files(passage) or (isinstance(passage.block, Item | Table) and not _describes(passage, heading)):
            return True
    return False

"""Blocks to statements: everything in a document that can be true or false, with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dodcheck.documents.blocks import Block, Cell, Comment, Heading, Item, Outline, Paragraph, Table
from dodcheck.documents.boxes import Box, box
from dodcheck.documents.directives import remarks
from dodcheck.documents.labels import Label, label
from dodcheck.documents.sections import Sections, Spot
from dodcheck.documents.slug import title
from dodcheck.model.criterion import Form, Tick
from dodcheck.model.milestone import leading_mention


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement before it has an id: its source with comments in it, its spot, its place and its box if it has one.

    ``parent`` is the number of the statement whose item it is nested in. ``comments`` are those under it.
    """

    form: Form
    source: str
    spot: Spot
    line: int
    column: int
    box: Box | None = None
    parent: int | None = None
    comments: tuple[Comment, ...] = ()

    @property
    def tick(self) -> Tick:
        """The state of its box."""
        return self.box.tick if self.box else Tick.NONE


class Reader:
    """Reads the blocks of one document in order; ``statements`` and ``strays`` (comments under nothing) come out."""

    def __init__(self, outline: Outline, sections: Sections) -> None:
        self._blocks = outline.blocks
        self._sections = sections
        self._form: tuple[Form, int] | None = None
        self._labels: dict[int, str] = {}
        self._owners: dict[int, int] = {}
        self._last: int | None = None
        self.statements: list[Statement] = []
        self.strays: list[Comment] = []

    def read(self) -> None:
        """Read every block."""
        for index, block in enumerate(self._blocks):
            self._block(index, block)

    def _block(self, index: int, block: Block) -> None:
        match block:
            case Comment():
                self._comment(block)
                return
            case Heading():
                self._sections.heading(block)
                self._form = (self._sections.form, 0) if self._sections.form else None
                self._last = None
            case Item():
                self._last = self._item(index, block)
            case Paragraph():
                self._last = self._paragraph(block)
            case Table():
                self._table(block)
                self._last = None
            case _:
                self._last = None
                self._form = None

    def _item(self, index: int, item: Item) -> int | None:
        parent = self._owner(item.parent)
        found = box(item.source)
        if found:
            return self._own(index, self._boxed(item, found, parent))
        named = label(item.source.partition("\n")[0])
        if named and named.form and named.rest:
            source = item.source[item.source.index(named.rest) :]
            return self._own(index, self._add(named.form, source, item, parent))
        if named and not named.rest and not named.form:
            self._labels[index] = named.name
            return None
        if self._form and item.depth == self._form[1] and item.source:
            return self._own(index, self._add(self._form[0], item.source, item, parent))
        return None

    def _boxed(self, item: Item, found: Box, parent: int | None) -> int:
        spot = self._spot(item.parent)
        milestone = spot.listing and self._sections.in_phase and leading_mention(found.rest)
        form = Form.MILESTONE if milestone else Form.BOX
        self.statements.append(
            Statement(form, found.rest, spot, item.line, item.column, box=found, parent=parent),
        )
        return len(self.statements) - 1

    def _add(self, form: Form, source: str, place: Item, parent: int | None) -> int:
        spot = self._spot(place.parent)
        self.statements.append(Statement(form, source, spot, place.line, place.column, parent=parent))
        return len(self.statements) - 1

    def _paragraph(self, block: Paragraph) -> int | None:
        if block.item is not None:
            return None
        self._form = None
        added: int | None = None
        lines = block.source.split("\n")
        for at, line in enumerate(lines):
            named = label(line)
            if named is None:
                continue
            if named.form and named.rest:
                added = self._line(named.form, _until_label(lines, at, named), block.line + at)
            elif named.form:
                self._form = (named.form, 0)
            else:
                self._form = None
                if not named.rest:
                    self._sections.label(named.name)
        return added

    def _line(self, form: Form, source: str, line: int) -> int:
        self.statements.append(Statement(form, source, self._sections.spot(), line, 1))
        return len(self.statements) - 1

    def _table(self, table: Table) -> None:
        self._form = None
        for row in table.rows:
            words = next((rest for cell in row if (rest := _words(cell))), "")
            for header, cell in zip(table.header, row, strict=True):
                if found := box(cell.source):
                    source = " — ".join(part for part in (words, header.source) if part)
                    remarks = cell.source[cell.source.index("]") + 1 :]
                    self._cell(found, source + _comments_of(remarks), cell)

    def _cell(self, found: Box, source: str, cell: Cell) -> None:
        spot = self._sections.spot()
        self.statements.append(Statement(Form.BOX, source, spot, cell.line, cell.column, box=found))

    def _comment(self, comment: Comment) -> None:
        owner = self._last if comment.item is None else self._owners.get(comment.item)
        if owner is None:
            self.strays.append(comment)
            return
        statement = self.statements[owner]
        self.statements[owner] = replace(statement, comments=(*statement.comments, comment))

    def _own(self, index: int, statement: int) -> int:
        self._owners[index] = statement
        return statement

    def _owner(self, item: int | None) -> int | None:
        return next((self._owners[at] for at in self._ancestors(item) if at in self._owners), None)

    def _spot(self, item: int | None) -> Spot:
        spot = self._sections.spot()
        named = next(((at, self._labels[at]) for at in self._ancestors(item) if at in self._labels), None)
        return Spot(spot.scope, title(named[1]), -1 - named[0], spot.listing) if named else spot

    def _ancestors(self, item: int | None) -> Iterator[int]:
        while item is not None:
            yield item
            block = self._blocks[item]
            item = block.parent if isinstance(block, Item) else None


def _until_label(lines: list[str], at: int, named: Label) -> str:
    """Return what a label introduces: the rest of its line and the lines up to the next label."""
    behind = lines[at + 1 :]
    stop = next((number for number, line in enumerate(behind) if label(line)), len(behind))
    return "\n".join([named.rest, *behind[:stop]])


def _words(cell: Cell) -> str:
    """Return what a cell says besides its box."""
    found = box(cell.source)
    return found.rest if found else cell.source


def _comments_of(source: str) -> str:
    return "".join(f"<!--{remark.text}-->" for remark in remarks(source))

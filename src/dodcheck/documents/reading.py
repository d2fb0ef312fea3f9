"""Blocks to statements: one walk over the outline of a document."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from dodcheck.documents.announced_forms import AnnouncedForm, announced_form
from dodcheck.documents.blocks import Block, Comment, End, Heading, Item, Outline, Paragraph, Table
from dodcheck.documents.boxes import Box, leading_box
from dodcheck.documents.cell_boxes import boxless_cells, cell_boxes, comments_in
from dodcheck.documents.deferrals import deferred_status
from dodcheck.documents.directives import one_line, placed_remarks, without_remarks
from dodcheck.documents.labels import Label, labelled_parts, names_group
from dodcheck.documents.nesting import Nesting
from dodcheck.documents.sections import Sections, Spot
from dodcheck.documents.slug import title
from dodcheck.documents.statements import Statement, with_comments_and_details
from dodcheck.documents.text import Text
from dodcheck.documents.unboxed import Unboxed, UnboxedClaims
from dodcheck.model.criterion import Form
from dodcheck.model.milestone import leading_mention


class Reading(NamedTuple):
    """The statements of a document in order, and the comments that stand beside none."""

    statements: tuple[Statement, ...]
    strays: tuple[Comment, ...]


def read_statements(text: Text, outline: Outline, sections: Sections, unboxed: UnboxedClaims) -> Reading:
    """Return what the blocks of a document state; ``sections`` follows its headings. Linear in time."""
    reader = _Reader(text, outline.blocks, sections, unboxed)
    for index, block in enumerate(outline.blocks):
        reader.read(index, block)
    return reader.reading()


class _Reader:
    """One walk over the blocks; what was read last decides whom a comment and a list belong to."""

    def __init__(self, text: Text, blocks: Sequence[Block], sections: Sections, unboxed: UnboxedClaims) -> None:
        self._text = text
        self._unboxed = unboxed
        self._blocks = blocks
        self._sections = sections
        self._nesting = Nesting(blocks)
        self._awaited: AnnouncedForm | None = None
        self._announcing = ""
        self._last: int | None = None
        self._list_end = 0
        self._under = 0
        self._statements: list[Statement] = []
        self._comments: defaultdict[int, list[Comment]] = defaultdict(list)
        self._strays: list[Comment] = []

    def reading(self) -> Reading:
        complete = with_comments_and_details(self._statements, self._comments, self._nesting.details())
        return Reading(complete, tuple(self._strays))

    def read(self, index: int, block: Block) -> None:
        """Read a block, and what a status in it claims of its section."""
        if isinstance(block, End):
            self._sections.end()
        spot = None if isinstance(block, Heading) else self._spot(None)
        self._block(index, block)
        if found := self._unboxed.of_section.get(index):
            self._last = self._claim(found, None)
            self._statements[self._last] = replace(self._statements[self._last], spot=spot or self._spot(None))

    def _block(self, index: int, block: Block) -> None:
        if len(self._statements) == self._under and (put_off := deferred_status(block)):
            self._sections.put_off(put_off)
        match block:
            case Comment():
                owner = self._last if block.item is None else self._nesting.statements.get(block.item)
                self._beside(owner, [block])
                return
            case Heading():
                self._last = self._heading(block)
                self._under = len(self._statements)
            case Item():
                self._last = self._item(index, block)
            case Paragraph():
                self._last = self._read_labels(index, block, block.item, 1)
            case Table():
                self._last = None
                self._table(index, block)
            case _:
                self._last = None
                self._leave(block.line)
                self._lines(self._unboxed.of_blocks.get(index, ()), ())

    def _heading(self, heading: Heading) -> int | None:
        source = without_remarks(heading.source)
        part = next(labelled_parts(source))
        self._beside(None, placed_remarks(heading.source, heading.line, self._text))
        written = self._text.lines[heading.line - 1].lstrip("> \t")
        if part.label and part.label.form and part.label.rest and not written.startswith("#"):
            # `**Evidence**: text` right above `---` is a heading to Markdown only.
            self._awaited = None
            return self._add(part.label.form, one_line(part.source), None, (heading.line, 1))
        self._sections.heading(heading)
        self._announcing = title(heading.source)
        self._awaited = AnnouncedForm(self._sections.form, 0, self._announcing) if self._sections.form else None
        return None

    def _item(self, index: int, item: Item) -> int | None:
        if item.depth == 0:
            self._list_end = item.end
        if self._awaited and item.depth < self._awaited.depth:
            self._awaited = None
        source = without_remarks(item.source)
        if index not in self._unboxed.claiming_nothing and (found := leading_box(source)):
            added = self._boxed(item, found)
        elif self._awaited and item.depth == self._awaited.depth and (form := self._awaited.form_of(source)):
            added = self._add(form, one_line(source), item.parent, (item.line, item.column))
            self._statements[added] = replace(self._statements[added], announced=self._awaited.words)
        elif index in self._unboxed.of_blocks:
            added = self._claim(self._unboxed.of_blocks[index][0], item.parent)
        else:
            return self._read_labels(index, item, index, item.column)
        lines = 1 + item.source.count("\n")
        self._statements[added] = replace(self._statements[added], lines=lines)
        self._nesting.statements[index] = added
        self._beside(added, placed_remarks(item.source, item.line, self._text))
        return added

    def _boxed(self, item: Item, found: Box) -> int:
        milestone = self._spot(item.parent).listing and leading_mention(title(found.rest))
        form = Form.MILESTONE if milestone else Form.BOX
        return self._add(form, one_line(found.rest), item.parent, (item.line, item.column), found)

    def _read_labels(self, index: int, block: Paragraph | Item, item: int | None, column: int) -> int | None:
        """Read the labels of a paragraph, or of an item without a box; return the statement that it ends with."""
        comments = placed_remarks(block.source, block.line, self._text)
        if index in self._unboxed.of_blocks and self._awaited is None:
            return self._lines(self._unboxed.of_blocks[index], comments)
        awaited, inside = self._awaited, self._nesting.depth(item)
        if item is None:
            self._awaited = None
        added, first = None, len(self._statements)
        for part in labelled_parts(without_remarks(block.source)):
            said = one_line(part.source)
            added = None
            introduces = self._is_item(index + 1) and (part.label is None or said.endswith(":"))
            form, words = announced_form(part, said, self._still(awaited, item))
            if part.label and form is None and not said and self._sections.form is Form.BLOCKER:
                # Labels that stand alone part the blockers that a heading announces.
                form, words = Form.BLOCKER, self._announcing
            if form and (introduces or not said):
                self._group(part.label, item, block.line + part.offset)
                self._awaited = AnnouncedForm(form, inside, words)
            elif form is Form.BLOCKER and part.label is None:
                # What is said between the heading and its list is no condition itself.
                self._awaited = awaited
            elif form:
                place = (block.line + part.offset, 1 if part.offset else column)
                added = self._add(form, said, item, place)
            else:
                self._group(part.label, item, block.line + part.offset)
        if isinstance(block, Item) and added is not None:
            self._nesting.statements[index] = added
        self._beside_lines(first, comments)
        return added

    def _lines(self, found: Sequence[Unboxed], comments: Sequence[Comment]) -> int:
        first = len(self._statements)
        for found_mark in found:
            self._claim(found_mark, None)
        self._beside_lines(first, comments)
        return len(self._statements) - 1

    def _still(self, awaited: AnnouncedForm | None, item: int | None) -> AnnouncedForm | None:
        """Return what is awaited of a paragraph; what follows the list of blockers is none."""
        ended = awaited and awaited.form is Form.BLOCKER and self._last is not None
        return None if ended or item is not None else awaited

    def _group(self, named: Label | None, item: int | None, line: int) -> None:
        """Enter the group of a label that stands alone on its line."""
        if named is None:
            return
        self._awaited = None
        if named.rest:
            return
        self._sections.introduced(f"{named.words} ({named.note})")
        if item is None:
            self._sections.label(named.words, line)
        elif names_group(named.words):
            self._nesting.labels[item] = named.words

    def _table(self, index: int, table: Table) -> None:
        self._leave(table.line)
        rows = self._unboxed.of_blocks.get(index, ())
        beside_rows = {comment for row in rows for comment in row.comments}
        for cell in boxless_cells(table):
            self._beside(None, [comment for comment in comments_in(cell) if comment not in beside_rows])
        # A row with a box has no status of its own.
        unread = deque(rows)
        for found in cell_boxes(table) if index not in self._unboxed.claiming_nothing else ():
            while unread and unread[0].line < found.cell.line:
                self._claim(unread.popleft(), table.item)
            added = self._add(Form.BOX, found.words, table.item, (found.cell.line, found.cell.column), found.box)
            self._statements[added] = replace(self._statements[added], row=found.row)
            self._beside(added, found.comments)
        for row in unread:
            self._claim(row, table.item)

    def _add(self, form: Form, text: str, item: int | None, place: tuple[int, int], found: Box | None = None) -> int:
        """Add a statement that stands in an item, with its line and column; return its number."""
        parent = self._nesting.statement(item)
        self._statements.append(Statement(form, text, self._spot(item), *place, box=found, parent=parent))
        return len(self._statements) - 1

    def _claim(self, found: Unboxed, item: int | None) -> int:
        """Add a statement that is claimed without a box; in a completion list it may stand for a milestone."""
        named = self._spot(item).listing and leading_mention(title(found.text))
        added = self._add(Form.MILESTONE if named else found.form, found.text, item, (found.line, found.column))
        statement = replace(self._statements[added], announced=found.announced)
        spot = replace(statement.spot, postponed=found.postponed) if found.postponed else statement.spot
        self._statements[added] = replace(statement, claimed=found.claimed, row=found.row, spot=spot)
        self._beside(added, found.comments)
        return added

    def _leave(self, line: int) -> None:
        """End the list that is awaited, unless the line belongs to an item of it."""
        if line > self._list_end:
            self._awaited = None

    def _is_item(self, index: int) -> bool:
        return index < len(self._blocks) and isinstance(self._blocks[index], Item)

    def _spot(self, item: int | None) -> Spot:
        return self._nesting.spot(item, self._sections.spot())

    def _beside(self, statement: int | None, comments: Sequence[Comment]) -> None:
        (self._strays if statement is None else self._comments[statement]).extend(comments)

    def _beside_lines(self, first: int, comments: Sequence[Comment]) -> None:
        """Give each comment to the last statement, from number ``first`` on, that begins on its line or above."""
        owner = None
        fresh = iter(range(first, len(self._statements)))
        following = next(fresh, None)
        for comment in comments:
            while following is not None and self._statements[following].line <= comment.line:
                owner, following = following, next(fresh, None)
            self._beside(owner, [comment])

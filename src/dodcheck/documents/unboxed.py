"""Claims without a box: marked items and lines, rows with a status, sections with a Status field."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dodcheck.documents.announced_criteria import announced_criteria, boxless_items
from dodcheck.documents.blocks import Block, Cell, Comment, Item, Paragraph, Table
from dodcheck.documents.boxes import leading_box
from dodcheck.documents.cell_boxes import cell_boxes, comments_in
from dodcheck.documents.directives import one_line_without_remarks, without_remarks
from dodcheck.documents.examples import Example, example_boxes
from dodcheck.documents.invariants.required import required_rows
from dodcheck.documents.labels import labelled_parts
from dodcheck.documents.later import Postponement
from dodcheck.documents.legends import legend_blocks
from dodcheck.documents.marked_headings import marked_heading_claims
from dodcheck.documents.marks import Mark, is_advice, is_statement, mark_in
from dodcheck.documents.metrics import metric_rows
from dodcheck.documents.rows import row_claims
from dodcheck.documents.shortcodes import with_signs
from dodcheck.documents.slug import title
from dodcheck.documents.status_words import SIGNS, STATES, UNFINISHED, WAITING, claimed_by_words
from dodcheck.documents.statuses import status_claims
from dodcheck.documents.surroundings import Placed, placed_blocks
from dodcheck.documents.worded import in_signs
from dodcheck.model.criterion import Form
from dodcheck.model.milestone import leading_mention

_CROSSES = frozenset("❌✗✘✖")
_DRESS = "*_ \t"


class Unboxed(NamedTuple):
    """A statement without a box: its form, Markdown, claim (``None``: none) and place.

    ``comments`` are those in its table row, ``row`` the cells of that with the heads of their columns, ``postponed``
    says until when its status puts it off, ``unread_status`` are the plain words of a status that nobody understands,
    ``announced`` those that announce the list it stands in.
    """

    form: Form
    text: str
    claimed: bool | None
    line: int
    column: int
    comments: tuple[Comment, ...] = ()
    row: tuple[tuple[str, str], ...] = ()
    postponed: Postponement | None = None
    unread_status: str = ""
    announced: str = ""


class UnboxedClaims(NamedTuple):
    """What a document claims without a box, by the number of the block in its outline, from 0.

    ``of_blocks`` are the claims that a block makes itself, ``of_section`` is the claim of a section's Status field, by
    its heading. ``boxless_items`` are the items without a box in lists of boxes, ``claiming_nothing`` the items and
    tables whose boxes claim nothing, ``examples`` those of them that are the first of an example.
    """

    of_blocks: dict[int, tuple[Unboxed, ...]]
    of_section: dict[int, Unboxed]
    boxless_items: tuple[Item, ...] = ()
    claiming_nothing: frozenset[int] = frozenset()
    examples: tuple[Item, ...] = ()

    def without_milestones(self) -> UnboxedClaims:
        """Return the claims of the blocks themselves, without those whose words begin with a milestone's id."""
        kept = {
            index: tuple(found_mark for found_mark in found if not leading_mention(title(found_mark.text)))
            for index, found in self.of_blocks.items()
        }
        return UnboxedClaims(
            {index: found for index, found in kept.items() if found},
            {},
            self.boxless_items,
            self.claiming_nothing,
            self.examples,
        )


NOTHING_UNBOXED = UnboxedClaims({}, {})


def unboxed_claims(blocks: Sequence[Block]) -> UnboxedClaims:
    """Return what the blocks of a document claim without a box. Linear in time."""
    all_placed = tuple(placed_blocks(blocks))
    own: defaultdict[int, tuple[Unboxed, ...]] = defaultdict(tuple)
    for index, found in (*_marked(all_placed, blocks), *_rows(all_placed)):
        own[index] += (found,)
    example = list(example_boxes(all_placed))
    explained = frozenset((*legend_blocks(all_placed), *(one.block for one in example)))
    telling = [one for one in all_placed if one.number not in explained]
    left = tuple(boxless_items(telling, own))
    for one in announced_criteria(telling, blocks, frozenset(own)):
        item = blocks[one.block]
        column = item.column if isinstance(item, Item) else 1
        own[one.block] = (Unboxed(Form.MUST_BE_TRUE, one.text, None, item.line, column, announced=one.announced),)
    claimed = [claim for claim in status_claims(all_placed) if claim.block not in own]
    whole = (*claimed, *marked_heading_claims(all_placed, {*own, *(claim.block for claim in claimed)}))
    of_section = {claim.block: Unboxed(Form.MARK, claim.text, claim.claimed, claim.line, 1) for claim in whole}
    return UnboxedClaims(dict(own), of_section, left, explained, _first_of_each(example))


def _first_of_each(example: Sequence[Example]) -> tuple[Item, ...]:
    first: dict[int, Item] = {}
    for one in example:
        first.setdefault(one.run, one.item)
    return tuple(first.values())


def _rows(blocks: Sequence[Placed]) -> Iterator[tuple[int, Unboxed]]:
    for placed_block in blocks:
        if isinstance(placed_block.block, Table):
            found = list(_claimed(placed_block.block)) if not placed_block.around.hold_no_claims else []
            unclaimed = all(row.claimed is None for row in found)
            if (
                unclaimed
                and not placed_block.around.is_no_promise
                and next(cell_boxes(placed_block.block), None) is None
            ):
                found = list(_promised(placed_block.block)) or found
            yield from ((placed_block.number, row) for row in found)


def _claimed(table: Table) -> Iterator[Unboxed]:
    for row in row_claims(table):
        found = Unboxed(Form.ROW, row.text, row.claimed, row.status.line, row.status.column, postponed=row.postponed)
        yield _with_cells(found, table, row.cells)._replace(unread_status=row.unread_status)


def _promised(table: Table) -> Iterator[Unboxed]:
    asked = list(required_rows(table))
    for row in asked:
        found = Unboxed(Form.INVARIANT, row.text, None, row.asking.line, row.asking.column)
        yield _with_cells(found, table, row.cells)
    for metric in metric_rows(table) if not asked else ():
        found = Unboxed(Form.METRIC, metric.text, None, metric.target.line, metric.target.column)
        yield _with_cells(found, table, metric.cells)


def _with_cells(found: Unboxed, table: Table, cells: Sequence[Cell]) -> Unboxed:
    comments = tuple(comment for cell in cells for comment in comments_in(cell))
    told = tuple((head.source, cell.source) for head, cell in zip(table.header, cells, strict=False))
    return found._replace(comments=comments, row=told)


class _Marked(NamedTuple):
    """A mark, the number of its block, and its place."""

    block: int
    mark: Mark
    line: int
    column: int


@dataclass
class _Neighbours:
    """The marks of neighbouring items or lines, which mean the same."""

    marked: list[_Marked] = field(default_factory=list)
    decorated: bool = False
    later: bool = False

    def take(self, one: _Marked) -> None:
        """Add a mark; where one of them gives advice, all of them do."""
        self.marked.append(one)
        self.decorated |= is_advice(one.mark)

    def claims(self) -> Iterator[tuple[int, Unboxed]]:
        # `Done when:` over nothing but ticks says what is wanted; ticks and crosses together say how far it is.
        wanted = self.later and all(one.mark.claimed for one in self.marked)
        if self.decorated or wanted or self._shows_pictures() or self._explains_signs():
            return
        forbids = all(one.mark.sign in _CROSSES for one in self.marked)
        for one in self.marked:
            found = one.mark
            if is_statement(found) and not (forbids and found.text.split(" ")[0].rstrip("*_").endswith("ing")):
                yield one.block, Unboxed(Form.MARK, found.text, found.claimed, one.line, one.column)

    def _shows_pictures(self) -> bool:
        """Return whether signs that may be pictures stand here, and none that says how far something is."""
        signs = {one.mark.sign for one in self.marked}
        telling = any(one.mark.claimed for one in self.marked) or not signs.isdisjoint(UNFINISHED)
        return not signs.isdisjoint(WAITING) and not telling

    def _explains_signs(self) -> bool:
        """Return whether each of several signs stands once, beside a status word: a legend."""
        worded = [
            one.mark.sign for one in self.marked if one.mark.worded or claimed_by_words(one.mark.text) is not None
        ]
        return len(worded) > 1 and max(Counter(worded).values()) == 1


def _marked(blocks: Sequence[Placed], outline: Sequence[Block]) -> Iterator[tuple[int, Unboxed]]:
    lists: defaultdict[tuple[int, int | None], _Neighbours] = defaultdict(_Neighbours)
    for placed_block in blocks:
        match placed_block.block:
            case Item() if leading_box(placed_block.block.source) is None:
                _read_item(
                    placed_block, placed_block.block, outline, lists[placed_block.run, placed_block.block.parent]
                )
            case Paragraph(item=None) if not SIGNS.isdisjoint(with_signs(placed_block.block.source)):
                _read_lines(placed_block, placed_block.block, lists[placed_block.run, None])
            case _:
                pass
    for neighbours in lists.values():
        yield from neighbours.claims()


def _read_item(placed_block: Placed, item: Item, outline: Sequence[Block], neighbours: _Neighbours) -> None:
    source = in_signs(item.source)
    if SIGNS.isdisjoint(source) and source.lstrip(_DRESS)[:1] not in WAITING:
        first = source[:1] or " "
        neighbours.decorated |= unicodedata.category(first) == "So" and first not in STATES
        return
    around = placed_block.around
    if item.parent is not None:
        parent = outline[item.parent]
        around = around.inside(parent.source) if isinstance(parent, Item) else around
    found = _mark(one_line_without_remarks(source))
    if found and not around.hold_no_claims and sum(1 for _ in labelled_parts(source)) == 1:
        neighbours.later = around.speak_of_later
        neighbours.take(_Marked(placed_block.number, found, item.line, item.column))


def _mark(source: str) -> Mark | None:
    """Return the mark of a source of one line; a sign of work under way means there what an hourglass does."""
    sign = source.lstrip(_DRESS)[:1]
    if sign not in WAITING:
        return mark_in(source)
    found = mark_in(source.replace(sign, "⏳", 1))
    return found._replace(sign=sign) if found else None


def _read_lines(placed_block: Placed, paragraph: Paragraph, neighbours: _Neighbours) -> None:
    """Read the lines of a paragraph when each of them begins with a sign."""
    lines = without_remarks(with_signs(paragraph.source)).split("\n")
    marked = [_mark(line.strip()) for line in lines if line.lstrip(_DRESS)[:1] in SIGNS | WAITING]
    if len(marked) < len(lines) or placed_block.around.hold_no_claims:
        return
    neighbours.later = placed_block.around.speak_of_later
    for number, found in enumerate(marked):
        if found:
            neighbours.take(_Marked(placed_block.number, found, paragraph.line + number, 1))

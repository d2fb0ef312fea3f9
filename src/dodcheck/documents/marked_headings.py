"""Headings with a sign: `### ✅ SBOM generated`. Above a list, a table or claims it is dress, and claims nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from dodcheck.documents.announced_criteria import announces_criteria
from dodcheck.documents.blocks import Heading, Item, Paragraph, Table
from dodcheck.documents.directives import one_line_without_remarks
from dodcheck.documents.labels import form_of, labelled_parts
from dodcheck.documents.marks import is_advice, is_statement, mark_in
from dodcheck.documents.slug import title
from dodcheck.documents.statuses import StatusClaim, stated_by_heading
from dodcheck.documents.surroundings import Placed, Surroundings
from dodcheck.documents.worded import in_signs


def marked_heading_claims(blocks: Sequence[Placed], telling: Collection[int]) -> Iterator[StatusClaim]:
    """Yield what marked headings below the document's title claim, where nothing below them says more. Linear in time.

    ``telling`` are the numbers of the blocks that claim something themselves.
    """
    ends = _ends(blocks)
    nearest = len(blocks)
    found: list[StatusClaim] = []
    for at in range(len(blocks) - 1, -1, -1):
        placed = blocks[at]
        claim = _claim(placed) if nearest >= ends[at] else None
        if claim:
            found.append(claim)
        if claim or placed.number in telling or _says_more(placed):
            nearest = at
    return reversed(found)


def _ends(blocks: Sequence[Placed]) -> list[int]:
    """Return for each block the place of the first one behind it that is no part of its section."""
    ends = list(range(1, len(blocks) + 1))
    within: list[tuple[int, int]] = []
    for at, placed in enumerate(blocks):
        if isinstance(placed.block, Heading):
            while within and within[-1][0] >= placed.block.level:
                ends[within.pop()[1]] = at
            within.append((placed.block.level, at))
    for _, at in within:
        ends[at] = len(blocks)
    return ends


def _says_more(placed: Placed) -> bool:
    """Return whether a block is what a heading is there for: a list, a table, or what a label announces."""
    match placed.block:
        case Item() | Table():
            return True
        case Paragraph():
            return any(part.label and part.label.form for part in labelled_parts(placed.block.source))
        case _:
            return False


def _claim(placed: Placed) -> StatusClaim | None:
    heading = placed.block
    if not isinstance(heading, Heading) or heading.level == 1:
        return None
    words, outer = title(heading.source), Surroundings(placed.around.headings[:-1])
    if form_of(words) or announces_criteria(words):
        return None
    if placed.around.hold_no_claims or placed.around.speak_of_later or outer.speak_of_later:
        return None
    found = mark_in(in_signs(one_line_without_remarks(heading.source)))
    if found is None or is_advice(found) or not is_statement(found):
        return None
    text = stated_by_heading(heading)
    return StatusClaim(text, found.claimed, placed.number, heading.line) if text else None

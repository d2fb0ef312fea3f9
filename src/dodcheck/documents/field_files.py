"""Files in a field of a section that is done: `- Files: src/a.py, src/b.py` beside `- Status: Done`."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from dodcheck.documents.blocks import Item
from dodcheck.documents.listed_files import ListedFile, is_file
from dodcheck.documents.statuses import OF_A_THING, own_fields, sections_of
from dodcheck.documents.struck import claimed_by_status
from dodcheck.documents.surroundings import Placed

_FILES = re.compile(
    r"(?:new |main |key )?files?(?: (?:created|added|changed|modified|updated|touched)){0,2}"
    r"|(?:created|added|changed|modified|updated|touched)(?: files)?|deliverables?",
)
_ANNOUNCED = "Files created or modified"
"""What such a field says of its files: nothing shows that one was changed."""


def field_files(blocks: Sequence[Placed], taken: Container[int]) -> Iterator[ListedFile]:
    """Yield the fields of files of sections with one Status field, which says that all is done. Linear in time.

    ``taken`` are the blocks that claim something already.
    """
    for _, section in sections_of(blocks):
        if section[0].around.hold_no_claims:
            continue
        own = [(placed, field) for placed in section for field in own_fields(placed)]
        if any(OF_A_THING.fullmatch(field.name) for _, field in own):
            continue
        if [claimed_by_status(field.value) for _, field in own if field.name == "status"] != [True]:
            continue
        for placed, field in own:
            if placed.number not in taken and _FILES.fullmatch(field.name) and is_file(field.value):
                column = placed.block.column if isinstance(placed.block, Item) else 1
                yield ListedFile(placed.number, field.value, field.line, column, _ANNOUNCED)

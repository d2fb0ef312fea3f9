"""The claims of a document that lists the files which were made or changed: a report, a section that is done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dodcheck.documents.blocks import Block
from dodcheck.documents.field_files import field_files
from dodcheck.documents.listed_files import ListedFile, listed_files
from dodcheck.documents.surroundings import placed_blocks
from dodcheck.documents.unboxed import Unboxed, UnboxedClaims
from dodcheck.model.criterion import Form


def with_made_files(claims: UnboxedClaims, blocks: Sequence[Block]) -> UnboxedClaims:
    """Return the claims of a document with those of its lists of files. Linear in time."""
    telling = [one for one in placed_blocks(blocks) if one.number not in claims.claiming_nothing]
    own: defaultdict[int, tuple[Unboxed, ...]] = defaultdict(tuple, claims.of_blocks)
    listed = tuple(listed_files(telling, blocks, frozenset(claims.of_blocks)))
    named = field_files(telling, frozenset((*claims.of_blocks, *(found.block for found in listed))))
    for found in (*listed, *named):
        own[found.block] += (_claim(found),)
    return claims._replace(of_blocks=dict(own))


def _claim(found: ListedFile) -> Unboxed:
    claimed = True
    place = (found.line, found.column)
    return Unboxed(Form.DELIVERABLE, found.text, claimed, *place, row=found.row, announced=found.announced)

"""The claims of a document that lists the files which were made or changed: a report, a section that is done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dodcheck.documents.blocks import Block
from dodcheck.documents.field_files import field_files
from dodcheck.documents.filed import Filed, filed
from dodcheck.documents.surroundings import placed
from dodcheck.documents.unboxed import Unboxed, UnboxedClaims
from dodcheck.model.criterion import Form


def with_made_files(claims: UnboxedClaims, blocks: Sequence[Block]) -> UnboxedClaims:
    """Return the claims of a document with those of its lists of files. Linear in time."""
    telling = [one for one in placed(blocks) if one.number not in claims.shown]
    own: defaultdict[int, tuple[Unboxed, ...]] = defaultdict(tuple, claims.own)
    listed = tuple(filed(telling, blocks, frozenset(claims.own)))
    named = field_files(telling, frozenset((*claims.own, *(found.block for found in listed))))
    for found in (*listed, *named):
        own[found.block] += (_claim(found),)
    return claims._replace(own=dict(own))


def _claim(found: Filed) -> Unboxed:
    claimed = True
    place = (found.line, found.column)
    return Unboxed(Form.DELIVERABLE, found.text, claimed, *place, row=found.row, announced=found.announced)

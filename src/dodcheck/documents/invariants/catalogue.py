"""A catalogue of invariants, read: each with every place that rates it, and what verifies it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dodcheck.documents.blocks import Block
from dodcheck.documents.invariants.ids import Key, id_key, name_key
from dodcheck.documents.invariants.invariant import Invariant, Mention
from dodcheck.documents.invariants.sections import mentions_in_sections
from dodcheck.documents.invariants.tables import mentions_in_tables
from dodcheck.documents.markdown import parse_markdown
from dodcheck.documents.text import decode


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The invariants of a document in its order; ``skipped`` counts the lines that were nested too deep to be read."""

    invariants: tuple[Invariant, ...]
    skipped: int = 0

    def find(self, written: str) -> Invariant | None:
        """Return the invariant of an id or a name, in whatever way that is written."""
        key = id_key(written) or name_key(written)
        return next((invariant for invariant in self.invariants if invariant.mentions[0].key == key), None)


@lru_cache(maxsize=8)
def read_catalogue(data: bytes) -> Catalogue:
    """Return the catalogue that a document's bytes are. Linear in time. Raises ``UndecodableError``."""
    outline = parse_markdown(decode(data))
    return Catalogue(tuple(_merged(_mentions(outline.blocks))), len(outline.too_deep))


def _mentions(blocks: Sequence[Block]) -> Iterator[Mention]:
    """Yield what sections and rows say, in the order of their lines."""
    return iter(sorted((*mentions_in_sections(blocks), *mentions_in_tables(blocks)), key=lambda mention: mention.line))


def _merged(found: Iterable[Mention]) -> Iterator[Invariant]:
    by_key: dict[Key, list[Mention]] = {}
    for mention in found:
        by_key.setdefault(mention.key, []).append(mention)
    return (Invariant(tuple(same)) for same in by_key.values())

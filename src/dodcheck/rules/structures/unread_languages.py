"""Code of languages whose imports are not read."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from typing import Final, assert_never

from dodcheck.rules.structures.options import Others
from dodcheck.snapshot.paths import folder_of
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.structure.foreign import is_foreign
from dodcheck.structure.includes.survey import SUFFIXES
from dodcheck.structure.layers import belongs_to

_IMPORTING = (
    ".js .jsx .mjs .cjs .ts .tsx .mts .cts .vue .svelte .go .rs .java .kt .kts .scala .swift .dart .rb .php .cs .fs "
    ".hs .ml .ex .erl .clj .jl .nim .zig .d .pyx .pxd .lua .pm .pl .r .f90"
)
IMPORTING: Final = frozenset(_IMPORTING.split())
"""Suffixes of languages in which one file imports another."""


def first_other(snapshot: Snapshot, others: Others, places: Sequence[str], *, c_is_read: bool) -> str | None:
    """Return the first file of such a language in some places, everywhere where none is named; ``None`` for none."""
    match others:
        case Others.NONE:
            return None
        case Others.IMPORTING:
            suffixes = IMPORTING
        case Others.ALL:
            suffixes = IMPORTING if c_is_read else IMPORTING | SUFFIXES
        case _:
            assert_never(others)
    inside = [belongs_to(f"{place.strip('/')}/") for place in places]
    for path in snapshot.files():
        if posixpath.splitext(path)[1].lower() not in suffixes or is_foreign(folder_of(path), folder_of(path)):
            continue
        if not inside or any(holds(path) for holds in inside):
            return path
    return None

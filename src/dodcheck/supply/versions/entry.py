"""One library in the table of versions that people keep."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from dodcheck.supply.versions.stated_version import NOTHING, StatedVersion


class Entry(NamedTuple):
    """What a table says of one library; ``line`` counts from 1.

    ``path`` is as it is written, without `./` and a last `/`. ``released`` is the day of the version, ``updated`` that
    on which it came. ``marked`` is how ``outdated`` is understood under its head. ``None`` where nothing is said.
    ``section`` is the line of the heading above an item of a list, 0 for none, ``None`` for a row of a table.
    """

    name: str
    line: int
    version: StatedVersion = NOTHING
    path: str | None = None
    licence: str | None = None
    source: str | None = None
    purl: str | None = None
    latest: StatedVersion | None = None
    released: date | None = None
    updated: date | None = None
    outdated: str | None = None
    marked: bool | None = None
    section: int | None = None


class Table(NamedTuple):
    """The entries of a document in their order, and how many of its tables, or lists, held them.

    ``skipped`` are the lines of rows that name nothing, and of items with a number that are not understood.
    """

    entries: tuple[Entry, ...]
    tables: int = 0
    skipped: tuple[int, ...] = ()

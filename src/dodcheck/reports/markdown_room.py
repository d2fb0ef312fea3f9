"""The room that a platform has for a text, and tables that fill it with as many rows as fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from dodcheck.reports.markdown_table import left_out

_CLOSING: Final = 200
"""What is kept for the lines that follow a table, in the unit of the room."""


class Room(NamedTuple):
    """How long a text may be, and what tells how long one is."""

    most: int
    size: Callable[[str], int]

    def room_after(self, text: str) -> Room:
        """Return what is left of it behind a text."""
        return self._replace(most=self.most - self.size(text))


COMMENT: Final = Room(60_000, lambda text: len(text.encode("utf-16-le")) // 2)
"""GitHub refuses comments of more than 65,536 characters; counted as JavaScript does, which counts the most."""


def fitted_table(head: str, rows: Iterable[str], total: int, room: Room) -> str:
    """Return as many rows below ``head`` as there is room for, and how many of ``total`` are left out.

    Each row ends with its line break, and so does ``head``, which is left out where no row fits.
    """
    left = room.room_after(head).most - _CLOSING
    kept: list[str] = []
    for row in rows:
        left -= room.size(row)
        if left < 0:
            break
        kept.append(row)
    more = f"\n{left_out(total - len(kept))}\n" if len(kept) < total else ""
    return f"{head if kept else ''}{''.join(kept)}{more}"

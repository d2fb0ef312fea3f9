"""How far long work has come, told to whoever wants to know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Protocol, TypeVar

_Item = TypeVar("_Item")


class Progress(Protocol):
    """Is told how far work has come. What it makes of that changes nothing of the work."""

    def along(self, doing: str, items: Iterable[_Item], total: int | None, /) -> Iterator[_Item]:
        """Yield the items; as each begins, what is done and its number are told, of so many where that is known."""


class Silent:
    """Tells nobody."""

    def along(self, _doing: str, items: Iterable[_Item], _total: int | None, /) -> Iterator[_Item]:
        """Yield the items."""
        return iter(items)


SILENT: Final = Silent()
"""What work tells its progress where nobody asked for it."""

"""Where something stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file of the repository.

    ``path`` is relative to the repository's root and uses ``/``. ``line`` and ``column`` count from 1; a column counts
    code points of the line as it stands in the file, without a byte order mark. ``None`` means the file as a whole.
    """

    path: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        """Return ``path``, ``path:line`` or ``path:line:column``."""
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)

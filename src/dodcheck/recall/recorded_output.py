"""Standard output that remembers what is written to it."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager


class RecordedOutput(io.TextIOWrapper):
    """Standard output and all that was written to it; ``lost`` where its reader did not get all."""

    def __init__(self, output: io.TextIOWrapper) -> None:
        super().__init__(output.buffer, encoding=output.encoding, errors=output.errors, newline="\n")
        self._written: list[str] = []
        self.lost = False

    def write(self, text: str, /) -> int:
        """Write and remember a text."""
        self._written.append(text)
        return super().write(text)

    def flush(self) -> None:
        """Hand over what is still held back. Raises ``OSError``."""
        try:
            super().flush()
        except OSError:
            self.lost = True
            raise

    def recorded(self) -> bytes:
        """Return all that was written, as it was written."""
        return "".join(self._written).encode(self.encoding, self.errors or "strict")


@contextmanager
def record_output() -> Iterator[RecordedOutput | None]:
    """Put a standard output that remembers in the place of the present one; ``None`` where there is none."""
    present = sys.stdout
    if not isinstance(present, io.TextIOWrapper):
        yield None
        return
    sys.stdout = output = RecordedOutput(present)
    try:
        yield output
    finally:
        sys.stdout = present
        if not output.lost:
            output.detach()

"""What is wrong with a file of a known format."""

from __future__ import annotations


class FormatProblem(ValueError):  # noqa: N818 - a problem of the file, not of the program
    """A text that is not of its format. ``line`` and ``column`` count from 1, ``None`` where the parser can't tell."""

    def __init__(self, message: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class UnreadProblem(FormatProblem):
    """A text that may be of its format but is not read as such: beyond a limit, or of another dialect."""

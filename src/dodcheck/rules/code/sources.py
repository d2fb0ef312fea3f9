"""Python files as syntax trees, each read and parsed once for a question."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dodcheck.formats.problem import FormatProblem
from dodcheck.snapshot.protocol import Snapshot, UnreadableError

if TYPE_CHECKING:
    import ast


@dataclass(slots=True)
class Sources:
    """The Python files of a snapshot.

    ``skipped`` and ``broken`` name those that could not be looked at, with the reason: ``broken`` where reading itself
    went wrong.
    """

    snapshot: Snapshot
    skipped: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    _trees: dict[str, ast.Module | None] = field(default_factory=dict)

    def data(self, path: str) -> bytes | None:
        """Return the bytes of a file, ``None`` after noting why there are none."""
        try:
            return self.snapshot.read(path)
        except UnreadableError as problem:
            self.unread(problem)
            return None

    def unread(self, problem: UnreadableError) -> None:
        """Note why a file can't be read, once."""
        kept = self.broken if problem.unknown is None else self.skipped
        message = f"{problem.path} ({problem.message})"
        if message not in kept:
            kept.append(message)

    def tree(self, path: str) -> ast.Module | None:
        """Return the syntax tree of a file, ``None`` after noting why there is none."""
        if path not in self._trees:
            self._trees[path] = self._parsed(path)
        return self._trees[path]

    def _parsed(self, path: str) -> ast.Module | None:
        from dodcheck.formats.python import parse  # noqa: PLC0415 - lazy: few repositories ask about Python's names

        data = self.data(path)
        if data is None:
            return None
        try:
            return parse(data)
        except FormatProblem as problem:
            at = f", line {problem.line}" if problem.line else ""
            self.skipped.append(f"{path} (does not parse{at}: {problem})")
            return None

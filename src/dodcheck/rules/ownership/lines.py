"""The lines of a CODEOWNERS, and which of them decides for a path."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dodcheck.snapshot.paths import to_bytes
from dodcheck.snapshot.pattern_set import PatternSet
from dodcheck.snapshot.patterns import Pattern, parse_pattern, to_signs

PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")
"""Where a platform looks, GitHub's places first and in its order."""

_WORD = re.compile(r"(?:\\.|[^\s\\])+|\\")
_OWNER = re.compile(r"@[\w.-]+(?:/[\w.-]+)?|[^\s@]+@[^\s@]+\.[^\s@]+")
_SECTION = re.compile(r"\^?\[[^\]]+\]")
_MARK = "\ufeff"


class OwnerLine(NamedTuple):
    """A line that gives a pattern's files to its owners; with none it takes them away."""

    number: int
    owners: frozenset[str]
    pattern: Pattern | None
    in_one_folder: bool


class OwnerLines:
    """What a CODEOWNERS says; ``section`` and ``passed_over`` are numbers of lines, ``None`` where there is none.

    ``section`` is the first line that begins a section of GitLab, ``passed_over`` the first that GitHub does not take.
    """

    def __init__(self, text: str) -> None:
        self.section: int | None = None
        self.passed_over: int | None = None
        lines = [self._line(number, line) for number, line in enumerate(text.removeprefix(_MARK).splitlines(), 1)]
        self._lines = [line for line in lines if line is not None]
        self._deep = PatternSet([None if line.in_one_folder else line.pattern for line in self._lines])
        self._flat = PatternSet([line.pattern if line.in_one_folder else None for line in self._lines])

    @property
    def gives_any(self) -> bool:
        """Whether any line names an owner."""
        return any(line.owners for line in self._lines)

    def deciding(self, path: str) -> OwnerLine | None:
        """Return the last line that fits a file or a folder above it."""
        signs = to_signs(path)
        found = [self._deep.last_pattern(row) for row in self._deep.walk(signs) if row]
        *_, own = self._flat.walk(signs)
        found += [self._flat.last_pattern(own)] if own else []
        return self._lines[max(found)] if found else None

    def _line(self, number: int, line: str) -> OwnerLine | None:
        words = _WORD.findall(line.strip())
        if not words or words[0].startswith("#"):
            return None
        if _SECTION.match(line):
            self.section = self.section or number
            return None
        owners = _without_remark(words[1:])
        if _is_taken(words[0], owners):
            written = to_bytes(words[0]).decode("latin-1")
            return OwnerLine(number, frozenset(map(str.lower, owners)), parse_pattern(written), written.endswith("/*"))
        self.passed_over = self.passed_over or number
        return None


def _without_remark(words: Sequence[str]) -> list[str]:
    end = next((at for at, word in enumerate(words) if word.startswith("#")), len(words))
    return list(words[:end])


def _is_taken(pattern: str, owners: Sequence[str]) -> bool:
    """Return whether GitHub takes a line: it knows no negation, no ranges, no escaped signs at the beginning."""
    odd = pattern.startswith(("!", "\\#", "\\!")) or "[" in pattern or "***" in pattern or pattern == "/"
    return not odd and all(map(_OWNER.fullmatch, owners))

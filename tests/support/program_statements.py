"""Statements of the program by their lines, each as it is fulfilled and as it is broken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from support.shared import shared
from support.yaml_files import loaded

CHECKLIST = "docs/refactor/audit/DEFINITION_OF_DONE.md"


@dataclass(frozen=True)
class StatementCase:
    """A statement by its line, and what is said of it once files and evidence are other ones, null where one goes."""

    line: int
    about: str
    verdict: str
    reason: str
    files: dict[str, str | None] = field(default_factory=dict)
    evidence: dict[str, str | None] = field(default_factory=dict)


def statement_cases(path: Path) -> Iterator[StatementCase]:
    """Yield the cases of a file: each statement as it is fulfilled, then as it is broken."""
    statements: Any = loaded(path)
    yield from (StatementCase(one["line"], **case) for one in statements for case in one["cases"])


def changed(before: Mapping[str, str], changes: Mapping[str, str | None]) -> dict[str, str]:
    """Return files after some of them were changed; those whose text is null are gone."""
    return {path: text for path, text in {**before, **changes}.items() if text is not None}


def ticked(page: bytes) -> bytes:
    """Return a document with every empty box of its bullets ticked."""
    return re.sub(rb"(?m)^(\s*- )\[ \]", rb"\1[x]", page)


def ticked_seed(name: str = "DEFINITION_OF_DONE.md") -> bytes:
    """Return a document of the program with every box ticked; skips the test where it is not here."""
    return ticked(shared("seeds", name).read_bytes())

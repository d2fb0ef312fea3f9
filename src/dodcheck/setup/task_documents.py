"""Task lists of tools that write specifications: their boxes are claims, and no role of a document names them."""

from __future__ import annotations

from collections.abc import Sequence

from dodcheck.program.discover import markdown_among
from dodcheck.snapshot.globs import matching

_TASK_DOCUMENTS = (
    "specs/*/tasks.md",
    ".specify/specs/*/tasks.md",
    ".kiro/specs/*/tasks.md",
    "openspec/changes/**/tasks.md",
    "memory-bank/progress.md",
    "memory-bank/tasks.md",
)


def task_document_globs(files: Sequence[str]) -> tuple[str, ...]:
    """Return the globs of such files that match one of some sorted files, as `also` takes them."""
    markdown = markdown_among(files)
    return tuple(pattern for pattern in _TASK_DOCUMENTS if matching(pattern, markdown))

"""Which words are plainly paths: what documents know of that, for the grammars."""

from __future__ import annotations

from dodcheck.documents.paths import FILE_NAME, is_files, is_path

__all__ = ["FILE_NAME", "is_files", "is_path"]

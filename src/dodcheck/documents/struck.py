"""Words that are struck through (`~~done~~`): they are taken back, and claim nothing."""

from __future__ import annotations

from dodcheck.documents.inline import SpanKind, plain, spans
from dodcheck.documents.status_words import claimed_by_words


def begins_struck(source: str) -> bool:
    """Return whether a statement begins with struck words: all of it is then taken back, whatever follows."""
    said = [span for span in spans(source) if span.text.strip()] if "~~" in source else []
    return bool(said) and said[0].kind is SpanKind.STRUCK


def claimed_by_status(source: str) -> bool | None:
    """Return what a status, as Markdown, claims; ``None`` where it is no status, or some of it is struck."""
    return None if "~~" in source else claimed_by_words(plain(source))

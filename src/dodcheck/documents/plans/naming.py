"""Which files a piece of Markdown names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.documents.inline import Span, SpanKind, spans, too_long
from dodcheck.documents.paths import FILE_NAME, is_files, is_path

_ANCHOR = re.compile(r"[#?].*$")
_MOST = 50
"""More files than this are not taken from one item."""


def named_files(source: str) -> tuple[str, ...]:
    """Return the files, folders and globs that a source names, as written, each once, in order; no struck ones."""
    if too_long(source):
        return ()
    found = (path for span in spans(source) for path in _of_span(span))
    return tuple(dict.fromkeys(found))[:_MOST]


def begins_with_file(source: str) -> bool:
    """Return whether the first thing that a source says is the name of a file."""
    first = next((span for span in spans(source) if span.text.strip()), None)
    if first is None or too_long(source):
        return False
    words = first.text.lstrip(" *_([✅☑✔❌⏳🔵\ufe0f")
    return any(words.startswith(path) for path in _of_span(first)) or (
        first.target is not None and bool(_of_link(first))
    )


def _of_span(span: Span) -> Iterator[str]:
    match span.kind:
        case SpanKind.CODE if is_path(span.text) or is_files(span.text):
            yield span.text
        case SpanKind.LINK | SpanKind.CODE_LINK:
            yield from _of_link(span)
        case SpanKind.WORDS:
            yield from (found[0] for found in FILE_NAME.finditer(span.text) if is_path(found[0]))
        case _:
            return


def _of_link(span: Span) -> list[str]:
    """Return the file that a link shows, else the one it leads to."""
    if is_path(span.text) or is_files(span.text):
        return [span.text]
    target = _ANCHOR.sub("", span.target or "")
    return [target] if is_path(target) and "://" not in target else []

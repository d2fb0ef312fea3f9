"""What is meant as a box where Markdown has none: `[x] a` in running text, `• [x] a`, `<input type="checkbox">`."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BEGIN = (
    # Behind no marker at all, one that lacks a space, or one that is none to Markdown.
    r"[ \t]*(?:[-–—•·*+]|\d{1,3}[.)])?[ \t\u00a0]*[*_]{0,3}\\?\[[ xX]\\?\][*_]{0,3}[ \t\u00a0]+\S"
    r"|[ \t]*<input\b[^<>\n]{0,200}\bcheckbox\b"
)
_LINE = re.compile(_BEGIN)
_ANY_LINE = re.compile(rf"^(?:{_BEGIN})", re.MULTILINE)
_HTML_LINE = re.compile(rf"[ \t]*(?:<(?:li|p|div|td|summary|label)\b[^<>\n]{{0,200}}>)?(?:{_BEGIN})")
_PREFORMATTED = ("<pre", "<script", "<style", "<textarea")
_COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)


def begins_like_box(line: str) -> bool:
    """Return whether a line of Markdown begins as a box does."""
    return bool(_LINE.match(line))


def any_line_begins_like_box(source: str) -> bool:
    """Return whether one of several lines does so."""
    return bool(_ANY_LINE.search(source))


def boxes_in_html(block: str) -> Iterator[int]:
    """Yield the lines of an HTML block, from 0, that a box begins; comments and what is preformatted show none."""
    if block.lstrip().lower().startswith(_PREFORMATTED):
        return
    shown = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), block)
    yield from (at for at, line in enumerate(shown.split("\n")) if _HTML_LINE.match(line))

"""Bytes to lines, and mojibake."""

from __future__ import annotations

from dodcheck.documents.mojibake import raw_offset, repair
from dodcheck.documents.text import UndecodableError, decode
from fuzz.campaign import TEXT, Campaign, Given
from fuzz.texts import files_like, soup

PIECES = (
    "\u00e2\u0153\u2026", "\u00c3\u00a9", "\u00c2\u00a0", "\u00f0\u0178", "\u00e2\u20ac\u201d", "\u00e2", "\u00c3",
    "\u00c2", "\u0153", "\u2026", "\u20ac", "\u2122", "\u0192", "\u00ef\u00bb\u00bf", "a", "- [x] ", "\n", "\r\n",
    "\r", "\x85", "\u2028", "\u00c3\u0192\u00c2\u00a9", "\u00f4\u008f\u00bf\u00bf", "\u00c3\u2014", "\u00c2\u00b1",
    "\u00e9", "|",
)  # fmt: skip


def check(given: Given) -> None:
    """Decode bytes; every column of a repaired line is one of the raw line."""
    data = given[TEXT]
    try:
        text = decode(data)
    except UndecodableError:
        return
    assert len(text.raw) == len(text.lines)
    assert all(1 <= number <= len(text.raw) for number in text.replaced)
    for raw, line in list(zip(text.raw, text.lines, strict=True))[:200]:
        assert repair(raw) == line or raw == line
        offsets = [raw_offset(raw, at) for at in range(min(len(line), 60) + 1)]
        assert offsets == sorted(offsets), (raw, offsets)
        assert all(0 <= at <= len(raw) for at in offsets), (raw, offsets)


CAMPAIGN = Campaign(
    name="encodings",
    about="bytes to lines, mojibake",
    fresh=soup(PIECES),
    check=check,
    pieces=PIECES,
    seeds=files_like("docs/*.md", "tests/documents/*.py"),
)

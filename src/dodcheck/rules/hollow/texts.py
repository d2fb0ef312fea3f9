"""Documents that tell nothing: headings alone, filler, what is still to be written."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence

from dodcheck.documents.blocks import Block, Heading, Table
from dodcheck.documents.filler import is_informative, is_placeholder
from dodcheck.rules.hollow.lack import COMMENTS, Lack

_MOST = 64 * 1024
"""A longer document tells something."""

_ELEMENT = re.compile(rb"!\[|<[A-Za-z]")
"""What may be seen without a word."""

_LONG = re.compile(rb"^[ >\t]*(?:[-*+] +)?[^\s#|<>!~\[][^\n|]{60}", re.MULTILINE)
_SMALL = frozenset({"a", "an", "and", "for", "in", "of", "on", "our", "the", "to"})
_WORD = re.compile(r"[^\W_]+")
_UNWRITTEN = "is there, but all of its text is still to be written"


def of_markdown(path: str, data: bytes) -> Lack | None:
    """Return what keeps a Markdown document from telling anything."""
    shown = uncommented(data)
    if not shown.strip():
        return Lack(COMMENTS)
    if len(shown) > _MOST or _ELEMENT.search(shown) or _tells_at_length(shown):
        return None
    from dodcheck.documents.markdown import cached_outline  # noqa: PLC0415 - lazy: few documents are this short
    from dodcheck.documents.text import UndecodableError, decode  # noqa: PLC0415 - as above

    try:
        return _lack(path, cached_outline(decode(data)).blocks)
    except UndecodableError:
        return None


def of_text(data: bytes) -> Lack | None:
    """Return what keeps a plain text from telling anything."""
    passages = [
        one for part in re.split(r"\n\s*\n", data.decode("utf-8", "replace")) if (one := " ".join(part.split()))
    ]
    if not passages or any(map(is_informative, passages)) or not any(map(is_placeholder, passages)):
        return None
    return Lack(_UNWRITTEN, certain=True)


def _lack(path: str, blocks: Sequence[Block]) -> Lack | None:
    if len(blocks) == 1 and isinstance(blocks[0], Heading) and not _is_named_like(path, blocks[0]):
        return None
    heads = {word for block in blocks if isinstance(block, Heading) for word in _words(block.source)}
    passages = list(_passages(blocks))
    if any(is_informative(words) and not heads.issuperset(_words(words)) for words, _ in passages):
        return None
    late = next((line for words, line in passages if is_placeholder(words)), None)
    if late:
        return Lack(_UNWRITTEN, certain=True, line=late)
    tables = any(isinstance(block, Table) for block in blocks)
    what = "headings" if not tables else "headings and the heads of tables"
    return Lack(f"is there, but holds nothing but {what}" if heads else "is there, but tells nothing")


def _is_named_like(path: str, title: Heading) -> bool:
    """Return whether a title says no more than the name of its file: `SECURITY.md`, headed "Security"."""
    words = {word for word in _words(title.source) if len(word) > 1 and word not in _SMALL}
    return bool(words) and words <= set(_words(posixpath.basename(path).replace("_", " ")))


def _passages(blocks: Sequence[Block]) -> Iterator[tuple[str, int]]:
    from dodcheck.rules.outlines.block_words import passages  # noqa: PLC0415 - lazy: as above

    yield from ((words, block.line) for block in blocks for words in passages(block))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _tells_at_length(data: bytes) -> bool:
    """Return whether a long line tells something, so that nothing more need be read."""
    return any(is_informative(match[0].decode("utf-8", "replace")) for match in _LONG.finditer(data))


def uncommented(data: bytes) -> bytes:
    """Return the bytes of a Markdown file outside its comments; one without an end goes on to the end of the file."""
    parts: list[bytes] = []
    start = 0
    while (opening := data.find(b"<!--", start)) >= 0:
        parts.append(data[start:opening])
        # `<!-->` is a whole comment: its closing begins inside its opening.
        closing = data.find(b"-->", opening + 2)
        if closing < 0:
            return b"".join(parts)
        start = closing + 3
    return b"".join((*parts, data[start:]))

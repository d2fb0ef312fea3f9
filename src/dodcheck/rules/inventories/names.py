"""The file names in a cell, an item or a heading: `rocm-*.yml` (6), `a.yml`, `b.yml`, or words without a suffix."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from dodcheck.documents.inline import Span, SpanKind, spans, too_long

MAX_EXPANDED = 64
"""Braces that stand for more names than this are left as they are."""


class FileWord(NamedTuple):
    """A word that may name files.

    ``marked``: it is a code span, a link, or plainly a file name. ``number`` is the one in brackets behind it.
    """

    text: str
    marked: bool
    number: int | None = None


_TURNED = re.compile(
    r"(?<![\w./-])(?:except\w*|exclud\w*|excl|but|other than|apart from|without|minus|or|instead|formerly|removed|"
    r"deleted|missing|not(?= *$| \S+\.\w))(?![\w/-]|\.\w)",
    re.IGNORECASE,
)
"""Words that say that a name behind or before them is not meant."""
_NUMBER = re.compile(r"\((\d{1,6})(?: (?:files?|workflows?|modules?|in all|total))?\)")
_ASIDE = re.compile(r" \((?!\d)[^().]*\)")
_JOINT = re.compile(r"[,;]|(?:^| )(?:[/&+]|and|plus)(?= |$)")
_PART = re.compile(r"(?:\{[^{}]*\}|[^\s,;{}])+")
_FILE = re.compile(r"[\w.@+~*?\[\]!{}/-]*[\w*?\]}]\.(?:[A-Za-z][A-Za-z0-9]{1,9}|[chR])")
_SUM = re.compile(r"(?:(?:sub|grand )?total|sum)\b.*", re.IGNORECASE)
_AWAY = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//|#")
_TOLD = re.compile(r" [—–-]+ |: |:$| \((?!\d)")
"""Where what is said of a name begins."""
_BOX = re.compile(r"\[[xX]\] ")
_QUOTES = " ()\"'“”"


def words_of(source: str) -> tuple[FileWord, ...] | None:
    """Return the words of a Markdown source that may name files; ``None`` where it takes names back or is too long.

    Struck words are none, nor is what stands in brackets, the sum of a table, or an empty source.
    """
    return None if too_long(source) else _of_spans(spans(source))


def leading(source: str) -> tuple[FileWord, ...]:
    """Return the names that an item or a heading begins with, up to what it says of them; none where words come first.

    A word without code marks is a name only where it is plainly one of a file. A box that is not ticked is none: what
    stands behind it is still to be done.
    """
    bare = source[4:] if _BOX.match(source) else source
    if too_long(bare):
        return ()
    kept = list(_before_telling(spans(bare)))
    words = (word for part in kept if part.kind is SpanKind.WORDS for word in _JOINT.sub(" ", part.text).split())
    if not all(is_file(word) or _NUMBER.fullmatch(word) for word in words):
        return ()
    return tuple(word for word in _of_spans(kept) or () if word.marked)


def expanded(word: str) -> tuple[str, ...]:
    """Return what `{a,b}.yml` stands for; at most ``MAX_EXPANDED`` names."""
    expanded_words = tuple(islice(_expanded(word), MAX_EXPANDED + 1))
    return expanded_words if len(expanded_words) <= MAX_EXPANDED else (word,)


def is_file(word: str) -> bool:
    """Return whether a word is plainly a file name or a glob of file names: it has a suffix."""
    return bool(_FILE.fullmatch(word))


def _of_spans(parts_given: Sequence[Span]) -> tuple[FileWord, ...] | None:
    parts = [part for part in parts_given if part.kind is not SpanKind.STRUCK]
    texts = [part.text for part in parts if part.kind is SpanKind.WORDS]
    if any(map(_TURNED.search, texts)):
        return None
    words = tuple(_numbered(parts))
    marked = any(word.marked for word in words)
    return () if not marked and _SUM.fullmatch("".join(texts).strip()) else words


def _before_telling(parts_given: Sequence[Span]) -> Iterator[Span]:
    for part in parts_given:
        if part.kind is not SpanKind.WORDS:
            yield part
            continue
        head = _TOLD.split(part.text, maxsplit=1)[0]
        yield part._replace(text=head)
        if head != part.text:
            return


def _expanded(word: str) -> Iterator[str]:
    before, opened, rest = word.partition("{")
    inside, closed, after = rest.partition("}")
    if not (opened and closed and "," in inside):
        yield word
        return
    for end in islice(_expanded(after), MAX_EXPANDED + 1):
        yield from (f"{before}{alternative.strip()}{end}" for alternative in inside.split(","))


def _numbered(parts: Sequence[Span]) -> Iterator[FileWord]:
    """Yield each word with the number that stands in brackets directly behind it."""
    last: FileWord | None = None
    for part in parts:
        if last and part.kind is SpanKind.WORDS and (number := _NUMBER.match(part.text.lstrip())):
            last = last._replace(number=int(number[1]))
        for word in _words(part):
            if last:
                yield last
            last = word
    if last:
        yield last


def _words(part: Span) -> Iterator[FileWord]:
    match part.kind:
        case SpanKind.WORDS:
            yield from _of_words(part.text)
        case SpanKind.LINK | SpanKind.CODE_LINK if part.target and not _AWAY.match(part.target):
            yield FileWord(part.target.partition("#")[0], marked=True)
        case _:
            yield from (FileWord(word, marked=True) for word in _PART.findall(part.text) if word not in ("/", "&", "+"))


def _of_words(text: str) -> Iterator[FileWord]:
    """Yield file names of plain words, each with its number, and the other words that stand between joints."""
    for joined in _JOINT.split(_ASIDE.sub("", text)):
        number = _NUMBER.search(joined)
        files = [word for piece in joined.split() if is_file(word := piece.strip(_QUOTES).rstrip(".:"))]
        yield from (FileWord(word, marked=True, number=int(number[1]) if number else None) for word in files)
        rest = _NUMBER.sub("", joined).strip(_QUOTES).rstrip(".:")
        if not files and any(map(str.isalnum, rest)):
            yield FileWord(rest, marked=False)

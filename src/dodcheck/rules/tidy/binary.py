"""Which files are text: as git tells it, by a NUL among their first bytes."""

from __future__ import annotations

from dodcheck.formats.utf16 import UTF16_MARKS
from dodcheck.rules.code.suffixes import SUFFIXES
from dodcheck.rules.reading.contents import is_pointer
from dodcheck.rules.tidy.being import APART, Glimpse, bad, line_at, open_

_HEAD = 8000
"""So many bytes git looks at."""
_PROSE_AND_DATA = ".md .rst .txt .adoc .json .yml .yaml .toml .xml .ini .cfg .csv .tsv .svg .css .scss .tf .conf .env"
_TEXTS = frozenset((*SUFFIXES, *_PROSE_AND_DATA.split()))
_MEDIA_WORDS = (
    ".png .jpg .jpeg .gif .ico .icns .bmp .webp .avif .tif .tiff .psd .woff .woff2 .ttf .otf .eot .mp3 .mp4 .wav "
    ".ogg .webm .mov .pdf"
)
_MEDIA = frozenset(_MEDIA_WORDS.split())
"""What shows or sounds: many don't mean these by binary files."""


def is_binary(data: bytes) -> bool:
    """Return whether git takes bytes for binary; UTF-16 with its mark is text."""
    return b"\0" in data[:_HEAD] and not data.startswith(UTF16_MARKS)


def no_text(ending: str, data: bytes) -> Glimpse | None:
    """Return what is said of a file whose lines are asked about and that has none; ``None`` where it is text."""
    if is_binary(data):
        return open_("holds a NUL, so that it may be no text") if ending in _TEXTS else APART
    return open_("is UTF-16") if data.startswith(UTF16_MARKS) else None


def text(ending: str, data: bytes) -> Glimpse | None:
    """Look whether a file is no binary one."""
    if is_pointer(data):
        return open_("is a pointer of Git LFS, whose content is no part of the repository")
    if is_binary(data):
        return open_("is binary, and may be a picture, a font or a sound") if ending in _MEDIA else bad("is binary")
    return open_("may be binary: it is not UTF-8") if utf8(ending, data) else None


def utf8(ending: str, data: bytes) -> Glimpse | None:
    """Look whether a file of text is UTF-8."""
    if data.startswith(UTF16_MARKS):
        return bad("is UTF-16")
    if missing := no_text(ending, data):
        return missing
    try:
        data.decode()
    except UnicodeDecodeError as problem:
        return bad("is not UTF-8", line_at(data, problem.start))
    return None

"""A word of a file about the code it comes with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from dodcheck.supply.licences.declared import declared_licence
from dodcheck.supply.vendoring.vendored import Confidence

MAX_TEXT = 256 * 1024
"""So many characters of a file are looked at: what it says of itself stands in its head."""

MAX_VALUE = 300
"""A longer value is not taken: it is no name, version or address."""


MAX_FOUND = 100
"""So many places of one file are looked at; what describes a package has a few."""


class Field(StrEnum):
    """What a word is about."""

    NAME = "name"
    VERSION = "version"
    COMMIT = "commit"
    URL = "url"
    LICENCE = "licence"
    SUPPLIER = "supplier"


class FileFact(NamedTuple):
    """One word: the value is in its final form, the line counts from 1."""

    field: Field
    value: str
    line: int | None
    confidence: Confidence


class FactFile(NamedTuple):
    """A file to read: its path from the root, and the head of its text with line feeds alone."""

    path: str
    text: str

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.path.rpartition("/")[2]


_VERSION = re.compile(r"[vV]?\.?([0-9][A-Za-z0-9._+~-]{0,60})")
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_SIGNS = r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*"
_URL = re.compile(
    r"(?:https?|git|ssh|svn|ftp|hg|git\+https|git\+ssh)://[A-Za-z0-9][A-Za-z0-9.-]{0,250}(?::[0-9]{1,5})?"
    rf"(?:/{_SIGNS})?(?:\?{_SIGNS})?(?:#{_SIGNS})?"
)
_SCP = re.compile(r"git@([A-Za-z0-9.-]+):([A-Za-z0-9._~/-]+)")
_SECRET = re.compile(r"(?<=://)[^/@\s]*@")
_UNKNOWN = frozenset(
    {"n/a", "none", "unknown", "0", "head", "git", "master", "main", "trunk", "-", "?", "tbd", "latest"}
)


def fact_of(field: Field, said: object, line: int | None, confidence: Confidence) -> Iterator[FileFact]:
    """Yield a word in its final form, or nothing where what is said is not of that sort."""
    value = _final(field, said.strip()) if isinstance(said, str) else None
    if value:
        yield FileFact(field, value, line, confidence)


def _final(field: Field, said: str) -> str | None:
    if not said or len(said) > MAX_VALUE or not said.isprintable() or said.lower() in _UNKNOWN:
        return None
    match field:
        case Field.VERSION:
            found = _VERSION.fullmatch(said)
            return found[1] if found and not _COMMIT.fullmatch(said) else None
        case Field.COMMIT:
            return said.lower() if _COMMIT.fullmatch(said.lower()) else None
        case Field.URL:
            return url(said)
        case Field.LICENCE:
            return declared_licence(said)
        case Field.NAME | Field.SUPPLIER:
            return said


def url(said: str) -> str | None:
    """Return an absolute address without a user's name or password in it, ``None`` where it is none."""
    scp = _SCP.fullmatch(said)
    address = f"https://{scp[1]}/{scp[2]}" if scp else said.removeprefix("scm:git:").removeprefix("scm:")
    plain = _SECRET.sub("", address)
    return plain if _URL.fullmatch(plain) else None


def line_of(text: str, *words: str) -> int | None:
    """Return the first line that holds all the words, ``None`` where none does."""
    start = 0
    while (at := text.find(words[0], start)) >= 0:
        begin, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        line = text[begin : end if end >= 0 else len(text)]
        if all(word in line for word in words[1:]):
            return text.count("\n", 0, at) + 1
        if end < 0:
            return None
        start = end
    return None


def line_at(text: str, offset: int) -> int:
    """Return the line of a character by its place from 0."""
    return text.count("\n", 0, offset) + 1

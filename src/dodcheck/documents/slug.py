"""Ids from words: CONTRACT §4 as code."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from itertools import groupby

from dodcheck.documents.boxes import STATE_WORDS
from dodcheck.documents.inline import plain

MAX_SLUG = 60
"""A longer slug is cut at its last hyphen within this many characters and gets six hex digits of its digest."""

_SIGNS = {"≥": "at least", "≤": "at most", "<": "below", ">": "above", "%": "percent", "+": "plus"}
_BESIDE_DIGIT = re.compile(r"(?<=\d)[≥≤<>%+]|[≥≤<>%+](?=\d)")
_LEADING_NUMBER = re.compile(
    r"\d+\ufe0f?\u20e3\s*|[\u2460-\u2473]\s*|\d+[、．]\s*"
    r"|(?:\d+(?:\.\d+)+[.):]?|\d+[.):]|\d+(?:\.\d+)*\s*[-–—])\s+"
)
_BOX = re.compile(rf"\s*\[(?:[ xX✓✔~/-]?|{STATE_WORDS})\](?=\s)", re.IGNORECASE)
"""A box in a heading is decoration as ✅ is: Markdown has boxes in lists alone."""
_SHORTCODE = re.compile(r"\W*:[a-z][a-z0-9_+-]{1,40}:(?=\s)")
"""A picture by its name (`:rocket:`) in front of the words."""
_CLOSING_SIGNS = ")]\"'?!`%+"
_OPENING_SIGNS = "([\"'`"


def slug(source: str) -> str:
    """Return the slug of a Markdown source: plain words in lower case joined by hyphens, cut when too long."""
    return word_slug(plain(source)) or f"item~{_digest(source)}"


def word_slug(words: str) -> str:
    """Return the slug of plain words, empty where they hold neither letter nor digit."""
    return _cut(_full(words))


def title(source: str) -> str:
    """Return the plain words of a heading or label, without the number and the decoration around them."""
    words = without_number(_undecorated(plain(source)))
    start = next((at for at, char in enumerate(words) if char.isalnum() or char in _OPENING_SIGNS), len(words))
    end = max((at for at, char in enumerate(words) if char.isalnum() or char in _CLOSING_SIGNS), default=-1)
    return words[start : end + 1] if any(map(str.isalnum, words)) else ""


def path_slug(path: str) -> str:
    """Return the slug of a document's path without its suffix, ``stdin`` for ``-``."""
    stem = re.sub(r"\.[^./]*$", "", path)
    return _cut(_full(stem)) or ("stdin" if path == "-" else f"item~{_digest(path)}")


def without_number(words: str) -> str:
    """Return words without the number that they begin with, and without the decoration before that number."""
    start = next((at for at, char in enumerate(words) if char.isalnum()), len(words))
    number = _LEADING_NUMBER.match(words, start)
    return words[number.end() :] if number else words


def _undecorated(words: str) -> str:
    """Return words without the box or the named picture that they begin with, and without the number before that."""
    found = _BOX.match(without_number(words)) or _SHORTCODE.match(words)
    return found.string[found.end() :] if found else words


def _full(words: str) -> str:
    folded = unicodedata.normalize("NFKC", words).lower()
    spelled = _BESIDE_DIGIT.sub(lambda found: f" {_SIGNS[found[0]]} ", folded)
    return "-".join("".join(run) for is_word, run in groupby(spelled, str.isalnum) if is_word)


def _cut(full: str) -> str:
    if len(full) <= MAX_SLUG:
        return full
    head = full[:MAX_SLUG].rpartition("-")[0] or full[:MAX_SLUG]
    return f"{head}~{_digest(full)}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:6]

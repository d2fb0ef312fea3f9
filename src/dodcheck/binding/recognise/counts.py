"""9 files in `folder/`, at least 5 `*.md` files, `X` has at most 250 lines: how many, and how long."""

from __future__ import annotations

import re
from dataclasses import replace

from dodcheck.binding.recognise.forms import SLOT, THE, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength
from dodcheck.documents.paths import is_file_glob, is_path
from dodcheck.rules.document import DocumentRule
from dodcheck.rules.file import FileRule
from dodcheck.rules.options import OptionError
from dodcheck.rules.text import TextRule

_LEAST = r"at least|no fewer than|not fewer than|no less than|minimum|min|≥|>="
_MOST = r"at most|no more than|not more than|up to|maximum|max|≤|<="
_OVER = r"more than|over|above|>"
_UNDER = r"fewer than|less than|below|under|<"
_NUMBER = (
    rf"(?:(?P<least>{_LEAST})|(?P<most>{_MOST})|(?P<over>{_OVER})|(?P<under>{_UNDER})|(?P<exactly>exactly|=))?"
    r" ?(?P<number>\d{1,6})(?P<plus>\+)?(?: or more)?"
)
_NOUN = r"(?:tracked )?(?:files|(?P<sort>markdown files|documents|docs|pages|scripts|modules))"
"""Every file counts as one of `files`; which ones are documents or scripts is not told."""

_DOING = r"(?: (?:exist|are present|created|added))?"
_PLACE = rf"{THE}{named(SLOT, 'place')}(?: folder| directory)?"
_FILES = (
    rf"(?:there are )?{_NUMBER} {_NOUN}{_DOING} (?:in|under|inside|below) {_PLACE}",
    rf"{_PLACE} (?:contains|has|holds) {_NUMBER} {_NOUN}",
    rf"(?:there are )?{_NUMBER} {_PLACE} {_NOUN}{_DOING}",
    rf"(?:all )?{_PLACE} \({_NUMBER} {_NOUN}\){_DOING}",
    rf"(?:there are )?{_NUMBER} (?P<kind>{SLOT}) {_NOUN}{_DOING} (?:in|under|inside|below) {_PLACE}",
)
_LENGTH = (
    rf"{_PLACE} (?:has|is|contains|stays|with)? ?{_NUMBER} (?:(?P<lines>lines)|words)(?: long)?",
    rf"{_PLACE} (?P<lines>line) count (?:is )?{_NUMBER}",
)


def read(words: Phrase) -> Reading | None:
    """Return a rule that counts; "9 files" is met by ten, "exactly 9 files" is not."""
    if found := fit(words, _FILES):
        return _files(words, found)
    if found := fit(words, _LENGTH):
        return _length(words, found)
    return None


def _files(words: Phrase, found: re.Match[str]) -> Reading | None:
    (place,) = things_in(words, found["place"])
    least, most = _bounds(found)
    if found.groupdict().get("kind"):
        (kind,) = things_in(words, found["kind"])
        place = f"{place.rstrip('/')}/**/{kind}" if is_path(place) and is_file_glob(kind) and "/" not in kind else ""
    if not (is_file_glob(place) or (is_path(place) and place.endswith("/"))) or (least, most) == (None, None):
        return None
    path = f"**/{place}" if "/" not in place.rstrip("/") and not place.endswith("/") else place
    rule = FileRule(path=path, min=least or None, max=most, named_in=words.named_in)
    return _of_a_sort(rule) if found["sort"] and not is_file_glob(place) else Reading(rule)


def _of_a_sort(rule: FileRule) -> Reading:
    """Return what the number of all files says of those of one sort, which are no more than these."""
    if rule.min is None:
        return Reading(rule, Strength.STRONGER)
    return Reading(replace(rule, max=None), Strength.WEAKER)


def _length(words: Phrase, found: re.Match[str]) -> Reading | None:
    (place,) = things_in(words, found["place"])
    least, most = _bounds(found)
    qualified = most is not None or any(found[word] for word in ("least", "over", "plus"))
    if not is_path(place) or place.endswith("/") or not qualified:
        return None
    if not found["lines"]:
        if most is not None or not place.lower().endswith(".md"):
            return None
        return Reading(DocumentRule(path=place, words=least, named_in=words.named_in))
    return Reading(TextRule(pattern="^", in_=(place,), min=least, max=most, named_in=words.named_in))


def _bounds(found: re.Match[str]) -> tuple[int | None, int | None]:
    """Return the least and the most that a number allows. Raises ``OptionError`` for what no number can meet."""
    number = int(found["number"])
    if found["plus"] and (found["most"] or found["under"] or found["exactly"]):
        raise OptionError("at most and more at once")
    if found["most"]:
        return None, number
    if found["under"]:
        if not number:
            raise OptionError("fewer than none")
        return None, number - 1
    if found["over"]:
        return number + 1, None
    if not number and (found["least"] or found["plus"]):
        raise OptionError("at least none")
    return number, number if found["exactly"] or not number else None

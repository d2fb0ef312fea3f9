"""Characters that deceive the eye: invisible ones, and letters of one script that pass for another's.

What is no deceit is not accused: joiners where they shape emoji and scripts, words in any language, maths, full-width
letters in East Asian text. Mojibake is repaired before anything comes here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from dodcheck.documents.lookalikes import MARKS, STRONG, STYLED, TYPOGRAPHY, WEAK, imitated_letter


class Trick(StrEnum):
    """How a character deceives."""

    INVISIBLE = "invisible"
    LOOK_ALIKE = "look-alike"


class Disguise(NamedTuple):
    """A character that deceives, and where it stands in its text, in code points from 0."""

    trick: Trick
    character: str
    offset: int

    @property
    def name(self) -> str:
        """Its code point, such as ``U+200B``."""
        return f"U+{ord(self.character):04X}"

    @property
    def in_words(self) -> str:
        """What it is, in words that follow `it holds`."""
        if self.trick is Trick.INVISIBLE:
            return f"the invisible character {self.name}"
        return f"{self.name}, which looks like {imitated_letter(self.character)}"


_INVISIBLE = re.compile(
    # What is harmless where it stands: the flags of England, Scotland and Wales, spelled in tags; an ideograph with its
    # variant; keycaps; blanks in Braille; variants in Mongolian; marks of direction beside letters that need them.
    "(?P<shown>\U0001f3f4[\U000e0020-\U000e007e]{1,16}\U000e007f"
    "|[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd][\U000e0100-\U000e01ef]"
    "|[0-9#*]\ufe0f\u20e3|[\u2801-\u28ff]\u2800|\u2800(?=[\u2801-\u28ff])|[\u1820-\u18aa][\u180b-\u180f]"
    "|[\u0590-\u0608\u061d-\u08ff\ufb1d-\ufdff][\u200e\u200f\u061c]|[\u200e\u200f\u061c](?=[\u0590-\u0608\u061d-\u08ff]))"
    "|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffb"
    "\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
    # Joiners and selectors shape emoji and many scripts; at Latin letters or digits they do nothing but hide.
    "|(?<=[A-Za-z0-9_./-])[\u200c\u200d]+(?=[A-Za-z0-9_./-])|(?<=[A-Za-z0-9_./-])[\ufe00-\ufe0f]"
)
_TICKS = re.compile("`+")
_WORD = re.compile(r"[^\W_]+")
_TOKEN = re.compile(r"[^ \t\r\n]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_ASCII_LETTER = re.compile("[A-Za-z]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_FOREIGN = re.compile("[\u0370-\u052f\u0530-\u058f\u13a0-\u13ff]")
_INFLECTED = re.compile("[A-Za-z0-9]+([\u0400-\u052f]{1,4})")
_EAST_ASIAN = re.compile("[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003fffd]")
_NEVER_MIXED = re.compile("[\u0530-\u058f\u13a0-\u13ff\u2c80-\u2cff\ua4d0-\ua4ff\uab70-\uabbf\U00010400-\U0001044f]")
"""Letters of scripts whose words never hold Latin ones: Armenian, Cherokee, Coptic, Lisu, Deseret."""


def disguises(text: str) -> tuple[Disguise, ...]:
    """Return what deceives in Markdown or prose, in order; code spans are read as code. Linear in time."""
    if text.isascii() and text.isprintable():
        return ()
    found = {*_invisible(text), *_mixed(text)}
    for start, end in _spans(text):
        found.update(_in_code(text[start:end], start))
    return tuple(sorted(found, key=lambda disguise: disguise.offset))


def disguises_in_code(text: str) -> tuple[Disguise, ...]:
    """Return what deceives in a path, an id, a command or a rule, in order. Linear in time."""
    if text.isascii() and text.isprintable():
        return ()
    found = {*_invisible(text), *_mixed(text), *_in_code(text, 0)}
    if _ASCII_LETTER.search(text) and not _EAST_ASIAN.search(text):
        found |= {Disguise(Trick.LOOK_ALIKE, match[0], match.start()) for match in TYPOGRAPHY.finditer(text)}
    return tuple(sorted(found, key=lambda disguise: disguise.offset))


def without_invisible(text: str) -> str:
    """Return a text without its invisible characters."""
    return _INVISIBLE.sub(lambda match: match["shown"] or "", text)


def _invisible(text: str) -> Iterator[Disguise]:
    for match in _INVISIBLE.finditer(text):
        if match["shown"] is None:
            yield Disguise(Trick.INVISIBLE, match[0][0], match.start())


def _mixed(text: str) -> Iterator[Disguise]:
    """Yield the look-alikes in words that hold Latin letters too."""
    if text.isascii():
        return
    russian = any(letter not in STRONG for letter in _CYRILLIC.findall(text))
    for match in _WORD.finditer(text):
        word = match[0]
        if word.isascii() or not _LATIN.search(word):
            continue
        # `PRа` is how Russian puts an English abbreviation into the genitive.
        ending = _INFLECTED.fullmatch(word) if russian else None
        for at, letter in enumerate(word[: ending.start(1)] if ending else word):
            if _passes(word, at, letter):
                yield Disguise(Trick.LOOK_ALIKE, letter, match.start() + at)


def _passes(word: str, at: int, letter: str) -> bool:
    """Return whether a letter passes for a Latin one in a word that holds Latin letters."""
    if letter.isascii():
        return False
    if letter in STRONG or _NEVER_MIXED.match(letter):
        return len(word) > len("hν") or letter != "ν"
    before, after = word[max(at - 2, 0) : at], word[at + 1 : at + 3]
    if letter in WEAK:
        return _plain(before[-1:]) and _plain(after[:1])
    return STYLED.match(letter) is not None and any(len(side) > 1 and _plain(side) for side in (before, after))


def _plain(letters: str) -> bool:
    return letters.isascii() and letters.isalpha()


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the code spans of Markdown begin and end, without their ticks."""
    runs = [match.span() for match in _TICKS.finditer(text)]
    later: dict[int, list[int]] = {}
    for number in reversed(range(len(runs))):
        later.setdefault(runs[number][1] - runs[number][0], []).append(number)
    number = 0
    while number < len(runs):
        start, end = runs[number]
        same = later[end - start]
        while same and same[-1] <= number:
            same.pop()
        if same:
            yield end, runs[same[-1]][0]
            number = same[-1]
        number += 1


def _in_code(code: str, start: int) -> Iterator[Disguise]:
    """Yield what passes for plain signs in code, and words made of look-alikes alone where all else is plain."""
    if code.isascii():
        return
    genuine = any(letter not in STRONG for letter in _FOREIGN.findall(code))
    for match in _TOKEN.finditer(code):
        token = match[0]
        if token.isascii() or _EAST_ASIAN.search(token) or not _ASCII_LETTER.search(token):
            continue
        for at, letter in enumerate(token):
            if MARKS.match(letter) or STYLED.match(letter) or (letter in STRONG and not genuine):
                yield Disguise(Trick.LOOK_ALIKE, letter, start + match.start() + at)

"""Numbers and lists in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Sized
from typing import NamedTuple

_MOST_WORDS = 40
"""Sentences with more words are left as they are: taking one apart costs the square of its length."""
_MOST_SENTENCES = 200
"""More are left as they are: nobody reads them all, and they are a stranger's."""
_WORD = re.compile(r"(?<= )(?:`[^`]+`|“[^“”]+”|[^\s`“”])+?(?=[.,:;]?(?: |$))")
"""A word behind the first, without the sign behind it; words in code marks or quotation marks are one."""
_NAME = re.compile(r"(?=.*[^\W\d])(?:`[^`]+`|“[^“”]+”|[^`“”()])+")
"""A word that may stand in a list of its like: no number, which would seem to be said of one thing."""


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with the word for what it counts: `1 test`, `1,234 tests`, `2 entries`."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def counting(number: int, one: str, said: str) -> str:
    """Return a number with the word for what it counts, and what is said of it: `2 files match a`, `1 file is in b`."""
    verb, _, rest = said.partition(" ")
    return f"{counted(number, one)} {_OF_ONE.get(verb, verb) if number == 1 else verb} {rest}"


_OF_ONE = {"match": "matches", "are": "is"}


def either(words: Sequence[str]) -> str:
    """Return words joined by commas, the last two by "or"."""
    return listed(words, "or")


def listed(words: Sequence[str], joint: str = "and") -> str:
    """Return words joined by commas, the last two by another word: `a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {joint} {words[-1]}"


def some(things: Iterable[object], most: int = 3, joint: str = ", ") -> str:
    """Return the first ``most`` of several things, the others counted: `a, b, c and 2 more`, `a; b; and 2 more`."""
    known = list(map(str, things))
    left = len(known) - most
    if left <= 0:
        return joint.join(known)
    return f"{joint.join(known[:most])}{'' if joint == ', ' else joint.rstrip()} and {left:,} more"


def others(things: Sized) -> str:
    """Return what follows a sentence about the first of several things: ` (and 2 more)`, nothing where it is alone."""
    return f" (and {len(things) - 1:,} more)" if len(things) > 1 else ""


class _Frame(NamedTuple):
    """What stands before and behind one word of a sentence."""

    before: str
    after: str

    def word(self, sentence: str) -> str:
        return sentence[len(self.before) : len(sentence) - len(self.after)]


def folded(sentences: Sequence[str], most: int) -> list[str]:
    """Return sentences, those that differ in one name alone put together: `no plan of M00, M01 is tracked`.

    The first word is never such a name, as the verb depends on it. Of more than ``most`` names the others are counted.
    """
    taken, left = sentences[:_MOST_SENTENCES], sentences[_MOST_SENTENCES:]
    begun = Counter(map(_first_word, taken))
    frames = {sentence: tuple(_frames(sentence)) if begun[_first_word(sentence)] > 1 else () for sentence in taken}
    shared = Counter(frame for own in frames.values() for frame in own)
    alike: dict[_Frame | str, list[str]] = {}
    for sentence, own in frames.items():
        frame = max(own, key=shared.__getitem__, default=None)
        alike.setdefault(sentence if frame is None else frame, []).append(sentence)
    return [*(_put_together(frame, each, most) for frame, each in alike.items()), *left]


def _first_word(sentence: str) -> str:
    return sentence.partition(" ")[0]


def _frames(sentence: str) -> Iterator[_Frame]:
    if sentence.count(" ") < _MOST_WORDS:
        for word in _WORD.finditer(sentence):
            before = sentence[: word.start()]
            if _NAME.fullmatch(word[0]) and before.count("`") % 2 == 0 and before.count("“") == before.count("”"):
                yield _Frame(before, sentence[word.end() :])


def _put_together(frame: _Frame | str, alike: Sequence[str], most: int) -> str:
    if isinstance(frame, str) or len(alike) == 1:
        return alike[0]
    return f"{frame.before}{some(map(frame.word, alike), most)}{frame.after}"

"""Words and phrases that a document must not hold, and where they may stand nevertheless."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dodcheck.rules.wordings.passages import Passage, folded

SPECULATION = (
    *("probably", "perhaps", "maybe", "presumably", "supposedly", "hopefully", "seemingly", "undoubtedly", "no doubt"),
    *("seems to", "seem to", "seems like", "seems that", "most likely", "quite likely", "likely because", "likely due"),
    *("likely caused", "may have been", "might have been", "could have been", "must have been", "best guess"),
    *("i think", "i believe", "i guess", "i assume", "i suspect", "we think", "we believe", "we guess", "we assume"),
    *("we suspect", "educated guess", "should work", "should be fine", "should be ok"),
)
"""What says that its author does not know.

`may`, `might`, `can`, `appears`, `possibly` and `likely` alone tell facts as well.
"""
PRESCRIPTION = (
    *("should be", "should not be", "shouldn't be", "needs to be", "need to be", "ought to", "it is recommended"),
    *("we recommend", "i recommend", "we suggest", "i suggest", "we propose", "i propose"),
)
"""What says what to do. `must` tells what is demanded already, `should` alone what is expected, both as facts."""
KINDS = {"speculation": SPECULATION, "prescription": PRESCRIPTION}
EXEMPT = (
    *("recommendation", "recommendations", "recommended", "recommend", "follow-up", "follow-ups", "next steps"),
    *("remediation", "mitigation", "mitigations", "action items", "suggestions", "proposals", "future work"),
    *("out of scope", "likelihood", "confidence", "probability", "rollback"),
)
"""Words of headings and columns below which such words may stand."""

_FORBIDDING = re.compile(
    r"\b(?:avoid\w*|forbid\w*|forbidden|prohibit\w*|banned|never|do not|does not|don't|instead of|rather than|without"
    r"|no (?:speculat|prescri|recommend|judg)\w*|words? (?:such as|like)|free of)(?!\w)"
)
"""Words of a sentence that forbids something: what it names, it does not say itself."""
_RELATIVE = re.compile(r"\b(?:that|which|who|what|where|if|when|whether|expected|as it|than it)$")
"""What makes "should be" tell of what is expected: "a job that should be skipped"."""
_LOOK_BACK = 200
"""So many characters before a word are looked at for what excuses it."""
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\s+[—–]\s+")


class ForbiddenWord(NamedTuple):
    """A word that must not stand there: as it is told, and its line."""

    word: str
    line: int


def hits(passages: Iterable[Passage], words: Sequence[str], exempt: Sequence[str]) -> Iterator[ForbiddenWord]:
    """Yield each place where one of the words stands as a word of its own, case aside, unless something excuses it."""
    search, excused = whole_words(words), whole_words(exempt)
    for passage in passages:
        if any(map(excused.search, passage.heads)):
            continue
        for sentence in _SENTENCE.split(passage.words):
            yield from _in_sentence(sentence, search, passage.line)


def _in_sentence(sentence: str, search: re.Pattern[str], line: int) -> Iterator[ForbiddenWord]:
    for match in search.finditer(sentence):
        before = sentence[max(0, match.start() - _LOOK_BACK) : match.start()]
        if not _FORBIDDING.search(before) and not _RELATIVE.search(before.rstrip()):
            yield ForbiddenWord(" ".join(match[0].split()), line)


def whole_words(words: Sequence[str]) -> re.Pattern[str]:
    """Return what finds any of the words in folded text, none inside a longer word; the longest first."""
    known = sorted({folded(word) for word in words}, key=len, reverse=True)
    alternatives = "|".join(r"\s+".join(map(re.escape, word.split())) for word in known)
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])" if known else r"(?!)")

"""How strongly an invariant is verified, as people write it: `🟡 **Partial** (no ABI checker)`, `🔴 MISSING`."""

from __future__ import annotations

import re
from enum import IntEnum

from dodcheck.documents.inline import plain
from dodcheck.documents.struck import begins_struck


class Verification(IntEnum):
    """How strongly an invariant is verified; a higher one asks for more."""

    MISSING = 0
    WEAK = 1
    PARTIAL = 2
    STRONG = 3

    @property
    def word(self) -> str:
        """What it is called: `partial`."""
        return self.name.lower()


_DONE = "(?:verified|tested|covered|enforced)"
_WORDS = (
    (Verification.MISSING, f"missing|none|absent|untested|unverified|uncovered|not {_DONE}"),
    (Verification.WEAK, "weak|poor|minimal|manual only|manual"),
    (Verification.PARTIAL, f"partially {_DONE}|partial|medium|moderate"),
    (Verification.STRONG, f"strong|fully {_DONE}|full|enforced|automated"),
)
_ANY = "|".join(words for _, words in _WORDS)
_SIGNS = {"🔴": Verification.MISSING, "❌": Verification.MISSING, "🟠": Verification.WEAK} | {
    "🟡": Verification.PARTIAL,
    "🟢": Verification.STRONG,
}
_DECORATION = "".join(_SIGNS) + "✅☑✔⚠\ufe0f*_ \t"
_BOUND = r"(?:(?:≥|>=|at least|minimum|min\.?) ?)?"
_BEHIND = r"(?: (?:verification|coverage|strength|level|tests?|testing))?"
_SEVERAL = rf"(?:{_ANY})(?: ?(?:/|or|to|and) ?(?:{_ANY})){{0,3}}"
_HEAD = re.compile(rf"{_BOUND}(?P<words>{_SEVERAL})\b(?:\+| or better)?{_BEHIND}")
_ONE = re.compile(rf"\b(?:{_ANY})\b")
_END = re.compile(r"\s*(?:$|[(;:.,!]|\s[-–—]\s)")
_NOT_YET = re.compile(
    r"[\s(;:.,–—-]{0,9}(?:planned|target\w*|goals?|once|after|when|until|unless|if|expected|pending|proposed|tbd|to be"
    r"|will|should|by|(?:with|in|from) M\d+)(?!\w)",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"[\s(;:.,–—-]{0,9}(?:not|no longer|disabled|broken|was|were|previously|formerly|but)(?!\w)", re.IGNORECASE
)
"""Behind Strong these take it back; a lesser strength may say in them what it lacks."""
_LONGEST = 500


def verified_as(source: str) -> Verification | None:
    """Return the strength that a cell or field states, as Markdown; ``None`` where its words are none.

    Of several (`Weak/Partial`, `🟡 Strong`) the weakest counts. One that is only planned, or taken back, is none.
    """
    found = _leading(source)
    if found is None:
        return None
    stated, rest = found
    if stated is Verification.STRONG and _TAKEN_BACK.match(rest):
        return None
    return None if stated > Verification.MISSING and _NOT_YET.match(rest) else stated


def required_strength(source: str) -> Verification | None:
    """Return the strength that a cell asks for, whatever is said beside it: `🟢 Strong (tests added)`, `Partial+`."""
    found = _leading(source)
    return found[0] if found and found[0] > Verification.MISSING else None


def named_strength(word: str) -> Verification | None:
    """Return the strength that a single word of the scale names: `strong`."""
    return next((verification for verification in Verification if verification.word == word.lower()), None)


def _leading(source: str) -> tuple[Verification, str] | None:
    """Return the strength that a source begins with, and what stands behind it."""
    if len(source) > _LONGEST or begins_struck(source):
        return None
    said = plain(source)
    signs = [_SIGNS[char] for char in said[:4] if char in _SIGNS]
    words = said.lstrip(_DECORATION)
    found = _HEAD.match(words.lower())
    if not words.strip(_DECORATION) and signs:
        return min(signs), ""
    if found is None or not _END.match(words, found.end()):
        return None
    named = [_strength(match[0]) for match in _ONE.finditer(found["words"])]
    return min(*named, *signs, Verification.STRONG), words[found.end() :]


def _strength(word: str) -> Verification:
    return next(verification for verification, words in _WORDS if re.fullmatch(words, word))

"""Signs that claim what stands beside them: `✅ SBOM generated`, `SBOM generated — ✅ Done`, `🔒 Closed: schema`."""

from __future__ import annotations

import re
from typing import NamedTuple

from dodcheck.documents.inline import plain, spans
from dodcheck.documents.status_words import EMPTY_BOXES, LOCK, SIGNS, claimed_by_sign, claimed_by_words, is_mere_status
from dodcheck.documents.struck import begins_struck

_EMPHASIS = "*_"
_SPACE = " \t"
_BETWEEN = _SPACE + ":—–-|("
_STATUS_BEFORE = re.compile(r"[*_]{0,3}(?P<word>[A-Za-z][A-Za-z -]{1,19})(?P<end>[*_: \t]{0,9}[—–-]?[*_: \t]{0,9})")
_STATUS_NAME = re.compile(
    r"(?<=[\w`*)])(?:[.;,|]|[ \t]+[—–(|-])[ \t]*(?:\*\*|__)?status(?:\*\*|__)?:(?:\*\*|__)?[ \t]*$", re.IGNORECASE
)
"""The name of a field between a statement and the sign of its status."""
_COLON_INSIDE = re.compile(r":([*_]{1,3})$")
_NAMES_SIGN = re.compile(r"[*_ \t]{0,4}[=:→–—>|/-]")
_ADVICE = re.compile(
    r"(?:do|don['’]?t|dos|always|never|avoid|prefer|must not|may not)\b"
    r"|(?:good|bad|correct|incorrect|right|wrong|allowed|forbidden|permitted|prohibited|recommended|discouraged|pros?"
    r"|cons?|yes|no|in scope|out of scope)\s*(?:$|[:(—–-])",
    re.IGNORECASE,
)
_PROHIBITION = re.compile(r"(?:no|nothing|any|without|never|not in)\b", re.IGNORECASE)
_NO_STATEMENT = re.compile(
    r"(?:how|where|what|why|when|who|which|if|use|using|consider|should|shall|may|can|cannot|can['’]t|keep|none|nothing|critical|high|medium|low|urgent|major|minor|p\d|info|warning)\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:(?:overall|current|ci|final|milestone|phase)? ?"
    r"(?:status|state|verdict|result|outcome|decision|conclusion|gate|grade)"
    r"|n/?a|none|partial(?:ly)?|ready|deferred|unknown|optional|required|ok(?:ay)?"
    r"|accepted|approved|rejected|proposed|draft|superseded|deprecated|(?:in)?active|stable|beta|alpha|experimental|live"
    r"|(?:fully )?operational|healthy|degraded|released"
    r"|(?:(?:fully|partially|not) )?(?:un)?(?:supported|working|functional|covered)"
    r"|works|broken|(?:un)?available|verified|confirmed)\W*",
    re.IGNORECASE,
)


_DEED = re.compile(
    r"(?:created|added|written|generated|produced|exists|present|validated|enforced|deployed|launched|landed|published"
    r"|rolled out|signed[ -]off|compliant)\W*",
    re.IGNORECASE,
)
"""Words that say what was done to what the heading above names."""

_BAD_STATE = re.compile(
    r"\b(?:(?:do|does|did|is|are|was|were|has|have) not|(?:do|does|did|is|are|was|were|has|have)n['’]t"
    r"|missing|absent|lacks?|lacking)\b",
    re.IGNORECASE,
)
"""What a cross before it complains of, rather than denies."""


class Mark(NamedTuple):
    """A sign beside a statement: the statement's Markdown without it, the sign, and what it claims.

    ``worded`` is true where a status word stands between the two (`✅ Done: …`), as legends have it too.
    """

    text: str
    sign: str
    claimed: bool
    worded: bool


def mark_in(source: str) -> Mark | None:
    """Return the mark that a source of one line begins or ends with; two signs compare or explain, and are none."""
    if SIGNS.isdisjoint(source):
        return None
    places = [at for at, char in enumerate(source) if char in SIGNS]
    if len(places) > 1:
        return None
    at = places[0]
    before, after = source[:at].strip(_SPACE), source[at + 1 :].removeprefix("\ufe0f").strip(_SPACE)
    if not before.strip(_EMPHASIS):
        return _leading(source[at], before, after)
    return _trailing(source[at], before, after)


def is_advice(found: Mark) -> bool:
    """Return whether a marked text says what one should do (`❌ Don't use X`), not what is so."""
    return bool(_ADVICE.match(plain(found.text)))


def is_statement(found: Mark) -> bool:
    """Return whether a marked text states something; a label, a question, a mere status don't."""
    words = plain(found.text).strip()
    if not any(map(str.isalnum, words)) or words.endswith((":", "?")):
        return False
    if is_mere_status(words) and not _DEED.fullmatch(words):
        return False
    if _NO_STATEMENT.match(words) or _BARE.fullmatch(words):
        return False
    denied = not found.claimed and found.sign not in EMPTY_BOXES
    if denied and (_PROHIBITION.match(words) or _BAD_STATE.search(words)):
        return False
    said = spans(found.text)
    anchor = len(said) == 1 and (said[0].target or "").startswith("#")
    return not begins_struck(found.text) and not anchor


def _leading(sign: str, dress: str, after: str) -> Mark | None:
    if not after.strip(_EMPHASIS) or _NAMES_SIGN.match(after):
        return None
    text = after[len(dress) :].lstrip(_SPACE) if dress and after.startswith(dress) else dress + after
    found = _STATUS_BEFORE.match(text)
    if found and any(char in found["end"] for char in ":—–-") and text[found.end() :]:
        worded = claimed_by_words(f"{sign} {found['word']}")
        if _is_status(found["word"]) or (sign == LOCK and worded):
            rest = _balanced(text[found.end() :], found[0])
            return Mark(rest, sign, claimed_by_sign(sign), worded=True) if worded is claimed_by_sign(sign) else None
    return None if sign == LOCK else Mark(text, sign, claimed_by_sign(sign), worded=False)


def _trailing(sign: str, before: str, after: str) -> Mark | None:
    word = after.strip(_EMPHASIS + _SPACE + ".!")
    if before.endswith(("=", "/", "→")) or (word and sign != LOCK and not _is_status(word)):
        return None
    claimed = claimed_by_words(f"{sign} {word}")
    if claimed is None:
        return None
    stated = _STATUS_NAME.sub("", before)
    return Mark(_closed(stated, _dress_around(after, word)), sign, claimed, worded=False)


def _dress_around(after: str, word: str) -> str:
    """Return the emphasis around a sign and what is beside it: `**` of `**done ✅**`, none of `✅ **Yes**`."""
    first = after[: len(after) - len(after.lstrip(_EMPHASIS))]
    last = after[len(after.rstrip(_EMPHASIS)) :]
    return "" if word and first == last else first or last


def _closed(before: str, dress: str) -> str:
    """Return what stands before a sign without what separates them, its emphasis closed or, if empty, dropped."""
    text = before.rstrip(_BETWEEN)
    if dress and text.endswith(dress):
        text, dress = text.removesuffix(dress).rstrip(_BETWEEN), ""
    return _COLON_INSIDE.sub(r"\1", text) + dress


def _is_status(words: str) -> bool:
    return claimed_by_words(words) is not None


def _balanced(rest: str, cut: str) -> str:
    """Return what follows a status word, with the emphasis opened again that began before it."""
    dress = cut[: len(cut) - len(cut.lstrip(_EMPHASIS))]
    return dress + rest if dress and cut.count(dress) % 2 else rest

"""Words that stand where something is still to be written, and say nothing of it."""

from __future__ import annotations

import re
from functools import cache

from dodcheck.documents.inline import SpanKind, spans

_END = r"(?=\s*(?:[-–—:;,.!(…]|$))"
"""What a word that may also begin a real sentence is followed by where it stands for one."""

_VERB = r"(?:add|complete|decide|define|describe|document|explain|fill|finali[sz]e|finish|insert|provide|update|write)"
_PARTICIPLE = (
    r"(?:added|announced|completed|confirmed|decided|defined|described|determined|documented|done|filled(?: in| out)?|"
    r"finali[sz]ed|provided|specified|supplied|written)"
)
_LOREM = re.compile(r"\b(?:lorem ipsum|dolor sit amet|consectetur adipi[sc]+ing)\b", re.IGNORECASE)
_NOTHING = frozenset({"", "n/a", "na", "n.a", "none", "nil", "nothing", "not applicable", "unknown"})
_ALNUM = re.compile(r"[^\W_]")
_WORD = re.compile(r"[^\W_]+")
_REPEATED = 3
_LONG = 400
_MOST_WORDS = 25


def unstruck(source: str) -> str:
    """Return the words of Markdown that count as said: those struck out do not."""
    return "".join(span.text for span in spans(source) if span.kind is not SpanKind.STRUCK).strip()


def is_placeholder(words: str) -> bool:
    """Return whether words say no more than that something is still to be written, or only fill its place.

    So do `TBD`, `to be written`, Lorem ipsum, and one word again and again. A longer passage that
    begins so goes on to say something.
    """
    bare = _bare(words)
    short = len(bare) <= _LONG and bare.count(" ") < _MOST_WORDS
    return bool((short and _to_come().match(bare)) or _LOREM.search(bare)) or _is_repeated(bare)


def names_nothing(words: str) -> bool:
    """Return whether words name nothing: none at all, signs alone, `N/A`, `none`."""
    return _bare(words).casefold() in _NOTHING


def is_informative(words: str) -> bool:
    """Return whether words are neither nothing nor in the place of what is to come."""
    return not names_nothing(words) and not is_placeholder(words)


@cache
def _to_come() -> re.Pattern[str]:
    """Return what the words that something is still to come begin with."""
    return re.compile(
        rf"""(?:
    (?:tbd|tba|tbc)\b
    | (?:to[ -]?do|fix-?me|wip|placeholder|draft|pending){_END}
    | to[ ]?do\ {_VERB}\b
    | (?:to\ be|(?:it\ )?will\ be|needs\ to\ be|yet\ to\ be|still\ to\ be)\ {_PARTICIPLE}\b
    | not\ (?:yet\ )?(?:written|documented|described|started|filled\ in)\b
    | not\ yet\ (?:available|defined|decided|done|implemented)\b
    | (?:content\ |details\ |more\ )?(?:coming\ soon|to\ follow)\b
    | (?:under\ construction|work\ in\ progress){_END}
    | (?:this|the)\ (?:section|page|document|file|part|chapter)\ (?:is|was|has\ been)\ (?:still\ |currently\ |now\ )?
      (?:(?:intentionally|deliberately|purposely)\ )?
      (?:left\ )?(?:blank|empty|a\ (?:stub|placeholder)|under\ construction|to\ be\ {_PARTICIPLE})\b
    | (?:this|the)\ (?:section|page|document|file|part|chapter)\ will\ be\ {_PARTICIPLE}\b
    | (?:intentionally|deliberately)\ (?:left\ )?(?:blank|empty)\b
    | {_VERB}\ (?:[\w']+\ ){{0,6}}here\.?$
    | (?:sample|dummy|filler|placeholder)\ text{_END}
    )""",
        re.IGNORECASE | re.VERBOSE,
    )


def _bare(words: str) -> str:
    """Return words without the signs before and behind them."""
    first = _ALNUM.search(words)
    last = _ALNUM.search(words[::-1])
    return words[first.start() : len(words) - last.start()] if first and last else ""


def _is_repeated(words: str) -> bool:
    found = _WORD.findall(words.casefold())
    return len(found) >= _REPEATED and len(set(found)) == 1

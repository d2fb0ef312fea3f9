"""Tags around a statement, which promise nothing: `[P1] …`, `… ~2h`, `… @ada`, `… (PR #7, merged 2026-01-02)`."""

from __future__ import annotations

import re
from collections.abc import Sequence

_IGNORE = re.IGNORECASE
_PRIORITY = r"p[0-5]|priority[: ]{1,2}\w{1,8}|critical|high|medium|low|urgent|must(?:[- ]have)?|should(?:[- ]have)?"
_SIZE = r"(?:effort|estimate|est\.?|estimated)[: ]{0,2}(?:\w{1,10} ?){1,2}|(?:size: ?)?x{0,2}[sml]"
_DAY = r"\d{4}-\d{2}-\d{2}"
_ISSUE = r"(?:(?:pr|issue|ticket|mr|gh)[ -]?)?#\d{1,6}|pr \d{1,6}|gh-\d{1,6}"
_DONE = r"(?:done|completed?|finished|merged|shipped|closed|landed|delivered)(?: (?:on|in|by|via))? ?"
_SURE = rf"{_PRIORITY}|{_SIZE}|(?:{_DONE})?{_DAY}|done"
"""What says how urgent, how big and when, and nothing of what."""

_SPAN = (
    r"[~≈]? ?\d{1,3}(?:[.,]\d)?(?:[–-]\d{1,3})? ?"
    r"(?:h|hrs?|hours?|d|days?|w|weeks?|m|min|mins|minutes?|pts?|points?|sp)"
)
_WHO = r"@[A-Za-z][\w-]{1,38}"
_AREA = (
    r"(?:back|front)[ -]?end|api|ui|ux|db|database|core|infra(?:structure)?|(?:dev)?ops|ci|ci/cd|docs?|tests?|testing"
    r"|features?|feat|chore|refactor(?:ing)?|perf|security|build|set-?up|cli|web|mobile|server|client|data|ml|model|style"
)
_LOOSE = rf"{_SURE}|(?:{_DONE})?(?:{_ISSUE})|{_SPAN}|{_WHO}|[A-Z]{{2,8}}-\d{{1,6}}"
"""Those and what other statements may be about: how long, who, the number of a change, a ticket or a standard."""


def _before(tag: str) -> str:
    return rf"(?:(?:\[(?:{tag})\]|\((?:{tag})\)) ?)+[:—–-]? ?(?=\S)"


def _behind(tag: str) -> str:
    return (
        rf"\[(?:{tag})\]|\((?:{tag})(?:[,;] ?(?:{tag})){{0,3}}\)|\{{#[\w-]{{1,40}}\}}"
        r"|!{1,3}(?:high|low|medium)?|[⏫🔼🔽🔺⏬]\ufe0f?"
    )


_NAMED = re.compile(
    r"(?:[A-Z]{1,4}-?\d{1,4}|[A-Z]{1,3}\d{1,3}(?:\.\d{1,3}){1,3})[a-z]?(?:[:.)]| [—–-])? "
    r"(?=(?:Add|Create|Write|Document|Update|Implement) )"
)
"""An id before a sentence that tells what to do: `M1.2 — Create …`, `AUTH-3: Add …`."""
_FRONT = (re.compile(_before(_SURE), _IGNORE), _NAMED)
_BACK = (re.compile(rf"(?: (?:{_behind(_SURE)}))+$", _IGNORE),)
_FRONT_OF_PATHS = (
    *_FRONT,
    re.compile(_before(f"{_LOOSE}|{_AREA}"), _IGNORE),
    re.compile(
        rf"(?:{_AREA})(?:\([\w ./-]{{1,30}}\))?!?: (?=\S)"
        r"|(?:[🔴🟠🟡🟢] ?)?(?:critical|high|medium|low|p[0-4])(?: priority)?: (?=\S)"
        r"|(?:day|week|sprint) \d{1,2}(?::| [—–-]) (?=\S)",
        _IGNORE,
    ),
)
_BACK_OF_PATHS = (
    *_BACK,
    re.compile(rf"(?: (?:{_behind(f'{_LOOSE}|{_AREA}')}|[~⏱]\ufe0f? ?(?:{_SPAN})))+$", _IGNORE),
    re.compile(rf"(?<! (?:to|by|in|of|at|as))(?<! from)(?<! (?:with|uses))(?: (?:{_WHO}|#[A-Za-z\d][\w/-]{{0,30}}))+$"),
)
_MOST = 4


def untagged(words: str) -> str:
    """Return words without the tags before and behind them."""
    return _without(words, _FRONT, _BACK)


def untagged_paths(words: str) -> str:
    """Return words that speak of paths alone, without the tags before and behind them.

    What says which part of a product is meant, how long it took or who did it, counts here too: paths say themselves
    where they are, while "[backend] no to-do is left" does not speak of everything.
    """
    return _without(words, _FRONT_OF_PATHS, _BACK_OF_PATHS)


def _without(words: str, front: Sequence[re.Pattern[str]], back: Sequence[re.Pattern[str]]) -> str:
    for _ in range(_MOST):
        before = next(filter(None, (pattern.match(words) for pattern in front)), None)
        behind = next(filter(None, (pattern.search(words) for pattern in back)), None)
        start, end = before.end() if before else 0, behind.start() if behind else len(words)
        if start >= end or (before is None and behind is None):
            return words
        words = words[start:end]
    return words

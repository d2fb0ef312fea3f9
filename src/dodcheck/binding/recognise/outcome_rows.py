"""Code is linted, with `npm run lint` exits 0 in the column Validation: rows that say which command shows them."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.endings import ENDS_WELL
from dodcheck.binding.recognise.passing import is_runnable, runnable_at_least
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.documents.inline import plain

_HEAD = re.compile(
    r"(?:local |test |verification |validation |check )?commands?|validation|validated (?:by|with)|verification|verify"
    r"|verify (?:by|with)|verified (?:by|with)"
    r"|how (?:(?:it is|it's|to) )?(?:verify|verified|validated|check(?:ed)?|test(?:ed)?)"
)
_SPAN = r"`([^`\n]{1,200})`"
_CELL = re.compile(
    rf"(?:run |running )?{_SPAN}(?:(?:,|;| and|<br ?/?>) ?{_SPAN}){{0,4}}(?: {ENDS_WELL})?\.?", re.IGNORECASE
)


def read(words: Phrase) -> Reading | None:
    """Return what is left to look for where a row names the commands that show it: that they are there to be run.

    What they say proves nothing of the words of the row, which may promise more.
    """
    for head, source in words.row:
        if _HEAD.fullmatch(plain(head).strip().lower()) and _CELL.fullmatch(source.strip()):
            commands = re.findall(_SPAN, source)
            return runnable_at_least(words, commands) if all(map(is_runnable, commands)) else None
    return None

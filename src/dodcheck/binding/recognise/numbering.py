"""What stands around a statement in a list of tasks and says nothing of it: its number, tags, what it waits for."""

from __future__ import annotations

import re

_DEED = (
    r"(?:Add|Build|Configure|Create|Define|Delete|Document|Extend|Extract|Implement|Initiali[sz]e|Remove|Set up|Setup"
    r"|Update|Wire|Write)"
)
_SIGNED = (
    # What must have a sign behind it may be a quantity or a version without: `3 jobs`, `3.12 is tested`.
    r"(?:[Tt]ask|TASK|[Ss]tep|STEP|[Ii]tem|[Ss]tory|[Rr]equirement|[Cc]riterion|REQ|AC|FR|NFR|SC|US|W[PS]|D[Oo]D)"
    r"[ -]?#?\d{1,3}(?:\.\d{1,3}){0,3}[a-z]? ?[:.)—–-]|\d{1,3}[a-z]?[.)]|\d{1,3}(?:\.\d{1,3}){1,3}[.)]"
)
_TASK = r"\[?T(?:\d{3,4}[a-z]?|-\d{1,4}[a-z]?|\d{1,3}\.\d{1,3}[a-z]?)\]?[:.)]?"
_BEFORE_DEED = rf"(?:\d{{1,3}}(?:\.\d{{1,3}}){{1,3}}|[A-Z]{{1,8}}-\d{{1,4}}[:.)]?)(?= (?:\(P\) )?{_DEED}\b)"
_TAG = (
    r"P\d?|US ?\d{1,2}(?:[,/&+-] ?(?:US ?)?\d{1,2}){0,5}|Story(?::? ?(?:US ?)?\d{1,2})?|Shared|Setup|Foundation(?:al)?"
    r"|Polish|TESTS?|SEQ|BE|FE|API|UI|DB|Backend|Frontend"
)
_NUMBERED = re.compile(rf"^(?:{_SIGNED}|{_TASK}|{_BEFORE_DEED}) (?:(?:\[(?:{_TAG})\]|\(P\)) ?){{0,4}}(?=\S)")
_CHECKPOINT = re.compile(r"^(?:final )?checkpoint(?: \d{1,2})?(?: —|:) (?=\S)")

_ID = r"[a-z]{0,4}-?\d{1,4}(?:\.\d{1,3}){0,2}[a-z]?"
_IDS = rf"{_ID}(?:(?:,? and |, ?|,? & |[–-]){_ID}){{0,20}}"
_REQUIREMENTS = r"(?:requirements?|reqs?|acceptance criteria|covers|traces(?: to)?)"
_ASIDE = re.compile(
    rf" \((?:depends on|needs|requires|after|{_REQUIREMENTS}):? {_IDS}\)$"
    rf"|(?: —)? \[?{_REQUIREMENTS}: {_IDS}\]?$"
    r"| \((?:completed|done|finished)(?: on)?:? \d{4}-\d\d-\d\d\)$"
    r"| \[\d{1,3}(?:\.\d)? ?(?:h|hrs?|hours?|mins?|days?|pts?)\]$"
    r"|,? ask the user if (?:any )?questions arise$"
)
_MOST_ASIDES = 3


def unnumbered(words: str) -> str:
    """Return words without a number or a task's id before them, and its tags: `1.`, `Task 1.1:`, `T012 [P] [US1]`."""
    return _NUMBERED.sub("", words, count=1)


def without_asides(words: str) -> str:
    """Return words in lower case without what says only where a task belongs and what it waits for.

    Such are `Checkpoint - ` before it, `(depends on T003)`, `Requirements: 1.2, 3.1`, `[2h]` and the day behind it.
    """
    said = _CHECKPOINT.sub("", words, count=1)
    for _ in range(_MOST_ASIDES):
        said = _ASIDE.sub("", said.rstrip(" ."), count=1)
    return said

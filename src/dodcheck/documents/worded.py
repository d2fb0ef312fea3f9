"""Statuses in words beside what they are about: `Create a.py — DONE`, `Create a.py (done)`, `DONE: create a.py`."""

from __future__ import annotations

import re

from dodcheck.documents.inline import plain
from dodcheck.documents.shortcodes import with_signs
from dodcheck.documents.status_words import SIGNS

_ENDED = r"(?:done|completed?|finished)"
_OPEN = r"(?:to[ -]?do|in[ -]progress|wip|pending|not (?:yet )?(?:started|done))"
_DAY = r"\d{4}-\d\d(?:-\d\d)?|(?:\d{1,2} )?[a-z]{3,9}\.? (?:\d{1,2},? )?\d{4}"
_ID = r"(?:pr |pull request |commit )?(?:#\d+|`?[0-9a-f]{7,40}`?|v\d[\w.]*)"
_BEHIND = rf"(?:[,:]?(?: (?:on|in|via))? \(?(?:{_DAY}|{_ID})\)?)?"
"""What may stand behind a word that says that something is done: a day, a pull request, a commit, a version."""
_SAID = rf"(?:{_ENDED}{_BEHIND}|{_OPEN})"
_BOLD = r"(?:\*\*|__)?"
_DASH = r"[ \t]+(?:[—–]|--?)[ \t]+"
_TAIL = re.compile(
    rf"(?:{_DASH}(?P<loud>{_BOLD}(?P<word>{_SAID}){_BOLD})"
    rf"|[ \t]+[*_]{{0,3}}(?P<bracket>[(\[](?P<inside>{_SAID})[)\]])[*_]{{0,3}}"
    rf"|(?:{_DASH}|[.;,]?[ \t]+){_BOLD}status{_BOLD}:{_BOLD} ?{_BOLD}(?P<field>{_SAID}){_BOLD})"
    r"[.!]?[*_]{0,2}\s*$",
    re.IGNORECASE,
)
_HEAD = re.compile(
    rf"{_BOLD}(?P<word>DONE|COMPLETED?|FINISHED|TO[ -]?DO|WIP|IN PROGRESS){_BOLD}(?::|[ \t]+[—–-])[*_ \t]+(?=\S)"
)
_DONE = re.compile(_ENDED, re.IGNORECASE)
_NEAR_END = 120
"""A status at the end of a line is no longer than this, in code points."""
_QUIET = re.compile(r"\((?:complete|finished|pending)\)|\(to do\)")
"""What in small letters may say of what kind a thing is, rather than how far."""
_TWO_WORDS = re.compile(r"\w[^\w]{1,9}\w|\w{2,}[./]\w")


def in_signs(source: str) -> str:
    """Return a source with the sign that its status in words stands for, where it has one and no sign.

    A status counts that is plainly one: in capitals or emphasis behind a dash, in brackets, behind "Status:", and in
    capitals in front. Shortcodes become signs too.
    """
    signed = with_signs(source)
    if not SIGNS.isdisjoint(signed):
        return signed
    return _behind(signed) or _in_front(signed) or signed


def _behind(source: str) -> str | None:
    found = _TAIL.search(source, max(0, len(source) - _NEAR_END))
    if found is None or (found["loud"] and found["loud"][0].islower()) or _QUIET.fullmatch(found["bracket"] or ""):
        return None
    text, said = source[: found.start()], found["word"] or found["inside"] or found["field"]
    sign = _sign(said, text)
    opened = "**" if text.count("**") % 2 else ""
    return f"{text} {sign}{opened}" if sign else None


def _in_front(source: str) -> str | None:
    found = _HEAD.match(source)
    if found is None:
        return None
    text = source[found.end() :]
    sign = _sign(found["word"], text)
    opened = "**" if text.count("**") % 2 else ""
    return f"{sign} {opened}{text}" if sign else None


def _sign(said: str, text: str) -> str | None:
    """Return the sign for a status beside a text that may be a statement, of more than one word."""
    if not _TWO_WORDS.search(plain(text)):
        return None
    return "✅" if _DONE.match(said) else "⏳"

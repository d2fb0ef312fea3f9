"""Headings of a log: those of an entry, and those below which a log explains itself."""

from __future__ import annotations

import re

from dodcheck.documents.blocks import Heading
from dodcheck.documents.inline import plain
from dodcheck.documents.logs.entries import EntryHead
from dodcheck.documents.logs.times import find_when, is_pattern_of_time, is_placeholder, leading_when
from dodcheck.documents.slug import title

NUMBERED = re.compile(
    r"(?:(?:log )?entry|(?:tool[ -]?)?(?:call|invocation|execution)|tool(?: use)?|action)(?: (?:#|no\.?|nr\.?)? ?|#)"
    r"(?P<number>\d{1,6}(?:\.\d{1,4})?[a-z]?)(?!\w)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_BETWEEN = " \t:—–-|."
_BEHIND = _BETWEEN + ")]"
_EXPLAINS = re.compile(
    r"(?:(?:log|entry|entries|row|table|column|status|tool|tool ?calls?|logging|required|recommended|standard) ){0,3}"
    r"(?:format|template|legend|example|sample|schema|conventions?|rules?|protocol|guidelines?|instructions?|policy"
    r"|columns|fields|key|definitions?|glossary|codes?|values|types)s?"
    r"(?: (?:of|for|per|to copy|copy)\b.*)?"
    r"|(?:example|sample|template)s?(?: \w+){0,3}|how (?:to|this|we)\b.*|usage"
    r"|(?:about|what is) this (?:log|file|document)"
)
_NOTE = re.compile(r"\([^()]{0,120}\)")


def entry_heading(heading: Heading) -> EntryHead | None:
    """Return what the heading of an entry tells: it begins with a number (`Entry 3`) or a timestamp; else ``None``."""
    words = plain(heading.source).strip()
    if is_pattern_of_time(words):
        return None
    bare = words.lstrip("[( \t✅❌⏳🔄#")
    if found := NUMBERED.match(bare):
        rest = found["rest"].lstrip(_BEHIND)
        timed = find_when(rest)
        return EntryHead(found["number"], timed.when if timed else "", _telling(timed.rest if timed else rest))
    if heading.level == 1:
        return None
    timed = leading_when(bare) or leading_when(title(heading.source))
    return EntryHead("", timed.when, _telling(timed.rest)) if timed else None


def is_explanation(heading: Heading) -> bool:
    """Return whether the log explains itself below a heading: `Format`, `Legend`, `Example entry`."""
    words = " ".join(_NOTE.sub(" ", title(heading.source)).lower().split()).strip(" :")
    return bool(_EXPLAINS.fullmatch(words)) or is_pattern_of_time(words)


def _telling(words: str) -> str:
    return "" if is_placeholder(words) else words.strip(_BETWEEN).removesuffix("(").rstrip()

"""Statuses of log entries: `✅ Complete`, `completed`, `IN PROGRESS`, `FAILED — reason`, `137 passed`, `seeded`."""

from __future__ import annotations

import re

from dodcheck.documents.logs.log import CallStatus

_TICKS, _CROSSES, _CLOCKS = "✅☑✔✓🟢", "❌✗✘✖🔴⛔🚫", "⏳⏸🔄🚧🟡🔵🟠⌛"
_SIGNS = _TICKS + _CROSSES + _CLOCKS + "⚠❓"
_DRESS = " \t*_`~[(\ufe0f"

_OPEN = (
    r"in[ _-]?progress|pending|planned|started|running|ongoing|wip|to[ -]?do|open|queued|(?:a?waiting)|partial(?:ly)?"
    r"|incomplete|unfinished|paused|deferred|postponed|next|active|tbd|blocked|scheduled|stub"
    r"|not (?:yet )?(?:started|done|run|completed?|finished)|not yet|under ?way|begun"
)
_FAILED = (
    r"fail(?:ed|ure|s|ing)?|errors?|errored|aborted|crashed|rejected|timed[ -]?out|timeout|broken|red|unsuccessful"
)
_DONE = (
    r"completed?|done|finished|ok(?:ay)?|pass(?:ed|es|ing)?|success(?:ful|fully)?|succeeded|green|merged|closed"
    r"|confirmed|recorded|seeded|superseded|applied|created|committed|pushed|verified|skipped|cancell?ed|resolved|fixed"
    r"|approved|logged|n/?a|executed|yes|written|updated|not (?:needed|applicable|required)"
    r"|all (?:\w+ ){0,2}(?:green|pass(?:ed|ing)?|done|complete)|\d+(?:/\d+)? (?:tests? )?pass(?:ed)?|no errors?"
)
_FIRST = re.compile(rf"(?:(?P<done>{_DONE})|(?P<open>{_OPEN})|(?P<failed>{_FAILED}))(?!\w)")
_DOUBT = re.compile(
    r"\b(?:pending|awaiting|waiting|in progress|not (?:yet|done|complete\w*|finished)|to be|partial(?:ly)?|almost|but"
    r"|except|until|remaining|unfinished|incomplete|todo|blocked|reopened|reverted)\b|\?"
)
_CHOICE = re.compile(rf"\s*[/|]\s*(?:{_DONE}|{_OPEN}|{_FAILED})(?!\w)")
_NOTHING = re.compile(r"[\s.…_–—-]*")


def call_status(words: str) -> CallStatus:
    """Return what the plain words of a status cell or field mean; the first sign or word decides, unless doubted."""
    said = words.lower().strip(_DRESS)
    if _NOTHING.fullmatch(said):
        return CallStatus.UNSAID
    signs = [char for char in said if char in _SIGNS]
    if signs and said[0] in _SIGNS:
        return _signed(signs, said)
    return CallStatus.UNCLEAR if signs and signs[0] not in _TICKS else _worded(said)


def _signed(signs: list[str], said: str) -> CallStatus:
    kinds = {_of_sign(sign) for sign in signs}
    first = kinds.pop()
    rest = said.lstrip(_SIGNS + _DRESS)
    if kinds:
        return CallStatus.UNCLEAR
    worded = _worded(rest) if rest else first
    if first is CallStatus.DONE:
        contrary = worded in (CallStatus.FAILED, CallStatus.UNDER_WAY) or bool(_DOUBT.search(rest))
        return CallStatus.UNCLEAR if contrary else first
    return CallStatus.UNCLEAR if worded is CallStatus.DONE else first


def _of_sign(sign: str) -> CallStatus:
    if sign in _TICKS:
        return CallStatus.DONE
    if sign in _CROSSES:
        return CallStatus.FAILED
    return CallStatus.UNDER_WAY if sign in _CLOCKS else CallStatus.UNCLEAR


def _worded(said: str) -> CallStatus:
    found = _FIRST.match(said)
    if found is None or _CHOICE.match(said, found.end()):
        return CallStatus.UNCLEAR
    if found["open"]:
        return CallStatus.UNDER_WAY
    if found["failed"]:
        return CallStatus.FAILED
    return CallStatus.UNCLEAR if _DOUBT.search(said, found.end()) else CallStatus.DONE

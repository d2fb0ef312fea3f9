"""What stands before a colon: a title of the same matter, or a word that says where, whether or until when it holds."""

from __future__ import annotations

import re
from typing import NamedTuple

from dodcheck.binding.recognise.phrase import Phrase

_LABEL = re.compile(r"(?P<label>[a-z][^:⟦⟧]{0,60}): (?P<rest>\S.*)")
_WORD = re.compile(r"[^\W_]+")
_FITTING = re.compile(r"[a-z][a-z /&+-]*")
_STEM = 4
"""So many letters make two words the same one in another form: pins, pinned."""

_GLUE = re.compile(r"no|all|the|of|and|in|our|every|each|set|up|to|date")
_SAYING = re.compile(
    r"evidence|proof|measure(?:ment)?s?|criteri(?:on|a)|requirements?|checks?|gates?|guards?|results?|outcomes?|"
    r"verification|validation|quality|reliability|health|hygiene|compatibility|boundaries|structure|ci|"
    r"blockers?"
)
"""Words that call a statement what it is, or name what it is good for."""
_SO = re.compile(
    r"exist(?:s|ing)?|pass(?:es|ed|ing)?|green|stable|maintained|kept|covered|preserved|aligned|declared|verified|"
    r"achieved|updated|completed?|work(?:s|ing)|active|done|met|clean|enforced|secured?|documented|defined|created|added|"
    r"generated|held|pinned|enabled|configured|deterministic|reproducible|acyclic|automated|current|inventoried|audited|"
    r"reviewed|justified|listed|linked"
)
"""Words that say that something is as it should be."""
_MATTERS = re.compile(
    r"cd|tests?|testing|suite|lint(?:ing)?|typ(?:es?|ing)|coverage|docs?|documents?|documentation|code|files?|ledger|"
    r"rollback|artifacts?|security|secrets?|credentials?|dependenc(?:y|ies)|audits?|sboms?|actions?|workflows?|pins?|"
    r"boundary|modules?|coupling|invariants?|regressions?|bypass(?:es)?|failures?|recovery|protocol|logs?|logging|tools?|"
    r"toolcalls?|registers?|risks?|pack|hooks?|metrics?|scores?|inventory|taxonomy|findings?|wording|language|links?|required"
)
"""Words for what most programs are about."""
_DENIED = re.compile(rf"{_MATTERS.pattern}|new|flaky|silent|hard|coded|hardcoded")
"""Words that may stand behind "no" too: elsewhere they may say which of several."""


class Labelled(NamedTuple):
    """A statement behind a colon, and what stands before it."""

    label: str
    rest: str


def labelled(words: Phrase) -> Labelled | None:
    """Return label and statement; ``None`` where nothing is labelled."""
    found = _LABEL.fullmatch(words.words)
    return Labelled(found["label"], found["rest"]) if found else None


def says_nothing(one: Labelled) -> bool:
    """Return whether a label leaves the statement what it is: "Coverage maintained", but not "Windows" or "Dropped".

    It says that things are as they should be, or repeats the statement; a matter alone, as in "Docs", may say which of
    several things is meant.
    """
    if not _FITTING.fullmatch(one.label):
        return False
    told = _WORD.findall(one.label)
    if told[0] == "no" and not any(map(str.isalpha, _WORD.findall(one.rest))):
        # What is listed behind it is what must not be.
        return False
    rest = {word[:_STEM] for word in _WORD.findall(one.rest)}
    own = [word for word in told if word[:_STEM] not in rest and not (_GLUE.fullmatch(word) or _SAYING.fullmatch(word))]
    left = [word for word in own if not _SO.fullmatch(word)]
    sure = told[0] == "no" or any(map(_SO.fullmatch, told))
    known = _DENIED if told[0] == "no" else _MATTERS
    return all(map(known.fullmatch, left)) and (sure or not left)

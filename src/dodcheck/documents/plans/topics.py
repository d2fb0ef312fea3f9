"""What a heading, a label or the line above a list says that stands below it."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache

from dodcheck.documents.plans import announcements, names
from dodcheck.documents.slug import title


class Topic(Enum):
    """What a part of a plan is about.

    Below ``SCOPE`` both may stand, what is in scope and, with a `No` before it, what is not. An ``EXCEPTION`` is the
    opposite of what is around it, ``OTHER`` ends that.
    """

    DELIVERABLES = auto()
    IN_SCOPE = auto()
    OUT_OF_SCOPE = auto()
    SCOPE = auto()
    UNCHANGING = auto()
    RISK = auto()
    ROLLBACK = auto()
    GAPS = auto()
    EXCEPTION = auto()
    OTHER = auto()


_LONGEST = 300
"""A heading says what it is about within this many code points at its beginning, an announcement at its end."""

_NOTES = re.compile(r"\s*\([^()]*\)")
_NAMED = (
    (Topic.OTHER, re.compile(names.OTHER)),
    (Topic.OUT_OF_SCOPE, re.compile(names.OUT_OF_SCOPE)),
    (Topic.IN_SCOPE, re.compile(names.IN_SCOPE)),
    (Topic.SCOPE, re.compile(names.SCOPE)),
    (Topic.UNCHANGING, re.compile(names.UNCHANGING)),
    (Topic.ROLLBACK, re.compile(names.ROLLBACK)),
    (Topic.RISK, re.compile(names.RISK)),
    (Topic.GAPS, re.compile(names.GAPS)),
    (Topic.DELIVERABLES, re.compile(names.DELIVERABLES)),
)
_ANNOUNCED = (
    (Topic.EXCEPTION, re.compile(announcements.EXCEPTIONS)),
    (Topic.OTHER, re.compile(announcements.CONDITIONS)),
    (Topic.OTHER, re.compile(announcements.CRITERIA)),
    (Topic.UNCHANGING, re.compile(announcements.UNCHANGING)),
    (Topic.OUT_OF_SCOPE, re.compile(announcements.OUT_OF_SCOPE)),
    (Topic.IN_SCOPE, re.compile(announcements.IN_SCOPE)),
    (Topic.ROLLBACK, re.compile(announcements.ROLLBACK)),
    (Topic.RISK, re.compile(announcements.RISK)),
    (Topic.GAPS, re.compile(announcements.GAPS)),
    (Topic.DELIVERABLES, re.compile(announcements.DELIVERABLES)),
)
_NOT_OURS = re.compile(names.NOT_OURS)
_NOTED = (
    (Topic.UNCHANGING, re.compile(rf"\b{names.NEVER_CHANGES}|unchanged")),
    (Topic.OUT_OF_SCOPE, re.compile(r"\bout[- ]of[- ]scope\b")),
)
_OF_WORK = re.compile(
    r"\b(?:v\d+-)?m\d|\b(?:the|these|this) (?:following|milestone|plan|phase|pr|sprint|work|items?|files?|things?)\b"
    r"|\bscope\b|^(?:explicit(?:ly)? )?(?:non-?goals?|unchanged|forbidden|prohibited|allowed|permitted|do not)\b"
)
_UNDONE = re.compile(r"\b(?:roll-?\s?backs?|revert\w*)\b")


@lru_cache(maxsize=1024)
def named_topic(source: str) -> Topic | None:
    """Return what a heading or label of this Markdown says to stand below it, ``None`` where it says nothing of it."""
    words = _words(source[:_LONGEST])
    bare = _NOTES.sub("", words).strip()
    for note in _NOTES.findall(words):
        for topic, said in _NOTED:
            if said.search(note):
                return topic
    if _NOT_OURS.search(bare):
        return None
    # `Risk & Rollback Plan` holds both, told apart by what stands below.
    if "risk" in bare and _UNDONE.search(bare):
        return Topic.RISK
    return next((topic for topic, pattern in _NAMED if pattern.fullmatch(bare)), None)


@lru_cache(maxsize=1024)
def announced_topic(source: str) -> Topic | None:
    """Return what a line that ends with a colon announces; ``OTHER`` for mere conditions."""
    words = _announcing(source)
    return next((topic for topic, pattern in _ANNOUNCED if pattern.search(words)), None)


@lru_cache(maxsize=1024)
def speaks_of_work(source: str) -> bool:
    """Return whether a line that ends with a colon says of a milestone or of everything what it forbids or allows.

    `Must not modify:` in a step of the work speaks of the thing that is built there.
    """
    return bool(_OF_WORK.search(_announcing(source)))


def _announcing(source: str) -> str:
    return _NOTES.sub("", _words(source[-_LONGEST:]).rstrip(": "))


def _words(source: str) -> str:
    return title(source).lower().replace("’", "'").strip()

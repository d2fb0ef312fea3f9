"""What a heading, a label or the line above a list says that stands below it."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import cache, lru_cache

from dodcheck.documents.plans import announcements, part_names
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
    (Topic.OTHER, part_names.OTHER),
    (Topic.OUT_OF_SCOPE, part_names.OUT_OF_SCOPE),
    (Topic.IN_SCOPE, part_names.IN_SCOPE),
    (Topic.SCOPE, part_names.SCOPE),
    (Topic.UNCHANGING, part_names.UNCHANGING),
    (Topic.ROLLBACK, part_names.ROLLBACK),
    (Topic.RISK, part_names.RISK),
    (Topic.GAPS, part_names.GAPS),
    (Topic.DELIVERABLES, part_names.DELIVERABLES),
)
_ANNOUNCED = (
    (Topic.EXCEPTION, announcements.EXCEPTIONS),
    (Topic.OTHER, announcements.CONDITIONS),
    (Topic.OTHER, announcements.CRITERIA),
    (Topic.UNCHANGING, announcements.UNCHANGING),
    (Topic.OUT_OF_SCOPE, announcements.OUT_OF_SCOPE),
    (Topic.IN_SCOPE, announcements.IN_SCOPE),
    (Topic.ROLLBACK, announcements.ROLLBACK),
    (Topic.RISK, announcements.RISK),
    (Topic.GAPS, announcements.GAPS),
    (Topic.DELIVERABLES, announcements.DELIVERABLES),
)
_NOTED = (
    (Topic.UNCHANGING, rf"\b{part_names.NEVER_CHANGES}|unchanged"),
    (Topic.OUT_OF_SCOPE, r"\bout[- ]of[- ]scope\b"),
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
            if _compiled(said).search(note):
                return topic
    if _compiled(part_names.NOT_OURS).search(bare):
        return None
    # `Risk & Rollback Plan` holds both, told apart by what stands below.
    if "risk" in bare and _UNDONE.search(bare):
        return Topic.RISK
    return next((topic for topic, said in _NAMED if _compiled(said).fullmatch(bare)), None)


@lru_cache(maxsize=1024)
def announced_topic(source: str) -> Topic | None:
    """Return what a line that ends with a colon announces; ``OTHER`` for mere conditions."""
    words = _announcing(source)
    return next((topic for topic, said in _ANNOUNCED if _compiled(said).search(words)), None)


@lru_cache(maxsize=1024)
def speaks_of_work(source: str) -> bool:
    """Return whether a line that ends with a colon says of a milestone or of everything what it forbids or allows.

    `Must not modify:` in a step of the work speaks of the thing that is built there.
    """
    return bool(_OF_WORK.search(_announcing(source)))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern of a table, compiled when it is first tried: all together take some twenty milliseconds."""
    return re.compile(pattern)


def _announcing(source: str) -> str:
    return _NOTES.sub("", _words(source[-_LONGEST:]).rstrip(": "))


def _words(source: str) -> str:
    return title(source).lower().replace("’", "'").strip()

"""Which headings a section's name means: those of its words, and for a version those that begin with it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from dodcheck.documents.blocks import Heading
from dodcheck.documents.inline import plain
from dodcheck.documents.slug import title
from dodcheck.rules.wordings.passages import folded

_VERSION = re.compile(r"\[?v?(?P<version>\d+(?:\.\d+){1,3}(?:[-+][\w.]+)?|unreleased)\]?")
_RELEASE = re.compile(
    r"\W*(?:(?:version|release) )?\[?v?(?P<version>\d+(?:\.\d+){1,3}(?:[-+][\w.]+)?|unreleased)\]?(?=$|[\s(:,—–])"
)
"""A heading of a changelog: `[1.2.0] - 2026-01-31`, `v1.2.0 (2026-01-31)`, `Release 1.2.0: stable`."""
_PLAN_WORDS = re.compile(
    r"\b(?:ideas?|plan(?:s|ned|ning)?|roadmap|wish(?:es|list)?|propos(?:als?|ed)|future|backlog|to-?do|someday|maybe"
    r"|goals?|scope|milestones?|tasks?|blockers?|requests?|wanted|would|should|considered|consideration|next)\b"
)
"""Words of a heading below which stands what is meant to come, not what has come."""


def is_named(heading: str, wanted: str) -> bool:
    """Return whether a heading, as Markdown, is that of a section of this name; case does not count."""
    words, wanted_words = folded(title(heading)), folded(title(wanted))
    if words == wanted_words:
        return True
    return _is_release(heading, wanted_words) and not is_of_plans(heading)


def _is_release(heading: str, wanted_words: str) -> bool:
    version, release = _VERSION.fullmatch(wanted_words), _RELEASE.match(folded(plain(heading)))
    return version is not None and release is not None and version["version"] == release["version"]


def is_version(wanted: str) -> bool:
    """Return whether the name of a section is a version, or `Unreleased`."""
    return _VERSION.fullmatch(folded(title(wanted))) is not None


def is_of_plans(heading: str) -> bool:
    """Return whether a heading, as Markdown, says that what stands below it is still to come: `2.1.0 ideas`."""
    return _PLAN_WORDS.search(folded(plain(heading))) is not None


def begins_with(heading: str, wanted: str) -> bool:
    """Return whether the words of a heading begin with the wanted ones and go on: `Usage and limits` for `Usage`."""
    words, wanted_words = folded(title(heading)), folded(title(wanted))
    begins = (
        bool(wanted_words)
        and words.startswith(wanted_words)
        and not words[len(wanted_words) : len(wanted_words) + 1].isalnum()
    )
    return begins or _is_release(heading, wanted_words)


def planned_lines(headings: Iterable[Heading]) -> frozenset[int]:
    """Return the lines of the headings that are of plans, or stand below one; the first is the title of them all."""
    lines = set[int]()
    level: int | None = None
    for heading in islice(headings, 1, None):
        level = None if level is not None and heading.level <= level else level
        if level is None and is_of_plans(heading.source):
            level = heading.level
        if level is not None:
            lines.add(heading.line)
    return frozenset(lines)

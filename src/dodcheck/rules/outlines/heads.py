"""Which headings a section's name means: those of its words, and for a version those that begin with it."""

from __future__ import annotations

import re

from dodcheck.documents.inline import plain
from dodcheck.documents.slug import title
from dodcheck.rules.wordings.passages import folded

_VERSION = re.compile(r"\[?v?(?P<version>\d+(?:\.\d+){1,3}(?:[-+][\w.]+)?|unreleased)\]?")
_RELEASE = re.compile(
    r"\W*(?:(?:version|release) )?\[?v?(?P<version>\d+(?:\.\d+){1,3}(?:[-+][\w.]+)?|unreleased)\]?(?=$|[\s(:,—–])"
)
"""A heading of a changelog: `[1.2.0] - 2026-01-31`, `v1.2.0 (2026-01-31)`, `Release 1.2.0: stable`."""


def is_named(heading: str, wanted: str) -> bool:
    """Return whether a heading, as Markdown, is that of a section of this name; case does not count."""
    words, asked = folded(title(heading)), folded(title(wanted))
    if words == asked:
        return True
    version, release = _VERSION.fullmatch(asked), _RELEASE.match(folded(plain(heading)))
    return version is not None and release is not None and version["version"] == release["version"]


def begins_so(heading: str, wanted: str) -> bool:
    """Return whether the words of a heading begin with the wanted ones and go on: `Usage and limits` for `Usage`."""
    words, asked = folded(title(heading)), folded(title(wanted))
    return bool(asked) and words.startswith(asked) and not words[len(asked) : len(asked) + 1].isalnum()

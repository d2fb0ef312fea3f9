"""Statements about what no repository holds: settings and records of the platform that hosts it."""

from __future__ import annotations

import re

from dodcheck.documents.inline import plain

_SETTINGS = re.compile(
    r"\b(?:branch protection|protected branch(?:es)?|required (?:status )?checks?|(?:repository|branch) rulesets?|"
    r"required reviewers?|required approvals?)\b",
    re.IGNORECASE,
)


def platform_setting(source: str) -> str | None:
    """Return the words of a statement that name a setting of the hosting platform, ``None`` where there are none."""
    found = _SETTINGS.search(plain(source))
    return found[0].lower() if found else None

"""Which files are changelogs, by their names."""

from __future__ import annotations

import posixpath
import re

_CHANGELOG = re.compile(r"(?:change[-_ ]?(?:log|s)?|history|news|releases?|release[-_ ]?notes)\.(?:md|markdown)")


def is_changelog(path: str) -> bool:
    """Return whether a Markdown file is called like a list of releases."""
    return bool(_CHANGELOG.fullmatch(posixpath.basename(path).lower()))

"""What a file that is there lacks."""

from __future__ import annotations

import posixpath
from typing import NamedTuple

FORM = ("template", "example", "sample", "skeleton", "boilerplate")
"""In the name of what others fill in or copy: it may hold comments and empty places alone."""


class Lack(NamedTuple):
    """Why a file says or does nothing of what its name promises: words that follow its path.

    ``certain`` tells a file without anything of the kind from one about which people may differ.
    """

    why: str
    certain: bool = False
    line: int | None = None


COMMENTS = "is there, but holds nothing but comments"


def is_form(path: str) -> bool:
    """Return whether a path names something that others fill in."""
    name = posixpath.basename(path).lower()
    return "template" in path.lower() or any(word in name for word in FORM)

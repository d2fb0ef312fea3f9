"""The words of a licence text, without what differs from copy to copy: case, wrapping, quotes, comment signs."""

from __future__ import annotations

import re

MAX_READ = 128 * 1024
"""So many characters of a text are looked at: the longest licences have some 40,000."""

_MARKUP = re.compile(r"[^a-z0-9.()]+")
_SPACED_STOP = re.compile(r"\.(?![0-9])|(?<![0-9])\.")


def words(text: str) -> str:
    """Return the words of a text in lower case, one space between them and one at either end.

    Full stops stay within numbers only (``2.0``), so that a version is one word.
    """
    plain = _MARKUP.sub(" ", text[:MAX_READ].lower().replace("licence", "license"))
    return " " + " ".join(_SPACED_STOP.sub(" ", plain).replace("(", " ").replace(")", " ").split()) + " "

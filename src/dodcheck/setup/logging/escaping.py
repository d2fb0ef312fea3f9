"""Words as Markdown that says just them, on one line."""

from __future__ import annotations

import re

from dodcheck.documents.inline import plain

_MARKUP = re.compile(r"([\\`*_~\[\]<>&!])")
_FEWER = re.compile(r"([`])|(\\)(?=[^\w\s])|(<)(?=[A-Za-z/!?])")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+")


def on_one_line(words: str) -> str:
    """Return words with single spaces, without line breaks, control characters and those that turn text round."""
    return " ".join(_UNSEEN.sub(" ", words).split())


def inline(words: str) -> str:
    """Return plain words as Markdown on one line: with as few backslashes as it takes, so that names stay readable."""
    bare = on_one_line(words)
    few = _FEWER.sub(r"\\\g<0>", bare)
    return few if plain(few) == bare else _MARKUP.sub(r"\\\1", bare)


def code(words: str) -> str:
    """Return words in code marks, or as plain words where they hold a mark themselves."""
    bare = on_one_line(words)
    return inline(bare) if "`" in bare or not bare else f"`{bare}`"


def cell(markdown: str) -> str:
    """Return Markdown as the content of a table cell."""
    return markdown.replace("|", "\\|")

"""Texts of the judged repository, made safe to print: what a terminal or a CI log would obey is shown instead."""

from __future__ import annotations

import re

# Fixed ranges, not `unicodedata` categories: the same report must come out of every version of Python.
_UNSEEN = (
    "\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u2800\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
UNSEEN = re.compile(f"[{_UNSEEN}]")
"""Control characters, bidirectional and invisible ones, lone surrogates: nothing of this is ever printed as it is."""

CI_COMMAND = re.compile(r"##(?=[A-Za-z]*\[)")
"""The start of a log command that CI runners obey anywhere in a line (``##[error]``, ``##vso[``)."""

EMOJI_STYLE = re.compile("(?<=[\xa9-\u3299\U0001f000-\U0001faff])\ufe0f")
"""The invisible sign behind an emoji that asks for its colours: it hides nothing."""

_SPACES = re.compile(r"[ \t\r\n]+")
_MOST = 20_000


def visible(text: str) -> str:
    r"""Return the text on one line, with every unseen character spelled out (``\x1b``, ``\u202e``).

    A text of more than 20,000 characters is cut first; every report shortens much earlier.
    """
    folded = _SPACES.sub(" ", text[:_MOST]).strip(" ")
    return verbatim(EMOJI_STYLE.sub("", folded))


def verbatim(command: str) -> str:
    """Return a command with its spaces as they are, and every unseen character, line breaks too, spelled out."""
    return CI_COMMAND.sub(r"#\\x23", UNSEEN.sub(lambda found: _spelled(found[0]), command[:_MOST]))


def line_start(text: str) -> str:
    r"""Return the text so that it may start a line: ``::`` is a command to a CI runner there, ``\x3a:`` is none."""
    bare = text.lstrip()
    return rf"{text[: len(text) - len(bare)]}\x3a{bare[1:]}" if bare.startswith("::") else text


def _spelled(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")

"""Any text as Markdown that shows it and does nothing: no markup, no HTML, no mention, no link, no log command."""

from __future__ import annotations

import re

from dodcheck.reports.visible import verbatim, visible
from dodcheck.reports.width import shorten

_MARKUP = re.compile(r"[`*_~\[\]]")
_NAMES = {
    "\\": "&bsol;",
    "<": "&lt;",
    ">": "&gt;",
    "&": "&amp;",
    "|": "&vert;",
    "$": "&dollar;",
    "::": "&colon;&colon;",
}
_NAMED = re.compile(r"[\\<>&|$]|::")
_PLAIN_ADDRESS = re.compile(r"https://[A-Za-z0-9.-]{1,100}(?:/[A-Za-z0-9._~/-]*)?", re.ASCII)
_ALIVE = re.compile(r"@(?=\w)|#(?=\w)|\bgh-(?=\d)|\bwww\.|:(?=//)|\bmailto:|\bxmpp:", re.IGNORECASE | re.ASCII)


def cell(text: str, columns: int) -> str:
    """Return a text, shortened to so many columns, as the content of a table cell or a line of prose."""
    return prose(shorten(visible(text), columns))


def code_cell(text: str, columns: int) -> str:
    """Return a text, shortened to so many columns, as code."""
    return _code(shorten(visible(text), columns))


def marked_cell(text: str, columns: int) -> str:
    """Return a sentence as the content of a table cell, what stands in backticks in it as code."""
    parts = shorten(visible(text), columns).split("`")
    if len(parts) % 2 == 0:
        return cell(text, columns)
    return "".join(_code(part) if at % 2 else prose(part) for at, part in enumerate(parts))


def address_cell(url: str, columns: int) -> str:
    """Return an address as a link, where it is a plain one that fits, else as code.

    For tables that people keep: whoever reads one of vendored code wants to go there.
    """
    return f"<{url}>" if _PLAIN_ADDRESS.fullmatch(url) and len(url) <= columns else code_cell(url, columns)


def command_cell(command: str, most: int) -> str:
    """Return a command as code, or where it is longer than so many characters, words: a cut one does something else."""
    if len(command) > most:
        return "(the command is too long to show here; the JSON report has it)"
    return _code(verbatim(command))


def prose(text: str) -> str:
    """Return a text that is visible already with everything disarmed that Markdown or its platforms would act on.

    Names and numbers that a platform would notify someone of (``@name``, ``#12``) and the addresses that it would link
    are broken up by a zero-width space, written as a character reference.
    """
    return _disarm(text, "&ZeroWidthSpace;")


def _code(text: str) -> str:
    # Platforms look for no names in code, and what stands there is copied: an empty comment leaves nothing behind.
    return f"<code>{_disarm(text, '<!-- -->')}</code>"


def _disarm(text: str, separator: str) -> str:
    marked = _ALIVE.sub(lambda found: f"{found[0]}\0", text)
    named = _NAMED.sub(lambda found: _NAMES[found[0]], marked)
    return _MARKUP.sub(r"\\\g<0>", named).replace("\0", separator)

"""A new item of a log whose entries are items with timestamps, written as the newest one is."""

from __future__ import annotations

import re
from typing import NamedTuple

from dodcheck.documents.logs.times import find_when
from dodcheck.setup.logging.entry import NewEntry
from dodcheck.setup.logging.escaping import code, inline

_LEAD = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+")
_OPENED = re.compile(r"(?:\*\*|__|`|\[|\()?")
_CLOSED = {"**": "**", "__": "__", "`": "`", "[": "]", "(": ")", "": ""}
_SIGN = r"[ \t]*(?:[—–|→-]+|:)?[ \t]+"
_BETWEEN = re.compile(r" (?:[—–|→-]|->) |; ")
_USUAL = " — "


class _Style(NamedTuple):
    """What stands before the timestamp, behind it, and between the other parts of an item."""

    before: str
    behind: str
    between: str


def item(new: NewEntry, pattern: str) -> str:
    """Return the line of a new entry; ``pattern`` is the raw line of the newest one."""
    style = _style(pattern)
    what = ": ".join(inline(one) for one in (new.tool, new.purpose) if one)
    files = ", ".join(code(file) for file in new.files)
    said = style.between.join(one for one in (what, files, inline(new.result), inline(new.status)) if one)
    return f"{style.before}{inline(new.when)}{style.behind if said else style.behind.rstrip()}{said}"


def _style(pattern: str) -> _Style:
    found = _LEAD.match(pattern)
    lead = found[0] if found else "- "
    words = pattern[len(found[0]) :] if found else pattern
    opened = _OPENED.match(words)
    mark = opened[0] if opened else ""
    timed = find_when(words)
    rest = words[len(mark) :]
    if timed is None or not rest.startswith(timed.when):
        return _Style(lead, _USUAL, _USUAL)
    rest = rest[len(timed.when) :]
    sign = re.match(rf":?{re.escape(_CLOSED[mark])}{_SIGN}", rest)
    if sign is None:
        return _Style(lead, _USUAL, _USUAL)
    later = _BETWEEN.search(rest, sign.end())
    between = later[0] if later else sign[0].removeprefix(_CLOSED[mark])
    return _Style(lead + mark, sign[0], between if _BETWEEN.fullmatch(between) else _USUAL)

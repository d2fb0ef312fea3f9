"""Who holds the copyright of a text."""

from __future__ import annotations

import re
from itertools import islice

from dodcheck.supply.vendoring.facts.file_fact import MAX_FOUND

_HOLDER = re.compile(
    r"(?:copyright[^\S\n]{0,9}(?:\(c\)|©|:|[0-9]{4})|\(c\)[^\S\n]{0,9}[0-9]{4}|©"
    r"|^[^\w\n]{0,12}copyright[^\S\n]{1,9}(?=(?-i:[A-Z][a-z])))([^\n]{2,240})",
    re.IGNORECASE | re.MULTILINE,
)
"""A sign or a year stands behind the word, or the word begins its line: licences speak of copyright everywhere."""

_LEAD = re.compile(r"(?:\(c\)|©|copyright\b|present\b|by\b|[0-9]{4}|[^\S\n]|[:,;&–-])+", re.IGNORECASE)
"""What stands before the name: signs and years."""

_HOLDER_END = re.compile(
    r"<|all rights|\(|\[|https?:|[*/#;]+[ \t]*$|,[ \t]*[0-9]{4}|licensed under|\.[ \t]*$", re.IGNORECASE
)
_NO_LETTERS = re.compile(r"[^a-z0-9]+")
_OF_LICENCES = ("free software foundation",)
"""Who holds the copyright of licences themselves, which stands in every copy of them."""

_EMPTY = frozenset({"", "the", "notice", "holder", "holders", "owner", "year", "name", "fullname", "copyright owner"})


_NO_NAMES = (
    "notice",
    "holder",
    "owner",
    "law",
    "licens",
    "statement",
    "act ",
    "year",
    "yyyy",
    "name of",
    "and ",
    "or ",
    "in the",
    *_OF_LICENCES,
)


def holders(text: str) -> frozenset[str]:
    """Return who holds the copyright by the lines of a text: names in lower case, letters and digits only."""
    found = set()
    for said in islice(_HOLDER.finditer(text), MAX_FOUND):
        lead = _LEAD.match(said[1])
        rest = said[1][lead.end() :] if lead else said[1]
        name = _NO_LETTERS.sub(" ", _HOLDER_END.split(rest, maxsplit=1)[0].lower()).strip()
        if name not in _EMPTY and not name.startswith(_NO_NAMES):
            found.add(name.removeprefix("the ").removesuffix(" inc").removesuffix(" llc").strip())
    return frozenset(found - _EMPTY)

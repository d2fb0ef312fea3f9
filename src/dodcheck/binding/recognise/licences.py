"""Licensed under MIT, the license is Apache-2.0: what the text of the licence file says of itself."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.forms import BE, THE, fit
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength
from dodcheck.rules.combine import All
from dodcheck.rules.text import TextRule

_FILES = ("LICEN[SC]E", "LICEN[SC]E.*", "[Ll]icen[sc]e", "[Ll]icen[sc]e.*", "[C]OPYING", "COPYING.*")
"""Where hosts look for the licence of the whole repository: globs, as a plain name that is missing would leave it open.

A file such as `LICENSE-THIRD-PARTY` holds those of others.
"""
_COPIES = tuple(f"*.{ending}" for ending in ("bak", "old", "orig", "sample", "example", "disabled"))
"""Copies of a licence that is not that of the repository any more, or not yet."""
_OTHERWISE = "(?i:proprietary|bundled|confidential)"
"""Words of a file that has more than one licence, or none that is open."""
_SAYS = {
    "mit": ("Permission is hereby granted, free of charge", "The above copyright notice and this permission notice"),
    "apache": ("Apache License", "Version 2.0, January 2004"),
    "mpl": ("Mozilla Public License Version 2.0",),
    "gpl": ("GNU GENERAL PUBLIC LICENSE", "Version 3, 29 June 2007"),
    "agpl": ("GNU AFFERO GENERAL PUBLIC LICENSE", "Version 3, 19 November 2007"),
    "bsd": ("Redistribution and use in source and binary forms", "Neither the name of"),
    "isc": ("Permission to use, copy, modify, and/or distribute this software",),
    "unlicense": ("This is free and unencumbered software released into the public domain",),
}
"""Titles, and words that begin a paragraph, so that they stand on one line however a text is wrapped."""

_NAMES = {
    "mit": r"mit",
    "apache": r"apache(?:[ -](?:license )?(?:v(?:ersion )?)?2(?:\.0)?)",
    "mpl": r"mpl[ -]?(?:v)?2(?:\.0)?",
    "gpl": r"gpl[ -]?(?:v)?3(?:\.0)?(?:-only|-or-later)?",
    "agpl": r"agpl[ -]?(?:v)?3(?:\.0)?(?:-only|-or-later)?",
    "bsd": r"bsd[ -]3(?:[ -]clause)?",
    "isc": r"isc",
    "unlicense": r"(?:the )?unlicense",
}
_NAME = "|".join(f"(?P<{key}>{pattern})" for key, pattern in _NAMES.items())
_NAMED = rf"(?:{_NAME}|⟦(?P<slot>\d+)⟧)(?: licen[sc]e)?"
_OURS = rf"{THE}(?:(?:project|code|repository|package|library|software)(?:'s)?|it)"
_ALONE = (rf"(?:{_NAME}|⟦(?P<slot>\d+)⟧)[ -]licen[sc]ed?",)
_OF_OTHERS = re.compile(r"depend|third|vendor|bundle|package|component|allow|accept|approv|compatib|licen[sc]es|option")
"""Words of a heading below which a licence alone may be that of something else, or one of several."""
_FORMS = (
    rf"(?:{_OURS} )?{BE}(?:licen[sc]ed|released|published|distributed) under (?:the )?{_NAMED}",
    rf"{_OURS} {BE}{_NAMED}[ -]licen[sc]ed",
    rf"(?:{_OURS} )?{THE}licen[sc]e(?: file)?(?: is|:) (?:the )?{_NAMED}",
    *_ALONE,
    rf"{THE}{_NAMED} licen[sc]e(?: file)? {BE}(?:added|included|in place|chosen|present|applied|exists?|there)",
)


def read(words: Phrase) -> Reading | None:
    """Return a rule about the words of the licence file; the licence may be told elsewhere, so it never refutes."""
    found = fit(words, _FORMS)
    if found is None:
        return None
    key = next((name for name in _NAMES if found[name]), None) or _named(words, found["slot"])
    alone = fit(words, _ALONE) and _OF_OTHERS.search(words.under)
    if key is None or alone:
        return None
    return Reading(
        All((*(TextRule(in_=_FILES, literal=line, exclude=_COPIES, min=1) for line in _SAYS[key]), _alone(key))),
        Strength.STRONGER,
    )


def _alone(key: str) -> TextRule:
    """Return a rule that no other licence stands there: a file may also hold those of code that was taken over."""
    others = "|".join(re.escape(lines[0]) for name, lines in _SAYS.items() if name != key)
    return TextRule(in_=_FILES, pattern=f"{others}|{_OTHERWISE}", meaning="another licence", max=0)


def _named(words: Phrase, slot: str) -> str | None:
    """Return the licence that a code span names, as one would in words."""
    inner = words._replace(words=words.thing(slot).lower())
    found = fit(inner, (_NAME,))
    return next((name for name in _NAMES if found[name]), None) if found else None

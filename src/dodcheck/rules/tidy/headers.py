"""What the first lines of a file say of its licence and of whose it is."""

from __future__ import annotations

import re

from dodcheck.rules.tidy.being import Glimpse, bad, line_at, open_
from dodcheck.rules.tidy.binary import no_text

_HEAD = 8192
"""So many bytes of a file are its head."""
_SIGN = rb"^(?P<before>[^\w\n]*(?:(?:dnl|rem|c)[ \t]+)?)"
_TAG = b"SPDX-License-Identifier"
_SPDX = re.compile(_SIGN + _TAG + rb":[ \t]*(?P<said>\(?[A-Za-z0-9][\w.+-]*)", re.MULTILINE)
_TERMS = re.compile(
    _SIGN + rb"[^\n]{0,200}?(?:licensed under|this program is free software|permission is hereby granted"
    rb"|redistribution and use in source|this source code form is subject to|governed by an? [\w-]+ licen[sc]e"
    rb"|subject to the terms of the|distributed under the)",
    re.MULTILINE | re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    _SIGN
    + rb"(?:copyright\b[^\n]*(?:\d{4}|\(c\)|\xc2\xa9)|(?:\(c\)|\xc2\xa9)[^\n]*\w|SPDX-FileCopyrightText:[ \t]*\S)",
    re.MULTILINE | re.IGNORECASE,
)
_SPOKEN = re.compile(rb"licen[sc]|copyright|spdx", re.IGNORECASE)
_TRIPLE = re.compile(rb"\"{3}|'{3}")
_NO_LICENCE = frozenset((b"none", b"noassertion"))


def spdx(ending: str, data: bytes) -> Glimpse | None:
    """Look whether a comment among the first lines names the licence by SPDX."""
    return _lacking(ending, data, _says(_SPDX, data), _TAG in data, "has no SPDX-License-Identifier")


def licensed(ending: str, data: bytes) -> Glimpse | None:
    """Look whether a comment among the first lines says under which licence a file is."""
    told = (one for one in (_says(_SPDX, data), _says(_TERMS, data)) if one is not False)
    return _lacking(ending, data, next(told, False), bool(_SPOKEN.search(data[:_HEAD])), "has no licence header")


def copyrighted(ending: str, data: bytes) -> Glimpse | None:
    """Look whether a comment among the first lines says whose a file is."""
    spoken = b"copyright" in data[:_HEAD].lower()
    return _lacking(ending, data, _says(_COPYRIGHT, data), spoken, "has no line of copyright")


def _says(pattern: re.Pattern[bytes], data: bytes) -> int | bool:
    """Return whether the head says it in a comment; the line where it may only be a text, or names no licence."""
    found = pattern.search(data, 0, _HEAD)
    if found is None:
        return False
    text = re.search(rb"[\"'=]", _TRIPLE.sub(b"", found["before"]))
    said = found.groupdict().get("said", b"") or b""
    return line_at(data, found.start()) if text or said.lower() in _NO_LICENCE else True


def _lacking(ending: str, data: bytes, told: int | bool, spoken: bool, what: str) -> Glimpse | None:  # noqa: FBT001 - what was found
    if told is True:
        return None
    if not data.strip():
        return open_("is empty, so that there is nothing to license")
    if missing := no_text(ending, data):
        return missing
    if told:
        return open_(f"{what} but perhaps there", told)
    return open_(f"{what} among its first lines, and speaks of it elsewhere") if spoken else bad(what)

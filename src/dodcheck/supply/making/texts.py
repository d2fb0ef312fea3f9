"""Texts of a tree as JSON can hold them: a path may have bytes that are no UTF-8."""

from __future__ import annotations

import re

_ESCAPED, _LAST = 0xDC00, 0xDCFF
"""Python stands these characters for bytes that are no UTF-8: the number of the byte, more than the first."""

_LONE = re.compile("[\ud800-\udfff]")


def text(value: str) -> str:
    r"""Return a text that any reader of JSON takes: a byte that is no UTF-8 is written ``\xff``."""
    return _LONE.sub(lambda found: _escape(ord(found[0])), value) if not value.isascii() else value


def _escape(code: int) -> str:
    return f"\\x{code - _ESCAPED:02x}" if _ESCAPED < code <= _LAST else f"\\u{code:04x}"

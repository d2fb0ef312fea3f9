"""The bytes that UTF-16 text begins with."""

from __future__ import annotations

import codecs

UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""Either begins a file whose characters are two bytes wide, so that no ASCII word is to be found in its bytes."""

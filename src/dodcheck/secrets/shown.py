"""How a secret is shown: never whole."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

_LONG = 20
_MIDDLE = 12
_DIGITS = 8


class RedactedSecret(NamedTuple):
    """What may be told of a secret: how it begins, its length in bytes, a short digest of it.

    Four characters are told of one with at least twenty, two of one with at least twelve, else none. A digest would let
    people try out what a short secret may be, so that only those of at least twenty have one.
    """

    start: str
    length: int
    digest: str | None

    def __str__(self) -> str:
        """Return it in words."""
        digest = f", digest {self.digest}" if self.digest else ""
        return f"{self.start}… ({self.length} characters{digest})"


def redact(secret: bytes) -> RedactedSecret:
    """Return what may be told of a secret."""
    length = len(secret)
    told = 4 if length >= _LONG else 2 if length >= _MIDDLE else 0
    start = "".join(sign if sign.isascii() and sign.isprintable() else "?" for sign in secret[:told].decode("latin-1"))
    digest = hashlib.sha256(secret).hexdigest()[:_DIGITS] if length >= _LONG else None
    return RedactedSecret(start, length, digest)

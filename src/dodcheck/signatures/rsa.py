"""Checks RSA signatures (PKCS #1 version 1.5, RFC 8017, section 8.2.2)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

SMALLEST, LARGEST = 2048, 16_384
"""Keys of fewer bits can be broken, keys of more take too long."""

_LARGEST_EXPONENT = 64
_PREFIXES: Mapping[str, bytes] = {
    "sha256": bytes.fromhex("3031300d060960864801650304020105000420"),
    "sha512": bytes.fromhex("3051300d060960864801650304020305000440"),
}
"""What stands before the digest, by the name of the hash: its name and lengths in DER."""


def usable(exponent: int, modulus: int) -> bool:
    """Return whether numbers can be a key that is neither too weak nor too slow."""
    odd = exponent & 1 == 1 and modulus & 1 == 1
    fits = SMALLEST <= modulus.bit_length() <= LARGEST
    return odd and fits and exponent > 1 and exponent.bit_length() <= _LARGEST_EXPONENT


def verified(exponent: int, modulus: int, hashed: str, message: bytes, signature: bytes) -> bool:
    """Return whether a signature is that of a message by a key.

    What has to be there is made and compared, never parsed: a parser that overlooks something would let forgeries in.
    """
    size = (modulus.bit_length() + 7) // 8
    number = int.from_bytes(signature, "big")
    if not usable(exponent, modulus) or len(signature) > size or number >= modulus:
        return False
    told = _PREFIXES[hashed] + hashlib.new(hashed, message).digest()
    wanted = b"\0\1" + b"\xff" * (size - len(told) - 3) + b"\0" + told
    return pow(number, exponent, modulus).to_bytes(size, "big") == wanted

"""Closer looks at candidates: what random texts, checksums and encodings tell."""

from __future__ import annotations

import base64
import binascii
import math
import zlib
from collections import Counter
from collections.abc import Callable

from dodcheck.secrets.form import NO, Answer, Candidate, Check
from dodcheck.secrets.reason import Reason

_DIGITS62 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_URL_TO_PLAIN = bytes.maketrans(b"-_", b"+/")


def bits_per_character(text: bytes) -> float:
    """Return Shannon's entropy of the frequencies of a text's bytes, in bits for each byte."""
    total = len(text)
    return -sum(n / total * math.log2(n / total) for n in Counter(text).values()) if text else 0.0


def base62_of_crc32(body: bytes) -> bytes:
    """Return the six characters that GitHub and npm end their tokens with."""
    number, signs = zlib.crc32(body), bytearray()
    for _ in range(6):
        number, rest = divmod(number, 62)
        signs.append(_DIGITS62[rest])
    return bytes(reversed(signs))


def decode_any_base64(text: bytes) -> bytes | None:
    """Return what base64, plain or of URLs, with or without padding, stands for; ``None`` where it is none."""
    plain = text.translate(_URL_TO_PLAIN).rstrip(b"=")
    if len(plain) % 4 == 1:
        return None
    try:
        return base64.b64decode(plain + b"=" * (-len(plain) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None


def ends_with_crc32(prefix: int) -> Check:
    """Return the check that the last six characters are the checksum of those between the prefix and them."""

    def check(candidate: Candidate) -> Answer:
        body, told = candidate.secret[prefix:-6], candidate.secret[-6:]
        return None if base62_of_crc32(body) == told else Reason.CHECKSUM

    return check


def check_mixed_kinds(candidate: Candidate) -> Answer:
    """Check that upper case, lower case and digits are all there: else it is a word or a hash."""
    signs = [candidate.secret[at : at + 1] for at in range(len(candidate.secret))]
    return None if all(any(map(kind, signs)) for kind in (bytes.isupper, bytes.islower, bytes.isdigit)) else NO


def decodes_to(accepts: Callable[[bytes], bool]) -> Check:
    """Return the check that the secret is base64 of what is accepted."""

    def check(candidate: Candidate) -> Answer:
        data = decode_any_base64(candidate.secret)
        return None if data is not None and accepts(data) else NO

    return check


def is_user_and_password(data: bytes) -> bool:
    """Return whether bytes are `user:password` in printable ASCII or UTF-8."""
    user, colon, password = data.partition(b":")
    if not (user and colon and password):
        return False
    try:
        return data.decode("utf-8").isprintable()
    except UnicodeDecodeError:
        return False

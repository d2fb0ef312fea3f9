"""Random texts for examples: they are made when they are needed, and stand nowhere in the repository."""

from __future__ import annotations

import base64
import random
import string

LETTERS = string.ascii_letters
ALNUM = string.ascii_letters + string.digits
LOWER_ALNUM = string.ascii_lowercase + string.digits
HEX = "0123456789abcdef"
BASE64 = ALNUM + "+/"
URL_SAFE = ALNUM + "-_"


def random_text(rng: random.Random, alphabet: str, count: int) -> str:
    """Return so many characters; the first letters of the alphabet's kinds are all there, as in real ones."""
    return "".join(rng.choices(alphabet, k=count))


def random_digits(rng: random.Random, count: int) -> str:
    """Return a number of so many digits, without a leading zero."""
    return f"{rng.randint(1, 9)}{random_text(rng, string.digits, count - 1)}"


def base64_text(data: bytes) -> str:
    """Return bytes in base64 with its padding."""
    return base64.b64encode(data).decode("ascii")


def url_base64_text(data: bytes) -> str:
    """Return bytes in the base64 of URLs, without padding."""
    return base64.urlsafe_b64encode(data).decode("ascii").rstrip("=")

"""Forms that are a prefix of their issuer and random characters behind it: most of them."""

from __future__ import annotations

import random
import re
from typing import NamedTuple

from dodcheck.secrets.form import Form
from dodcheck.secrets.making import ALNUM, HEX, LETTERS, LOWER_ALNUM, URL_SAFE, random_text


class Alphabet(NamedTuple):
    """A set of characters: as a class of a pattern, and spelled out."""

    pattern: str
    all: str


HEXES = Alphabet("[0-9a-f]", HEX)
LETTER = Alphabet("[A-Za-z]", LETTERS)
LOW = Alphabet("[a-z0-9]", LOWER_ALNUM)
WORD = Alphabet("[A-Za-z0-9]", ALNUM)
URL = Alphabet("[A-Za-z0-9_-]", URL_SAFE)

_ESCAPED = (r"\\[nrt]", "%[0-9A-Fa-f]{2}", r"\\x[0-9A-Fa-f]{2}", r"\\u[0-9A-Fa-f]{4}")
ESCAPE = f"(?:{'|'.join(_ESCAPED)})"
"""A sign that is written with letters or digits: what follows begins anew."""
BEHIND_ESCAPE = "|".join(f"(?<={one})" for one in _ESCAPED)
START = f"(?:(?<![A-Za-z0-9])|{BEHIND_ESCAPE})"
"""In front of a token stands no letter and no digit, but for those of an escape."""
ALONE = f"(?:(?<![A-Za-z0-9_])|{ESCAPE})"
"""In front of a token with a short prefix stands no underscore either: where RE2 sees the edge of a word.

It takes an escape along, so what follows has to be the group ``secret``.
"""
EDGE = rf"(?:\b|{ESCAPE})"
"""The same in a trigger."""
SLASH = r"\\?/"
"""A slash, which JSON may write with a backslash."""

AS_GITLEAKS = "the rule of this id in gitleaks's configuration"
"""The source of a form whose issuer publishes little of it."""

_SHORT = 5
"""A prefix of so few characters stands in many other words: some of what follows is looked for with it."""


class Body(NamedTuple):
    """What follows the prefix: characters of a kind, at least and at most so many, and what stands behind them."""

    signs: Alphabet
    least: int
    most: int = 0
    tail: str = ""


def _not_following(body: Body) -> str:
    """Return what does not follow a token: more of its own signs, or a letter or a digit."""
    return body.signs.pattern if len(body.signs.all) > len(ALNUM) else WORD.pattern


def prefixed_form(
    names: tuple[str, str], prefixes: tuple[str, ...], body: Body, source: str, *, bits: float = 3.0
) -> Form:
    """Return the form of tokens that begin with one of the prefixes; ``names`` are its id and what it is."""
    most = body.most or body.least
    short = any(len(prefix) <= _SHORT for prefix in prefixes)
    count = f"{{{body.least}}}" if most == body.least else f"{{{body.least},{most}}}"
    either = "|".join(map(re.escape, prefixes))

    def make(rng: random.Random) -> bytes:
        return f"{rng.choice(prefixes)}{random_text(rng, body.signs.all, body.least)}{body.tail}".encode()

    return Form(
        id=names[0],
        what=names[1],
        triggers=() if short else prefixes,
        trigger=f"{EDGE}(?:{either}){body.signs.pattern}{{6}}" if short else "",
        pattern=(
            f"{ALONE if short else START}(?P<secret>(?:{either}){body.signs.pattern}{count}{re.escape(body.tail)})"
            f"(?!{_not_following(body)})"
        ),
        room=max(map(len, prefixes)) + most + len(body.tail) + 7,
        bits=bits,
        make=make,
        source=source,
    )

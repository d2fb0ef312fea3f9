"""Looking for credentials in the bytes of files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from random import Random

from dodcheck.secrets.first_pass import spots
from dodcheck.secrets.forms.table import FORMS
from dodcheck.secrets.look import TooManyError, find_secrets
from fuzz.campaign import TEXT, Campaign, Given
from fuzz.texts import encoded, mixed

_MOST_AT_ONCE = 3_000
"""Bytes up to which every pattern is tried at every place."""

PIECES = (
    *dict.fromkeys(trigger for form in FORMS for trigger in form.triggers),
    *(
        "://",
        "a://b:",
        "@",
        "localhost",
        "example.com",
        "${X}",
        "xxxxxxxx",
        "\n",
        "\\n",
        '"',
        "'",
        " ",
        "=",
        ":",
        "...",
    ),
    *("-----BEGIN ", "PRIVATE KEY", "-----", "-----END ", "MIIEpAIBAAKCAQEA", "eyJhbGciOiJIUzI1NiJ9", ".", "_auth="),
    *("machine a login b password c", "[pypi]", "password = ", '"auth": "', "aws_secret_access_key=", "0Q~", "-us1"),
    *(
        "# dodcheck:allow-secret it is gone",
        "gitleaks:allow",
        "\0",
        "A\0B\0C\0D\0E\0F\0G\0H\0",
        "\u00e9",
        "a1b2c3d4e5f6",
    ),
)


def fresh(random: Random) -> Given:
    """Return a file with pieces of credentials, and often whole ones, made now, in some encoding."""
    parts = [mixed(random, PIECES, 20) for _ in range(3)]
    made = [random.choice(FORMS).make(random).decode() for _ in range(random.randint(0, 3))]
    parts += made
    random.shuffle(parts)
    return {TEXT: encoded(random, random.choice(("", " ", "\n", '"')).join(parts))}


def seeds() -> Sequence[Given]:
    """Return a credential of each form."""
    return [{TEXT: form.make(Random(1))} for form in FORMS]


def check(given: Given) -> None:
    """Look, twice; show nothing whole; and miss no place where the whole pattern of a form matches."""
    data = given[TEXT]
    with suppress(TooManyError):
        hits = find_secrets(data)
        assert hits == find_secrets(data)
        for hit in hits:
            assert 5 * len(hit.shown.start) <= hit.shown.length, hit
            assert 1 <= hit.line <= data.count(b"\n") + 1 + data.count(b"\n\0"), hit
            assert (hit.reason is None) is (not hit.why), hit
    if len(data) <= _MOST_AT_ONCE:
        _misses_nothing(data)


def _misses_nothing(data: bytes) -> None:
    found = [(spot.at, form.id) for spot in spots(data) for form in spot.forms]
    for form, pattern in _patterns():
        for match in pattern.finditer(data):
            inside = any(name == form and match.start() <= at < match.end() for at, name in found)
            assert inside, (form, match.span())


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[bytes]], ...]:
    return tuple((form.id, re.compile(form.pattern.encode("ascii"))) for form in FORMS)


CAMPAIGN = Campaign(name="credentials", about="secrets in files", fresh=fresh, check=check, pieces=PIECES, seeds=seeds)

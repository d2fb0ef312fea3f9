"""What stands where a secret would, and is none: variables, words for a secret, patterns, published examples."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from dodcheck.secrets.checks import bits_per_character
from dodcheck.secrets.fillers import is_filler
from dodcheck.secrets.form import Form
from dodcheck.secrets.reason import Reason

_VARIABLE = re.compile(
    rb"\$\{[A-Za-z_][^\s]{0,200}|\$[A-Za-z_]+$|\$[A-Z_][A-Z0-9_]{0,60}$|\$\(|\$\d$|%[A-Za-z_][A-Za-z0-9_]{0,60}%$"
    rb"|%\([A-Za-z_][A-Za-z0-9_]{0,60}\)|%[sdrvq](?![0-9A-Fa-f])|<[^<>]{1,200}>|\{\{?[^{}]{0,200}\}?\}|\#\{"
    rb"|@[A-Za-z_]{2,60}@|\[[^\[\]]{1,100}\]|:[a-z_]{2,40}$|__?[A-Z][A-Z0-9_]{2,60}__?$"
    rb"|(?:os|process)\.(?:env|getenv|environ)\b|secrets\.[A-Z]"
)
_RUN = re.compile(rb"([^\s]{1,4}?)\1{5}")
_RUN_ALL = re.compile(rb"([^\s])\1{3,}|\.{3,}|\*{3,}")
_FILLER = "it is made of words that many write there"
_REPEATED = "a sign is repeated where another would be"
_COUNTED = "it counts or spells the alphabet"
_DOTS = re.compile(rb"\.{3}|\xe2\x80\xa6|\*{3}")
_SEQUENCES = (
    b"abcdefgh", b"hijklmnop", b"12345678", b"01234567", b"23456789", b"98765432", b"87654321", b"fedcba98",
    b"qwertyui",
    b"aabbccdd", b"deadbeefdeadbeef", b"abcd1234", b"1a2b3c4d", b"a1b2c3d4", b"0a1b2c3d", b"abcdef0123", b"abcdef123",
    b"123abc123abc",
)  # fmt: skip
_SPELLED = re.compile(
    rb"(?:example|EXAMPLE|Example|placeholder|PLACEHOLDER|changeme|CHANGEME|change[-_]me|CHANGE[-_]ME|dummy|DUMMY"
    rb"|redacted|REDACTED|(?:YOUR|your)[-_]?(?i:pass|pw|token|key|secret|api|db|user|access|private|client|account)"
    rb"|[-_]fake|fake[-_]|FAKE|sample|SAMPLE|insert[-_]|INSERT|replace|REPLACE|invalid|INVALID|notreal|NOTREAL"
    rb"|not[-_]a|NOT[-_]?A|secret[-_]?here|[-_]here|goes[-_]here|foobar|FOOBAR|[Tt]odo[-_]|undisclosed|xxxx|XXXX"
    rb"|testtest|TESTTEST|[-_]test[-_]|mock[-_]|[-_]mock)"
)
"""What a generator does not spell by chance; a person who chooses a password may."""
_ENOUGH = 3
"""Signs that a chosen password may have beside its run or its sequence, and still be none."""

EXAMPLES: Mapping[str, str] = {
    "0011cc25eb4320717494d2703e8cba85": "the key of the Azurite emulator, which Microsoft publishes",
}
"""Published examples by the first 32 hex digits of the SHA-256 of the secret, with who publishes them."""


def reason_of(form: Form, secret: bytes) -> tuple[Reason, str] | None:
    """Return why a secret of a form is none, with what tells it; ``None`` where nothing does.

    What a checksum of the issuer proves to be issued is not excused by what it spells.
    """
    published = EXAMPLES.get(hashlib.sha256(secret).hexdigest()[:32])
    if published is not None:
        return Reason.EXAMPLE, published
    if form.sealed:
        return None
    told = _reason_if_chosen(secret) if form.chosen else _reason_if_spelled(secret)
    return _reason_if_variable(secret) or told or _reason_if_regular(form, secret)


def _reason_if_variable(secret: bytes) -> tuple[Reason, str] | None:
    return (Reason.VARIABLE, "it names what holds the secret") if _VARIABLE.match(secret) else None


def _reason_if_spelled(secret: bytes) -> tuple[Reason, str] | None:
    if is_filler(secret):
        return Reason.PLACEHOLDER, _FILLER
    found = _SPELLED.search(secret)
    if found:
        said = found[0].decode("ascii").lower()
        return Reason.EXAMPLE if said == "example" else Reason.PLACEHOLDER, f"it spells “{said}”"
    if _RUN.search(secret) or _DOTS.search(secret):
        return Reason.PLACEHOLDER, _REPEATED
    if any(sequence in secret.lower() for sequence in _SEQUENCES):
        return Reason.PLACEHOLDER, _COUNTED
    return None


def _reason_if_chosen(secret: bytes) -> tuple[Reason, str] | None:
    """Return why a password is none: all of it has to be a placeholder, for people spell what they like in theirs."""
    if is_filler(secret):
        return Reason.PLACEHOLDER, _FILLER
    run = _RUN_ALL.sub(b"", secret)
    if len(run) <= _ENOUGH and run != secret:
        return Reason.PLACEHOLDER, _REPEATED
    lower = secret.lower()
    found = next((sequence for sequence in _SEQUENCES if sequence in lower), b"")
    return (
        (Reason.PLACEHOLDER, _COUNTED) if found and (secret.isdigit() or len(secret) <= len(found) + _ENOUGH) else None
    )


def _reason_if_regular(form: Form, secret: bytes) -> tuple[Reason, str] | None:
    bits = bits_per_character(secret)
    if bits >= form.bits:
        return None
    return Reason.REGULAR, f"{bits:.1f} bits for each character, and {form.bits:g} are the least of a random one"

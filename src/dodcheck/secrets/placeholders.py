"""What stands where a secret would, and is none: variables, words for a secret, patterns, published examples."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from dodcheck.secrets.checks import bits_per_character
from dodcheck.secrets.form import Form
from dodcheck.secrets.reason import Reason

_VARIABLE = re.compile(
    rb"\$\{?[A-Za-z_][^\s]{0,200}|\$\(|\$\d|%\(?[A-Za-z_][A-Za-z0-9_]{0,60}\)?[%sdr]?$|%[sdrvq]|<[^<>]{1,200}>"
    rb"|\{\{?[^{}]{0,200}\}?\}|\#\{|@[A-Za-z_]{2,60}@|\[[^\[\]]{1,100}\]|:[a-z_]{2,40}$"
    rb"|__?[A-Z][A-Z0-9_]{2,60}__?$|(?:os\.)?(?:env|getenv|environ|process\.env)\b|secrets?\.[A-Za-z_]"
)
_RUN = re.compile(rb"([^\s]{1,4}?)\1{5}")
_DOTS = re.compile(rb"\.{3}|\xe2\x80\xa6|\*{3}")
_SEQUENCES = (
    b"abcdefgh", b"hijklmnop", b"12345678", b"01234567", b"23456789", b"98765432", b"87654321", b"fedcba98",
    b"qwertyui",
    b"aabbccdd", b"deadbeefdeadbeef", b"abcd1234", b"1a2b3c4d", b"a1b2c3d4", b"0a1b2c3d", b"abcdef0123", b"abcdef123",
    b"123abc123abc",
)  # fmt: skip
_SPELLED = re.compile(
    rb"(?:example|EXAMPLE|Example|placeholder|PLACEHOLDER|changeme|CHANGEME|change[-_]me|CHANGE[-_]ME|dummy|DUMMY"
    rb"|redacted|REDACTED|(?:YOUR|your)[-_]?(?i:pass|pw|token|key|secret|api|db|user|access|private|client|account)|[-_]fake|fake[-_]|FAKE|sample|SAMPLE|insert[-_]|INSERT"
    rb"|replace|REPLACE|invalid|INVALID|notreal|not[-_]a|NOT[-_]?A|NOTREAL|secret[-_]?here|[-_]here|goes[-_]here"
    rb"|foobar|FOOBAR|[Tt]odo[-_]|undisclosed|xxxx|XXXX|testtest|TESTTEST|[-_]test[-_]|mock[-_]|[-_]mock)"
)
_WORDS = frozenset(
    (
        b"anoncvs pserver:anoncvs anonymous proxypass pass-phrase he%2f%2fo sekrit sekret s3cret s3kr3t s3cr3t "
        b"hunter2 password passwd passw pass passphrase pwd pw secret secrets test tests tester testing admin "
        b"administrator root user username guest login token auth credentials credential none null nil true false "
        b"undefined empty foo bar baz foobar qux abc abc123 xyz 123 1234 12345 123456 1234567 12345678 123456789 p "
        b"p@ss pa55 passwort mypass mypassword mysecret secretpassword secret123 password1 password123 pass123 "
        b"pass1234 test123 test1234 testpass testpassword changeme changeit example sample demo dummy fake default "
        b"postgres postgresql mysql mariadb mongo mongodb redis rabbitmq oracle sa minio minioadmin elastic "
        b"welcome letmein qwerty swordfish hello world bob alice userpass user_pass your_password yourpassword "
        b"the_password thepassword apikey api_key api-key key value string text docker git github npm pypi airflow "
        b"django flask rails wordpress drupal odoo airbyte superset grafana x-oauth-basic x-token-auth oauth2 ssh "
        b"hostname host port dbpass dbpassword db_password db_pass pword"
    ).split()
)

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
    return _variable(secret) or _spelled(secret) or _regular(form, secret)


def _variable(secret: bytes) -> tuple[Reason, str] | None:
    return (Reason.VARIABLE, "it names what holds the secret") if _VARIABLE.match(secret) else None


def _spelled(secret: bytes) -> tuple[Reason, str] | None:
    lower = secret.lower()
    if lower in _WORDS:
        return Reason.PLACEHOLDER, "it is a word that many write there"
    found = _SPELLED.search(secret)
    if found:
        said = found[0].decode("ascii").lower()
        return Reason.EXAMPLE if said == "example" else Reason.PLACEHOLDER, f"it spells “{said}”"
    if _RUN.search(secret) or _DOTS.search(secret):
        return Reason.PLACEHOLDER, "a sign is repeated where another would be"
    if any(sequence in lower for sequence in _SEQUENCES):
        return Reason.PLACEHOLDER, "it counts or spells the alphabet"
    return None


def _regular(form: Form, secret: bytes) -> tuple[Reason, str] | None:
    bits = bits_per_character(secret)
    if bits >= form.bits:
        return None
    return Reason.REGULAR, f"{bits:.1f} bits for each character, and {form.bits:g} are the least of a random one"

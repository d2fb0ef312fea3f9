"""JSON Web Tokens."""

from __future__ import annotations

import hashlib
import hmac
import json
import random

from dodcheck.formats.nesting import find_too_deep
from dodcheck.secrets.checks import decode_any_base64
from dodcheck.secrets.form import NO, Answer, Candidate, Form
from dodcheck.secrets.forms.prefixed import EDGE, ESCAPE
from dodcheck.secrets.making import url_base64_text
from dodcheck.secrets.reason import Reason

_HASHES = {"HS256": hashlib.sha256, "HS384": hashlib.sha384, "HS512": hashlib.sha512}
_SIGNATURES = {"HS256": 32, "HS384": 48, "HS512": 64, "ES256": 64, "ES384": 96, "ES512": 132, "EdDSA": 64,
               "ES256K": 64}  # fmt: skip
_SHORTEST = {"R": 128, "P": 128}
"""Bytes of the shortest signature of the algorithms of RSA, by the first letter of their names."""
_SHORT = 32
_WORDS = (
    b"secret", b"your-256-bit-secret", b"your-384-bit-secret", b"your-512-bit-secret", b"key", b"test", b"password",
    b"a-string-secret-at-least-256-bits-long", b"a-valid-string-secret-that-is-at-least-384-bits-long",
    b"a-valid-string-secret-that-is-at-least-512-bits-long-which-is-very-long", b"shhhhh", b"mysecret", b"my-secret",
    b"secretkey", b"secret-key", b"supersecret", b"super-secret-jwt-token-with-at-least-32-characters-long", b"foo",
    b"hello", b"changeme", b"example", b"secret123", b"123456", b"private", b"jwtsecret", b"jwt-secret", b"",
)  # fmt: skip
_EXAMPLES = ('"1234567890"', "John Doe", '"joe"', "example.com")


def _is_token(candidate: Candidate) -> Answer:
    """Return why a token of three parts is none that opens anything: the parts have to decode and fit each other."""
    head, body, signature = candidate.secret.split(b".")
    told, claims, signed = _object(head), _object(body), decode_any_base64(signature)
    if told is None or claims is None or signed is None:
        return NO
    algorithm = str(told.get("alg"))
    expected = _SIGNATURES.get(algorithm)
    least = _SHORTEST.get(algorithm[:1], _SHORT)
    if len(signed) != expected if expected else len(signed) < least:
        return Reason.PLACEHOLDER
    if claims.get("role") == "anon" and "ref" in claims:
        return Reason.PUBLIC
    if any(word in json.dumps(claims) for word in _EXAMPLES):
        return Reason.EXAMPLE
    return Reason.TEST_VECTOR if _is_signed_with_known_word(algorithm, candidate.secret, signed) else None


def _is_signed_with_known_word(algorithm: str, token: bytes, signed: bytes) -> bool:
    """Return whether one of the words of manuals is the key that a token is signed with."""
    made_with = _HASHES.get(algorithm)
    text = token.rpartition(b".")[0]
    return made_with is not None and any(hmac.digest(word, text, made_with) == signed for word in _WORDS)


def _object(part: bytes) -> dict[str, object] | None:
    data = decode_any_base64(part)
    try:
        text = (data or b"").decode()
        value = json.loads(text) if find_too_deep(text) is None else None
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def _token(rng: random.Random) -> bytes:
    head = url_base64_text(b'{"alg":"HS256","typ":"JWT"}')
    body = url_base64_text(
        f'{{"sub":"{rng.randbytes(8).hex()}","scope":"admin","iat":{rng.randrange(10**9)}}}'.encode()
    )
    signature = hmac.digest(rng.randbytes(32), f"{head}.{body}".encode(), hashlib.sha256)
    return f"Bearer {head}.{body}.{url_base64_text(signature)}".encode()


FORMS = (
    Form(
        id="jwt",
        what="JSON Web Token",
        trigger=rf"{EDGE}eyJ[A-Za-z0-9_-]{{6}}",
        pattern=(
            f"(?:(?<![A-Za-z0-9_.-])|{ESCAPE})(?P<secret>"
            r"eyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{8,6000}\.[A-Za-z0-9_-]{10,1400})"
            r"(?![A-Za-z0-9_-])"
        ),
        room=9500,
        checks=(_is_token,),
        sealed=True,
        make=_token,
        source="RFC 7519: the parts decode, and the signature is as long as its algorithm makes it",
    ),
)
"""The form of JSON Web Tokens."""

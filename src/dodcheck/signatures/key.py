"""Public SSH keys, and whether a signature is one of theirs."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from typing import NamedTuple

from dodcheck.signatures import numbers
from dodcheck.signatures.wire import MalformedError, WireReader, decode_base64

_SECURITY_KEY = "@openssh.com"
_ECDSA = "ecdsa-sha2-"
_PRESENT = 1
"""Set in the flags of a security key where somebody touched it."""

TYPES = (
    "ssh-ed25519",
    "ssh-rsa",
    *(f"{_ECDSA}{curve}" for curve in numbers.CURVES),
    f"sk-ssh-ed25519{_SECURITY_KEY}",
    f"sk-{_ECDSA}nistp256{_SECURITY_KEY}",
)
"""The types of keys that are understood; the last two live in security keys."""

_RSA_HASHES = {"rsa-sha2-256": "sha256", "rsa-sha2-512": "sha512"}


@dataclass(frozen=True, slots=True)
class Key:
    """A public key: its type, and the bytes that it is written with, which tell it from all others."""

    type: str
    blob: bytes

    @property
    def fingerprint(self) -> str:
        """What people know it by: ``ED25519 SHA256:…`` as `ssh-keygen -l` shows it."""
        plain = self.type.removesuffix(_SECURITY_KEY).removeprefix("sk-").removeprefix("ssh-")
        kind = "ECDSA" if plain.startswith(_ECDSA) else plain.upper()
        digest = base64.b64encode(hashlib.sha256(self.blob).digest()).decode().rstrip("=")
        return f"{kind}{'-SK' if self.type.endswith(_SECURITY_KEY) else ''} SHA256:{digest}"


class _KeyNumbers(NamedTuple):
    """The numbers of a key: a point for curves, exponent and modulus for RSA; what a security key is used for."""

    point: bytes = b""
    exponent: int = 0
    modulus: int = 0
    application: bytes = b""


def read_key(blob: bytes) -> Key:
    """Return the key that bytes are. Raises ``MalformedError`` for anything else, and for a key that is too weak."""
    wire = WireReader(blob)
    found = Key(wire.take_word(), blob)
    if found.type not in TYPES:
        raise MalformedError(f"keys of the type `{found.type[:60]}` are not read")
    _key_numbers(found)
    return found


def key_from_base64(kind: str, text: str) -> Key:
    """Return the key that is written as a type and base64. Raises ``MalformedError``."""
    found = read_key(decode_base64(text))
    if found.type != kind:
        raise MalformedError(f"it is a key of the type `{found.type}`, not `{kind}`")
    return found


def is_signature_of(key: Key, message: bytes, signature: bytes) -> bool:
    """Return whether a signature, written as SSH does, is that of a message. Raises ``MalformedError``."""
    wire, parts = WireReader(signature), _key_numbers(key)
    algorithm, told = wire.take_word(), wire.take_string()
    if key.type == "ssh-rsa":
        hashed = _RSA_HASHES.get(algorithm)
        wire.require_end()
        own = numbers.rsa_key(parts.exponent, parts.modulus)
        return hashed is not None and own is not None and numbers.rsa_verified(own, hashed, message, told)
    if algorithm != key.type:
        return False
    if key.type.endswith(_SECURITY_KEY):
        flags = wire.take_bytes(1)
        counter = wire.take_bytes(4)
        message = b"".join([_hash(parts.application), flags, counter, _hash(message)])
        if not flags[0] & _PRESENT:
            return False
    wire.require_end()
    if "ed25519" in key.type:
        edwards = numbers.ed25519_key(parts.point)
        return edwards is not None and numbers.ed25519_verified(edwards, message, told)
    pair = WireReader(told)
    r, s = pair.take_positive(), pair.take_positive()
    pair.require_end()
    point = numbers.ecdsa_key(_curve(key.type), parts.point)
    return point is not None and numbers.ecdsa_verified(point, message, r, s)


def _key_numbers(key: Key) -> _KeyNumbers:
    wire = WireReader(key.blob)
    wire.take_string()
    if key.type == "ssh-rsa":
        exponent, modulus = wire.take_positive(), wire.take_positive()
        wire.require_end()
        if numbers.rsa_key(exponent, modulus) is None:
            raise MalformedError(f"RSA keys have {numbers.SMALLEST:,} bits or more")
        return _KeyNumbers(exponent=exponent, modulus=modulus)
    point = _read_point(key.type, wire)
    application = wire.take_string() if key.type.endswith(_SECURITY_KEY) else b""
    wire.require_end()
    return _KeyNumbers(point, application=application)


def _read_point(kind: str, wire: WireReader) -> bytes:
    if "ed25519" in kind:
        point = wire.take_string()
        there = numbers.ed25519_key(point) is not None
    else:
        named, point = wire.take_word(), wire.take_string()
        there = _curve(kind) == named and numbers.ecdsa_key(named, point) is not None
    if not there:
        raise MalformedError("its numbers are those of no key")
    return point


def _curve(kind: str) -> str:
    return kind.removesuffix(_SECURITY_KEY).rpartition("-")[2]


def _hash(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()

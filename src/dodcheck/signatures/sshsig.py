"""Signatures as `ssh-keygen -Y sign` writes them (PROTOCOL.sshsig of OpenSSH)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from dodcheck.signatures.key import Key, is_signature_of, read_key
from dodcheck.signatures.wire import MalformedError, WireReader, decode_base64, wire_string

BEGIN, END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
"""The lines around one in a file."""

_MAGIC = b"SSHSIG"
_VERSION = 1
_HASHES = ("sha256", "sha512")


@dataclass(frozen=True, slots=True)
class SshSignature:
    """A signature: the key that it says made it, for which namespace, over which hash."""

    key: Key
    namespace: str
    hashed: str
    signature: bytes

    def is_over(self, message: bytes) -> bool:
        """Return whether the key did sign these bytes."""
        digest = hashlib.new(self.hashed, message).digest()
        fields = (self.namespace.encode(), b"", self.hashed.encode(), digest)
        try:
            return is_signature_of(self.key, _MAGIC + b"".join(map(wire_string, fields)), self.signature)
        except MalformedError:
            return False


def read_signature(text: str) -> SshSignature:
    """Return the signature that base64 is, with or without the lines around it. Raises ``MalformedError``."""
    words = text.strip()
    if words.startswith(BEGIN) and words.endswith(END):
        words = words[len(BEGIN) : -len(END)]
    wire = WireReader(decode_base64("".join(words.split())))
    if wire.take_bytes(len(_MAGIC)) != _MAGIC:
        raise MalformedError("it is no SSH signature")
    if wire.take_number() != _VERSION:
        raise MalformedError("it is of another version of the format")
    key, namespace, reserved, hashed = (
        read_key(wire.take_string()),
        wire.take_word(),
        wire.take_string(),
        wire.take_word(),
    )
    found = SshSignature(key, namespace, hashed, wire.take_string())
    wire.require_end()
    if reserved or hashed not in _HASHES:
        raise MalformedError("it says something that is not known")
    return found

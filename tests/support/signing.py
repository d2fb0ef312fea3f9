"""Signs as OpenSSH does, with keys that are made from a name."""

from __future__ import annotations

import base64
import hashlib
import json

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from dodcheck.exceptions.signed_text import NAMESPACE, signed_text
from dodcheck.model.exception import Attestation
from dodcheck.signatures.sshsig import BEGIN, END
from dodcheck.signatures.wire import wire_string

KIND = "ssh-ed25519"


def blob(name: str) -> bytes:
    """Return the public key of somebody as SSH writes it."""
    return wire_string(KIND.encode()) + wire_string(_private(name).public_key().public_bytes_raw())


def public(name: str) -> str:
    """Return the public key of somebody as a line of a file has it."""
    return f"{KIND} {base64.b64encode(blob(name)).decode()}"


def signature(name: str, message: bytes, namespace: str = NAMESPACE, hashed: str = "sha512") -> str:
    """Return a signature of a message in base64."""
    fields = (namespace.encode(), b"", hashed.encode())
    digest = hashlib.new(hashed, message).digest()
    told = _private(name).sign(b"SSHSIG" + b"".join(map(wire_string, (*fields, digest))))
    inner = wire_string(KIND.encode()) + wire_string(told)
    whole = b"SSHSIG\0\0\0\1" + b"".join(map(wire_string, (blob(name), *fields, inner)))
    return base64.b64encode(whole).decode()


def of_words(one: Attestation, name: str) -> str:
    """Return somebody's signature of an attestation."""
    return signature(name, signed_text(one))


def signed_commit(raw: bytes, name: str, header: bytes = b"gpgsig", namespace: str = "git") -> bytes:
    """Return a commit object with somebody's signature in it, as git writes it."""
    told = signature(name, raw, namespace)
    lines = [BEGIN, *(told[at : at + 70] for at in range(0, len(told), 70)), END, ""]
    head, gap, body = raw.partition(b"\n\n")
    return head + b"\n" + header + b" " + "\n ".join(lines).encode() + gap + body


def _private(name: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(name.encode()).digest())


def entry(one: Attestation, **other: object) -> str:
    """Return an attestation as an item of its file, with other words in it where they are told."""
    told = {
        "criterion": one.criterion,
        "says": one.says,
        "by": one.by,
        "date": one.given.isoformat(),
        "commit": one.commit,
        "covers": list(one.covers),
        "expires": one.expires.isoformat(),
        "signature": one.signature,
    }
    return "  - " + json.dumps({key: value for key, value in {**told, **other}.items() if value}) + "\n"


def attestations(*entries: str) -> str:
    """Return an attestations file of these items."""
    return "version: 1\nattestations:\n" + "".join(entries)

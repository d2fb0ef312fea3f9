"""Private keys: PEM, OpenSSH, PuTTY, PGP, age."""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Mapping

from dodcheck.secrets.checks import bits_per_character, decode_any_base64
from dodcheck.secrets.form import NO, Answer, Candidate, Form
from dodcheck.secrets.making import base64_text
from dodcheck.secrets.reason import Reason

MAX_KEY = 24_000
"""Bytes of the longest key that is looked at: RSA of 16,384 bits, written with quotes and line ends."""

_CHARSET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_HEADERS = re.compile(
    rb"(?:Proc-Type|DEK-Info|Comment|Version|Hash|Charset|MessageID)\s?: [^\n\\]{0,200}(?:\\[rn]|[\r\n])+"
)
_NOISE = re.compile(rb"(?:\\[rntu]|[^A-Za-z0-9+/=])+")
_END = re.compile(rb"-{4,5} ?END ")
_JOINED = re.compile(rb"[\"'`]\s{0,40}[+.]\s{0,40}[\"'`]")
_MARKS = (b"+", b"//")
"""What stands in front of each line of a patch or a comment, and is base64 too."""
_BEGUN = re.compile(rb"\s{0,9}MI[A-Za-z0-9+/]{14}[A-Za-z0-9+/=]*(?:[ \t]{0,9}[\r\n]\s{0,99}[A-Za-z0-9+/=]+)*\s{0,99}")
"""Base64 of a DER sequence of more than 127 bytes, and nothing else."""
_KNOWN_BY = 96
VECTORS: Mapping[str, str] = {
    "80b885d1af82668ad76d1c5a1a916b5b": "RFC 8410, section 10.3: Ed25519",
    "680262f617f8e5bfe4ede4327538daf8": "the insecure key that Vagrant comes with",
}
"""Published keys by the first 32 hex digits of the SHA-256 of their first 96 bytes, with who publishes them."""
_LEAST = 40
_LEAST_PGP = 100
_SEQUENCE = 0x30
_CIPHERTEXT = 4.0
"""Bits of entropy that each byte of some hundred bytes of ciphertext has at least."""
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def body_of(text: bytes) -> bytes:
    """Return the base64 between the lines of a key in armour, however it is quoted or indented."""
    _, _, rest = text.partition(b"KEY")
    rest = rest.removeprefix(b" BLOCK").lstrip(b" -")
    end = _END.search(rest)
    body = _HEADERS.sub(b" ", rest[: end.start()] if end else rest)
    return _NOISE.sub(b"", _JOINED.sub(b"", _unmarked(body)))


def _unmarked(body: bytes) -> bytes:
    """Return a body without the `+` of a patch or the `//` of a comment, where every line begins with it."""
    lines = [line.strip() for line in body.splitlines() if line.strip()]
    mark = next((mark for mark in _MARKS if all(line.startswith(mark) for line in lines)), b"")
    return b"\n".join(line[len(mark) :] for line in lines) if mark else body


def key_bytes(text: bytes) -> bytes | None:
    """Return what the body of a key in armour decodes to; ``None`` where it does not, or is too short for a key."""
    body = body_of(text).split(b"=")[0]
    data = decode_any_base64(body[: len(body) - (len(body) % 4 == 1)])
    return data if data is not None and len(data) >= _LEAST else None


def is_key(candidate: Candidate) -> Answer:
    """Look for a DER sequence as long as it says, a key of OpenSSH, or ciphertext."""
    data = key_bytes(candidate.text)
    if data is None:
        if b"..." in candidate.text[:400] or b"\xe2\x80\xa6" in candidate.text[:400]:
            return Reason.PLACEHOLDER
        return _part_of_key(candidate)
    if hashlib.sha256(data[:_KNOWN_BY]).hexdigest()[:32] in VECTORS:
        return Reason.TEST_VECTOR
    if data.startswith(b"openssh-key-v1\0"):
        return None
    if b"ENCRYPTED" in candidate.text[:200]:
        return None if bits_per_character(data) > _CIPHERTEXT else Reason.REGULAR
    return None if _is_sequence(data) else _part_of_key(candidate)


def _part_of_key(candidate: Candidate) -> Answer:
    """Return that it begins as a key does, where its lines are base64 alone; else it is something else."""
    return Reason.NOT_WHOLE if _BEGUN.fullmatch(candidate.secret) else NO


def _is_sequence(data: bytes) -> bool:
    """Return whether bytes are a DER sequence that is all there and begins with the number of a version."""
    if data[0] != _SEQUENCE:
        return False
    size, at = data[1], 2
    if size & 0x80:
        count = size & 0x7F
        size, at = int.from_bytes(data[2 : 2 + count], "big"), 2 + count
    return len(data) >= at + size > _LEAST and data[at : at + 2] == b"\x02\x01"


def _is_armoured(candidate: Candidate) -> Answer:
    data = key_bytes(candidate.text.split(b"\n=")[0])
    return None if data is not None and len(data) >= _LEAST_PGP and data[0] & 0x80 else NO


def _is_age(candidate: Candidate) -> Answer:
    """Compare the checksum, the last six characters in Bech32 (BIP 173)."""
    hrp, _, body = candidate.secret.lower().rpartition(b"1")
    values = [byte >> 5 for byte in hrp] + [0] + [byte & 31 for byte in hrp]
    values += [_CHARSET.index(chr(byte)) for byte in body]
    return None if _polymod(values) == 1 else Reason.CHECKSUM


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for at, generator in enumerate(_GENERATORS):
            check ^= generator if top >> at & 1 else 0
    return check


def _wrapped(label: str, data: bytes) -> bytes:
    text = base64_text(data)
    lines = "\n".join(text[at : at + 64] for at in range(0, len(text), 64))
    mark = "-" * 5
    return f"{mark}BEGIN {label}{mark}\n{lines}\n{mark}END {label}{mark}\n".encode()


def _pem(rng: random.Random) -> bytes:
    inner = b"\x02\x01\x00\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20" + rng.randbytes(32)
    return _wrapped("PRIVATE " + "KEY", b"\x30" + bytes([len(inner)]) + inner)


def _pgp(rng: random.Random) -> bytes:
    return _wrapped("PGP PRIVATE " + "KEY BLOCK", b"\x95\x03\x98" + rng.randbytes(600))


def _putty(rng: random.Random) -> bytes:
    lines = "\n".join(base64_text(rng.randbytes(48)) for _ in range(3))
    head = "PuTTY-User-Key-" + "File-2: ssh-rsa\nEncryption: none\nComment: me\n"
    return f"{head}Public-Lines: 1\nAAAA\nPrivate-Lines: 3\n{lines}\nPrivate-MAC: {rng.randbytes(20).hex()}\n".encode()


def _age(rng: random.Random) -> bytes:
    hrp = "age-secret-key-"
    body = [int(bits, 2) for bits in re.findall("[01]{5}", f"{int.from_bytes(rng.randbytes(32), 'big'):0256b}0000")]
    values = [ord(char) >> 5 for char in hrp] + [0] + [ord(char) & 31 for char in hrp] + body
    check = _polymod([*values, 0, 0, 0, 0, 0, 0]) ^ 1
    signs = [*body, *(check >> 5 * (5 - at) & 31 for at in range(6))]
    return f"{hrp}1{''.join(_CHARSET[sign] for sign in signs)}".upper().encode()


def _account(rng: random.Random) -> bytes:
    key = _pem(rng).decode().replace("\n", r"\n")
    return (
        f'{{"type": "service_account", "private_key_id": "{rng.randbytes(20).hex()}", "private_key": "{key}"}}'.encode()
    )


_BODY = f"(?:[^-]|-(?!---[ -])){{1,{MAX_KEY}}}"
"""What stands between the lines of dashes; headers such as `DEK-Info` have single ones."""
_GAP = r"(?:\\[rn]|//|[-\s\"',+#*;]){0,40}"
ARMOUR = r"-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY-----"
"""The line above a key, as a pattern."""
_SSH2 = "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----"

FORMS = (
    Form(
        id="gcp-service-account",
        what="Google service account key",
        trigger=r'"private_key"\s*:\s*"-----BEGIN',
        pattern=rf'"private_key"\s{{0,9}}:\s{{0,9}}"{ARMOUR}{_GAP}(?P<secret>[^"]{{80,{MAX_KEY}}})"',
        room=MAX_KEY + 200,
        sealed=True,
        checks=(is_key,),
        make=_account,
        source="Google's manual on service account keys: a PEM key in JSON",
    ),
    Form(
        id="private-key",
        what="private key (PEM, OpenSSH)",
        trigger=f"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----|{_SSH2}",
        pattern=rf"(?:{ARMOUR}|{_SSH2}){_GAP}(?P<secret>{_BODY})",
        room=MAX_KEY + 200,
        sealed=True,
        checks=(is_key,),
        make=_pem,
        source="RFC 7468, RFC 5958, RFC 8017, OpenSSH's PROTOCOL.key: the body decodes to a key as long as it says",
    ),
    Form(
        id="pgp-private-key",
        what="PGP private key",
        triggers=("-----BEGIN PGP PRIVATE KEY BLOCK-----",),
        pattern=rf"-----BEGIN PGP PRIVATE KEY BLOCK-----{_GAP}(?P<secret>{_BODY})",
        room=MAX_KEY + 200,
        sealed=True,
        checks=(_is_armoured,),
        make=_pgp,
        source="RFC 9580: armour around packets, the first byte of which has its highest bit set",
    ),
    Form(
        id="putty-private-key",
        what="PuTTY private key",
        triggers=("PuTTY-User-Key-File-",),
        pattern=(
            r"PuTTY-User-Key-File-[1-3]: (?:[^P]|P(?!uTTY-User)){1,8000}?Private-Lines: [0-9]{1,3}\s{1,4}"
            r"(?P<secret>(?:[A-Za-z0-9+/=]{4,64}\s{1,4}){1,200})"
        ),
        room=MAX_KEY,
        sealed=True,
        make=_putty,
        source="PuTTY's manual, appendix C",
    ),
    Form(
        id="age-secret-key",
        what="age secret key",
        triggers=("AGE-SECRET-KEY-1",),
        pattern=r"AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}(?![A-Z0-9])",
        room=90,
        checks=(_is_age,),
        sealed=True,
        make=_age,
        source="the age specification: Bech32, with its checksum",
    ),
)
"""The forms of private keys."""

"""Keys and signatures of every type as SSH writes them, made here with another library."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from dodcheck.signatures.key import Key, is_signature_of, read_key
from dodcheck.signatures.wire import MalformedError, WireReader, wire_string
from support.signing import blob

MESSAGE = b"what is signed"
ED = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
EC = ec.derive_private_key(7, ec.SECP256R1())
RSA = rsa.generate_private_key(public_exponent=65537, key_size=2048)
POINT = EC.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
SK_ED, SK_EC = b"sk-ssh-ed25519@openssh.com", b"sk-ecdsa-sha2-nistp256@openssh.com"
TOUCHED = 1


def number(value: int) -> bytes:
    return wire_string(value.to_bytes(value.bit_length() // 8 + 1, "big"))


def pair(der: bytes) -> bytes:
    return b"".join(map(number, decode_dss_signature(der)))


def of_security_key(application: bytes, flags: int, counter: int, message: bytes = MESSAGE) -> bytes:
    """Return what a security key signs."""
    told = struct.pack(">BI", flags, counter)
    return hashlib.sha256(application).digest() + told + hashlib.sha256(message).digest()


ED_KEY = read_key(wire_string(SK_ED) + wire_string(ED.public_key().public_bytes_raw()) + wire_string(b"ssh:"))
EC_KEY = read_key(wire_string(SK_EC) + wire_string(b"nistp256") + wire_string(POINT) + wire_string(b"ssh:"))


def by_ed(flags: int = TOUCHED, counter: int = 5, application: bytes = b"ssh:", message: bytes = MESSAGE) -> bytes:
    told = ED.sign(of_security_key(application, flags, counter, message))
    return wire_string(SK_ED) + wire_string(told) + struct.pack(">BI", flags, counter)


def by_ec(flags: int = TOUCHED, counter: int = 5, application: bytes = b"ssh:", message: bytes = MESSAGE) -> bytes:
    told = pair(EC.sign(of_security_key(application, flags, counter, message), ec.ECDSA(hashes.SHA256())))
    return wire_string(SK_EC) + wire_string(told) + struct.pack(">BI", flags, counter)


@pytest.mark.parametrize(("key", "sign"), [(ED_KEY, by_ed), (EC_KEY, by_ec)], ids=["ed25519", "ecdsa"])
def test_a_security_key_signs_where_somebody_touched_it(key: Key, sign: Callable[..., bytes]) -> None:
    assert is_signature_of(key, MESSAGE, sign())
    assert is_signature_of(key, MESSAGE, sign(flags=5, counter=0xFFFFFFFF))
    assert not is_signature_of(key, MESSAGE, sign(flags=0))
    assert not is_signature_of(key, MESSAGE, sign(flags=4))
    assert not is_signature_of(key, MESSAGE, sign(application=b"other:"))
    assert not is_signature_of(key, MESSAGE, sign(message=b"something else"))
    assert not is_signature_of(key, MESSAGE, sign()[:-1] + b"\6")
    assert not is_signature_of(key, MESSAGE, sign().replace(b"sk-ssh", b"sk-own").replace(b"sk-ecdsa", b"sk-other"))
    for more, why in ((b"x", "something stands after its end"), (b"", "it ends too early")):
        with pytest.raises(MalformedError) as caught:
            is_signature_of(key, MESSAGE, sign() + more if more else sign()[:-1])
        assert str(caught.value) == why


def rsa_blob(exponent: int, modulus: int) -> bytes:
    return wire_string(b"ssh-rsa") + number(exponent) + number(modulus)


TOLD = RSA.public_key().public_numbers()
RSA_KEY = read_key(rsa_blob(TOLD.e, TOLD.n))


def by_rsa(hashed: hashes.HashAlgorithm, algorithm: bytes) -> bytes:
    return wire_string(algorithm) + wire_string(RSA.sign(MESSAGE, padding.PKCS1v15(), hashed))


def test_an_rsa_key_signs_with_either_hash_and_no_other() -> None:
    assert is_signature_of(RSA_KEY, MESSAGE, by_rsa(hashes.SHA256(), b"rsa-sha2-256"))
    assert is_signature_of(RSA_KEY, MESSAGE, by_rsa(hashes.SHA512(), b"rsa-sha2-512"))
    assert not is_signature_of(RSA_KEY, MESSAGE, by_rsa(hashes.SHA256(), b"rsa-sha2-512"))
    assert not is_signature_of(RSA_KEY, MESSAGE, by_rsa(hashes.SHA1(), b"ssh-rsa"))  # noqa: S303 - what must not be taken


def test_zeros_at_the_beginning_of_an_rsa_signature_may_be_left_out() -> None:
    made = (RSA.sign(b"%d" % at, padding.PKCS1v15(), hashes.SHA512()) for at in range(10_000))
    at, told = next((at, one) for at, one in enumerate(made) if one[0] == 0)
    assert is_signature_of(RSA_KEY, b"%d" % at, wire_string(b"rsa-sha2-512") + wire_string(told.lstrip(b"\0")))


def test_nothing_stands_after_a_signature() -> None:
    told = ED.sign(MESSAGE)
    ed = read_key(wire_string(b"ssh-ed25519") + wire_string(ED.public_key().public_bytes_raw()))
    plain = read_key(wire_string(b"ecdsa-sha2-nistp256") + wire_string(b"nistp256") + wire_string(POINT))
    numbers = pair(EC.sign(MESSAGE, ec.ECDSA(hashes.SHA256())))
    good = {
        ed: wire_string(b"ssh-ed25519") + wire_string(told),
        plain: wire_string(b"ecdsa-sha2-nistp256") + wire_string(numbers),
        RSA_KEY: by_rsa(hashes.SHA512(), b"rsa-sha2-512"),
    }
    assert all(is_signature_of(key, MESSAGE, signature) for key, signature in good.items())
    good[EC_KEY] = by_ec()
    wrong = [(key, signature + b"x") for key, signature in good.items()]
    wrong.append((plain, wire_string(b"ecdsa-sha2-nistp256") + wire_string(numbers + b"x")))
    for key, signature in wrong:
        with pytest.raises(MalformedError, match=r"^something stands after its end$"):
            is_signature_of(key, MESSAGE, signature)


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        (ED_KEY, "ED25519-SK"),
        (EC_KEY, "ECDSA-SK"),
        (RSA_KEY, "RSA"),
        (read_key(blob("Ada")), "ED25519"),
        (read_key(wire_string(b"ecdsa-sha2-nistp256") + wire_string(b"nistp256") + wire_string(POINT)), "ECDSA"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_the_fingerprint_begins_with_the_kind_of_key(key: Key, kind: str) -> None:
    assert key.fingerprint.split(" ")[0] == kind
    assert len(key.fingerprint.split(" SHA256:")[1]) == 43


@pytest.mark.parametrize(
    ("written", "why"),
    [
        (rsa_blob(65537, 2**1023 + 1), "RSA keys have 2,048 bits or more"),
        (rsa_blob(TOLD.e, TOLD.n) + b"x", "something stands after its end"),
        (wire_string(SK_ED) + wire_string(ED.public_key().public_bytes_raw()), "it ends too early"),
        (ED_KEY.blob + b"x", "something stands after its end"),
        (
            wire_string(b"ecdsa-sha2-nistp256") + wire_string(b"nistp384") + wire_string(POINT),
            "its numbers are those of no key",
        ),
        (
            wire_string(b"ecdsa-sha2-nistp384") + wire_string(b"nistp256") + wire_string(POINT),
            "its numbers are those of no key",
        ),
        (
            wire_string(b"ecdsa-sha2-nistp256") + wire_string(b"nistp256") + wire_string(POINT[1:]),
            "its numbers are those of no key",
        ),
    ],
)
def test_what_is_no_key_is_told(written: bytes, why: str) -> None:
    with pytest.raises(MalformedError) as caught:
        read_key(written)
    assert str(caught.value) == why


def test_a_number_is_above_zero_and_as_short_as_can_be() -> None:
    for good, value in ((b"\1", 1), (b"\x7f", 127), (b"\0\x80", 128), (b"\1\0", 256)):
        assert WireReader(wire_string(good)).take_positive() == value
    for wrong in (b"", b"\0", b"\x80", b"\xff\0", b"\0\x7f", b"\0\1", b"\0\0\x80"):
        with pytest.raises(MalformedError, match=r"^a number in it is not written as it has to be$"):
            WireReader(wire_string(wrong)).take_positive()

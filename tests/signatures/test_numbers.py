"""The arithmetic of signatures, against a library that others keep and against what the standards print."""

from __future__ import annotations

import hashlib

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given, settings
from hypothesis import strategies as st

from dodcheck.signatures import ecdsa, ed25519
from dodcheck.signatures import rsa as own_rsa

ORDER = 2**252 + 27742317777372353535851937790883648493
BYTES = st.binary(max_size=200)

RFC_8032 = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
]


@pytest.mark.parametrize(("key", "message", "signature"), RFC_8032)
def test_the_signatures_of_rfc_8032(key: str, message: str, signature: str) -> None:
    told = bytes.fromhex(key), bytes.fromhex(message), bytes.fromhex(signature)
    assert ed25519.verified(*told)
    assert not ed25519.verified(told[0], told[1] + b"x", told[2])


@settings(max_examples=25, deadline=None)
@given(st.binary(min_size=32, max_size=32), BYTES, st.integers(0, 511))
def test_ed25519(seed: bytes, message: bytes, bit: int) -> None:
    private = Ed25519PrivateKey.from_private_bytes(seed)
    key, signature = private.public_key().public_bytes_raw(), private.sign(message)
    assert ed25519.verified(key, message, signature)
    changed = (int.from_bytes(signature, "little") ^ 1 << bit).to_bytes(64, "little")
    assert not ed25519.verified(key, message, changed)
    # The same number written otherwise, as others take it.
    more = int.from_bytes(signature[32:], "little") + ORDER
    assert not ed25519.verified(key, message, signature[:32] + more.to_bytes(32, "little"))


@pytest.mark.parametrize("y", [1, 0, 2**255 - 20, 2**255 - 19, 2**255 - 18, 2**255 - 1, 2**255 + 1])
def test_ed25519_takes_no_key_of_small_order_and_none_that_is_written_otherwise(y: int) -> None:
    key = (y % 2**256).to_bytes(32, "little")
    for signature in (b"\1" + bytes(63), bytes(64)):
        assert not ed25519.verified(key, b"", signature)


CURVES = {"nistp256": ec.SECP256R1(), "nistp384": ec.SECP384R1(), "nistp521": ec.SECP521R1()}
HASHES = {"sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512()}


@pytest.mark.parametrize("name", CURVES)
@settings(max_examples=12, deadline=None)
@given(st.integers(1, 2**255), BYTES, st.integers(0, 500))
def test_ecdsa(name: str, secret: int, message: bytes, bit: int) -> None:
    curve = ecdsa.CURVES[name]
    private = ec.derive_private_key(secret, CURVES[name])
    r, s = decode_dss_signature(private.sign(message, ec.ECDSA(HASHES[curve.hashed])))
    key = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    assert ecdsa.verified(curve, key, message, r, s)
    assert not ecdsa.verified(curve, key, message + b"x", r, s)
    assert not ecdsa.verified(curve, key, message, r ^ 1 << bit, s)
    assert not ecdsa.verified(curve, key, message, r, s ^ 1 << bit)
    for one in (0, curve.n, r + curve.n):
        assert not ecdsa.verified(curve, key, message, one, s)
        assert not ecdsa.verified(curve, key, message, r, one)


@pytest.mark.parametrize("name", CURVES)
def test_ecdsa_takes_only_points_of_the_curve(name: str) -> None:
    curve = ecdsa.CURVES[name]
    size = (curve.p.bit_length() + 7) // 8
    good = b"\4" + curve.x.to_bytes(size, "big") + curve.y.to_bytes(size, "big")
    assert ecdsa.decoded(curve, good)
    off = b"\4" + curve.x.to_bytes(size, "big") + (curve.y + 1).to_bytes(size, "big")
    assert not any(ecdsa.decoded(curve, key) for key in (off, b"", b"\0", b"\3" + good[1 : size + 1], good + b"\0"))
    assert not any(ecdsa.decoded(curve, b"\4" + bytes(2 * size)) for _ in "x")


RSA = rsa.generate_private_key(public_exponent=65537, key_size=2048)


@settings(max_examples=15, deadline=None)
@given(BYTES, st.integers(0, 2047), st.sampled_from(["sha256", "sha512"]))
def test_rsa(message: bytes, bit: int, hashed: str) -> None:
    numbers = RSA.public_key().public_numbers()
    signature = RSA.sign(message, padding.PKCS1v15(), HASHES[hashed])
    other = {"sha256": "sha512", "sha512": "sha256"}[hashed]
    assert own_rsa.verified(numbers.e, numbers.n, hashed, message, signature)
    assert not own_rsa.verified(numbers.e, numbers.n, other, message, signature)
    changed = (int.from_bytes(signature, "big") ^ 1 << bit).to_bytes(256, "big")
    assert not own_rsa.verified(numbers.e, numbers.n, hashed, message, changed)
    assert not own_rsa.verified(numbers.e, numbers.n, hashed, message, b"\0" + signature)
    whole = (int.from_bytes(signature, "big") + numbers.n).to_bytes(257, "big")
    assert not own_rsa.verified(numbers.e, numbers.n, hashed, message, whole)


def test_rsa_finds_no_digest_behind_short_padding() -> None:
    """A number whose cube only begins as it has to: what a parser that stops early would take."""
    modulus, told = 2**2048 - 1, hashlib.sha256(b"words").digest()
    prefix = bytes.fromhex("3031300d060960864801650304020105000420")
    begun = b"\0\1" + b"\xff" * 8 + b"\0" + prefix + told
    wanted = int.from_bytes(begun + bytes(256 - len(begun)), "big")
    root = 0
    for step in (1 << bit for bit in range(680, -1, -1)):
        if (root + step) ** 3 < wanted + 2**1400:
            root += step
    assert (root**3).to_bytes(256, "big").startswith(begun)
    assert not own_rsa.verified(3, modulus, "sha256", b"words", root.to_bytes(256, "big"))


@pytest.mark.parametrize(
    ("exponent", "bits"), [(65537, 2047), (65537, 16_385), (1, 2048), (65536, 2048), (2**65 + 1, 2048)]
)
def test_rsa_takes_no_key_that_is_weak_or_slow(exponent: int, bits: int) -> None:
    assert own_rsa.usable(65537, 2**2048 - 1)
    assert not own_rsa.usable(exponent, 2**bits - 1)

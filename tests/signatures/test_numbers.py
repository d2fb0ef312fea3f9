"""What is asked of the library for keys and signatures: what it takes, and what it must not take."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given, settings
from hypothesis import strategies as st

from dodcheck.signatures import numbers

ORDER = 2**252 + 27742317777372353535851937790883648493
BYTES = st.binary(max_size=200)


def ed25519(point: bytes, message: bytes, signature: bytes) -> bool:
    key = numbers.ed25519_key(point)
    return key is not None and numbers.ed25519_verified(key, message, signature)


@settings(max_examples=25, deadline=None)
@given(st.binary(min_size=32, max_size=32), BYTES, st.integers(0, 511))
def test_ed25519(seed: bytes, message: bytes, bit: int) -> None:
    private = Ed25519PrivateKey.from_private_bytes(seed)
    key, signature = private.public_key().public_bytes_raw(), private.sign(message)
    assert ed25519(key, message, signature)
    changed = (int.from_bytes(signature, "little") ^ 1 << bit).to_bytes(64, "little")
    assert not ed25519(key, message, changed)
    # The same number written otherwise.
    more = int.from_bytes(signature[32:], "little") + ORDER
    assert not ed25519(key, message, signature[:32] + more.to_bytes(32, "little"))
    assert not any(ed25519(key, message, other) for other in (b"", signature[:-1], signature + b"\0"))


@pytest.mark.parametrize("point", [b"", bytes(31), bytes(33)])
def test_what_is_no_point_is_no_ed25519_key(point: bytes) -> None:
    assert numbers.ed25519_key(point) is None


CURVES = {"nistp256": ec.SECP256R1(), "nistp384": ec.SECP384R1(), "nistp521": ec.SECP521R1()}
HASHES = {"nistp256": hashes.SHA256(), "nistp384": hashes.SHA384(), "nistp521": hashes.SHA512()}


@pytest.mark.parametrize("name", CURVES)
@settings(max_examples=12, deadline=None)
@given(st.integers(1, 2**255), BYTES, st.integers(0, 500))
def test_ecdsa(name: str, secret: int, message: bytes, bit: int) -> None:
    private = ec.derive_private_key(secret, CURVES[name])
    r, s = decode_dss_signature(private.sign(message, ec.ECDSA(HASHES[name])))
    key = numbers.ecdsa_key(name, private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))
    assert key
    assert numbers.ecdsa_verified(key, message, r, s)
    assert not numbers.ecdsa_verified(key, message + b"x", r, s)
    assert not numbers.ecdsa_verified(key, message, r ^ 1 << bit, s)
    assert not numbers.ecdsa_verified(key, message, r, s ^ 1 << bit)
    assert not numbers.ecdsa_verified(key, message, r, 0)


@pytest.mark.parametrize("name", CURVES)
def test_ecdsa_takes_only_uncompressed_points_of_its_curve(name: str) -> None:
    public = ec.derive_private_key(7, CURVES[name]).public_key()
    good = public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    short = public.public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
    off = good[:-1] + bytes([good[-1] ^ 1])
    assert numbers.ecdsa_key(name, good)
    wrong = (off, b"", b"\0", short, good + b"\0", b"\4" + bytes(len(good) - 1))
    assert [numbers.ecdsa_key(name, point) for point in wrong] == [None] * len(wrong)
    assert [numbers.ecdsa_key(other, good) for other in ("nistp255", *(set(CURVES) - {name}))] == [None] * 3


RSA = rsa.generate_private_key(public_exponent=65537, key_size=2048)


@settings(max_examples=15, deadline=None)
@given(BYTES, st.integers(0, 2047), st.sampled_from(["sha256", "sha512"]))
def test_rsa(message: bytes, bit: int, hashed: str) -> None:
    told = RSA.public_key().public_numbers()
    key = numbers.rsa_key(told.e, told.n)
    assert key
    made = {"sha256": hashes.SHA256(), "sha512": hashes.SHA512()}
    signature = RSA.sign(message, padding.PKCS1v15(), made[hashed])
    other = {"sha256": "sha512", "sha512": "sha256"}[hashed]
    assert numbers.rsa_verified(key, hashed, message, signature)
    assert numbers.rsa_verified(key, hashed, message, signature.lstrip(b"\0"))
    assert not numbers.rsa_verified(key, other, message, signature)
    changed = (int.from_bytes(signature, "big") ^ 1 << bit).to_bytes(256, "big")
    whole = (int.from_bytes(signature, "big") + told.n).to_bytes(257, "big")
    for wrong in (changed, b"\0" + signature, whole, b""):
        assert not numbers.rsa_verified(key, hashed, message, wrong)


@pytest.mark.parametrize(
    ("exponent", "bits"), [(65537, 2047), (65537, 16_385), (1, 2048), (65536, 2048), (2**65 + 1, 2048)]
)
def test_rsa_takes_no_key_that_is_weak_or_slow(exponent: int, bits: int) -> None:
    assert numbers.rsa_key(65537, RSA.public_key().public_numbers().n)
    assert numbers.rsa_key(exponent, 2**bits - 1) is None


@pytest.mark.parametrize(("exponent", "bits"), [(3, 2048), (65537, 16_384), (2**64 - 1, 2048)])
def test_rsa_takes_keys_up_to_these_numbers(exponent: int, bits: int) -> None:
    assert numbers.rsa_key(exponent, 2**bits - 1)

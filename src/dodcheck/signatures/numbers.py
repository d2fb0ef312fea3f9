"""The arithmetic of signatures: what a library that others keep says of a key, a message and a signature."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

SMALLEST, LARGEST = 2048, 16_384
"""RSA keys of fewer bits can be broken, keys of more take too long."""

CURVES: Final = ("nistp256", "nistp384", "nistp521")
"""The curves of ECDSA by the names that SSH has for them."""

_LARGEST_EXPONENT: Final = 64
_UNCOMPRESSED: Final = 4


def ed25519_key(point: bytes) -> Ed25519PublicKey | None:
    """Return the key that a point is, ``None`` where it is none."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415 - lazy: few sign

    try:
        return Ed25519PublicKey.from_public_bytes(point)
    except ValueError:
        return None


def ecdsa_key(curve: str, point: bytes) -> EllipticCurvePublicKey | None:
    """Return the key that an uncompressed point of a curve is, ``None`` where it is none."""
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415 - lazy: the same

    curves = {"nistp256": ec.SECP256R1(), "nistp384": ec.SECP384R1(), "nistp521": ec.SECP521R1()}
    if curve not in curves or point[:1] != bytes([_UNCOMPRESSED]):
        return None
    try:
        return ec.EllipticCurvePublicKey.from_encoded_point(curves[curve], point)
    except ValueError:
        return None


def rsa_key(exponent: int, modulus: int) -> RSAPublicKey | None:
    """Return the key that exponent and modulus are, ``None`` where they are none, or one too weak or too slow."""
    from cryptography.hazmat.primitives.asymmetric import rsa  # noqa: PLC0415 - lazy: the same

    if not SMALLEST <= modulus.bit_length() <= LARGEST or exponent.bit_length() > _LARGEST_EXPONENT:
        return None
    try:
        return rsa.RSAPublicNumbers(exponent, modulus).public_key()
    except ValueError:
        return None


def ed25519_verified(key: Ed25519PublicKey, message: bytes, signature: bytes) -> bool:
    """Return whether a signature of 64 bytes is that of a message."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - lazy: the same

    try:
        key.verify(signature, message)
    except InvalidSignature:
        return False
    return True


def ecdsa_verified(key: EllipticCurvePublicKey, message: bytes, r: int, s: int) -> bool:
    """Return whether two numbers are the signature of a message, with the hash that SSH has for the curve."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - lazy: the same
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415 - lazy: the same
    from cryptography.hazmat.primitives.asymmetric import ec, utils  # noqa: PLC0415 - lazy: the same

    hashed = {256: hashes.SHA256(), 384: hashes.SHA384()}.get(key.curve.key_size, hashes.SHA512())
    try:
        key.verify(utils.encode_dss_signature(r, s), message, ec.ECDSA(hashed))
    except InvalidSignature:
        return False
    return True


def rsa_verified(key: RSAPublicKey, hashed: str, message: bytes, signature: bytes) -> bool:
    """Return whether a signature is that of a message; ``hashed`` is ``sha256`` or ``sha512``.

    SSH leaves out zeros at the beginning of the number.
    """
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - lazy: the same
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415 - lazy: the same
    from cryptography.hazmat.primitives.asymmetric import padding  # noqa: PLC0415 - lazy: the same

    digest = {"sha256": hashes.SHA256(), "sha512": hashes.SHA512()}[hashed]
    try:
        key.verify(signature.rjust((key.key_size + 7) // 8, b"\0"), message, padding.PKCS1v15(), digest)
    except InvalidSignature:
        return False
    return True

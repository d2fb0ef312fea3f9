"""Checks ECDSA signatures on the curves P-256, P-384 and P-521 (FIPS 186-5, section 6.4.2)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import NamedTuple


class Curve(NamedTuple):
    """y² = x³ − 3x + b over the numbers modulo ``p``, with a base point of the prime order ``n``, and its hash."""

    p: int
    b: int
    x: int
    y: int
    n: int
    hashed: str


_Point = tuple[int, int, int]
"""Jacobian coordinates: X, Y and Z with x = X/Z² and y = Y/Z³; Z is 0 at infinity."""

_INFINITY: _Point = (1, 1, 0)
_UNCOMPRESSED = 4


def _hex(*parts: str) -> int:
    return int("".join(parts), 16)


CURVES: Mapping[str, Curve] = {
    "nistp256": Curve(
        2**256 - 2**224 + 2**192 + 2**96 - 1,
        _hex("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b"),
        _hex("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"),
        _hex("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5"),
        _hex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"),
        "sha256",
    ),
    "nistp384": Curve(
        2**384 - 2**128 - 2**96 + 2**32 - 1,
        _hex("b3312fa7e23ee7e4988e056be3f82d19181d9c6efe814112", "0314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef"),
        _hex("aa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b98", "59f741e082542a385502f25dbf55296c3a545e3872760ab7"),
        _hex("3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147c", "e9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90ea0e5f"),
        _hex("ffffffffffffffffffffffffffffffffffffffffffffffff", "c7634d81f4372ddf581a0db248b0a77aecec196accc52973"),
        "sha384",
    ),
    "nistp521": Curve(
        2**521 - 1,
        _hex(
            "0051953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e1",
            "56193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00",
        ),
        _hex(
            "00c6858e06b70404e9cd9e3ecb662395b4429c648139053fb521f828af606b4d3dba",
            "a14b5e77efe75928fe1dc127a2ffa8de3348b3c1856a429bf97e7e31c2e5bd66",
        ),
        _hex(
            "011839296a789a3bc0045c8a5fb42c7d1bd998f54449579b446817afbd17273e662c",
            "97ee72995ef42640c550b9013fad0761353c7086a272c24088be94769fd16650",
        ),
        _hex(
            "01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa",
            "51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409",
        ),
        "sha512",
    ),
}
"""Every curve by the name that SSH has for it."""


def verified(curve: Curve, key: bytes, message: bytes, r: int, s: int) -> bool:
    """Return whether the numbers ``r`` and ``s`` are the signature of a message by an uncompressed point."""
    point = decoded(curve, key)
    if point is None or not (0 < r < curve.n and 0 < s < curve.n):
        return False
    digest = hashlib.new(curve.hashed, message).digest()
    told = int.from_bytes(digest, "big") >> max(0, 8 * len(digest) - curve.n.bit_length())
    inverse = pow(s, -1, curve.n)
    x, _, z = _sum_of(curve, told * inverse % curve.n, (curve.x, curve.y, 1), r * inverse % curve.n, point)
    return z != 0 and x * pow(z, -2, curve.p) % curve.p % curve.n == r


def decoded(curve: Curve, key: bytes) -> _Point | None:
    """Return the point that a key stands for, ``None`` where it is no uncompressed point of the curve."""
    size = (curve.p.bit_length() + 7) // 8
    if len(key) != 1 + 2 * size or key[0] != _UNCOMPRESSED:
        return None
    x, y = int.from_bytes(key[1 : 1 + size], "big"), int.from_bytes(key[1 + size :], "big")
    on_curve = x < curve.p and y < curve.p and (y * y - (x * x * x - 3 * x + curve.b)) % curve.p == 0
    return (x, y, 1) if on_curve else None


def _sum_of(curve: Curve, first: int, one: _Point, second: int, other: _Point) -> _Point:
    """Return ``first`` times a point plus ``second`` times another, both in one walk over the bits."""
    both = _add(curve, one, other)
    found = _INFINITY
    for at in range(max(first.bit_length(), second.bit_length()) - 1, -1, -1):
        found = _double(curve, found)
        match first >> at & 1, second >> at & 1:
            case 1, 1:
                found = _add(curve, found, both)
            case 1, _:
                found = _add(curve, found, one)
            case _, 1:
                found = _add(curve, found, other)
            case _:
                pass
    return found


def _double(curve: Curve, point: _Point) -> _Point:
    x, y, z = point
    if not z:
        return _INFINITY
    p = curve.p
    squared = y * y % p
    s = 4 * x * squared % p
    m = 3 * (x - z * z) * (x + z * z) % p
    wide = (m * m - 2 * s) % p
    return wide, (m * (s - wide) - 8 * squared * squared) % p, 2 * y * z % p


def _add(curve: Curve, one: _Point, other: _Point) -> _Point:
    if not one[2]:
        return other
    if not other[2]:
        return one
    p = curve.p
    one_zz, other_zz = one[2] * one[2] % p, other[2] * other[2] % p
    u1, u2 = one[0] * other_zz % p, other[0] * one_zz % p
    s1, s2 = one[1] * other[2] * other_zz % p, other[1] * one[2] * one_zz % p
    if u1 == u2:
        return _double(curve, one) if s1 == s2 else _INFINITY
    h, r = (u2 - u1) % p, (s2 - s1) % p
    hh = h * h % p
    hhh, v = h * hh % p, u1 * hh % p
    wide = (r * r - hhh - 2 * v) % p
    return wide, (r * (v - wide) - s1 * hhh) % p, h * one[2] * other[2] % p

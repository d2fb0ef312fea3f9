"""Checks Ed25519 signatures (RFC 8032, section 5.1.7) as OpenSSH does: without the cofactor, canonical values only."""

from __future__ import annotations

import hashlib

_P = 2**255 - 19
_ORDER = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, -1, _P) % _P
_ROOT = pow(2, (_P - 1) // 4, _P)
_SIZE = 32
_COFACTOR = 8

_Point = tuple[int, int, int, int]
"""Extended coordinates: X, Y, Z and T with x = X/Z, y = Y/Z and xy = T/Z."""

_ZERO: _Point = (0, 1, 1, 0)
_BASE: _Point = (
    15112221349535400772501151409588531511454012693041857206046113283949847762202,
    46316835694926478169428394003475163141307993866256225615783033603165251855960,
    1,
    46827403850823179245072216630277197565144205554125654976674165829533817101731,
)


def verified(key: bytes, message: bytes, signature: bytes) -> bool:
    """Return whether a signature of 64 bytes is that of a message by the key of 32 bytes."""
    point = decoded(key)
    if point is None or len(signature) != 2 * _SIZE or _same(_times(_COFACTOR, point), _ZERO):
        return False
    first, scalar = signature[:_SIZE], int.from_bytes(signature[_SIZE:], "little")
    if scalar >= _ORDER:
        return False
    told = int.from_bytes(hashlib.sha512(first + key + message).digest(), "little") % _ORDER
    # What was signed is right when S·B − h·A has the very bytes of R.
    return _encoded(_sum_of(scalar, _BASE, told, _negative(point))) == first


def decoded(key: bytes) -> _Point | None:
    """Return the point that 32 bytes stand for, ``None`` where they stand for none."""
    if len(key) != _SIZE:
        return None
    number = int.from_bytes(key, "little")
    odd, y = number >> 255, number & ((1 << 255) - 1)
    if y >= _P:
        return None
    square = (y * y - 1) * pow(_D * y * y + 1, -1, _P) % _P
    x = pow(square, (_P + 3) // 8, _P)
    if (x * x - square) % _P:
        x = x * _ROOT % _P
    if (x * x - square) % _P or (x == 0 and odd):
        return None
    x = _P - x if x & 1 != odd else x
    return x, y, 1, x * y % _P


def _encoded(point: _Point) -> bytes:
    inverse = pow(point[2], -1, _P)
    x, y = point[0] * inverse % _P, point[1] * inverse % _P
    return (y | (x & 1) << 255).to_bytes(_SIZE, "little")


def _add(one: _Point, other: _Point) -> _Point:
    a = (one[1] - one[0]) * (other[1] - other[0]) % _P
    b = (one[1] + one[0]) * (other[1] + other[0]) % _P
    c = 2 * one[3] * other[3] * _D % _P
    d = 2 * one[2] * other[2] % _P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % _P, g * h % _P, f * g % _P, e * h % _P


def _negative(point: _Point) -> _Point:
    return -point[0] % _P, point[1], point[2], -point[3] % _P


def _same(one: _Point, other: _Point) -> bool:
    return not ((one[0] * other[2] - other[0] * one[2]) % _P or (one[1] * other[2] - other[1] * one[2]) % _P)


def _times(factor: int, point: _Point) -> _Point:
    return _sum_of(factor, point, 0, _ZERO)


def _sum_of(first: int, one: _Point, second: int, other: _Point) -> _Point:
    """Return ``first`` times a point plus ``second`` times another, both in one walk over the bits."""
    both = _add(one, other)
    found = _ZERO
    for at in range(max(first.bit_length(), second.bit_length()) - 1, -1, -1):
        found = _add(found, found)
        match first >> at & 1, second >> at & 1:
            case 1, 1:
                found = _add(found, both)
            case 1, _:
                found = _add(found, one)
            case _, 1:
                found = _add(found, other)
            case _:
                pass
    return found

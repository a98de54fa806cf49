"""Ed25519 (RFC 8032), strictly checked and without a cofactor: docs/protocol.md, section 2."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import List, Optional, Tuple

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT_MINUS_ONE = pow(2, (P - 1) // 4, P)

# A point in extended coordinates: x = X/Z, y = Y/Z, xy = T/Z (RFC 8032, 5.1.4).
Point = Tuple[int, int, int, int]
IDENTITY: Point = (0, 1, 1, 0)


def add(a: Point, b: Point) -> Point:
    """RFC 8032, 5.1.4: addition."""
    left = (a[1] - a[0]) * (b[1] - b[0]) % P
    right = (a[1] + a[0]) * (b[1] + b[0]) % P
    c = 2 * a[3] * b[3] * D % P
    d = 2 * a[2] * b[2] % P
    e, f, g, h = right - left, d - c, d + c, right + left
    return e * f % P, g * h % P, f * g % P, e * h % P


def double(a: Point) -> Point:
    """RFC 8032, 5.1.4: doubling."""
    xx = a[0] * a[0] % P
    yy = a[1] * a[1] % P
    h = xx + yy
    e = h - (a[0] + a[1]) ** 2 % P
    g = xx - yy
    f = 2 * a[2] * a[2] % P + g
    return e * f % P, g * h % P, f * g % P, e * h % P


def negate(a: Point) -> Point:
    return -a[0] % P, a[1], a[2], -a[3] % P


def is_identity(a: Point) -> bool:
    return a[0] % P == 0 and (a[1] - a[2]) % P == 0


def multiply(k: int, point: Point) -> Point:
    """k times a point, bit by bit."""
    result = IDENTITY
    for bit in bin(k)[2:]:
        result = double(result)
        if bit == "1":
            result = add(result, point)
    return result


def recover_x(y: int, sign: int) -> Optional[int]:
    """RFC 8032, 5.1.3: the x that belongs to y, or None."""
    if y >= P:
        return None
    numerator, denominator = y * y - 1, D * y * y + 1
    x = numerator * pow(denominator, 3, P) * pow(numerator * pow(denominator, 7, P), (P - 5) // 8, P) % P
    if (denominator * x * x - numerator) % P != 0:
        x = x * SQRT_MINUS_ONE % P
    if (denominator * x * x - numerator) % P != 0:
        return None
    if x == 0 and sign == 1:
        return None
    return P - x if x % 2 != sign else x


def encode(a: Point) -> bytes:
    """RFC 8032, 5.1.2."""
    inverse = pow(a[2], P - 2, P)
    x, y = a[0] * inverse % P, a[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


@lru_cache(maxsize=256)
def decode(key: bytes) -> Optional[Point]:
    """The point of a key in its one spelling, or None."""
    if len(key) != 32:
        return None
    number = int.from_bytes(key, "little")
    y, sign = number & (2**255 - 1), number >> 255
    x = recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


@lru_cache(maxsize=256)
def is_good_key(key: bytes) -> bool:
    """Section 2: one spelling, and not of small order."""
    point = decode(key)
    return point is not None and not is_identity(double(double(double(point))))


_BASE_Y = 4 * pow(5, P - 2, P) % P
_BASE_X = recover_x(_BASE_Y, 0) or 0
BASE: Point = (_BASE_X, _BASE_Y, 1, _BASE_X * _BASE_Y % P)


def _multiples(point: Point, count: int) -> List[Point]:
    table = [IDENTITY]
    while len(table) < count:
        table.append(add(table[-1], point))
    return table


_BASE_TABLE = _multiples(BASE, 16)


def _sum_of_two(s: int, k: int, point: Point) -> Point:
    """s·B + k·point, four bits of both at a time: one row of doublings instead of two."""
    table = _multiples(point, 16)
    result = IDENTITY
    for shift in range(252, -1, -4):
        result = double(double(double(double(result))))
        digit, other = s >> shift & 15, k >> shift & 15
        if digit:
            result = add(result, _BASE_TABLE[digit])
        if other:
            result = add(result, table[other])
    return result


def verify(key: bytes, message: bytes, signature: bytes) -> bool:
    """RFC 8032, 5.1.7, with the equation [S]B = R + [k]A itself, and S below the order."""
    if len(signature) != 64 or not is_good_key(key):
        return False
    point = decode(key)
    s = int.from_bytes(signature[32:], "little")
    if point is None or s >= ORDER:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    return encode(_sum_of_two(s, k, negate(point))) == signature[:32]


def public_key(seed: bytes) -> bytes:
    """RFC 8032, 5.1.5: needed for the keys of trustees, which follow from their shares."""
    digest = hashlib.sha512(seed).digest()
    scalar = int.from_bytes(digest[:32], "little") & (2**254 - 8) | 2**254
    return encode(multiply(scalar, BASE))

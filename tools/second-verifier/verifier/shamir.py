"""Shares of the tally secret over GF(2^8): docs/protocol.md, section 2."""

from __future__ import annotations

from typing import List, Optional

from . import ed25519
from .hpke import hkdf


def multiply(a: int, b: int) -> int:
    """In the field of x^8 + x^4 + x^3 + x + 1."""
    product = 0
    while b:
        if b & 1:
            product ^= a
        a = a << 1 ^ (0x11B if a & 0x80 else 0)
        b >>= 1
    return product


def inverse(a: int) -> int:
    """a^254, since a^255 = 1."""
    result = 1
    for _ in range(254):
        result = multiply(result, a)
    return result


def combine(shares: List[bytes]) -> Optional[bytes]:
    """Interpolates at 0; None when a share is no share or two have the same x."""
    if not shares or any(len(share) != 33 or share[32] == 0 for share in shares):
        return None
    places = [share[32] for share in shares]
    if len(set(places)) != len(places):
        return None
    if len(shares) == 1:
        return shares[0][:32] if places[0] == 1 else None
    secret = bytearray(32)
    for share, x in zip(shares, places):
        weight = 1
        for other in places:
            if other != x:
                weight = multiply(weight, multiply(other, inverse(other ^ x)))
        for at in range(32):
            secret[at] ^= multiply(share[at], weight)
    return bytes(secret)


def trustee_key(share: bytes) -> bytes:
    """The public key that follows from a share."""
    return ed25519.public_key(hkdf(share, b"wijkbegroting/trustee/v1"))

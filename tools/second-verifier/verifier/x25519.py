"""X25519 (RFC 7748, section 5)."""

from __future__ import annotations

P = 2**255 - 19
BASE_POINT = (9).to_bytes(32, "little")


def multiply(scalar: bytes, u: bytes) -> bytes:
    """RFC 7748, section 5: the Montgomery ladder."""
    k = int.from_bytes(scalar, "little") & (2**254 - 8) | 2**254
    x1 = (int.from_bytes(u, "little") & (2**255 - 1)) % P
    x2, z2, x3, z3, swap = 1, 0, x1, 1, 0
    for bit in range(254, -1, -1):
        k_bit = k >> bit & 1
        if swap != k_bit:
            x2, x3, z2, z3 = x3, x2, z3, z2
        swap = k_bit
        a, b = x2 + z2, x2 - z2
        aa, bb = a * a % P, b * b % P
        e = aa - bb
        da, cb = (x3 - z3) * a % P, (x3 + z3) * b % P
        x3 = (da + cb) ** 2 % P
        z3 = x1 * (da - cb) ** 2 % P
        x2 = aa * bb % P
        z2 = e * (aa + 121665 * e) % P
    if swap:
        x2, z2 = x3, z3
    return (x2 * pow(z2, P - 2, P) % P).to_bytes(32, "little")


def public_key(secret: bytes) -> bytes:
    return multiply(secret, BASE_POINT)


def has_one_spelling(u: bytes) -> bool:
    return int.from_bytes(u, "little") < P


def is_good_key(key: bytes) -> bool:
    """docs/protocol.md, section 2: 32 bytes in their one spelling, and not of small order."""
    return len(key) == 32 and has_one_spelling(key) and multiply(bytes(32), key) != bytes(32)

"""The other half of the cryptography, for tests only: signing, sealing, splitting. Never for a real round."""

from __future__ import annotations

import base64
import hashlib
import struct
from functools import lru_cache
from typing import List

from verifier import chacha20_poly1305, ed25519, hpke, rsa_pss, shamir, x25519


@lru_cache(maxsize=None)
def sign(seed: bytes, message: bytes) -> bytes:
    """RFC 8032, 5.1.6."""
    digest = hashlib.sha512(seed).digest()
    scalar = int.from_bytes(digest[:32], "little") & (2**254 - 8) | 2**254
    key = ed25519.encode(ed25519.multiply(scalar, ed25519.BASE))
    r = int.from_bytes(hashlib.sha512(digest[32:] + message).digest(), "little") % ed25519.ORDER
    point = ed25519.encode(ed25519.multiply(r, ed25519.BASE))
    k = int.from_bytes(hashlib.sha512(point + key + message).digest(), "little") % ed25519.ORDER
    return point + ((r + k * scalar) % ed25519.ORDER).to_bytes(32, "little")


def seal_chacha(key: bytes, nonce: bytes, aad: bytes, text: bytes) -> bytes:
    """RFC 8439, section 2.8."""
    stream = chacha20_poly1305.key_stream(key, 0, nonce, 1 + (len(text) + 63) // 64)
    cipher = bytes(a ^ b for a, b in zip(text, stream[64:]))
    padded = aad + bytes(-len(aad) % 16) + cipher + bytes(-len(cipher) % 16)
    return cipher + chacha20_poly1305.poly1305(stream[:32], padded + struct.pack("<QQ", len(aad), len(cipher)))


@lru_cache(maxsize=None)
def seal(public: bytes, ephemeral: bytes, info: bytes, aad: bytes, text: bytes) -> bytes:
    """RFC 9180, 6.1, with a given ephemeral secret: `enc ‖ ciphertext`."""
    enc = x25519.public_key(ephemeral)
    prk = hpke.labeled_extract(hpke.KEM_SUITE, b"", b"eae_prk", x25519.multiply(ephemeral, public))
    shared = hpke.labeled_expand(hpke.KEM_SUITE, prk, b"shared_secret", enc + public, 32)
    secret = hpke.labeled_extract(hpke.HPKE_SUITE, shared, b"secret", b"")
    context = hpke.Opener(ephemeral, info).context
    key = hpke.labeled_expand(hpke.HPKE_SUITE, secret, b"key", context, 32)
    nonce = hpke.labeled_expand(hpke.HPKE_SUITE, secret, b"base_nonce", context, 12)
    return enc + seal_chacha(key, nonce, aad, text)


def split(secret: bytes, threshold: int, places: List[int]) -> List[bytes]:
    """Shares of 33 bytes, from polynomials that follow from the secret."""
    if threshold == 1:
        return [secret + b"\x01"]
    rows = [hashlib.sha256(secret + bytes([power])).digest() for power in range(1, threshold)]
    shares = []
    for x in places:
        values = bytearray(secret)
        for at in range(32):
            power = 1
            for row in rows:
                power = shamir.multiply(power, x)
                values[at] ^= shamir.multiply(row[at], power)
        shares.append(bytes(values) + bytes([x]))
    return shares


def to_base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _prime(label: bytes, offset: int) -> int:
    """A prime for tests: the number that a label gives, and how far after it the prime is."""
    start = int.from_bytes(hashlib.shake_256(label).digest(192), "big") | 3 << 1534 | 1
    return start + offset


def is_prime(number: int) -> bool:
    """Fermat with a few bases: enough for numbers that nobody chose."""
    return all(pow(base, number - 1, number) == 1 for base in (2, 3, 5, 7))


FIRST, SECOND = _prime(b"first prime of the tests", 100), _prime(b"second prime of the tests", 506)
ISSUER = rsa_pss.PublicKey(FIRST * SECOND, 65537)
_PRIVATE = pow(65537, -1, (FIRST - 1) * (SECOND - 1))


def _der(tag: int, content: bytes) -> bytes:
    size = len(content)
    if size < 0x80:
        return bytes([tag, size]) + content
    digits = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(digits)]) + digits + content


def _integer(number: int) -> bytes:
    return _der(2, number.to_bytes(number.bit_length() // 8 + 1, "big"))


def spki(key: rsa_pss.PublicKey) -> bytes:
    numbers = _der(0x30, _integer(key.modulus) + _integer(key.exponent))
    return _der(0x30, rsa_pss.RSA_ALGORITHM + _der(3, b"\x00" + numbers))


@lru_cache(maxsize=None)
def sign_pss(message: bytes, salt: bytes = bytes(48)) -> bytes:
    """RFC 8017, 9.1.1 and 8.1.1, with the issuer's key of the tests."""
    digest = hashlib.sha384(bytes(8) + hashlib.sha384(message).digest() + salt).digest()
    block = bytes(384 - 48 - 1 - len(salt) - 1) + b"\x01" + salt
    masked = bytearray(a ^ b for a, b in zip(block, rsa_pss.mgf1(digest, len(block))))
    masked[0] &= 0x7F
    encoded = int.from_bytes(bytes(masked) + digest + b"\xbc", "big")
    half_p = pow(encoded % FIRST, _PRIVATE % (FIRST - 1), FIRST)
    half_q = pow(encoded % SECOND, _PRIVATE % (SECOND - 1), SECOND)
    number = half_q + SECOND * ((half_p - half_q) * pow(SECOND, -1, FIRST) % FIRST)
    return number.to_bytes(384, "big")

"""HPKE (RFC 9180) in base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20Poly1305. Opening only."""

from __future__ import annotations

import hashlib
import hmac
from typing import Optional

from . import chacha20_poly1305, x25519

KEM_SUITE = b"KEM" + (0x0020).to_bytes(2, "big")
HPKE_SUITE = b"HPKE" + b"".join(number.to_bytes(2, "big") for number in (0x0020, 0x0001, 0x0003))


def extract(salt: bytes, ikm: bytes) -> bytes:
    """HKDF-Extract (RFC 5869)."""
    return hmac.new(salt or bytes(32), ikm, hashlib.sha256).digest()


def expand(prk: bytes, info: bytes, length: int) -> bytes:
    """HKDF-Expand (RFC 5869)."""
    block, output, counter = b"", b"", 1
    while len(output) < length:
        block = hmac.new(prk, block + info + bytes([counter]), hashlib.sha256).digest()
        output += block
        counter += 1
    return output[:length]


def hkdf(ikm: bytes, info: bytes, length: int = 32) -> bytes:
    """HKDF-SHA-256 without a salt."""
    return expand(extract(b"", ikm), info, length)


def labeled_extract(suite: bytes, salt: bytes, label: bytes, ikm: bytes) -> bytes:
    """RFC 9180, section 4."""
    return extract(salt, b"HPKE-v1" + suite + label + ikm)


def labeled_expand(suite: bytes, prk: bytes, label: bytes, info: bytes, length: int) -> bytes:
    """RFC 9180, section 4."""
    return expand(prk, length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info, length)


class Opener:
    """Opens boxes that were sealed to one key with one `info`."""

    def __init__(self, secret: bytes, info: bytes) -> None:
        self.secret = secret
        self.public = x25519.public_key(secret)
        psk_hash = labeled_extract(HPKE_SUITE, b"", b"psk_id_hash", b"")
        info_hash = labeled_extract(HPKE_SUITE, b"", b"info_hash", info)
        self.context = b"\x00" + psk_hash + info_hash

    def open(self, box: bytes, aad: bytes) -> Optional[bytes]:
        """RFC 9180, sections 4.1, 5.1 and 6.1: what is in `enc ‖ ciphertext`, or None."""
        enc, sealed = box[:32], box[32:]
        if len(enc) != 32 or not x25519.has_one_spelling(enc):
            return None
        dh = x25519.multiply(self.secret, enc)
        if dh == bytes(32):  # a point of small order (RFC 9180, 7.1.4)
            return None
        prk = labeled_extract(KEM_SUITE, b"", b"eae_prk", dh)
        shared = labeled_expand(KEM_SUITE, prk, b"shared_secret", enc + self.public, 32)
        secret = labeled_extract(HPKE_SUITE, shared, b"secret", b"")
        key = labeled_expand(HPKE_SUITE, secret, b"key", self.context, 32)
        nonce = labeled_expand(HPKE_SUITE, secret, b"base_nonce", self.context, 12)
        return chacha20_poly1305.open_sealed(key, nonce, aad, sealed)

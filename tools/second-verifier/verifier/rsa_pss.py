"""RSA-PSS (RFC 8017, 8.1) with SHA-384, MGF1 with SHA-384 and a salt of 48 bytes: docs/protocol.md, section 4."""

from __future__ import annotations

import hashlib
import hmac
from typing import NamedTuple, Optional, Tuple

HASH_LENGTH = 48
SALT_LENGTH = 48
RSA_ALGORITHM = bytes.fromhex("300d06092a864886f70d0101010500")  # AlgorithmIdentifier: rsaEncryption, NULL


class PublicKey(NamedTuple):
    modulus: int
    exponent: int


def _read_der(data: bytes, tag: int) -> Tuple[bytes, bytes]:
    """The content of the first element and what comes after it (X.690: DER). ValueError when it is spelled otherwise."""
    if len(data) < 2 or data[0] != tag:
        raise ValueError("another kind of element than expected")
    length, start = data[1], 2
    if length >= 0x80:
        count = length & 0x7F
        start += count
        length = int.from_bytes(data[2:start], "big")
        if count == 0 or length < 0x80 or length >> 8 * (count - 1) == 0:
            raise ValueError("length is not spelled in the shortest way")
    if start + length > len(data):
        raise ValueError("element ends too early")
    return data[start : start + length], data[start + length :]


def _read_integer(data: bytes) -> Tuple[int, bytes]:
    content, rest = _read_der(data, 0x02)
    if not content or content[0] >= 0x80 or (len(content) > 1 and content[0] == 0 and content[1] < 0x80):
        raise ValueError("integer is not spelled in the shortest way")
    return int.from_bytes(content, "big"), rest


def read_spki(der: bytes) -> Optional[PublicKey]:
    """An RSA key in SubjectPublicKeyInfo (RFC 5280, 4.1.2.7; RFC 8017, A.1.1), or None."""
    try:
        outer, rest = _read_der(der, 0x30)
        if rest or not outer.startswith(RSA_ALGORITHM):
            return None
        bits, rest = _read_der(outer[len(RSA_ALGORITHM) :], 0x03)
        if rest or bits[:1] != b"\x00":
            return None
        numbers, rest = _read_der(bits[1:], 0x30)
        modulus, tail = _read_integer(numbers)
        exponent, end = _read_integer(tail)
        return None if rest or end else PublicKey(modulus, exponent)
    except ValueError:
        return None


def is_issuer_key(key: Optional[PublicKey]) -> bool:
    """Section 2: RSA-3072; the usual exponent."""
    return key is not None and key.modulus.bit_length() == 3072 and key.modulus % 2 == 1 and key.exponent == 65537


def mgf1(seed: bytes, length: int) -> bytes:
    """RFC 8017, B.2.1."""
    blocks = range((length + HASH_LENGTH - 1) // HASH_LENGTH)
    return b"".join(hashlib.sha384(seed + count.to_bytes(4, "big")).digest() for count in blocks)[:length]


def verify(key: PublicKey, message: bytes, signature: bytes) -> bool:
    """RFC 8017, 8.1.2 and 9.1.2."""
    size = (key.modulus.bit_length() + 7) // 8
    number = int.from_bytes(signature, "big")
    if len(signature) != size or number >= key.modulus:
        return False
    bits = key.modulus.bit_length() - 1
    encoded_size = (bits + 7) // 8
    value = pow(number, key.exponent, key.modulus)
    if value.bit_length() > encoded_size * 8:
        return False
    encoded = value.to_bytes(encoded_size, "big")
    masked, digest, trailer = encoded[: -HASH_LENGTH - 1], encoded[-HASH_LENGTH - 1 : -1], encoded[-1]
    spare = 8 * encoded_size - bits
    if trailer != 0xBC or masked[0] >> 8 - spare:
        return False
    mask = mgf1(digest, len(masked))
    block = bytes(a ^ b for a, b in zip(masked, mask))
    block = bytes([block[0] & 0xFF >> spare]) + block[1:]
    zeros = len(block) - SALT_LENGTH - 1
    if zeros < 0 or any(block[:zeros]) or block[zeros] != 0x01:
        return False
    expected = hashlib.sha384(bytes(8) + hashlib.sha384(message).digest() + block[-SALT_LENGTH:]).digest()
    return hmac.compare_digest(expected, digest)

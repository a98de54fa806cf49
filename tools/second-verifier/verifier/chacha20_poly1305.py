"""ChaCha20-Poly1305 (RFC 8439). All blocks of a message at the same time, each in a lane of one big integer."""

from __future__ import annotations

import hmac
import struct
from typing import List, Optional

LANE = 64  # 32 bits of a word, and 32 of room for what an addition or a rotation carries out of it


def _lanes(word: int, count: int) -> int:
    return sum(word << LANE * lane for lane in range(count))


def key_stream(key: bytes, counter: int, nonce: bytes, blocks: int) -> bytes:
    """RFC 8439, section 2.3, for so many blocks in a row."""
    mask = _lanes(0xFFFFFFFF, blocks)
    words = [*struct.unpack("<4I", b"expand 32-byte k"), *struct.unpack("<8I", key), 0, *struct.unpack("<3I", nonce)]
    start = [_lanes(word, blocks) for word in words]
    start[12] = sum((counter + lane & 0xFFFFFFFF) << LANE * lane for lane in range(blocks))
    x = list(start)

    def quarter(a: int, b: int, c: int, d: int) -> None:
        """RFC 8439, section 2.1."""
        for first, second, third, turn in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
            x[first] = x[first] + x[second] & mask
            moved = x[third] ^ x[first]
            x[third] = (moved << turn | moved >> 32 - turn) & mask

    for _ in range(10):
        for column in range(4):
            quarter(column, 4 + column, 8 + column, 12 + column)
        for column in range(4):
            quarter(column, 4 + (column + 1) % 4, 8 + (column + 2) % 4, 12 + (column + 3) % 4)
    rows: List[bytes] = []
    ends = [(end + begin & mask).to_bytes(blocks * LANE // 8, "little") for end, begin in zip(x, start)]
    for lane in range(blocks):
        rows.extend(end[lane * 8 : lane * 8 + 4] for end in ends)
    return b"".join(rows)


def poly1305(key: bytes, message: bytes) -> bytes:
    """RFC 8439, section 2.5."""
    r = int.from_bytes(key[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    total = 0
    for at in range(0, len(message), 16):
        total = (total + int.from_bytes(message[at : at + 16] + b"\x01", "little")) * r % (2**130 - 5)
    return (total + int.from_bytes(key[16:], "little") & 2**128 - 1).to_bytes(16, "little")


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % 16)


def open_sealed(key: bytes, nonce: bytes, aad: bytes, sealed: bytes) -> Optional[bytes]:
    """RFC 8439, section 2.8: the text, or None when the tag is not right."""
    if len(sealed) < 16:
        return None
    cipher, tag = sealed[:-16], sealed[-16:]
    stream = key_stream(key, 0, nonce, 1 + (len(cipher) + 63) // 64)
    lengths = struct.pack("<QQ", len(aad), len(cipher))
    if not hmac.compare_digest(poly1305(stream[:32], _padded(aad) + _padded(cipher) + lengths), tag):
        return None
    text = int.from_bytes(cipher, "little") ^ int.from_bytes(stream[64 : 64 + len(cipher)], "little")
    return text.to_bytes(len(cipher), "little")

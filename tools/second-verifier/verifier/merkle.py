"""The Merkle tree of RFC 9162, section 2.1."""

from __future__ import annotations

import hashlib
from typing import List, Sequence


def leaf_hash(leaf: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def root(hashes: Sequence[bytes]) -> bytes:
    """The root over hashes of leaves; of no leaves the hash of nothing (RFC 9162, 2.1.1)."""
    if not hashes:
        return hashlib.sha256(b"").digest()
    return roots(hashes)[-1]


def roots(hashes: Sequence[bytes]) -> List[bytes]:
    """The root after each leaf. Whole subtrees are kept as on a stack, the largest first."""
    subtrees: List[bytes] = []
    result: List[bytes] = []
    for count, leaf in enumerate(hashes, start=1):
        node = leaf
        while count % 2 == 0:
            node = node_hash(subtrees.pop(), node)
            count //= 2
        subtrees.append(node)
        top = subtrees[-1]
        for left in reversed(subtrees[:-1]):
            top = node_hash(left, top)
        result.append(top)
    return result

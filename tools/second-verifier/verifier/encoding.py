"""Spellings of bytes, each with one form: docs/protocol.md, section 1."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Optional

HEX = re.compile(r"(?:[0-9a-f]{2})*\Z")
BASE64 = re.compile(r"[A-Za-z0-9+/]*={0,2}\Z")
BASE64URL = re.compile(r"[A-Za-z0-9_-]*\Z")


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def sha256_hex(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def from_hex(text: object, length: Optional[int] = None) -> Optional[bytes]:
    if not isinstance(text, str) or not HEX.match(text):
        return None
    data = bytes.fromhex(text)
    return data if length is None or len(data) == length else None


def from_base64(text: object, length: Optional[int] = None) -> Optional[bytes]:
    """RFC 4648, section 4, with padding; loose bits are zero because encoding again gives the same text."""
    if not isinstance(text, str) or not BASE64.match(text) or len(text) % 4:
        return None
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    if base64.b64encode(data).decode() != text:
        return None
    return data if length is None or len(data) == length else None


def from_base64url(text: object, length: Optional[int] = None) -> Optional[bytes]:
    """RFC 4648, section 5, without padding."""
    if not isinstance(text, str) or not BASE64URL.match(text):
        return None
    return from_base64(text.replace("-", "+").replace("_", "/") + "=" * (-len(text) % 4), length)


def to_base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")

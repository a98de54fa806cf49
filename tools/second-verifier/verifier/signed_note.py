"""Checkpoints as signed notes (C2SP signed-note, tlog-checkpoint, tlog-cosignature): docs/protocol.md, section 7."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import List, Optional, Tuple

from . import ed25519
from .encoding import from_base64, sha256

LOG_KEY = 0x01
WITNESS = 0x04
SIGNATURE_LINE = re.compile("\u2014 ([^ +\n]+) ([A-Za-z0-9+/=]+)\\Z")
NUMBER = re.compile(r"(?:0|[1-9]\d{0,15})\Z")
AUDIT_LINE = re.compile(r"audit (0|[1-9]\d{0,15}) ([0-9a-f]{64})\Z")


def key_id(name: str, kind: int, key: bytes) -> bytes:
    return sha256(name.encode() + b"\n" + bytes([kind]) + key)[:4]


@dataclass
class Signature:
    name: str
    key_id: bytes
    data: bytes


@dataclass
class Checkpoint:
    text: bytes
    origin: str
    size: int
    root: bytes
    staff: Optional[Tuple[int, str]]  # how many staff events, and the head of their chain; None: no such line, or more
    signatures: List[Signature]


def _signatures(lines: List[str]) -> List[Signature]:
    found = []
    for line in lines:
        match = SIGNATURE_LINE.match(line)
        data = from_base64(match.group(2)) if match else None
        if match is None or data is None or len(data) < 5:
            raise ValueError("a line of signatures is not spelled rightly")
        found.append(Signature(match.group(1), data[:4], data[4:]))
    if len({(signature.name, signature.key_id) for signature in found}) < len(found):
        raise ValueError("one key signed twice")
    return found


def read(note: bytes) -> Checkpoint:
    """ValueError when it is no checkpoint of ours."""
    decoded = note.decode("utf-8")
    if any(ord(letter) < 0x20 and letter != "\n" or letter == "\x7f" for letter in decoded):
        raise ValueError("there are control characters in it")
    at = decoded.rfind("\n\n")
    if at < 0 or not decoded.endswith("\n") or at + 2 >= len(decoded):
        raise ValueError("there are no signatures under an empty line")
    lines = decoded[:at].split("\n")
    root = from_base64(lines[2], 32) if len(lines) > 2 else None
    if root is None or not NUMBER.match(lines[1]) or "" in lines:
        raise ValueError("its lines are not spelled rightly")
    audit = AUDIT_LINE.match(lines[3]) if len(lines) == 4 else None
    return Checkpoint(
        text=decoded[: at + 1].encode(),
        origin=lines[0],
        size=int(lines[1]),
        root=root,
        staff=(int(audit.group(1)), audit.group(2)) if audit else None,
        signatures=_signatures(decoded[at + 2 : -1].split("\n")),
    )


def is_signed_by_log(checkpoint: Checkpoint, signature: Signature, key: bytes) -> bool:
    mark = key_id(checkpoint.origin, LOG_KEY, key)
    return signature.key_id == mark and ed25519.verify(key, checkpoint.text, signature.data)


def cosigned_at(checkpoint: Checkpoint, signature: Signature, key: bytes) -> Optional[int]:
    """The time of a cosignature by this witness, in seconds, or None."""
    if signature.key_id != key_id(signature.name, WITNESS, key) or len(signature.data) != 72:
        return None
    seconds = int.from_bytes(signature.data[:8], "big")
    if seconds >= 2**53:
        return None
    message = f"cosignature/v1\ntime {seconds}\n".encode() + checkpoint.text
    return seconds if ed25519.verify(key, message, signature.data[8:]) else None

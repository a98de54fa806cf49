"""The zip itself: docs/protocol.md, section 10. Headers say what the directory says, and nothing stands around them."""

from __future__ import annotations

import struct
import zipfile
from typing import Iterator, List

LOCAL, DESCRIPTOR, END = b"PK\x03\x04", b"PK\x07\x08", b"PK\x05\x06"
HAS_DESCRIPTOR = 8  # sizes and check sum stand after the data


def odd_places(data: bytes, entries: List[zipfile.ZipInfo], directory_at: int) -> Iterator[str]:
    """What is not where it should be."""
    at = 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        if entry.header_offset != at:
            yield f"something stands before {entry.orig_filename}"
        at = entry.header_offset
        if data[at : at + 4] != LOCAL or at + 30 > len(data):
            yield f"{entry.orig_filename} has no header of its own"
            return
        _, flags, method, _, _, crc, packed, size, name_size, extra_size = struct.unpack("<5H3I2H", data[at + 4 : at + 30])
        name = data[at + 30 : at + 30 + name_size]
        told, large = (entry.CRC, entry.compress_size, entry.file_size), packed == size == 0xFFFFFFFF
        later = flags & HAS_DESCRIPTOR and crc == 0 and (large or packed == size == 0)
        same = name == entry.orig_filename.encode() and (flags, method) == (entry.flag_bits, entry.compress_type)
        if not same or not ((crc, packed, size) == told or later):
            yield f"{entry.orig_filename} has another header than the directory says"
        at += 30 + name_size + extra_size + entry.compress_size
        if flags & HAS_DESCRIPTOR:
            descriptor = DESCRIPTOR + struct.pack("<I2Q" if large else "<3I", *told)
            if data[at : at + len(descriptor)] != descriptor:
                yield f"{entry.orig_filename} has another descriptor than the directory says"
            at += len(descriptor)
    if at != directory_at:
        yield "something stands before the directory"
    end = data.rfind(END)
    size, comment = struct.unpack("<I4xH", data[end + 12 : end + 22])
    if directory_at + size != end or end + 22 + comment != len(data):
        yield "something stands after the directory"

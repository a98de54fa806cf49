"""The zip: docs/protocol.md, section 10, and V01."""

from __future__ import annotations

import re
import stat
import zipfile
from pathlib import Path
from typing import Any, Dict, List, Optional

from . import zip_layout
from .encoding import sha256_hex
from .findings import Findings

MOST_FILES = 100_000
MOST_BYTES = 2 * 2**30
KNOWN = re.compile(
    r"(manifest\.json|opening/record\.json|log/leaves\.ndjson|log/heads/\d{6,}\.note|ballots\.ndjson|paper/\d{3,}\.json"
    r"|close/(statement|reveal)\.json|close/receipts\.ndjson|draw/\d{3,}\.json|result/(result|decisions)\.json"
    r"|result/trace\.ndjson|election\.pb|README\.nl\.md)\Z"
)
ALWAYS = [
    "README.nl.md", "close/reveal.json", "close/statement.json", "log/leaves.ndjson", "opening/record.json",
    "result/decisions.json", "result/result.json", "result/trace.ndjson",
]  # fmt: skip
LEFT_OUT = ["ballots.ndjson", "close/receipts.ndjson", "election.pb"]


class Unreadable(Exception):
    """The file is no bundle at all: exit code 2."""


def _odd(entry: zipfile.ZipInfo) -> str:
    """Why an entry is no ordinary file, or nothing."""
    mode = entry.external_attr >> 16
    if entry.is_dir():
        return "is a folder"
    if mode and stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return "is a link or another kind of file"
    if entry.flag_bits & 1:
        return "is encrypted"
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "is packed in an unknown way"
    if entry.orig_filename.startswith("/") or "\\" in entry.orig_filename or ".." in entry.orig_filename.split("/"):
        return "lies outside the bundle"
    return "" if KNOWN.match(entry.orig_filename) else "is not a file of a bundle"


def read_files(path: str, findings: Findings) -> Dict[str, bytes]:
    """Every ordinary file of the bundle; what is not ordinary is named under V01 and left out."""
    files: Dict[str, bytes] = {}
    total = 0
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            for odd in zip_layout.odd_places(Path(path).read_bytes(), entries, archive.start_dir):
                findings.fail("V01", "the zip", odd)
            if len(entries) > MOST_FILES:
                raise Unreadable("too many files")
            for entry in entries:
                name, odd = entry.orig_filename, _odd(entry)
                if odd or name in files:
                    findings.fail("V01", name, odd or "is there twice")
                    continue
                total += entry.file_size
                if total > MOST_BYTES:
                    raise Unreadable("larger than any round")
                try:
                    with archive.open(entry) as stream:
                        data = stream.read(entry.file_size + 1)
                except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
                    findings.fail("V01", name, f"cannot be unpacked: {error}")
                    continue
                findings.need(len(data) == entry.file_size, "V01", name, "has another size than the zip says")
                files[name] = data
    except (OSError, zipfile.BadZipFile, ValueError) as error:
        raise Unreadable(f"no zip that can be read: {error}") from error
    return files


def check_manifest(files: Dict[str, bytes], manifest: Optional[Dict[str, Any]], findings: Findings) -> None:
    """V01: the manifest names every file with its size and hash, nothing else is there."""
    if manifest is None:
        findings.fail("V01", "manifest.json", "names no files, or is missing")
        return
    named: List[str] = [file["path"] for file in manifest["files"]]
    findings.need(named == sorted(set(named)), "V01", "manifest.json", "paths are not sorted or stand there twice")
    for file in manifest["files"]:
        data = files.get(file["path"])
        if data is None or file["path"] == "manifest.json":
            findings.fail("V01", file["path"], "is in the manifest but not in the bundle")
        elif (len(data), sha256_hex(data)) != (file["size"], file["sha256"]):
            findings.fail("V01", file["path"], "has another size or hash than the manifest says")
    for name in sorted(set(files) - set(named) - {"manifest.json"}):
        findings.fail("V01", name, "is in the bundle but not in the manifest")
    whole = [] if manifest["publication"] == "totals" else LEFT_OUT
    for name in sorted(set(ALWAYS + whole) - set(files)):
        findings.fail("V01", name, "is missing")

"""The heads of the log: V03 to V07."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Dict, List, Tuple

from . import merkle, signed_note
from .documents import Documents
from .encoding import from_base64url
from .findings import Findings
from .signed_note import Checkpoint

Head = Tuple[str, Checkpoint]


def seconds_of(instant: str) -> float:
    return datetime.strptime(instant, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=timezone.utc).timestamp()


def check_heads(documents: Documents, findings: Findings) -> None:
    heads: List[Head] = []
    for path, note in documents.heads.items():
        try:
            heads.append((path, signed_note.read(note)))
        except ValueError as error:
            findings.fail("V03", path, f"no signed checkpoint: {error}")
    heads.sort(key=lambda head: (head[1].size, head[0]))
    check_roots(documents, heads, findings)
    check_growth(documents, heads, findings)
    if documents.record is None:
        findings.skip("the opening record", "V03", "V04", "V07")
        return
    check_log_signatures(documents.record, heads, findings)
    times = check_cosignatures(documents.record, heads, findings)
    check_times(documents.record, times, findings)


def check_log_signatures(record: dict, heads: List[Head], findings: Findings) -> None:
    """V03: exactly one signature in the name of the log, and it is right."""
    origin = f"wijkbegroting/{record['round']['id']}"
    key = from_base64url(record["logKey"], 32)
    for path, head in heads:
        findings.need(head.origin == origin, "V03", path, "is the head of another log")
        findings.need(head.staff is not None, "V03", path, "has not one line on staff events")
        own = [signature for signature in head.signatures if signature.name == head.origin]
        good = key is not None and len(own) == 1 and signed_note.is_signed_by_log(head, own[0], key)
        findings.need(good, "V03", path, "is not signed by the log key")


def check_cosignatures(record: dict, heads: List[Head], findings: Findings) -> Dict[str, List[Tuple[str, int]]]:
    """V04: by a witness of the record, once for each head; most of them cosigned the last one."""
    keys = {witness["name"]: from_base64url(witness["key"], 32) for witness in record["witnesses"]}
    times: Dict[str, List[Tuple[str, int]]] = {}
    last: List[str] = []
    for path, head in heads:
        last = []
        for signature in head.signatures:
            if signature.name == head.origin:
                continue
            key = keys.get(signature.name)
            seconds = signed_note.cosigned_at(head, signature, key) if key else None
            if seconds is None or signature.name in last:
                findings.fail("V04", path, f"the cosignature of {signature.name} is not that of a witness")
                continue
            last.append(signature.name)
            times.setdefault(signature.name, []).append((path, seconds))
    if heads and keys and 2 * len(last) <= len(keys):
        findings.fail("V04", heads[-1][0], "most witnesses did not cosign the last head")
    return times


def check_times(record: dict, times: Dict[str, List[Tuple[str, int]]], findings: Findings) -> None:
    """V07."""
    if not record["phases"]:
        return
    start, end = seconds_of(record["phases"][0]["opensAt"]), seconds_of(record["phases"][-1]["closesAt"])
    for name, moments in times.items():
        before = 0
        for path, seconds in moments:
            findings.need(start <= seconds <= end, "V07", path, f"{name} cosigned outside the round")
            findings.need(seconds >= before, "V07", path, f"{name} cosigned it before a smaller head")
            before = max(before, seconds)


def check_roots(documents: Documents, heads: List[Head], findings: Findings) -> None:
    """V05: the root of the leaves, under the name of its size; the last head covers all leaves."""
    roots = merkle.roots([merkle.leaf_hash(event.leaf) for event in documents.events])
    for path, head in heads:
        findings.need(path == f"log/heads/{head.size:06d}.note", "V05", path, "is named after another size")
        if not 1 <= head.size <= len(roots):
            findings.fail("V05", path, "is the head of more leaves than there are")
        else:
            findings.need(roots[head.size - 1] == head.root, "V05", path, "has another root than the leaves")
    covered = heads[-1][1].size if heads else 0
    findings.need(
        covered == len(roots), "V05", "log/leaves.ndjson", f"the last head covers {covered} of {len(roots)} leaves"
    )


def check_growth(documents: Documents, heads: List[Head], findings: Findings) -> None:
    """V06: the tree of a smaller head is the beginning of that of a larger one, and so is the chain of staff events."""
    roots = merkle.roots([merkle.leaf_hash(event.leaf) for event in documents.events])
    for (_, smaller), (path, larger) in zip(heads, heads[1:]):
        findings.need(smaller.size < larger.size, "V06", path, "is not larger than the head before")
        before, after = smaller.staff, larger.staff
        grows = before is None or after is None or before == after or before[0] < after[0]
        findings.need(grows, "V06", path, "the chain of staff events does not follow on the head before")
        known = all(1 <= head.size <= len(roots) for head in (smaller, larger))
        consistent = known and all(roots[head.size - 1] == head.root for head in (smaller, larger))
        findings.need(consistent, "V06", path, "does not follow on the head before")

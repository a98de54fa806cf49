"""Ballots, their signatures and their batches: V17, V19, V23 to V26, V28, V29."""

from __future__ import annotations

from collections import Counter
from typing import Dict, List

from . import canonical_json, ed25519
from .documents import Ballot, Documents
from .encoding import from_base64url
from .findings import Findings

LEFT_OUT = "the ballots, which this bundle leaves out"
RECEIPT_LABEL = b"wijkbegroting/receipt/v1\x00"
LEAST_IN_BATCH = 10


def by_voter(ballots: List[Ballot]) -> Dict[str, List[Ballot]]:
    """The ballots of each voter key, in the order of their rev. Of two with one rev the lower hash comes last, and
    counts: section 9."""
    voters: Dict[str, List[Ballot]] = {}
    for ballot in ballots:
        voters.setdefault(ballot.body["voterKey"], []).append(ballot)
    for own in voters.values():
        own.sort(key=lambda ballot: (ballot.body["rev"], [-byte for byte in bytes.fromhex(ballot.hash)]))
    return voters


def check_voters(documents: Documents, findings: Findings) -> None:
    """V19 and V24."""
    if not documents.has_ballots:
        findings.skip(LEFT_OUT, "V17", "V19", "V23", "V24")
        return
    voters, closing, record = by_voter(documents.ballots), documents.closing, documents.record
    if closing is not None:
        place = documents.closing_place
        findings.need(
            len(voters) <= closing["passes"], "V19", place, f"{len(voters)} voters, {closing['passes']} passes"
        )
        findings.need(
            len(voters) == closing["voters"], "V19", place, f"{len(voters)} voters, the statement says {closing['voters']}"
        )
        result = documents.result
        if result is not None:
            same = result["passes"] == closing["passes"]
            findings.need(same, "V19", "result/result.json", "passes are not those of the closing statement")
    for own in voters.values():
        before = None
        for rev, ballot in enumerate(own, start=1):
            findings.need(
                ballot.body["rev"] == rev, "V24", ballot.place, f"rev {ballot.body['rev']} where {rev} should be"
            )
            findings.need(ballot.body["prevHash"] == before, "V24", ballot.place, "does not name the ballot before")
            before = ballot.hash
        if record is not None and not record["rules"]["vote"]["changeable"]:
            findings.need(len(own) == 1, "V24", own[-1].place, "changed, which the rules do not allow")


def check_batches(documents: Documents, findings: Findings) -> Dict[str, int]:
    """V25, V26 and V28. Gives the batch of each ballot hash."""
    events = documents.of_type("BALLOT_BATCH")
    batch_of: Dict[str, int] = {}
    for number, event in enumerate(events, start=1):
        value = event.value or {}
        hashes = value["ballots"]
        findings.need(
            value["batch"] == number, "V26", event.place, f"batch {value['batch']} where {number} should be"
        )
        findings.need(hashes == sorted(hashes), "V26", event.place, "ballots are not sorted")
        large = len(hashes) >= LEAST_IN_BATCH or (event is events[-1] and len(hashes) > 0)
        findings.need(large, "V26", event.place, f"a batch of {len(hashes)} ballots")
        for ballot_hash in hashes:
            findings.need(ballot_hash not in batch_of, "V25", event.place, f"{ballot_hash} stands in a second place")
            batch_of.setdefault(ballot_hash, value["batch"])
    check_totals(documents, len(batch_of), findings)
    if not documents.has_ballots:
        findings.skip(LEFT_OUT, "V28")
        return batch_of
    if not documents.events:
        findings.skip("the log", "V28")
    present = Counter(ballot.hash for ballot in documents.ballots)
    for ballot in documents.ballots:
        findings.need(ballot.hash in batch_of, "V25", ballot.place, "is in no batch")
        findings.need(present[ballot.hash] == 1, "V28", ballot.place, "is in the bundle twice")
    for ballot_hash, batch in batch_of.items():
        findings.need(ballot_hash in present, "V28", f"batch {batch}", f"ballot {ballot_hash} is not in the bundle")
    order = [ballot.hash for ballot in documents.ballots]
    findings.need(order == sorted(order), "V28", "ballots.ndjson", "ballots are not in the order of their hashes")
    return batch_of


def check_totals(documents: Documents, ballots: int, findings: Findings) -> None:
    """V25 and V26: as many ballots and batches as the statement says."""
    closing = documents.closing
    if closing is None:
        return
    place = documents.closing_place
    batches = len(documents.of_type("BALLOT_BATCH"))
    findings.need(
        closing["ballots"] == ballots, "V25", place, f"{ballots} ballots, the statement says {closing['ballots']}"
    )
    findings.need(
        closing["batches"] == batches, "V26", place, f"{batches} batches, the statement says {closing['batches']}"
    )


def check_receipts(documents: Documents, batch_of: Dict[str, int], findings: Findings) -> None:
    """V29: section 6."""
    record = documents.record
    if record is None:
        findings.skip("the opening record", "V29")
        return
    key = from_base64url(record["logKey"], 32)
    for at, line in enumerate(documents.receipts, start=1):
        place, receipt = f"close/receipts.ndjson:{at}", line["receipt"]
        signature = from_base64url(line["signature"], 64)
        message = RECEIPT_LABEL + canonical_json.write(receipt)
        good = key is not None and signature is not None and ed25519.verify(key, message, signature)
        if not good or receipt["round"] != record["round"]["id"]:
            findings.fail("V29", place, "is not a receipt of this round")
            continue
        batch = batch_of.get(receipt["ballotHash"])
        findings.need(
            batch == receipt["batch"], "V29", place, f"promises batch {receipt['batch']}, the ballot is in {batch}"
        )

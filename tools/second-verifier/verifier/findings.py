"""What the checks of docs/protocol.md, section 11, found."""

from __future__ import annotations

from typing import Any, Dict, List

CHECKS: Dict[str, str] = {
    "V01": "the manifest names every file with its size and hash, and nothing else is there",
    "V02": "JSON is canonical, without unknown fields, and numbers are whole",
    "V03": "every head is signed by the log key",
    "V04": "cosignatures are by witnesses, and most of them cosigned the last head",
    "V05": "every head has the root of the leaves",
    "V06": "heads follow on each other",
    "V07": "times of cosignatures rise and lie inside the round",
    "V09": "the log opens with the record, signed by enough trustees",
    "V10": "the rule of counting is known",
    "V11": "project ids differ, costs are whole and above 0",
    "V12": "the budget and its parts add up",
    "V13": "keys are well formed",
    "V14": "the revealed shares give the secret of the tally key",
    "V15": "the commitment of a computed draw stands in the opening record",
    "V16": "nothing of the opening record changes later",
    "V17": "every pass is the issuer's",
    "V19": "no more voter keys than passes",
    "V20": "passes, paper and blocked fit in the roll",
    "V21": "daily counts never fall, and end at the statement",
    "V22": "paper ballots are as many as the log and the statement say",
    "V23": "every ballot is signed by its voter key",
    "V24": "revs run from 1 without gaps",
    "V25": "each ballot is in exactly one batch",
    "V26": "batches are sorted, numbered and large enough",
    "V27": "events come in their order",
    "V28": "every ballot of a batch is in the bundle",
    "V29": "every receipt is honoured",
    "V30": "boxes open with the aad of their own place",
    "V31": "padding is zero and of the one length",
    "V32": "invalid ballots are listed with their reason",
    "V33": "only the highest rev of each voter key is counted",
    "V34": "the count anew equals the result",
    "V35": "the trace equals the count step by step",
    "V36": "what is spent is at most the budget",
    "V37": "lots decide only where the trace says so",
    "V38": "a computed draw follows from its nonce",
    "V39": "double entries on paper are equal or resolved",
    "V40": "leaf RESULT names the result and the trace",
    "V41": "decisions stand apart, about projects of the round",
    "V42": "the bundle is as public as the number of ballots allows",
}
SHOWN = 50  # failures of one check that are kept in full; the rest is only counted


class Findings:
    """Failures and skipped checks, by the number of the check."""

    def __init__(self) -> None:
        self.failures: Dict[str, List[Dict[str, str]]] = {check: [] for check in CHECKS}
        self.counts: Dict[str, int] = dict.fromkeys(CHECKS, 0)
        self.skipped: Dict[str, str] = {}
        self.notes: List[str] = []

    def fail(self, check: str, place: str, message: str) -> None:
        self.counts[check] += 1
        if self.counts[check] <= SHOWN:
            self.failures[check].append({"place": place, "message": message})

    def need(self, holds: bool, check: str, place: str, message: str) -> None:
        if not holds:
            self.fail(check, place, message)

    def skip(self, why: str, *checks: str) -> None:
        for check in checks:
            self.skipped.setdefault(check, why)

    def status(self, check: str) -> str:
        if self.counts[check]:
            return "failed"
        return "skipped" if check in self.skipped else "passed"

    def ok(self) -> bool:
        return not any(self.counts.values())

    def as_list(self) -> List[Dict[str, Any]]:
        return [
            {
                "id": check,
                "title": title,
                "status": self.status(check),
                "failures": self.failures[check],
                "failureCount": self.counts[check],
                "needs": self.skipped.get(check),
            }
            for check, title in CHECKS.items()
        ]

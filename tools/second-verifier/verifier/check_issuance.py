"""Passes, the roll, paper and the order of events: V19 to V22, V27, V39."""

from __future__ import annotations

from typing import Dict

from .documents import Documents
from .encoding import sha256_hex
from .findings import Findings


WHILE_VOTING = ("ISSUANCE_DAY", "BALLOT_BATCH", "PAPER_BATCH")
STAGES = [("OPENING",), WHILE_VOTING, ("CLOSE",), ("KEY_REVEAL",), ("DRAW",), ("RESULT",)]
ANYWHERE = ("DECISION", "INCIDENT")


def check_issuance(documents: Documents, findings: Findings) -> None:
    """V20 and V21."""
    closing = documents.closing
    if closing is None:
        findings.skip("the closing statement", "V20", "V21")
        return
    place = documents.closing_place
    used = closing["passes"] + closing["paper"] + closing["blocked"]
    findings.need(used <= closing["rollSize"], "V20", place, f"{used} entries were used of {closing['rollSize']}")
    if documents.record is not None:
        size = sum(area["entries"] for area in documents.record["rollSizes"])
        findings.need(size == closing["rollSize"], "V20", place, f"the roll had {size} entries at the start")
    if documents.result is not None:
        same = documents.result["rollSize"] == closing["rollSize"]
        findings.need(same, "V20", "result/result.json", "another size of the roll than the statement")
    if documents.statement is not None:
        findings.need(documents.statement == closing, "V21", "close/statement.json", "is not what stands in the log")
    day, counts = "", dict.fromkeys(("passes", "paper", "blocked"), 0)
    for event in documents.of_type("ISSUANCE_DAY"):
        value = event.value or {}
        findings.need(value["day"] > day, "V21", event.place, "days do not rise")
        for name, before in counts.items():
            findings.need(value[name] >= before, "V21", event.place, f"{name} fell")
        day, counts = value["day"], {name: value[name] for name in counts}
    for name, last in counts.items():
        findings.need(last == closing[name], "V21", place, f"{name} is {closing[name]}, but {last} by the last day")


def check_paper(documents: Documents, findings: Findings) -> None:
    """V22 and V39."""
    events = documents.of_type("PAPER_BATCH")
    total = 0
    for number, event in enumerate(events, start=1):
        value = event.value or {}
        findings.need(value["batch"] == number, "V22", event.place, "paper batches are not numbered in order")
        total += value["ballots"]
    closing = documents.closing
    if closing is not None:
        place = documents.closing_place
        findings.need(closing["paperBallots"] == total, "V22", place, f"{total} paper ballots in the log")
        findings.need(closing["paperBallots"] <= closing["paper"], "V22", place, "more paper ballots than entries")
    if not documents.has_ballots:
        findings.skip("the ballots, which this bundle leaves out", "V22", "V39")
        return
    batches = [event.value or {} for event in events]
    expected: Dict[str, dict] = {f"paper/{batch['batch']:03d}.json": batch for batch in batches}
    present = {path for path in documents.files if path.startswith("paper/")}
    for path in sorted(present - set(expected)):
        findings.fail("V22", path, "is not in the log")
    for path, value in expected.items():
        data = documents.files.get(path)
        if data is None:
            findings.fail("V22", path, "is missing")
            continue
        findings.need(sha256_hex(data) == value["sha256"], "V22", path, "has another hash than the log says")
        paper = documents.papers.get(path)
        if paper is not None:
            findings.need(paper["batch"] == value["batch"], "V22", path, "is another batch")
            findings.need(
                len(paper["ballots"]) == value["ballots"], "V22", path, "has another number of ballots than the log"
            )
    for path, paper in documents.papers.items():
        check_entries(path, paper, findings)


def check_entries(path: str, paper: dict, findings: Findings) -> None:
    """V39: third is null exactly when both readings are equal; section 8."""
    numbers = [ballot["number"] for ballot in paper["ballots"]]
    findings.need(len(set(numbers)) == len(numbers), "V22", path, "two ballots have one number")
    for ballot in paper["ballots"]:
        place = f"{path}:{ballot['number']}"
        equal = ballot["first"] == ballot["second"]
        findings.need(
            (ballot["third"] is None) == equal, "V39", place, "two readings, and nobody resolved them rightly"
        )


def check_order(documents: Documents, findings: Findings) -> None:
    """V27: no batch after CLOSE, and events in their order; section 7."""
    for kind in ("CLOSE", "KEY_REVEAL", "RESULT"):
        found = len(documents.of_type(kind))
        findings.need(found == 1, "V27", "log/leaves.ndjson", f"{kind} is there {found} times")
    reached = 0
    for event in documents.events:
        kind = event.type
        if kind is None or kind in ANYWHERE:
            early = event.index == 0 and kind is not None
            findings.need(not early, "V27", event.place, f"{kind} comes too early")
            continue
        stage = next(at for at, kinds in enumerate(STAGES) if kind in kinds)
        in_order = stage >= reached and (stage == 0) == (event.index == 0)
        findings.need(in_order, "V27", event.place, f"{kind} comes too early or too late")
        reached = max(reached, stage)

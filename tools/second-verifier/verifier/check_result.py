"""Draws, money, decisions and publication: V36 to V38, V40 to V42."""

from __future__ import annotations

from typing import List, Optional

from . import counting, merkle
from .documents import Documents
from .encoding import sha256_hex
from .findings import Findings
from .hpke import hkdf

RESULT = "result/result.json"
TRACE = "result/trace.ndjson"
NONCE_LABEL = b"wijkbegroting/draw/v1"
LEFT_OUT_OF_TOTALS = ("ballots.ndjson", "close/receipts.ndjson", "election.pb")


def check_money(documents: Documents, findings: Findings) -> None:
    """V36."""
    result, record = documents.result, documents.record
    if result is None:
        findings.skip("the result", "V36")
        return
    budget = record["budgetCents"] if record else result["budgetCents"]
    own = [(item["project"], item["costCents"]) for item in result["projects"]]
    costs = dict([(project["id"], project["costCents"]) for project in record["projects"]] if record else own)
    funded: List[str] = result["funded"]
    spent = sum(costs.get(project, 0) for project in funded)
    findings.need(len(set(funded)) == len(funded), "V36", RESULT, "a project is funded twice")
    findings.need(spent <= budget, "V36", RESULT, f"{spent} cents is more than the budget")
    findings.need(spent == result["spentCents"], "V36", RESULT, f"the funded projects cost {spent} cents")
    left = result["budgetCents"]
    for at, step in enumerate(documents.trace or [], start=1):
        if step is None:
            continue
        findings.need(step["leftBeforeCents"] == left, "V36", f"{TRACE}:{at}", f"the step before left {left} cents")
        left = step["leftAfterCents"]
    findings.need(left == result["remainderCents"], "V36", RESULT, f"{left} cents are left after the last step")


def check_draws(documents: Documents, secret: Optional[bytes], findings: Findings) -> None:
    """V37: draws as recorded; V38: a computed draw follows from its nonce, and the nonce from the secret."""
    record = documents.record
    if documents.result is None:
        findings.skip("the result", "V37")
    if record is None:
        findings.skip("the opening record", "V38")
    elif record["drawCommitment"] is not None and secret is not None:
        own = counting.draw_commitment(record["round"]["id"], hkdf(secret, NONCE_LABEL))
        same = own == record["drawCommitment"]
        findings.need(same, "V38", "opening/record.json", "commits to another nonce than that of the tally secret")
    kind = record["rules"]["count"]["tie"].replace("Draw", "") if record else None
    files = sorted(documents.draws)
    public = 0
    for event in documents.of_type("DRAW"):
        draw = event.value or {}
        findings.need(kind in (None, draw["kind"]), "V37", event.place, f"the rules ask for a {kind} draw")
        findings.need(draw["between"] == sorted(set(draw["between"])), "V37", event.place, "projects are not sorted")
        same = sorted(draw["order"]) == sorted(draw["between"])
        findings.need(same, "V37", event.place, "the order is not one of these projects")
        if draw["kind"] == "public":
            public += 1
            path = f"draw/{public:03d}.json"
            file = documents.draws.get(path)
            if file is None:
                findings.fail("V37", path, "is missing")
                continue
            matches = (file["between"], file["order"]) == (draw["between"], draw["order"])
            findings.need(matches, "V37", path, "is another draw than the log says")
            findings.need(sha256_hex(file["minutes"].encode()) == draw["minutesSha256"], "V37", path, "other minutes")
        elif record is not None:
            check_computed(documents, record, event.place, draw, secret, findings)
    findings.need(len(files) <= public, "V37", "draw", "there are more draws than in the log")
    check_draws_elsewhere(documents, findings)


def check_draws_elsewhere(documents: Documents, findings: Findings) -> None:
    """V37: result and trace hold the same draws as the log, and each decides a step."""
    draws = [event.value or {} for event in documents.of_type("DRAW")]
    orders = [(draw["between"], draw["order"]) for draw in draws]
    if documents.result is not None:
        same = documents.result["draws"] == documents.told_draws()
        findings.need(same, "V37", RESULT, "other draws than in the log")
    if documents.trace is None:
        return
    steps = [step for step in documents.trace if step is not None and step["taken"] == "drawn"]
    drawn = [[place["project"] for place in step["projects"]] for step in steps]
    for order in drawn:
        findings.need(any(order == one for _, one in orders), "V37", TRACE, "a step has not the order of a draw")
    for _, order in orders:
        findings.need(order in drawn, "V37", TRACE, "a draw decides no step")


def check_computed(
    documents: Documents, record: dict, place: str, draw: dict, secret: Optional[bytes], findings: Findings
) -> None:
    """V38: section 9."""
    nonce, round_id = bytes.fromhex(draw["nonce"]), record["round"]["id"]
    if secret is not None:
        findings.need(nonce == hkdf(secret, NONCE_LABEL), "V38", place, "the nonce is not that of the secret")
    commitment = counting.draw_commitment(round_id, nonce)
    findings.need(commitment == record["drawCommitment"], "V38", place, "the nonce does not fit the commitment")
    closings = documents.of_type("CLOSE")
    if not closings:
        return
    leaves = [merkle.leaf_hash(event.leaf) for event in documents.events[: closings[0].index + 1]]
    seed = counting.draw_seed(round_id, merkle.root(leaves), nonce)
    order = counting.draw_order(seed, draw["between"])
    findings.need(order == draw["order"], "V38", place, "the order does not follow from the nonce")


def check_result_leaf(documents: Documents, findings: Findings) -> None:
    """V40."""
    event = documents.first("RESULT")
    if event is None:
        findings.skip("the leaf RESULT", "V40")
        return
    for path, told in ((RESULT, event["resultSha256"]), (TRACE, event["traceSha256"])):
        data = documents.files.get(path)
        findings.need(data is not None and sha256_hex(data) == told, "V40", path, "is not what the log names")


def check_decisions(documents: Documents, findings: Findings) -> None:
    """V41."""
    if documents.decisions is None or documents.record is None:
        findings.skip("the decisions and the opening record", "V41")
        return
    known = {project["id"] for project in documents.record["projects"]}
    decided = [item["project"] for item in documents.decisions]
    for project in decided:
        findings.need(project in known, "V41", "result/decisions.json", f"{project} is no project of this round")
    findings.need(len(set(decided)) == len(decided), "V41", "result/decisions.json", "two decisions on one project")


def check_publication(documents: Documents, outcome: Optional[dict], findings: Findings) -> None:
    """V42: section 10."""
    record, counted = documents.record, outcome or documents.result
    if record is None or counted is None or documents.manifest is None:
        findings.skip("the opening record, the manifest and the number of counted ballots", "V42")
        return
    level, ballots = documents.manifest["publication"], counted["ballotCount"]
    if ballots >= record["publication"]["allFrom"]:
        levels = ["all"]
    else:
        levels = ["auditor", "totals"] if ballots >= record["publication"]["totalsFrom"] else ["auditor"]
    findings.need(level in levels, "V42", "manifest.json", f"with {ballots} ballots it is not for {level}")
    for path in documents.files:
        left_out = path in LEFT_OUT_OF_TOTALS or path.startswith("paper/")
        findings.need(level != "totals" or not left_out, "V42", path, "does not belong in a bundle of totals")

"""The opening record and what must follow from it: V09 to V16."""

from __future__ import annotations

from typing import List, Optional, Tuple

from . import canonical_json, ed25519, rsa_pss, shamir, x25519
from .documents import Documents
from .encoding import from_base64, from_base64url, sha256
from .findings import Findings
from .shapes import UUID, is_whole

PLACE = "opening/record.json"
OPENING_LABEL = b"wijkbegroting/opening/v1\x00"


def _are_named_in_order(items: List[dict], name: str = "name") -> bool:
    names = [item[name] for item in items]
    return names == sorted(set(names), key=lambda text: text.encode("utf-16-be", "surrogatepass"))


def check_opening(documents: Documents, findings: Findings) -> None:
    """V09: leaf 0 and only leaf 0 opens, with enough signatures of trustees, and is the record of the bundle."""
    openings = documents.of_type("OPENING")
    if not documents.events or documents.events[0].type != "OPENING":
        findings.fail("V09", "log/leaves.ndjson:1", "the log does not begin with the opening record")
        return
    for event in openings[1:]:
        findings.fail("V09", event.place, "opens the round once more")
    opening = openings[0].value or {}
    same = canonical_json.write(opening["record"]) == documents.files.get(PLACE)
    findings.need(same or PLACE not in documents.files, "V09", PLACE, "is not the record of leaf 0")
    record = opening["record"]
    message = OPENING_LABEL + sha256(canonical_json.write(record))
    keys = {trustee["name"]: from_base64url(trustee["key"], 32) for trustee in record["tallyKey"]["trustees"]}
    findings.need(
        _are_named_in_order(opening["signatures"]), "V09", openings[0].place, "signatures are not sorted by name"
    )
    good = set()
    for signature in opening["signatures"]:
        name, key, data = signature["name"], keys.get(signature["name"]), from_base64url(signature["signature"], 64)
        if key is None or data is None or not ed25519.verify(key, message, data):
            findings.fail("V09", openings[0].place, f"the signature of {name} is not that of a trustee")
        else:
            good.add(name)
    needed = min(2, max(1, len(keys)))
    findings.need(len(good) >= needed, "V09", openings[0].place, f"{len(good)} trustees signed, {needed} are needed")


def check_record(documents: Documents, findings: Findings) -> None:
    record, loose = documents.record, documents.loose_record
    if loose is None:
        findings.skip("the opening record", "V10", "V11")
    else:
        check_rule(loose, findings)
        check_projects(loose, findings)
    if record is None:
        findings.skip("the opening record", "V12", "V13", "V15")
        return
    count = record["rules"]["count"]
    fits = (record["drawCommitment"] is not None) == (count["tie"] == "computedDraw")
    findings.need(fits, "V15", PLACE, "commitment and kind of draw do not fit")
    check_budget(record, documents, findings)
    check_keys(record, findings)


def check_rule(loose: dict, findings: Findings) -> None:
    """V10: also in a record with another form, so that an unknown rule is named as such."""
    rules = loose.get("rules")
    count = rules.get("count") if isinstance(rules, dict) else None
    rule = count.get("rule") if isinstance(count, dict) else None
    findings.need(rule == "greedyVotes", "V10", PLACE, "an unknown rule of counting")


def check_projects(loose: dict, findings: Findings) -> None:
    """V11: also in a record with another form."""
    listed = loose.get("projects")
    projects = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    ids = [str(project.get("id")) for project in projects]
    findings.need(ids == sorted(set(ids)), "V11", PLACE, "projects are not sorted by id, or one stands there twice")
    findings.need(bool(ids), "V11", PLACE, "there are no projects")
    total = sum(cost for cost in (project.get("costCents") for project in projects) if is_whole(cost))
    findings.need(total < 2**53, "V11", PLACE, "all costs together are not below 2^53")
    for project in projects:
        name, cost = str(project.get("id")), project.get("costCents")
        findings.need(bool(UUID.match(name)), "V11", PLACE, f"{name} is no project id")
        findings.need(is_whole(cost) and cost > 0, "V11", PLACE, f"{name} costs nothing, or no whole number")


def check_budget(record: dict, documents: Documents, findings: Findings) -> None:
    """V12."""
    plan, ballot = record["rules"]["plan"], record["rules"]["vote"]["ballot"]
    most = ballot["maximumChoices"]
    findings.need(record["budgetCents"] > 0, "V12", PLACE, "there is no money")
    findings.need(
        plan["minimumCostCents"] <= plan["maximumCostCents"], "V12", PLACE, "least cost of a plan above the most"
    )
    findings.need(
        plan["maximumCostCents"] <= record["budgetCents"], "V12", PLACE, "a plan may cost more than the budget"
    )
    findings.need(most is None or ballot["minimumChoices"] <= most, "V12", PLACE, "least choices above the most")
    result = documents.result
    if result is None:
        findings.skip("the result", "V12")
    else:
        total = result["spentCents"] + result["remainderCents"]
        findings.need(
            total == result["budgetCents"], "V12", "result/result.json", "spent and remainder are not the budget"
        )
        findings.need(
            result["budgetCents"] == record["budgetCents"], "V12", "result/result.json", "another budget than the record"
        )


def check_keys(record: dict, findings: Findings) -> None:
    """V13."""
    spki = from_base64(record["issuerKey"])
    issuer = rsa_pss.read_spki(spki) if spki is not None else None
    findings.need(rsa_pss.is_issuer_key(issuer), "V13", PLACE, "issuerKey is no RSA-3072 key")
    tally = record["tallyKey"]
    named: List[Tuple[str, str]] = [("logKey", record["logKey"])]
    named += [(f"key of trustee {trustee['name']}", trustee["key"]) for trustee in tally["trustees"]]
    named += [(f"key of witness {witness['name']}", witness["key"]) for witness in record["witnesses"]]
    for what, key in named:
        data = from_base64url(key, 32)
        findings.need(data is not None and ed25519.is_good_key(data), "V13", PLACE, f"{what} is no Ed25519 key")
    public = from_base64url(tally["publicKey"], 32)
    findings.need(public is not None and x25519.is_good_key(public), "V13", PLACE, "tallyKey is no X25519 key")
    for what, items in (("trustees", tally["trustees"]), ("witnesses", record["witnesses"])):
        findings.need(_are_named_in_order(items), "V13", PLACE, f"{what} are not sorted by name")
    keys = [key for _, key in named]
    findings.need(len(set(keys)) == len(keys), "V13", PLACE, "two keys are the same")
    fits = 1 <= tally["threshold"] <= len(tally["trustees"])
    findings.need(fits, "V13", PLACE, "threshold is more than the trustees")


def check_shares(documents: Documents, findings: Findings) -> Optional[bytes]:
    """V14: the tally secret that the revealed shares give, when it is the right one."""
    reveal = documents.of_type("KEY_REVEAL")
    if not reveal or documents.record is None:
        findings.skip("the opening record and the revealed shares", "V14")
        return None
    shares, place = (reveal[0].value or {})["shares"], reveal[0].place
    if documents.reveal is not None:
        findings.need(documents.reveal == shares, "V14", "close/reveal.json", "is not what stands in the log")
    tally = documents.record["tallyKey"]
    keys = {trustee["name"]: trustee["key"] for trustee in tally["trustees"]}
    findings.need(_are_named_in_order(shares), "V14", place, "shares are not sorted by name")
    findings.need(len(shares) == tally["threshold"], "V14", place, "another number of shares than the threshold")
    decoded = [from_base64url(share["share"], 33) or b"" for share in shares]
    for share, data in zip(shares, decoded):
        key = from_base64url(keys.get(share["name"]), 32)
        if key is None or shamir.trustee_key(data) != key:
            findings.fail("V14", place, f"the share of {share['name']} is not the one that was handed out")
    secret = shamir.combine(decoded)
    if secret is None or x25519.public_key(secret) != from_base64url(tally["publicKey"], 32):
        findings.fail("V14", place, "the shares do not give the secret of the tally key")
        return None
    return secret


def check_unchanged(documents: Documents, findings: Findings) -> None:
    """V16: what the bundle says again of the opening record is the same."""
    record, manifest, result, closing = documents.record, documents.manifest, documents.result, documents.closing
    if record is None:
        findings.skip("the opening record", "V16")
        return
    round_id = record["round"]["id"]
    if manifest is not None:
        findings.need(manifest["round"] == round_id, "V16", "manifest.json", "another round")
    vote = [phase for phase in record["phases"] if phase["id"] == "vote"]
    if closing is not None and closing["early"] is None and vote:
        on_time = closing["closedAt"] >= vote[0]["closesAt"]
        findings.need(on_time, "V16", documents.closing_place, "was closed before the moment of the opening record")
    if result is None:
        return
    place = "result/result.json"
    findings.need(result["openingRecordSha256"] == documents.record_hash, "V16", place, "another opening record")
    findings.need(result["budgetCents"] == record["budgetCents"], "V16", place, "another budget")
    findings.need(result["roundId"] == round_id, "V16", place, "another round")
    own = {project["id"]: (project["title"], project["costCents"]) for project in record["projects"]}
    told = {item["project"]: (item["title"], item["costCents"]) for item in result["projects"]}
    findings.need(own == told, "V16", place, "other projects, titles or costs")

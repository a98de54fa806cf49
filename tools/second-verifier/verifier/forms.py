"""The form of every file and event: docs/protocol.md, sections 3 and 6 to 10."""

from __future__ import annotations

from typing import Dict

from .shapes import (
    Shape, anything, area_code, box, day, either, fields, flag, hash_hex, instant, key, listed, one_of, or_null,
    pass_signature, round_id, share, signature, slug, sorted_uuids, text, uuid, uuids, whole, witness_name,
)  # fmt: skip

_key_of = fields({"name": text, "key": key})
_signature_of = fields({"name": text, "signature": signature})
_share_of = fields({"name": text, "share": share})
_age = or_null(whole())

PHASES = [
    "prepare", "submit", "support", "check", "ballotList", "vote", "count", "outcome", "objection", "realisation",
    "review",
]  # fmt: skip

RULES = fields(
    {
        "bindingForce": one_of("binding", "advice", "subsidyCeiling"),
        "count": fields(
            {
                "minimumVotes": whole(),
                "rule": one_of("greedyVotes"),
                "tie": one_of("publicDraw", "computedDraw"),
                "whenNextDoesNotFit": one_of("skip", "stop"),
            }
        ),
        "plan": fields({"maximumCostCents": whole(), "minimumCostCents": whole()}),
        "propose": fields(
            {
                "descriptionMaxLength": whole(),
                "excludedTopics": listed(text),
                "maximumPerProposer": whole(),
                "minimumAge": _age,
                "residence": one_of("anyone", "gemeente", "area"),
                "summaryMaxLength": whole(),
                "titleMaxLength": whole(),
            }
        ),
        "support": fields({"minimumAge": _age, "residence": one_of("anyone", "gemeente", "area"), "threshold": whole()}),
        "vote": fields(
            {
                "ballot": either(
                    fields({"kind": one_of("divideBudget"), "maximumChoices": or_null(whole()), "minimumChoices": whole()}),
                    fields({"kind": one_of("chooseUpTo"), "maximumChoices": whole(), "minimumChoices": whole()}),
                ),
                "changeable": flag,
                "minimumAge": whole(),
                "referenceDate": day,
                "residence": one_of("gemeente", "area"),
                "secondFactor": one_of("birthYear"),
            }
        ),
    }
)

# Costs and ids of projects are judged by V11, the budget by V12, keys by V13.
RECORD = fields(
    {
        "version": one_of(2),
        "round": fields({"id": round_id, "title": text, "areaCodes": listed(area_code), "gemeenteCode": area_code}),
        "budgetCents": whole(),
        "rules": RULES,
        "phases": listed(fields({"id": one_of(*PHASES), "opensAt": instant, "closesAt": instant})),
        "projects": listed(
            fields({"id": uuid, "title": text, "costCents": whole(), "categoryId": slug, "buurtCode": or_null(area_code)})
        ),
        "rollSizes": listed(fields({"buurtCode": area_code, "entries": whole()})),
        "rollSha256": hash_hex,
        "issuerKey": text,
        "logKey": key,
        "tallyKey": fields({"publicKey": key, "threshold": whole(1), "trustees": listed(_key_of)}),
        "witnesses": listed(fields({"name": witness_name, "key": key})),
        "drawCommitment": or_null(hash_hex),
        "publication": fields({"allFrom": whole(), "totalsFrom": whole()}),
        "batchMinutes": whole(1),
        "softwareVersion": text,
    }
)

STATEMENT = fields(
    {
        "closedAt": instant,
        "early": or_null(text),
        **dict.fromkeys(["rollSize", "codes", "replaced", "passes", "paper", "blocked", "ballots", "voters"], whole()),
        **dict.fromkeys(["batches", "paperBallots"], whole()),
    }
)

REVEAL = listed(_share_of)
_draw = {"type": text, "between": uuids, "order": uuids}

EVENTS: Dict[str, Shape] = {
    "OPENING": fields({"type": text, "record": RECORD, "signatures": listed(_signature_of)}),
    "ISSUANCE_DAY": fields({"type": text, "day": day, "passes": whole(), "paper": whole(), "blocked": whole()}),
    "BALLOT_BATCH": fields({"type": text, "batch": whole(1), "ballots": listed(hash_hex)}),
    "PAPER_BATCH": fields({"type": text, "batch": whole(1), "ballots": whole(), "sha256": hash_hex}),
    "DECISION": fields(
        {"type": text, "kind": text, "at": instant, "payloadSha256": hash_hex, "proposedBy": text, "approvedBy": text}
    ),
    "INCIDENT": fields({"type": text, "at": instant, "text": text}),
    "CLOSE": fields({"type": text, "statement": STATEMENT}),
    "KEY_REVEAL": fields({"type": text, "shares": REVEAL}),
    "DRAW": either(
        fields({**_draw, "kind": one_of("public"), "minutesSha256": hash_hex}),
        fields({**_draw, "kind": one_of("computed"), "nonce": hash_hex}),
    ),
    "RESULT": fields({"type": text, "resultSha256": hash_hex, "traceSha256": hash_hex}),
}

MANIFEST = fields(
    {
        "format": one_of("wijkbegroting-bundle"),
        "version": one_of(1),
        "round": round_id,
        "softwareVersion": text,
        "publication": one_of("all", "totals", "auditor"),
        "files": listed(fields({"path": text, "size": whole(), "sha256": hash_hex})),
    }
)

BODY = fields(
    {
        "box": box,
        "prevHash": or_null(hash_hex),
        "rev": whole(1, 50),
        "round": round_id,
        "voterKey": key,
    }
)
BALLOT = fields({"body": BODY, "passSignature": pass_signature, "voterSignature": signature})

_reading = either(sorted_uuids, one_of("invalid"))
PAPER = fields(
    {
        "batch": whole(1),
        "nonce": hash_hex,
        "pollingPoint": text,
        "ballots": listed(
            fields({"number": whole(1), "first": _reading, "second": _reading, "third": or_null(_reading)})
        ),
    }
)

RECEIPT = fields(
    {"receipt": fields({"ballotHash": hash_hex, "batch": whole(1), "round": round_id}), "signature": signature}
)
DRAW_FILE = fields({"between": uuids, "order": uuids, "minutes": text, "drawnAt": instant})

_reason = either(
    fields({"kind": one_of("funded", "stopped", "noVotes")}),
    fields({"kind": one_of("skippedNoBudget"), "costCents": whole(), "leftCents": whole()}),
    fields({"kind": one_of("belowMinimumVotes"), "minimum": whole()}),
)
_placed = {"project": uuid, "votes": whole(), "costCents": whole(), "reason": _reason}
_invalid = one_of(
    "box-does-not-open", "padding-wrong", "choices-malformed", "ballot-duplicate-project", "ballot-unknown-project",
    "ballot-too-few", "ballot-too-many", "ballot-over-budget",
)  # fmt: skip

RESULT = fields(
    {
        "version": one_of(2),
        "roundId": round_id,
        "openingRecordSha256": hash_hex,
        **dict.fromkeys(["budgetCents", "spentCents", "remainderCents", "rollSize", "passes"], whole()),
        **dict.fromkeys(["ballotCount", "paperCount", "blankCount", "replacedCount"], whole()),
        "invalidBallots": listed(fields({"ballotHash": hash_hex, "reason": _invalid})),
        "invalidPaper": listed(
            fields({"batch": whole(1), "number": whole(1), "reason": either(_invalid, one_of("marked-invalid"))})
        ),
        "projects": listed(fields({**_placed, "title": text})),
        "funded": uuids,
        "draws": listed(
            fields({"between": uuids, "order": uuids, "drawnAt": instant, "minutes": or_null(text)})
        ),
    }
)
STEP = fields(
    {
        "votes": whole(),
        "taken": one_of("together", "drawn"),
        "leftBeforeCents": whole(),
        "leftAfterCents": whole(),
        "hasStopped": flag,
        "projects": listed(fields(_placed)),
    }
)
DECISIONS = listed(fields({"project": uuid, "decision": text, "reason": anything}))

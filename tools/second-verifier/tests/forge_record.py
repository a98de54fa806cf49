"""The opening record of a forged round, and the zip around its files."""

from __future__ import annotations

import io
import zipfile
from typing import Any, Dict, List, Optional, Tuple

from tests import sealing
from verifier.canonical_json import write
from verifier.encoding import sha256_hex, to_base64url
from verifier.forms import PHASES

ROUND = "proefwijk-2027"
Keys = List[Tuple[str, bytes]]


def project_id(number: int) -> str:
    text = sha256_hex(f"project {number}".encode())
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:32]}"


def rules(budget: int, **count: Any) -> dict:
    """Rules of a round; `count` changes those of counting, `ballot` and `changeable` those of voting."""
    ballot = {"kind": "divideBudget", "maximumChoices": None, "minimumChoices": 0, **count.pop("ballot", {})}
    changeable = count.pop("changeable", True)
    return {
        "bindingForce": "advice",
        "count": {"minimumVotes": 0, "rule": "greedyVotes", "tie": "publicDraw", "whenNextDoesNotFit": "skip", **count},
        "plan": {"maximumCostCents": budget, "minimumCostCents": 1},
        "propose": {
            "descriptionMaxLength": 5000, "excludedTopics": [], "maximumPerProposer": 3, "minimumAge": None,
            "residence": "anyone", "summaryMaxLength": 140, "titleMaxLength": 60,
        },
        "support": {"minimumAge": None, "residence": "gemeente", "threshold": 25},
        "vote": {
            "ballot": ballot, "changeable": changeable, "minimumAge": 12, "referenceDate": "2027-05-03",
            "residence": "area", "secondFactor": "birthYear",
        },
    }  # fmt: skip


def named(keys: Keys) -> List[dict]:
    return [{"name": name, "key": to_base64url(key)} for name, key in keys]


def record(
    costs: Dict[str, int], budget: int, roll: int, own_rules: dict, log_key: bytes, tally_key: bytes, threshold: int,
    trustees: Keys, witnesses: Keys, commitment: Optional[str],
) -> dict:  # fmt: skip
    """Section 3. Each phase lasts a month of 2027."""
    phases = [
        {"id": name, "opensAt": f"2027-{at:02d}-01T08:00:00.000Z", "closesAt": f"2027-{at + 1:02d}-01T08:00:00.000Z"}
        for at, name in enumerate(PHASES, start=1)
    ]
    projects = [
        {"id": one, "title": f"Plan {at}", "costCents": cost, "categoryId": "groen", "buurtCode": None}
        for at, (one, cost) in enumerate(costs.items())
    ]
    tally = {"publicKey": to_base64url(tally_key), "threshold": threshold, "trustees": named(trustees)}
    return {
        "version": 2,
        "round": {"id": ROUND, "title": "Proefwijk", "areaCodes": ["WK1"], "gemeenteCode": "GM0001"},
        "budgetCents": budget,
        "rules": own_rules,
        "phases": phases,
        "projects": projects,
        "rollSizes": [{"buurtCode": "GM0001", "entries": roll}],
        "rollSha256": sha256_hex(b"roll"),
        "issuerKey": sealing.to_base64(sealing.spki(sealing.ISSUER)),
        "logKey": to_base64url(log_key),
        "tallyKey": tally,
        "witnesses": named(witnesses),
        "drawCommitment": commitment,
        "publication": {"allFrom": 100, "totalsFrom": 50},
        "batchMinutes": 360,
        "softwareVersion": "0.1.0",
    }


def with_manifest(files: Dict[str, bytes], manifest: dict) -> Dict[str, bytes]:
    listed = [
        {"path": path, "size": len(data), "sha256": sha256_hex(data)}
        for path, data in sorted(files.items())
        if path != "manifest.json"
    ]
    return {**files, "manifest.json": write({**manifest, "files": listed})}


def zipped(files: Dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in files.items():
            archive.writestr(zipfile.ZipInfo(path), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()

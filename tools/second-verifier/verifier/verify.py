"""All checks of docs/protocol.md, section 11, on one bundle."""

from __future__ import annotations

from typing import Any, Dict

from . import check_ballots, check_count, check_issuance, check_log, check_opening, check_result
from .bundle import check_manifest, read_files
from .check_count import Options
from .documents import read_documents
from .findings import Findings


def verify_bundle(path: str, options: Options) -> Dict[str, Any]:
    """The report on a bundle. Raises bundle.Unreadable when it is none."""
    findings = Findings()
    files = read_files(path, findings)
    documents = read_documents(files, findings)
    check_manifest(files, documents.manifest, findings)
    check_log.check_heads(documents, findings)
    check_opening.check_opening(documents, findings)
    check_opening.check_record(documents, findings)
    secret = check_opening.check_shares(documents, findings)
    check_opening.check_unchanged(documents, findings)
    check_issuance.check_issuance(documents, findings)
    check_issuance.check_paper(documents, findings)
    check_issuance.check_order(documents, findings)
    check_ballots.check_voters(documents, findings)
    batch_of = check_ballots.check_batches(documents, findings)
    check_ballots.check_receipts(documents, batch_of, findings)
    opened = check_count.check_ballots_one_by_one(documents, secret, options, findings)
    outcome = check_count.check_count(documents, opened, findings)
    check_result.check_money(documents, findings)
    check_result.check_draws(documents, secret, findings)
    check_result.check_result_leaf(documents, findings)
    check_result.check_decisions(documents, findings)
    check_result.check_publication(documents, outcome, findings)
    manifest = documents.manifest or {}
    return {
        "ok": findings.ok(),
        "bundle": {"round": manifest.get("round"), "publication": manifest.get("publication")},
        "notes": findings.notes,
        "checks": findings.as_list(),
        "outcome": outcome,
    }

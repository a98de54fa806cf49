"""The slow work on one ballot, in several processes at once: docs/protocol.md, sections 4 and 5."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import Dict, List, Optional

from . import ed25519, hpke, rsa_pss
from .documents import Ballot
from .encoding import from_base64, from_base64url

PASS_LABEL = b"wijkbegroting/pass/v1\x00"
BOX_INFO = b"wijkbegroting/ballot/v1"


@dataclass
class Work:
    """What is the same for every ballot."""

    round_id: str
    issuer_key: str
    secret: Optional[bytes]


@dataclass
class Verdict:
    has_good_pass: Optional[bool]  # None when the key of the issuer cannot be read
    is_signed: bool
    opened: Optional[bytes]  # what was in the box, when it was opened


def aad_of(body: dict, voter_key: bytes) -> bytes:
    return body["round"].encode() + b"\x00" + voter_key + int(body["rev"]).to_bytes(4, "big")


def judge(work: Work, ballots: List[Ballot], to_open: Dict[str, bool]) -> List[Verdict]:
    spki = from_base64(work.issuer_key)
    issuer = rsa_pss.read_spki(spki) if spki is not None else None
    opener = hpke.Opener(work.secret, BOX_INFO) if work.secret is not None else None
    verdicts = []
    for ballot in ballots:
        voter_key = from_base64url(ballot.body["voterKey"], 32) or b""
        pass_signature = from_base64url(ballot.pass_signature, 384)
        voter_signature = from_base64url(ballot.voter_signature, 64)
        message = PASS_LABEL + work.round_id.encode() + voter_key
        has_pass = None
        if issuer is not None:
            has_pass = pass_signature is not None and rsa_pss.verify(issuer, message, pass_signature)
        signed = voter_signature is not None and ed25519.verify(voter_key, bytes.fromhex(ballot.hash), voter_signature)
        box = from_base64url(ballot.body["box"])
        opened = None
        if opener is not None and box is not None and to_open.get(ballot.hash):
            opened = opener.open(box, aad_of(ballot.body, voter_key))
        verdicts.append(Verdict(has_pass, signed, opened))
    return verdicts


def judge_all(work: Work, ballots: List[Ballot], to_open: Dict[str, bool], jobs: int) -> Dict[str, Verdict]:
    """Verdicts by the place of each ballot."""
    jobs = max(1, jobs or os.cpu_count() or 1)
    size = 64
    slices = [ballots[at : at + size] for at in range(0, len(ballots), size)]
    verdicts: List[Verdict] = []
    if jobs == 1 or len(slices) < 2:
        for part in slices:
            verdicts.extend(judge(work, part, to_open))
    else:
        with ProcessPoolExecutor(max_workers=jobs) as pool:
            parts = [{ballot.hash: to_open.get(ballot.hash, False) for ballot in part} for part in slices]
            for found in pool.map(judge, [work] * len(slices), slices, parts):
                verdicts.extend(found)
    return {ballot.place: verdict for ballot, verdict in zip(ballots, verdicts)}

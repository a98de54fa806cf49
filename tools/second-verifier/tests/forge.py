"""Rounds of any kind, with every key in hand: so a test can change anything and sign it all again."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Optional, Sequence

from tests import sealing
from tests.forge_record import ROUND, project_id, record, rules
from verifier import choices, counting, ed25519, election_file, merkle, shamir, signed_note, x25519
from verifier.canonical_json import write
from verifier.encoding import sha256, sha256_hex, to_base64url
from verifier.hpke import hkdf
from verifier.slow import BOX_INFO, PASS_LABEL, aad_of

TRUSTEE_LABEL = b"wijkbegroting/trustee/v1"
MINUTES = "Uit een hoed."
DRAWN_AT = "2027-07-02T08:00:00.000Z"
NAMES = ["controleur", "gemeente", "wijkplatform"]
Choices = Sequence[Sequence[int]]
Edit = Optional[Callable[["Forged"], None]]


def seed(label: str) -> bytes:
    return sha256(("second-verifier/" + label).encode())


class Forged:
    """A round with its keys; `files` makes a bundle of it, with edits at every stage."""

    def __init__(self, costs: List[int], budget: int, votes: Choices, paper: Choices = (), **rule: Any) -> None:
        """`votes` and `paper`: the numbers of the chosen projects, by their place in the sorted list."""
        self.threshold = rule.pop("threshold", 2)
        self.ids = sorted(project_id(number) for number in range(len(costs)))
        self.secret = seed("tally")
        self.public = x25519.public_key(self.secret)
        self.names = NAMES if self.threshold > 1 else NAMES[:1]
        self.shares = dict(zip(self.names, sealing.split(self.secret, self.threshold, [17, 4, 200])))
        self.nonce = hkdf(self.secret, b"wijkbegroting/draw/v1")
        self.log_seed = seed("log")
        self.witnesses = {name: seed("witness " + name) for name in ("controleur", "gemeente")}
        self.votes, self.paper = votes, paper
        own = rules(budget, **rule)
        computed = own["count"]["tie"] == "computedDraw"
        self.record = record(
            dict(zip(self.ids, costs)), budget, len(votes) + len(paper) + 20, own, ed25519.public_key(self.log_seed),
            self.public, self.threshold, [(name, shamir.trustee_key(self.shares[name])) for name in self.names],
            [(name, ed25519.public_key(one)) for name, one in self.witnesses.items()],
            counting.draw_commitment(ROUND, self.nonce) if computed else None,
        )  # fmt: skip
        self.ballots: List[dict] = []
        self.papers: List[dict] = []
        self.batches: List[List[str]] = []
        self.receipts: List[dict] = []
        self.draws: List[dict] = []
        self.events: List[dict] = []
        self.heads: List[int] = []
        self.result: dict = {}
        self.trace: List[dict] = []
        self.decisions: List[dict] = []
        self.statement: dict = {}
        self.publication = "auditor"
        self.order_of_lots: Callable[[List[str]], List[str]] = lambda group: group[::-1]

    # Ballots

    def plain(self, chosen: Any) -> bytes:
        """Section 5: padded choices. `chosen` may also be the bytes of the choices themselves."""
        data = chosen if isinstance(chosen, bytes) else write(chosen)
        text = len(data).to_bytes(4, "big") + data
        return text + bytes(choices.padded_length(len(self.record["projects"])) - len(text))

    def cast(self, voter: int, plain: bytes, rev: int = 1, before: Optional[str] = None, **body: Any) -> dict:
        """A signed ballot of a voter. `body` replaces fields after sealing and before signing."""
        own = seed(f"voter {voter}")
        key = ed25519.public_key(own)
        content = {"box": "", "prevHash": before, "rev": rev, "round": ROUND, "voterKey": to_base64url(key)}
        box = sealing.seal(self.public, seed(f"box {voter} {rev}"), BOX_INFO, aad_of(content, key), plain)
        content = {**content, "box": to_base64url(box), **body}
        ballot = {
            "body": content,
            "passSignature": to_base64url(sealing.sign_pss(PASS_LABEL + ROUND.encode() + key)),
            "voterSignature": to_base64url(sealing.sign(own, sha256(write(content)))),
        }
        self.ballots.append(ballot)
        return ballot

    def cast_all(self) -> None:
        for voter, chosen in enumerate(self.votes):
            self.cast(voter, self.plain([self.ids[number] for number in chosen]))
        readings = [[self.ids[number] for number in chosen] for chosen in self.paper]
        if readings:
            ballots = [
                {"number": at, "first": one, "second": one, "third": None} for at, one in enumerate(readings, start=1)
            ]
            batch = {"batch": 1, "nonce": sha256_hex(b"nonce"), "pollingPoint": "Bibliotheek", "ballots": ballots}
            self.papers.append(batch)

    @staticmethod
    def hash_of(ballot: dict) -> str:
        return sha256_hex(write(ballot["body"]))

    def make_batches(self) -> None:
        hashes = [self.hash_of(ballot) for ballot in self.ballots]
        half = max(10, len(hashes) // 2)
        self.batches = [sorted(part) for part in (hashes[:half], hashes[half:]) if part]
        for number, batch in enumerate(self.batches, start=1):
            self.receipts.append(self.receipt(batch[0], number))

    def receipt(self, ballot_hash: str, batch: int, round_id: str = ROUND) -> dict:
        receipt = {"ballotHash": ballot_hash, "batch": batch, "round": round_id}
        signature = sealing.sign(self.log_seed, b"wijkbegroting/receipt/v1\x00" + write(receipt))
        return {"receipt": receipt, "signature": to_base64url(signature)}

    # The log

    def lay_out(self) -> None:
        """The events up to KEY_REVEAL."""
        opening = b"wijkbegroting/opening/v1\x00" + sha256(write(self.record))
        voters = len({ballot["body"]["voterKey"] for ballot in self.ballots})
        paper = sum(len(one["ballots"]) for one in self.papers)
        issued = {"passes": voters + 2, "paper": paper, "blocked": 1}
        signatures = [
            {"name": name, "signature": to_base64url(sealing.sign(hkdf(self.shares[name], TRUSTEE_LABEL), opening))}
            for name in self.names[:2]
        ]
        self.events = [
            {"type": "OPENING", "record": self.record, "signatures": signatures},
            {"type": "ISSUANCE_DAY", "day": "2027-06-02", "passes": max(10, voters // 2), "paper": 0, "blocked": 0},
            {"type": "ISSUANCE_DAY", "day": "2027-06-09", **issued},
        ]
        for number, batch in enumerate(self.batches, start=1):
            self.events.append({"type": "BALLOT_BATCH", "batch": number, "ballots": batch})
        for one in self.papers:
            held = {"ballots": len(one["ballots"]), "sha256": sha256_hex(write(one))}
            self.events.append({"type": "PAPER_BATCH", "batch": one["batch"], **held})
        self.statement = {
            "closedAt": "2027-07-01T08:00:00.000Z", "early": None, "rollSize": self.record["rollSizes"][0]["entries"],
            "codes": self.record["rollSizes"][0]["entries"], "replaced": 0, **issued, "ballots": len(self.ballots),
            "voters": voters, "batches": len(self.batches), "paperBallots": paper,
        }  # fmt: skip
        self.events.append({"type": "CLOSE", "statement": self.statement})
        shares = [{"name": name, "share": to_base64url(self.shares[name])} for name in self.names[: self.threshold]]
        self.events.append({"type": "KEY_REVEAL", "shares": shares})

    def note(self, size: int) -> bytes:
        root = merkle.root([merkle.leaf_hash(write(event)) for event in self.events[:size]])
        origin = f"wijkbegroting/{ROUND}"
        encoded = sealing.to_base64(root)
        text = f"{origin}\n{size}\n{encoded}\naudit {size} {sha256_hex(bytes([size % 256]))}\n".encode()
        return text + b"\n" + b"".join(self.signature_lines(origin, text, 1811836800 + 3600 * size))

    def signature_lines(self, origin: str, text: bytes, time: int) -> List[bytes]:
        def line(name: str, mark: bytes, data: bytes) -> bytes:
            return f"\u2014 {name} {sealing.to_base64(mark + data)}\n".encode()

        key = ed25519.public_key(self.log_seed)
        lines = [line(origin, signed_note.key_id(origin, signed_note.LOG_KEY, key), sealing.sign(self.log_seed, text))]
        for name, own in self.witnesses.items():
            mark = signed_note.key_id(name, signed_note.WITNESS, ed25519.public_key(own))
            signature = sealing.sign(own, f"cosignature/v1\ntime {time}\n".encode() + text)
            lines.append(line(name, mark, time.to_bytes(8, "big") + signature))
        return lines

    # Counting

    def chosen(self) -> List[List[str]]:
        """What counts, by our own rules of validity."""
        highest: Dict[str, dict] = {}
        for ballot in self.ballots:
            body = ballot["body"]
            if body["rev"] >= highest.get(body["voterKey"], {"rev": 0})["rev"]:
                highest[body["voterKey"]] = body
        opener = sealing.hpke.Opener(self.secret, BOX_INFO)
        counted, self.invalid, self.invalid_paper = [], [], []
        for key, body in highest.items():
            raw = sealing.base64.urlsafe_b64decode(key + "=")
            box = sealing.base64.urlsafe_b64decode(body["box"] + "=" * (-len(body["box"]) % 4))
            judged, reason = choices.judge_box(opener.open(box, aad_of(body, raw)), self.record)
            if judged is None:
                self.invalid.append({"ballotHash": sha256_hex(write(body)), "reason": reason})
            else:
                counted.append(judged)
        self.invalid.sort(key=lambda item: item["ballotHash"])
        self.from_boxes, self.replaced = len(counted), len(self.ballots) - len(highest)
        for one in self.papers:
            for ballot in one["ballots"]:
                judged, reason = choices.judge_paper(ballot, self.record)
                if judged is None:
                    self.invalid_paper.append({"batch": one["batch"], "number": ballot["number"], "reason": reason})
                else:
                    counted.append(judged)
        return counted

    def tally(self) -> None:
        """Counts, and draws lots as often as needed."""
        counted = self.chosen()
        votes = counting.count_votes(counted, self.record)
        while True:
            found = counting.count(self.record, votes, counting.lots_of(self.draws))
            open_ties = [tie.between for tie in found.ties if not tie.has_lots]
            if not open_ties:
                break
            self.draws.append({"between": open_ties[0], "order": self.lots(open_ties[0])})
        titles = {project["id"]: project["title"] for project in self.record["projects"]}
        computed = self.record["drawCommitment"] is not None
        drawn: Dict[str, Any] = {"drawnAt": DRAWN_AT, "minutes": None if computed else MINUTES}
        self.trace = found.steps
        self.result = {
            "version": 2, "roundId": ROUND, "openingRecordSha256": sha256_hex(write(self.record)),
            "budgetCents": self.record["budgetCents"], "spentCents": self.record["budgetCents"] - found.left,
            "remainderCents": found.left, "rollSize": self.statement["rollSize"], "passes": self.statement["passes"],
            "ballotCount": len(counted), "paperCount": len(counted) - self.from_boxes,
            "blankCount": sum(1 for one in counted if not one), "replacedCount": self.replaced,
            "invalidBallots": self.invalid, "invalidPaper": self.invalid_paper,
            "projects": [{**place, "title": titles[place["project"]]} for place in found.places],
            "funded": found.funded, "draws": [{**draw, **drawn} for draw in self.draws],
        }  # fmt: skip
        self.counted = counted
        for draw in self.draws:
            public = {"kind": "public", "minutesSha256": sha256_hex(MINUTES.encode())}
            how = {"kind": "computed", "nonce": self.nonce.hex()} if computed else public
            self.events.append({"type": "DRAW", **draw, **how})

    def lots(self, group: List[str]) -> List[str]:
        if self.record["drawCommitment"] is None:
            return self.order_of_lots(group)
        close = next(at for at, event in enumerate(self.events) if event["type"] == "CLOSE")
        root = merkle.root([merkle.leaf_hash(write(event)) for event in self.events[: close + 1]])
        return counting.draw_order(counting.draw_seed(ROUND, root, self.nonce), group)

    # The bundle

    def trace_bytes(self) -> bytes:
        return b"".join(write(step) + b"\n" for step in self.trace)

    def election(self) -> bytes:
        votes = counting.count_votes(self.counted, self.record)
        return election_file.write(self.record, votes, self.result["funded"], self.counted)

    def files(self, ballots: Edit = None, log: Edit = None, count: Edit = None, end: Edit = None) -> Dict[str, bytes]:
        """Signed and hashed. Edits come after casting, before counting, before RESULT and before the heads."""
        self.cast_all()
        self._edit(ballots)
        if not self.batches:
            self.make_batches()
        self.lay_out()
        self._edit(log)
        self.tally()
        self._edit(count)
        hashes = {"resultSha256": sha256_hex(write(self.result)), "traceSha256": sha256_hex(self.trace_bytes())}
        self.events.append({"type": "RESULT", **hashes})
        self._edit(end)
        sizes = self.heads or sorted({1, 3, len(self.events) - 2, len(self.events) - 1, len(self.events)})
        ordered = sorted(self.ballots, key=self.hash_of)
        close = next((event["statement"] for event in self.events if event["type"] == "CLOSE"), self.statement)
        shares = next((event["shares"] for event in self.events if event["type"] == "KEY_REVEAL"), [])
        files = {
            "README.nl.md": b"# Proef\n",
            "opening/record.json": write(self.record),
            "log/leaves.ndjson": b"".join(write(event) + b"\n" for event in self.events),
            "ballots.ndjson": b"".join(write(ballot) + b"\n" for ballot in ordered),
            "close/statement.json": write(close),
            "close/reveal.json": write(shares),
            "close/receipts.ndjson": b"".join(write(receipt) + b"\n" for receipt in self.receipts),
            "result/result.json": write(self.result),
            "result/trace.ndjson": self.trace_bytes(),
            "result/decisions.json": write(self.decisions),
            "election.pb": self.election(),
        }
        files.update({f"log/heads/{size:06d}.note": self.note(size) for size in sizes})
        files.update({f"paper/{one['batch']:03d}.json": write(one) for one in self.papers})
        public = [event for event in self.events if event["type"] == "DRAW" and event["kind"] == "public"]
        for number, draw in enumerate(public, start=1):
            told = {"between": draw["between"], "order": draw["order"], "minutes": MINUTES, "drawnAt": DRAWN_AT}
            files[f"draw/{number:03d}.json"] = write(told)
        return files

    def _edit(self, edit: Edit) -> None:
        if edit is not None:
            edit(self)

    def manifest(self) -> dict:
        own = {"round": ROUND, "softwareVersion": "0.1.0", "publication": self.publication}
        return {"format": "wijkbegroting-bundle", "version": 1, **own}

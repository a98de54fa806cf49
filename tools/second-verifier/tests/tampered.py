"""Bundles that somebody changed: golden ones edited from outside, and rounds forged with every key in hand.

    python3 -m tests.tampered FOLDER

writes them all, so that another verifier can be tried on them too.
"""

from __future__ import annotations

import io
import json
import sys
import zipfile
from pathlib import Path
from typing import Any, Callable, Dict, List, NamedTuple, Optional

from tests.forge import Forged
from tests.forge_record import with_manifest, zipped
from verifier.canonical_json import write

GOLDEN = Path(__file__).resolve().parents[3] / "packages" / "audit" / "test" / "golden"
Files = Dict[str, bytes]
EditFiles = Callable[[Files], None]


class Tampered(NamedTuple):
    name: str
    data: bytes
    failing: List[str]  # exactly these checks


def golden(name: str, edit: Optional[EditFiles] = None, **manifest: Any) -> bytes:
    """A golden bundle after an edit, with a manifest that fits again."""
    with zipfile.ZipFile(io.BytesIO((GOLDEN / f"{name}.zip").read_bytes())) as archive:
        files = {entry: archive.read(entry) for entry in archive.namelist()}
    own = json.loads(files["manifest.json"])
    own.pop("files")
    if edit is not None:
        edit(files)
    return zipped(with_manifest(files, {**own, **manifest}))


def text(path: str, old: bytes, new: bytes) -> EditFiles:
    def edit(files: Files) -> None:
        assert old in files[path], f"{path} has no {old!r}"
        files[path] = files[path].replace(old, new, 1)

    return edit


def value(path: str, change: Callable[[Any], Any]) -> EditFiles:
    """Changes the JSON of a file; `change` edits in place or gives something new."""

    def edit(files: Files) -> None:
        content = json.loads(files[path])
        files[path] = write(change(content) or content)

    return edit


def lines(path: str, change: Callable[[List[Any]], Any]) -> EditFiles:
    def edit(files: Files) -> None:
        content = [json.loads(line) for line in files[path].splitlines()]
        files[path] = b"".join(write(line) + b"\n" for line in change(content) or content)

    return edit


def without(path: str) -> EditFiles:
    return lambda files: files.pop(path) and None


def flip_box(ballots: List[dict]) -> None:
    box = ballots[3]["body"]["box"]
    ballots[3]["body"]["box"] = box[:100] + ("B" if box[100] == "A" else "A") + box[101:]


def swap_winners(result: dict) -> None:
    result["funded"][:2] = result["funded"][1::-1]


def one_vote_more(result: dict) -> None:
    result["projects"][3]["votes"] += 1


def from_outside() -> List[Tampered]:
    """Without a key: the manifest is made anew, and another check still fires."""
    public, computed, few = "public-draw", "computed-draw", "no-tie-no-paper"
    result, log, ballots = "result/result.json", "log/leaves.ndjson", "ballots.ndjson"
    cases: List[tuple] = [
        ("total one higher", golden(public, value(result, one_vote_more)), ["V34", "V40"]),
        ("winners swapped", golden(public, value(result, swap_winners)), ["V34", "V40"]),
        ("trace shorter", golden(public, lines("result/trace.ndjson", lambda all: all[:-1])), ["V35", "V40"]),
        ("newest rev deleted", golden(few, lines(ballots, lambda all: all[1:])), ["V28", "V33", "V37"]),
        ("ballots in another order", golden(public, lines(ballots, lambda all: all[::-1])), ["V28"]),
        ("box bit flipped", golden(few, lines(ballots, flip_box)), ["V23", "V25", "V28", "V30", "V34", "V35"]),
        ("leaf edited", golden(public, text(log, b"een uur later", b"een uur eerder")), ["V05", "V06"]),
        ("leaf removed", golden(public, lines(log, lambda all: all[:5] + all[6:])), ["V05", "V06"]),
        ("nonce changed", golden(computed, text(log, b'"nonce":"d4', b'"nonce":"d5')), ["V05", "V06", "V38"]),
        ("last head removed", golden(public, without("log/heads/000023.note")), ["V05"]),
        ("budget one higher", golden(public, text("opening/record.json", b"4000000", b"4000001")), ["V09"]),
        ("receipt of another batch", golden(public, text("close/receipts.ndjson", b'"batch":3', b'"batch":2')), ["V29"]),
        ("decision on no project", golden(public, text("result/decisions.json", b"15ff9cb4", b"15ff9cb5")), ["V41"]),
        ("statement changed", golden(public, text("close/statement.json", b'"codes":216', b'"codes":217')), ["V21"]),
        ("minutes changed", golden(public, text("draw/001.json", b"hoed", b"doos")), ["V34", "V37"]),
        ("published too early", golden(few, publication="all"), ["V42"]),
        ("another round", golden(public, round="andere-ronde"), ["V16"]),
        ("number in another spelling", golden(public, text(result, b":216", b":216e0")), ["V02", "V40"]),
        ("doubled key", golden(public, text(result, b'"rollSize"', b'"rollSize":216,"rollSize"')), ["V02", "V40"]),
        ("extra file", golden(public, lambda files: files.update({"more.txt": b"x"})), ["V01"]),
    ]
    return [Tampered(*case) for case in cases]


def forged(edit: Dict[str, Any], **rule: Any) -> bytes:
    """A small round with every key in hand; `edit` says what is changed at which stage, and all is signed anew."""
    votes = [[0, 1], [0], [2], [1], [3], [0, 3], [1], [2], [0], [], [2], [3]]
    one = Forged([100000, 200000, 300000, 50000], 400000, votes, [[1], [1, 3]], **rule)
    return zipped(with_manifest(one.files(**edit), one.manifest()))


def change_ballot(round_: Forged) -> dict:
    """A voter who casts twice."""
    first = round_.cast(50, round_.plain([round_.ids[0]]))
    return round_.cast(50, round_.plain([round_.ids[1]]), rev=2, before=round_.hash_of(first))


def event(round_: Forged, kind: str) -> dict:
    return next(one for one in round_.events if one["type"] == kind)


def move_to_end(round_: Forged, kind: str) -> None:
    one = event(round_, kind)
    round_.events.remove(one)
    round_.events.append(one)


def with_all_keys() -> List[Tampered]:
    """By somebody who can sign everything, and by nobody: rounds that hold."""

    def unlisted(round_: Forged) -> None:
        round_.cast(50, b"no padding")

    def hide_invalid(round_: Forged) -> None:
        round_.result["invalidBallots"] = []

    def pass_of_another(round_: Forged) -> None:
        round_.cast(50, round_.plain([]))["passSignature"] = round_.ballots[0]["passSignature"]

    def resolve_wrongly(round_: Forged) -> None:
        round_.papers[0]["ballots"][0]["third"] = []

    cases: List[tuple] = [
        ("nothing", forged({}), []),
        ("stop at what does not fit", forged({}, whenNextDoesNotFit="stop"), []),
        ("least votes", forged({}, minimumVotes=4), []),
        ("one trustee", forged({}, threshold=1), []),
        ("computed draw", forged({}, tie="computedDraw"), []),
        ("choose up to two", forged({}, ballot={"kind": "chooseUpTo", "maximumChoices": 2}), []),
        ("changed ballot", forged({"ballots": change_ballot}), []),
        ("changed where final", forged({"ballots": change_ballot}, changeable=False), ["V24"]),
        ("invalid ballot hidden", forged({"ballots": unlisted, "count": hide_invalid}), ["V31", "V33", "V34"]),
        ("pass of another", forged({"ballots": pass_of_another}), ["V17"]),
        ("batch unsorted", forged({"log": lambda one: event(one, "BALLOT_BATCH")["ballots"].reverse()}), ["V26"]),
        ("batch after closing", forged({"log": lambda one: move_to_end(one, "BALLOT_BATCH")}), ["V26", "V27"]),
        ("one signature at the opening", forged({"log": lambda one: one.events[0]["signatures"].pop()}), ["V09"]),
        ("roll too small", forged({"log": lambda one: one.statement.update(rollSize=10)}), ["V20"]),
        ("shares in another order", forged({"log": lambda one: event(one, "KEY_REVEAL")["shares"].reverse()}), ["V14"]),
        ("paper resolved without need", forged({"ballots": resolve_wrongly}), ["V39"]),
        ("result leaf missing", forged({"end": lambda one: one.events.pop()}), ["V27"]),
    ]
    return [Tampered(*case) for case in cases]


def main(folder: str) -> None:
    for at, case in enumerate(from_outside() + with_all_keys(), start=1):
        name = f"{at:02d}-{case.name.replace(' ', '-')}"
        Path(folder, f"{name}.zip").write_bytes(case.data)


if __name__ == "__main__":
    main(sys.argv[1])

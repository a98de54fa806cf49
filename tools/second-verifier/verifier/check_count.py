"""Opening, validity and the count anew: V17, V23, V30 to V37."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any, Dict, List, Optional, Tuple

from . import choices, counting, election_file
from .check_ballots import LEFT_OUT, by_voter
from .documents import Ballot, Documents
from .findings import Findings
from .slow import Verdict, Work, judge_all

RESULT = "result/result.json"
TRACE = "result/trace.ndjson"
CHECK_OF = {"box-does-not-open": "V30", "padding-wrong": "V31"}
SAMPLED = "all ballots, and only a sample was opened"


@dataclass
class Options:
    sample: Optional[int] = None
    jobs: int = 0


@dataclass
class Opened:
    """The counted ballots, and those that do not count."""

    counted: List[List[str]] = field(default_factory=list)
    paper_count: int = 0
    invalid: List[Dict[str, str]] = field(default_factory=list)
    invalid_paper: List[Dict[str, Any]] = field(default_factory=list)
    replaced: int = 0


def check_ballots_one_by_one(
    documents: Documents, secret: Optional[bytes], options: Options, findings: Findings
) -> Optional[Opened]:
    """V17, V23 and V30 to V33. Gives what there is to count, when all of it was opened."""
    record = documents.record
    if not documents.has_ballots:
        findings.skip(LEFT_OUT, "V17", "V23", "V30", "V31", "V32", "V33")
        return None
    if record is None:
        findings.skip("the opening record", "V17", "V30", "V31", "V32", "V33")
    ballots, last_of_each = documents.ballots, [own[-1] for own in by_voter(documents.ballots).values()]
    if options.sample is not None and options.sample < len(ballots):
        ballots = random.SystemRandom().sample(ballots, options.sample)
        findings.notes.append(f"signatures and boxes of {len(ballots)} of {len(documents.ballots)} ballots were checked")
    highest = {ballot.hash: True for ballot in last_of_each}
    work = Work(record["round"]["id"], record["issuerKey"], secret) if record else Work("", "", None)
    verdicts = judge_all(work, ballots, highest, options.jobs)
    for ballot in ballots:
        verdict = verdicts[ballot.place]
        findings.need(verdict.is_signed, "V23", ballot.place, "is not signed by its voter key")
        if record is not None:
            if verdict.has_good_pass is None:
                findings.skip("a key of the issuer that can be read", "V17")
            findings.need(verdict.has_good_pass is not False, "V17", ballot.place, "the pass is not the issuer's")
            findings.need(ballot.body["round"] == work.round_id, "V17", ballot.place, "is a ballot of another round")
    if record is None:
        return None
    if documents.result is None:
        findings.skip("the result", "V30", "V31", "V32", "V33")
    if secret is None or "ballots.ndjson" not in documents.files:
        findings.skip("the ballots and the secret of the tally key", "V30", "V31", "V32", "V33")
        return None
    chosen = {ballot.place for ballot in ballots}
    judged = [ballot for ballot in last_of_each if ballot.place in chosen]
    opened = open_ballots(documents, record, judged, verdicts, findings)
    if len(ballots) < len(documents.ballots):
        findings.skip(SAMPLED, "V33", "V34", "V35")
        return None
    add_paper(documents, record, opened)
    check_superseded(documents, opened, highest, findings)
    return opened


def open_ballots(
    documents: Documents, record: dict, judged: List[Ballot], verdicts: Dict[str, Verdict], findings: Findings
) -> Opened:
    """V30 to V32: a ballot counts, or is listed with the first reason that applies."""
    listed = {item["ballotHash"]: item["reason"] for item in (documents.result or {}).get("invalidBallots", [])}
    opened = Opened()
    for ballot in judged:
        chosen, reason = choices.judge_box(verdicts[ballot.place].opened, record)
        told = listed.get(ballot.hash)
        if chosen is not None:
            opened.counted.append(chosen)
        else:
            opened.invalid.append({"ballotHash": ballot.hash, "reason": reason or ""})
        if documents.result is None or reason == told:
            continue
        for check in {CHECK_OF.get(one, "V32") for one in (reason, told) if one is not None}:
            findings.fail(check, ballot.place, f"is {reason or 'valid'}, and the result says {told or 'valid'}")
    opened.invalid.sort(key=lambda item: item["ballotHash"])
    return opened


def add_paper(documents: Documents, record: dict, opened: Opened) -> None:
    """Section 9: by the same rules, listed by batch and number."""
    for paper in sorted(documents.papers.values(), key=lambda one: one["batch"]):
        for ballot in paper["ballots"]:
            if choices.is_unresolved(ballot):
                continue  # V39 fails; nobody knows what this ballot says
            chosen, reason = choices.judge_paper(ballot, record)
            if chosen is not None:
                opened.counted.append(chosen)
                opened.paper_count += 1
            else:
                where = {"batch": paper["batch"], "number": ballot["number"], "reason": reason}
                opened.invalid_paper.append(where)


def check_superseded(documents: Documents, opened: Opened, highest: Dict[str, bool], findings: Findings) -> None:
    """V32 and V33: what the result lists besides, and how many ballots were replaced."""
    opened.replaced = len(documents.ballots) - len(highest)
    result = documents.result
    if result is None:
        return
    hashes = {ballot.hash for ballot in documents.ballots}
    for item in result["invalidBallots"]:
        if item["ballotHash"] not in hashes:
            findings.fail("V32", RESULT, f"{item['ballotHash']} is listed and is no ballot of this round")
        elif item["ballotHash"] not in highest:
            findings.fail("V33", RESULT, f"{item['ballotHash']} is listed and was replaced by a later one")
    findings.need(
        result["replacedCount"] == opened.replaced, "V33", RESULT, f"{opened.replaced} ballots were replaced"
    )
    told = result["ballotCount"] - result["paperCount"] + len(result["invalidBallots"])
    findings.need(
        told == len(highest), "V33", RESULT, f"counts or lists {told} ballots from the box, of {len(highest)} voters"
    )
    twice = len({item["ballotHash"] for item in result["invalidBallots"]}) < len(result["invalidBallots"])
    findings.need(not twice, "V32", RESULT, "a ballot is listed twice")
    findings.need(result["invalidPaper"] == opened.invalid_paper, "V32", RESULT, "other paper ballots are invalid")


def check_count(documents: Documents, opened: Optional[Opened], findings: Findings) -> Optional[dict]:
    """V34, V35 and V37. Gives the result of the count anew."""
    record, closing = documents.record, documents.closing
    if not documents.has_ballots:
        findings.skip(LEFT_OUT, "V34", "V35")
    if opened is None or record is None or closing is None:
        findings.skip("ballots that can be counted", "V34", "V35")
        return None
    draws = [event.value or {} for event in documents.of_type("DRAW")]
    votes = counting.count_votes(opened.counted, record)
    found = counting.count(record, votes, counting.lots_of(draws))
    if not check_ties(found, draws, findings):
        findings.skip("the draws that the count asks for, and no others", "V34", "V35")
        return None
    mine = {
        "version": 2,
        "roundId": record["round"]["id"],
        "openingRecordSha256": documents.record_hash,
        "budgetCents": record["budgetCents"],
        "spentCents": record["budgetCents"] - found.left,
        "remainderCents": found.left,
        "rollSize": closing["rollSize"],
        "passes": closing["passes"],
        "ballotCount": len(opened.counted),
        "paperCount": opened.paper_count,
        "blankCount": sum(1 for ballot in opened.counted if not ballot),
        "replacedCount": opened.replaced,
        "invalidBallots": opened.invalid,
        "invalidPaper": opened.invalid_paper,
        "projects": with_titles(found.places, record),
        "funded": found.funded,
        "draws": documents.told_draws(),
    }
    if documents.result is not None:
        difference = counting.first_difference(mine, documents.result)
        findings.need(not difference, "V34", RESULT, difference)
    else:
        findings.skip("the result", "V34")
    check_trace(documents, found.steps, findings)
    own_file = election_file.write(record, votes, found.funded, opened.counted)
    same = documents.files.get("election.pb") == own_file
    findings.need(same, "V34", "election.pb", "is not the file of the ballots that were counted")
    return mine


def with_titles(places: List[dict], record: dict) -> List[dict]:
    titles = {project["id"]: project["title"] for project in record["projects"]}
    return [{**place, "title": titles[place["project"]]} for place in places]


def check_trace(documents: Documents, steps: List[dict], findings: Findings) -> None:
    """V35."""
    if documents.trace is None:
        findings.skip("the trace", "V35")
        return
    trace = documents.trace
    findings.need(len(trace) == len(steps), "V35", TRACE, f"{len(trace)} steps, should be {len(steps)}")
    for at, (mine, theirs) in enumerate(zip(steps, trace), start=1):
        difference = counting.first_difference(mine, theirs)
        findings.need(theirs is not None and not difference, "V35", f"{TRACE}:{at}", difference)


def check_ties(found: counting.Count, draws: List[dict], findings: Findings) -> bool:
    """V37: article 12. Whether the draws are those that the count asks for."""
    met: List[Tuple[str, ...]] = [tuple(tie.between) for tie in found.ties]
    drawn = [tuple(draw["between"]) for draw in draws]
    for tie in met:
        findings.need(tie in drawn, "V37", TRACE, f"lots must decide between {', '.join(tie)}, and there is no draw")
    for draw in drawn:
        findings.need(draw in met, "V37", "log/leaves.ndjson", f"a draw between {', '.join(draw)} was not needed")
    findings.need(len(set(drawn)) == len(drawn), "V37", "log/leaves.ndjson", "one group was drawn twice")
    whole = all(sorted(draw["order"]) == sorted(draw["between"]) for draw in draws)
    return whole and sorted(met) == sorted(drawn)

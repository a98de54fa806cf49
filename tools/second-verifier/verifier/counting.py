"""Most votes first: docs/rules/stemregels.md, articles 9 to 13."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import Dict, List, Optional, Sequence


@dataclass
class Tie:
    """Projects between which lots must decide, in the order of their ids."""

    between: List[str]
    has_lots: bool


@dataclass
class Count:
    steps: List[dict] = field(default_factory=list)
    places: List[dict] = field(default_factory=list)  # every project, in the order of the result
    funded: List[str] = field(default_factory=list)
    ties: List[Tie] = field(default_factory=list)
    left: int = 0

    @property
    def needs_lots(self) -> bool:
        return any(not tie.has_lots for tie in self.ties)


class CountInSteps:
    """One count. The places of article 11 and 12 are named at each step."""

    def __init__(self, record: dict, votes: Dict[str, int], lots: Dict[str, List[str]]) -> None:
        rule = record["rules"]["count"]
        self.costs = {project["id"]: project["costCents"] for project in record["projects"]}
        self.votes = votes
        self.minimum: int = rule["minimumVotes"]
        self.stops: bool = rule["whenNextDoesNotFit"] == "stop"
        self.lots = lots
        self.left: int = record["budgetCents"]
        self.stopped = False
        self.count = Count()

    def place(self, project: str, reason: dict) -> dict:
        return {"project": project, "votes": self.votes[project], "costCents": self.costs[project], "reason": reason}

    def does_not_fit(self, project: str, left: int) -> dict:
        return self.place(project, {"kind": "skippedNoBudget", "costCents": self.costs[project], "leftCents": left})

    def fund(self, project: str) -> dict:
        """Article 11.2."""
        self.left -= self.costs[project]
        self.count.funded.append(project)
        return self.place(project, {"kind": "funded"})

    def take_together(self, group: List[str], fitting: List[str]) -> List[dict]:
        """Article 12.2: the order makes no difference. What does not fit is told with the money before the group."""
        before = self.left
        places = [self.fund(one) if one in fitting else self.does_not_fit(one, before) for one in group]
        self.stopped = self.stops and len(fitting) < len(group)
        return places

    def take_in_order(self, order: Sequence[str]) -> List[dict]:
        """Article 12.5: as article 11, one by one."""
        places = []
        for project in order:
            if self.stopped:
                places.append(self.place(project, {"kind": "stopped"}))
            elif self.costs[project] <= self.left:
                places.append(self.fund(project))
            else:
                places.append(self.does_not_fit(project, self.left))
                self.stopped = self.stops
        return places

    def step(self, group: List[str]) -> None:
        before = self.left
        fitting = [project for project in group if self.costs[project] <= self.left]
        together = sum(self.costs[project] for project in fitting) <= self.left
        if self.stopped:
            taken, places = "together", [self.place(project, {"kind": "stopped"}) for project in group]
        elif not fitting or (together and (not self.stops or len(fitting) == len(group))):
            taken, places = "together", self.take_together(group, fitting)
        else:
            order = self.lots.get(",".join(group))
            self.count.ties.append(Tie(group, order is not None))
            taken, places = "drawn", self.take_in_order(order or group)
        self.count.places.extend(places)
        self.count.steps.append(
            {
                "votes": self.votes[group[0]],
                "taken": taken,
                "leftBeforeCents": before,
                "leftAfterCents": self.left,
                "hasStopped": self.stopped,
                "projects": places,
            }
        )

    def run(self) -> Count:
        """Articles 10 and 11."""
        taking_part = [one for one in self.costs if self.votes[one] > 0 and self.votes[one] >= self.minimum]
        for votes in sorted({self.votes[one] for one in taking_part}, reverse=True):
            self.step(sorted(one for one in taking_part if self.votes[one] == votes))
        for project in sorted(set(self.costs) - set(taking_part), key=lambda one: (-self.votes[one], one)):
            few = {"kind": "belowMinimumVotes", "minimum": self.minimum}
            reason = few if self.votes[project] < self.minimum else {"kind": "noVotes"}
            self.count.places.append(self.place(project, reason))
        self.count.left = self.left
        return self.count


def count_votes(ballots: Sequence[Sequence[str]], record: dict) -> Dict[str, int]:
    """Article 9: one vote for each project on a ballot."""
    found = Counter(project for ballot in ballots for project in ballot)
    return {project["id"]: found[project["id"]] for project in record["projects"]}


def count(record: dict, votes: Dict[str, int], lots: Dict[str, List[str]]) -> Count:
    """`lots` gives the drawn order by the sorted ids of the projects, joined by commas."""
    return CountInSteps(record, votes, lots).run()


def draw_seed(round_id: str, close_root: bytes, nonce: bytes) -> bytes:
    """Section 9."""
    label = b"wijkbegroting/draw-seed/v1\x00" + round_id.encode() + b"\x00"
    return hashlib.sha256(label + close_root + nonce).digest()


def draw_order(seed: bytes, projects: Sequence[str]) -> List[str]:
    """Section 9: in the order of H(seed ‖ project id)."""
    return sorted(projects, key=lambda one: hashlib.sha256(seed + one.encode()).digest())


def draw_commitment(round_id: str, nonce: bytes) -> str:
    """Section 9."""
    return hashlib.sha256(b"wijkbegroting/draw/v1\x00" + round_id.encode() + b"\x00" + nonce).hexdigest()


def lots_of(draws: Sequence[dict]) -> Dict[str, List[str]]:
    """The first draw between the same projects counts: there is one draw for a group (article 12.6)."""
    lots: Dict[str, List[str]] = {}
    for draw in draws:
        lots.setdefault(",".join(sorted(draw["between"])), draw["order"])
    return lots


def first_difference(mine: Optional[dict], theirs: Optional[dict]) -> str:
    """Names of the fields in which two objects differ."""
    if mine is None or theirs is None:
        return "is missing"
    names = sorted(name for name in set(mine) | set(theirs) if mine.get(name) != theirs.get(name))
    return ", ".join(f"{name} is {theirs.get(name)!r}, should be {mine.get(name)!r}" for name in names)[:300]

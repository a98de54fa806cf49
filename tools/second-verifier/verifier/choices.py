"""What is on a ballot, and whether the rules allow it: docs/protocol.md, sections 5 and 9; stemregels, article 7."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Tuple

from . import canonical_json
from .shapes import UUID

# The choices of a valid ballot, or the first reason why it does not count.
Judged = Tuple[Optional[List[str]], Optional[str]]


def padded_length(projects: int) -> int:
    """Section 5: the least multiple of 1024 with room for all projects."""
    return -(-(4 + 1 + 39 * projects) // 1024) * 1024


def judge_box(opened: Optional[bytes], record: dict) -> Judged:
    """From the opened box to its choices."""
    if opened is None:
        return None, "box-does-not-open"
    size = padded_length(len(record["projects"]))
    length = int.from_bytes(opened[:4], "big")
    if len(opened) != size or length > size - 4 or any(opened[4 + length :]):
        return None, "padding-wrong"
    try:
        choices = canonical_json.read(opened[4 : 4 + length])
    except canonical_json.NotCanonical:
        return None, "choices-malformed"
    if not is_spelled_rightly(choices):
        return None, "choices-malformed"
    return judge_choices(choices, record)


def is_spelled_rightly(choices: Any) -> bool:
    """A sorted list of project ids."""
    if not isinstance(choices, list) or not all(isinstance(one, str) and UUID.match(one) for one in choices):
        return False
    return choices == sorted(choices)


def judge_choices(choices: List[str], record: dict) -> Judged:
    """The rules of the round, in the order of section 9."""
    costs: Dict[str, int] = {project["id"]: project["costCents"] for project in record["projects"]}
    ballot = record["rules"]["vote"]["ballot"]
    if len(set(choices)) != len(choices):
        return None, "ballot-duplicate-project"
    if any(one not in costs for one in choices):
        return None, "ballot-unknown-project"
    if len(choices) < ballot["minimumChoices"]:
        return None, "ballot-too-few"
    if ballot["maximumChoices"] is not None and len(choices) > ballot["maximumChoices"]:
        return None, "ballot-too-many"
    if ballot["kind"] == "divideBudget" and sum(costs[one] for one in choices) > record["budgetCents"]:
        return None, "ballot-over-budget"
    return choices, None


def is_unresolved(ballot: dict) -> bool:
    return bool(ballot["first"] != ballot["second"] and ballot["third"] is None)


def judge_paper(ballot: dict, record: dict) -> Judged:
    """Section 8: the reading that counts, under the same rules."""
    reading = ballot["first"] if ballot["first"] == ballot["second"] else ballot["third"]
    if reading == "invalid":
        return None, "marked-invalid"
    return judge_choices(reading, record)

"""election.pb, to the byte: docs/protocol.md, section 10."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Dict, List, Sequence


def euros(cents: int) -> str:
    """Without zeros at the end: 12350 cents are 123.5."""
    return f"{cents // 100}.{cents % 100:02d}".rstrip("0").rstrip(".")


def _last_sunday(year: int, month: int) -> datetime:
    """The moment in UTC at which the clock changes in Europe; both months have 31 days."""
    end = datetime(year, month, 31, 1)
    return end - timedelta(days=(end.weekday() + 1) % 7)


def day_in_amsterdam(moment: datetime) -> str:
    summer = _last_sunday(moment.year, 3) <= moment < _last_sunday(moment.year, 10)
    return (moment + timedelta(hours=2 if summer else 1)).strftime("%d.%m.%Y")


def moment_of(instant: str) -> datetime:
    return datetime.strptime(instant, "%Y-%m-%dT%H:%M:%S.%fZ")


def field(text: str) -> str:
    """Spaces and line ends become one space, none at the ends; with a semicolon or a quote it stands between quotes."""
    line = " ".join(text.split())
    return '"' + line.replace('"', '""') + '"' if ";" in line or '"' in line else line


def write(record: dict, votes: Dict[str, int], funded: Sequence[str], counted: Sequence[Sequence[str]]) -> bytes:
    vote = next(phase for phase in record["phases"] if phase["id"] == "vote")
    ballot = record["rules"]["vote"]["ballot"]
    last = moment_of(vote["closesAt"]) - timedelta(milliseconds=1)
    meta: Dict[str, str] = {
        "description": record["round"]["title"],
        "country": "Netherlands",
        "unit": record["round"]["gemeenteCode"],
        "district": ", ".join(record["round"]["areaCodes"]),
        "instance": record["round"]["id"],
        "num_projects": str(len(record["projects"])),
        "num_votes": str(len(counted)),
        "budget": euros(record["budgetCents"]),
        "vote_type": "approval",
        "rule": "greedy",
        "date_begin": day_in_amsterdam(moment_of(vote["opensAt"])),
        "date_end": day_in_amsterdam(last),
        "min_length": str(ballot["minimumChoices"]),
    }
    if ballot["maximumChoices"] is not None:
        meta["max_length"] = str(ballot["maximumChoices"])
    if ballot["kind"] == "divideBudget":
        meta["max_sum_cost"] = euros(record["budgetCents"])
    meta.update({"language": "nl", "currency": "EUR"})
    lines: List[str] = ["META", "key;value"]
    lines += [f"{key};{field(value)}" for key, value in meta.items()]
    lines += ["PROJECTS", "project_id;cost;votes;name;category;selected"]
    for project in record["projects"]:
        one = project["id"]
        selected = "1" if one in funded else "0"
        numbers = [one, euros(project["costCents"]), str(votes[one])]
        lines.append(";".join([*numbers, field(project["title"]), field(project["categoryId"]), selected]))
    lines += ["VOTES", "voter_id;vote"]
    order = {project["id"]: at for at, project in enumerate(record["projects"])}
    ballots = sorted(",".join(sorted(choices, key=lambda one: order[one])) for choices in counted)
    lines += [f"{at};{ballot}" for at, ballot in enumerate(ballots, start=1)]
    return ("\n".join(lines) + "\n").encode()

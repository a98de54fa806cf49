#!/usr/bin/env python3
"""Verifies an audit bundle of a round, apart from the software that made it.

    python3 tools/second-verifier/verify.py FILE.zip [--json] [--sample N] [--jobs N]

Needs Python 3.9 or newer and nothing else. Exit code 0: no check failed. 1: a check failed. 2: cannot be read.
"""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any, Dict

from verifier.bundle import Unreadable
from verifier.check_count import Options
from verifier.verify import verify_bundle


def tell(report: Dict[str, Any]) -> None:
    """The report for people."""
    for check in report["checks"]:
        print(f"{check['id']}  {check['status']:8}{check['title']}")
        if check["status"] == "skipped":
            print(f"       needs {check['needs']}")
        for failure in check["failures"]:
            print(f"       {failure['place']}: {failure['message']}")
        more = check["failureCount"] - len(check["failures"])
        if more:
            print(f"       and {more} more")
    for note in report["notes"]:
        print(f"Note: {note}")
    outcome = report["outcome"]
    if outcome:
        spent, budget = outcome["spentCents"], outcome["budgetCents"]
        print(f"{outcome['ballotCount']} ballots counted, {spent} of {budget} cents spent on:")
        titles = {place["project"]: place for place in outcome["projects"]}
        for project in outcome["funded"]:
            print(f"  {titles[project]['votes']:6}  {titles[project]['title']}  ({project})")
    print("No check failed." if report["ok"] else "A CHECK FAILED.")


def main() -> int:
    parser = argparse.ArgumentParser(description="Verifies an audit bundle by docs/protocol.md and counts anew.")
    parser.add_argument("file", metavar="FILE.zip")
    parser.add_argument("--json", action="store_true", help="one JSON object on standard output")
    parser.add_argument("--sample", type=int, metavar="N", help="signatures and boxes of N ballots only; no count then")
    parser.add_argument("--jobs", type=int, default=0, metavar="N", help="processes at once (all cores)")
    arguments = parser.parse_args()
    try:
        report = verify_bundle(arguments.file, Options(sample=arguments.sample, jobs=arguments.jobs))
    except Unreadable as error:
        print(f"{arguments.file}: {error}", file=sys.stderr)
        return 2
    if arguments.json:
        print(json.dumps(report, ensure_ascii=False))
    else:
        tell(report)
    return 0 if report["ok"] else 1


if __name__ == "__main__":
    sys.exit(main())

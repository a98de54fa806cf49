"""Everything that stands in a bundle, read and judged by its form: V02."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Dict, List, Optional

from . import canonical_json, forms
from .encoding import sha256_hex
from .findings import Findings
from .shapes import Shape


@dataclass
class Event:
    """A leaf of the log: its bytes, and what they say when that has a known form."""

    index: int
    leaf: bytes
    value: Optional[dict]

    @property
    def type(self) -> Optional[str]:
        return self.value["type"] if self.value else None

    @property
    def place(self) -> str:
        return f"log/leaves.ndjson:{self.index + 1}"


@dataclass
class Ballot:
    """A ballot as it was cast: docs/protocol.md, section 5."""

    line: int
    body: dict
    hash: str
    pass_signature: str
    voter_signature: str

    @property
    def place(self) -> str:
        return f"ballots.ndjson:{self.line}"


@dataclass
class Documents:
    files: Dict[str, bytes]
    manifest: Optional[dict]
    record: Optional[dict]
    loose_record: Optional[dict]
    events: List[Event]
    ballots: List[Ballot]
    papers: Dict[str, dict]
    statement: Optional[dict]
    reveal: Optional[list]
    receipts: List[dict]
    draws: Dict[str, dict]
    result: Optional[dict]
    trace: Optional[List[Optional[dict]]]  # None for a step that cannot be read
    decisions: Optional[list]
    heads: Dict[str, bytes] = field(default_factory=dict)

    def of_type(self, *types: str) -> List[Event]:
        return [event for event in self.events if event.type in types]

    def first(self, kind: str) -> Optional[dict]:
        return next((event.value for event in self.events if event.type == kind), None)

    @property
    def closing(self) -> Optional[dict]:
        """The statement of the leaf CLOSE; the file only repeats it, and is read where the log has none."""
        event = self.first("CLOSE")
        return event["statement"] if event else self.statement

    def told_draws(self) -> List[dict]:
        """The draws of the log as the result tells them. `drawnAt` of a computed draw says nothing: it is taken over."""
        files = [self.draws[path] for path in sorted(self.draws)]
        told = []
        for at, event in enumerate(self.of_type("DRAW")):
            draw = event.value or {}
            own: Dict[str, Any] = {"minutes": None, "drawnAt": None}
            if draw["kind"] == "public" and files:
                file = files.pop(0)
                own = {"minutes": file["minutes"], "drawnAt": file["drawnAt"]}
            elif draw["kind"] == "computed" and self.result is not None and at < len(self.result["draws"]):
                own["drawnAt"] = self.result["draws"][at]["drawnAt"]
            told.append({"between": draw["between"], "order": draw["order"], **own})
        return told

    @property
    def closing_place(self) -> str:
        events = self.of_type("CLOSE")
        return events[0].place if events else "close/statement.json"

    @property
    def record_hash(self) -> str:
        return sha256_hex(canonical_json.write(self.record))

    @property
    def has_ballots(self) -> bool:
        """Whether the ballots should be there."""
        return self.manifest is None or self.manifest["publication"] != "totals"


class Reader:
    """Reads files under V02."""

    def __init__(self, files: Dict[str, bytes], findings: Findings) -> None:
        self.files = files
        self.findings = findings

    def value(self, data: bytes, place: str, shape: Shape) -> Any:
        try:
            value = canonical_json.read(data)
        except canonical_json.NotCanonical as error:
            self.findings.fail("V02", place, str(error))
            return None
        problem = shape(value, "value")
        if problem:
            self.findings.fail("V02", place, problem)
            return None
        return value

    def file(self, path: str, shape: Shape) -> Any:
        return self.value(self.files[path], path, shape) if path in self.files else None

    def lines(self, path: str) -> List[bytes]:
        """The lines of a file, each of which ends in a line end."""
        data = self.files.get(path, b"")
        if data and not data.endswith(b"\n"):
            self.findings.fail("V02", path, "the last line has no line end")
            data += b"\n"
        return data.split(b"\n")[:-1]

    def each(self, path: str, shape: Shape) -> List[Any]:
        return [self.value(line, f"{path}:{at}", shape) for at, line in enumerate(self.lines(path), start=1)]

    def event(self, index: int, leaf: bytes) -> Event:
        def shape(value: Any, place: str) -> Optional[str]:
            kind = value.get("type") if isinstance(value, dict) else None
            known = forms.EVENTS.get(kind) if isinstance(kind, str) else None
            return known(value, place) if known else f"{place} is no event of a known type"

        return Event(index, leaf, self.value(leaf, f"log/leaves.ndjson:{index + 1}", shape))

    def under(self, folder: str, shape: Shape) -> Dict[str, dict]:
        paths = sorted(path for path in self.files if path.startswith(folder))
        read = {path: self.file(path, shape) for path in paths}
        return {path: value for path, value in read.items() if value is not None}


def ballot_of(at: int, line: dict) -> Ballot:
    """Section 5: the ballot hash is that of the body."""
    body = line["body"]
    return Ballot(at, body, sha256_hex(canonical_json.write(body)), line["passSignature"], line["voterSignature"])


def check_order_in_record(record: dict, findings: Findings) -> None:
    """V02: lists with one order stand in that order."""
    place, areas = "opening/record.json", record["round"]["areaCodes"]
    codes = [area["buurtCode"] for area in record["rollSizes"]]
    sorted_codes = codes == sorted(set(codes)) and areas == sorted(set(areas))
    findings.need(sorted_codes, "V02", place, "roll sizes or areas are not sorted")
    phases = [phase["id"] for phase in record["phases"]]
    findings.need(phases == forms.PHASES, "V02", place, "phases are not all there in their order")


def loosely(files: Dict[str, bytes], events: List[Event]) -> Optional[dict]:
    """A record with an unknown form, for the checks that can still say what is wrong with it."""
    for data in [*(event.leaf for event in events[:1]), files.get("opening/record.json", b"")]:
        try:
            value = canonical_json.read(data)
        except canonical_json.NotCanonical:
            continue
        record = value.get("record", value) if isinstance(value, dict) else None
        if isinstance(record, dict):
            return record
    return None


def read_documents(files: Dict[str, bytes], findings: Findings) -> Documents:
    reader = Reader(files, findings)
    events = [reader.event(index, leaf) for index, leaf in enumerate(reader.lines("log/leaves.ndjson"))]
    record = reader.file("opening/record.json", forms.RECORD)
    if events and events[0].value is not None and events[0].type == "OPENING":
        record = events[0].value["record"]  # what the log fixed counts, V09 compares it with the file
    lines = reader.each("ballots.ndjson", forms.BALLOT)
    ballots = [ballot_of(at, line) for at, line in enumerate(lines, start=1) if line is not None]
    if record is not None:
        check_order_in_record(record, findings)
    trace = reader.each("result/trace.ndjson", forms.STEP)
    return Documents(
        files=files,
        manifest=reader.file("manifest.json", forms.MANIFEST),
        record=record,
        loose_record=record or loosely(files, events),
        events=events,
        ballots=ballots,
        papers=reader.under("paper/", forms.PAPER),
        statement=reader.file("close/statement.json", forms.STATEMENT),
        reveal=reader.file("close/reveal.json", forms.REVEAL),
        receipts=[line for line in reader.each("close/receipts.ndjson", forms.RECEIPT) if line is not None],
        draws=reader.under("draw/", forms.DRAW_FILE),
        result=reader.file("result/result.json", forms.RESULT),
        trace=trace if "result/trace.ndjson" in files else None,
        decisions=reader.file("result/decisions.json", forms.DECISIONS),
        heads={path: data for path, data in sorted(files.items()) if path.startswith("log/heads/")},
    )

"""Which fields a JSON value has, and no others: docs/protocol.md, sections 3, 6 to 10."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any, Callable, Dict, Optional

# Says what is wrong with a value that stands at a place, or None.
Shape = Callable[[Any, str], Optional[str]]

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\Z")
ROUND_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\Z")
DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")
KEY = re.compile(r"[A-Za-z0-9_-]{43}\Z")
SHARE = re.compile(r"[A-Za-z0-9_-]{44}\Z")
SIGNATURE = re.compile(r"[A-Za-z0-9_-]{86}\Z")
PASS = re.compile(r"[A-Za-z0-9_-]{512}\Z")
HASH = re.compile(r"[0-9a-f]{64}\Z")


def anything(value: Any, place: str) -> Optional[str]:
    return None


def text(value: Any, place: str) -> Optional[str]:
    return None if isinstance(value, str) else f"{place} is no text"


def flag(value: Any, place: str) -> Optional[str]:
    return None if isinstance(value, bool) else f"{place} is not true or false"


def matching(pattern: "re.Pattern[str]", what: str) -> Shape:
    def check(value: Any, place: str) -> Optional[str]:
        return None if isinstance(value, str) and pattern.match(value) else f"{place} is no {what}"

    return check


def is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def whole(least: int = 0, most: int = 2**53 - 1) -> Shape:
    def check(value: Any, place: str) -> Optional[str]:
        return None if is_whole(value) and least <= value <= most else f"{place} is no whole number from {least}"

    return check


def one_of(*values: Any) -> Shape:
    def check(value: Any, place: str) -> Optional[str]:
        known = any(value == one and type(value) is type(one) for one in values)
        return None if known else f"{place} is none of {', '.join(map(str, values))}"

    return check


def or_null(shape: Shape) -> Shape:
    return lambda value, place: None if value is None else shape(value, place)


def either(*shapes: Shape) -> Shape:
    def check(value: Any, place: str) -> Optional[str]:
        problems = [shape(value, place) for shape in shapes]
        return None if None in problems else problems[0]

    return check


def listed(shape: Shape) -> Shape:
    def check(value: Any, place: str) -> Optional[str]:
        if not isinstance(value, list):
            return f"{place} is no list"
        return next(filter(None, (shape(item, f"{place}[{at}]") for at, item in enumerate(value))), None)

    return check


def fields(named: Dict[str, Shape]) -> Shape:
    """An object with exactly these fields."""

    def check(value: Any, place: str) -> Optional[str]:
        if not isinstance(value, dict):
            return f"{place} is no object"
        if set(value) != set(named):
            unknown, missing = sorted(set(value) - set(named)), sorted(set(named) - set(value))
            return f"{place}: " + "; ".join(
                [f"unknown field {name}" for name in unknown] + [f"field {name} is missing" for name in missing]
            )
        return next(filter(None, (shape(value[name], f"{place}.{name}") for name, shape in named.items())), None)

    return check


def _is_real(value: str, form: str) -> bool:
    try:
        datetime.strptime(value, form)
    except ValueError:
        return False
    return True


def instant(value: Any, place: str) -> Optional[str]:
    good = isinstance(value, str) and INSTANT.match(value) and _is_real(value[:-5], "%Y-%m-%dT%H:%M:%S")
    return None if good else f"{place} is no instant"


def day(value: Any, place: str) -> Optional[str]:
    good = isinstance(value, str) and DAY.match(value) and _is_real(value, "%Y-%m-%d")
    return None if good else f"{place} is no day"


uuid = matching(UUID, "project id")
key = matching(KEY, "key of 32 bytes in base64url")
share = matching(SHARE, "share of 33 bytes in base64url")
signature = matching(SIGNATURE, "signature of 64 bytes in base64url")
pass_signature = matching(PASS, "signature of 384 bytes in base64url")
hash_hex = matching(HASH, "SHA-256 in hex")
slug = matching(ROUND_ID, "text of small letters, digits and hyphens")


def round_id(value: Any, place: str) -> Optional[str]:
    return slug(value, place) or (None if len(value) <= 60 else f"{place} is longer than 60 characters")

uuids = listed(uuid)
box = matching(re.compile(r"[A-Za-z0-9_-]+\Z"), "text in base64url")


def sorted_uuids(value: Any, place: str) -> Optional[str]:
    problem = uuids(value, place)
    return problem or (None if value == sorted(value) else f"{place} is not sorted")


area_code = matching(re.compile(r"[A-Z0-9]{1,20}\Z"), "code of an area")
witness_name = matching(re.compile(r"[^\s+]+\Z"), "name of a witness")

"""Canonical JSON (RFC 8785) with whole numbers only, read strictly: docs/protocol.md, section 1."""

from __future__ import annotations

import json
from typing import Any, Dict, List, Tuple

LIMIT = 2**53


class NotCanonical(Exception):
    """A text that is not the one spelling of a value."""


def _whole(text: str) -> int:
    if len(text) > 17 or abs(int(text)) >= LIMIT:
        raise NotCanonical(f"number {text[:20]} is not a whole number below 2^53")
    if text == "-0":
        raise NotCanonical("number -0")
    return int(text)


def _no_number(text: str) -> Any:
    raise NotCanonical(f"number {text[:20]} is not spelled as a whole number")


def _object(pairs: List[Tuple[str, Any]]) -> Dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        names = [name for name, _ in pairs]
        doubled = sorted({name for name in names if names.count(name) > 1})
        raise NotCanonical(f"doubled key {doubled[0]}")
    return result


def write(value: Any) -> bytes:
    """RFC 8785, section 3.2: keys in the order of UTF-16, no spaces, the shortest escapes."""
    return _write(value).encode("utf-8")


def _write(value: Any) -> str:
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(_write(key) + ":" + _write(value[key]) for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(_write(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def read(data: bytes) -> Any:
    """The value of canonical JSON; NotCanonical for any other text."""
    try:
        text = data.decode("utf-8")
        value = json.loads(
            text, object_pairs_hook=_object, parse_int=_whole, parse_float=_no_number, parse_constant=_no_number
        )
        spelled = write(value)
    except UnicodeError as error:
        raise NotCanonical("not UTF-8") from error
    except RecursionError as error:
        raise NotCanonical("nested too deeply") from error
    except ValueError as error:
        raise NotCanonical(f"not JSON: {error}") from error
    if spelled != data:
        raise NotCanonical("not canonical: order of keys, spaces or escapes")
    return value

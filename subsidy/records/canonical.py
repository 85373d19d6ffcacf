"""Canonical JSON (RFC 8785): one text for the same data, so that a digest of it means the data.

The standard library writes it, given what our data is: text, whole numbers, yes and no, null; never a fraction. The
reference implementation ``rfc8785`` is pure Python and five to six times slower; the tests hold this one to it.
"""

from __future__ import annotations

import json
from typing import Any, NoReturn

LARGEST = 2**53 - 1  # the whole numbers every JSON reader keeps


class NotCanonicalError(ValueError):
    """Data or text without a canonical form here: a float, a number too large, half a character, no JSON at all."""


def canonical(data: Any) -> bytes:
    """The canonical text of plain data. Raises :class:`NotCanonicalError`."""
    try:
        text = _written(data)
        if len(text.encode("utf-16-le")) != 2 * len(text):  # with characters beyond U+FFFF RFC 8785 and Python sort differently
            text = _written(_sorted(data), sort=False)
        raw = text.encode()
    except ValueError as error:
        raise NotCanonicalError(str(error)) from None
    read_exact(raw)
    return raw


def alike(one: Any, other: Any) -> bool:
    """Whether two pieces of plain data have the same canonical text."""
    return one == other and _written(one) == _written(other)  # True == 1 in Python, but not in JSON


def read_exact(raw: bytes) -> Any:
    """The data of a JSON text without floats. Raises :class:`NotCanonicalError`."""
    try:
        return json.loads(raw.decode(), parse_float=_refused, parse_int=_whole, parse_constant=_refused)
    except RecursionError:
        raise NotCanonicalError("nested too deeply") from None
    except ValueError as error:
        raise NotCanonicalError(str(error)) from None


def _written(data: Any, sort: bool = True) -> str:
    return json.dumps(data, sort_keys=sort, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _sorted(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _sorted(data[key]) for key in sorted(data, key=lambda key: key.encode("utf-16-be", "surrogatepass"))}
    return [_sorted(item) for item in data] if isinstance(data, (list, tuple)) else data


def _whole(digits: str) -> int:
    if len(digits) > 17 or abs(number := int(digits)) > LARGEST:
        raise NotCanonicalError(f"the number {digits[:40]} is too large")
    return number


def _refused(digits: str) -> NoReturn:
    raise NotCanonicalError(f"the number {digits[:40]} is not whole")

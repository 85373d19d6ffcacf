"""JSON as plain data: exact numbers, no key twice, bounded size and depth."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from subsidy.intake.problem import Path as DataPath
from subsidy.intake.problem import Problem
from subsidy.source.diagnostic import Diagnostic, DiagnosticsError
from subsidy.source.place import Place

MAX_BYTES = 5_000_000
MAX_DEPTH = 30
MAX_INT_DIGITS = 40

# strings are skipped whole (an unclosed one to the end of the text), so that only real brackets and words are seen
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|[\[{\]}]|-?Infinity|NaN', re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")


class _Object(dict[str, Any]):
    """A JSON object that remembers which keys were written more than once."""

    repeated: tuple[str, ...] = ()


def read_json(path: Path, shown: str | None = None) -> tuple[Any, list[Problem]]:
    """The data of a JSON file and the keys written twice (``E104``). Raises :class:`DiagnosticsError` if it is no JSON."""
    name = shown or path.name
    start = Place(name, 1, 1)
    try:
        size = path.stat().st_size
        raw = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError:
        raise DiagnosticsError([Diagnostic("E109", start)]) from None
    if size > MAX_BYTES:
        raise DiagnosticsError([Diagnostic("E105", start, {"size": size, "limit": MAX_BYTES})])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DiagnosticsError([Diagnostic("E107", start)]) from None
    if not text.strip():
        raise DiagnosticsError([Diagnostic("E112", start)])
    data = parse_json(text, name)
    return data, list(repeated_keys(data))


def parse_json(text: str, name: str) -> Any:
    """The data of a JSON text; see :func:`read_json`."""
    _check_tokens(text, name)
    try:
        data = json.loads(text, object_pairs_hook=_object, parse_float=Decimal, parse_int=_integer)
    except json.JSONDecodeError as error:
        raise _bad(text, name, *_explained(text, error)) from None
    if _has_surrogate(data):
        raise _bad(text, name, 0, ("含有无效的字符(\\ud800—\\udfff 单独出现)", "it has invalid characters (\\ud800 to \\udfff alone)"))
    return data


PROBLEMS = {
    "Expecting value": "这里缺少内容",
    "Expecting property name enclosed in double quotes": "这里应当是用双引号括起的名称",
    "Expecting ':' delimiter": "这里缺少冒号“:”",
    "Expecting ',' delimiter": "这里缺少逗号“,”",
    "Extra data": "这里多出了内容",
    "Unterminated string starting at": "文字缺少结束的双引号",
    "Invalid control character at": "文字里有换行或控制字符",
    "Invalid \\escape": "反斜杠“\\”后面的字符不对",
}


def _explained(text: str, error: json.JSONDecodeError) -> tuple[int, tuple[str, str]]:
    """Where and what the mistake is, in Chinese and English; versions of Python differ over a comma too many."""
    before = text[: error.pos].rstrip()
    if "trailing comma" in error.msg or (before.endswith(",") and text[error.pos : error.pos + 1] in ("}", "]")):
        comma = error.pos if text[error.pos : error.pos + 1] == "," else len(before) - 1
        return comma, ("最后一项后面不能有逗号", "no comma after the last item")
    return error.pos, (PROBLEMS.get(error.msg, error.msg), error.msg)


def _check_tokens(text: str, name: str) -> None:
    """Depth and the words NaN and Infinity, before the parser recurses: its own limit depends on the machine."""
    depth = 0
    for token in _TOKEN.finditer(text):
        word = token.group()
        if word in ("[", "{"):
            depth += 1
            if depth > MAX_DEPTH:
                place = _place(text, name, token.start())
                raise DiagnosticsError([Diagnostic("E106", place, {"limit": MAX_DEPTH})])
        elif word in ("]", "}"):
            depth -= 1
        elif not word.startswith('"'):
            raise _bad(text, name, token.start(), (f"{word} 不是数字", f"{word} is not a number"))


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    data = _Object(pairs)
    if len(data) != len(pairs):
        data.repeated = tuple(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
    return data


def _integer(digits: str) -> int | Decimal:
    return int(digits) if len(digits) <= MAX_INT_DIGITS else Decimal(digits)


def repeated_keys(data: Any, path: DataPath = ()) -> Iterator[Problem]:
    """The keys written twice (``E104``) in what :func:`parse_json` gave."""
    if isinstance(data, _Object):
        for key in data.repeated:
            yield Problem((*path, key), "E104", {"key": key}, ())
        for key, value in data.items():
            yield from repeated_keys(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from repeated_keys(value, (*path, index))


def _has_surrogate(data: Any) -> bool:
    if isinstance(data, str):
        return _SURROGATE.search(data) is not None
    if isinstance(data, dict):
        return any(_has_surrogate(part) for pair in data.items() for part in pair)
    return isinstance(data, list) and any(_has_surrogate(item) for item in data)


def _bad(text: str, name: str, position: int, problem: tuple[str, str]) -> DiagnosticsError:
    place = _place(text, name, position)
    lines = text.splitlines()
    excerpt = lines[place.line - 1] if place.line <= len(lines) else ""
    return DiagnosticsError([Diagnostic("E110", place, {"problem": problem[0], "english": problem[1]}, excerpt)])


def _place(text: str, name: str, position: int) -> Place:
    line = text.count("\n", 0, position) + 1
    return Place(name, line, position - text.rfind("\n", 0, position))

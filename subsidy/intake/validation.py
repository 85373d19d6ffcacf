"""What pydantic finds wrong with a profile, in the codes and words of this project."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from subsidy.intake.problem import Path, Problem
from subsidy.profile.common import ENTERPRISE, common_vocabulary
from subsidy.profile.identity import is_credit_code
from subsidy.profile.vocabulary import Choices, FactRecord
from subsidy.quantity.units import MONEY_UNITS, NUMBER
from subsidy.source.diagnostic import nearest

MAX_OPTIONS_SHOWN = 8
MAX_SUGGESTED = 200  # looking for similar names is slow; a file with more mistakes than this is no slip of the pen

_RECORD = "一组“项目: 内容”"
_EXPECTED = {
    "list_type": "清单(YAML 里每条以“-”开头,JSON 里用 [ ];确实没有则写“无”)",
    "model_type": f"{_RECORD},如“年度: 2019”",
    "model_attributes_type": f"{_RECORD},如“年度: 2019”",
    "dict_type": f"{_RECORD}",
    "invalid_key": "用文字作名称的内容",
}


def problems_of(error: ValidationError) -> list[Problem]:
    """Every mistake of one validation, in the order of the fields."""
    return [_problem(found, index < MAX_SUGGESTED) for index, found in enumerate(error.errors(include_url=False))]


def said(path: Path, code: str, context: Mapping[str, object], value: object, choices: Choices | None = None) -> Problem:
    """A complaint of one of our readers about ``value``, in words that fit every kind of file."""
    if isinstance(value, (list, dict)):
        return Problem(path, "P342", {"expected": "一个值,而不是清单或一组内容"}, ())
    if isinstance(value, bool):
        context = {**context, "value": str(value).lower()}
    return Problem(path, code, *rejected(code, context, choices))


def rejected(code: str, args: Mapping[str, object], choices: Choices | None = None) -> tuple[dict[str, object], tuple[str, ...]]:
    """The arguments of a complaint of ours as a message needs them, and what would have been accepted."""
    plain = {k: v for k, v in args.items() if k not in ("code", "accepted", "choices")}
    return plain, _accepted(code, args, choices)


def unknown_key(path: Path, key: str, record: str, suggest: bool = True) -> Problem:
    """``P341`` with the nearest names, or ``P349`` if the key belongs to another record."""
    records = common_vocabulary().records
    near = nearest(key, _names(records[record])) if suggest else ()
    home = [r for r in records.values() if r.name != record and key in _names(r)]
    if home and not near:
        return Problem(path, "P349", {"key": key, "records": "、".join(f"“{r.label}”" for r in home)}, ())
    return Problem(path, "P341", {"key": key}, near)


def record_at(path: Path) -> str:
    """The record that stands at a path: the enterprise, or a row of the list the path begins with."""
    return str(path[0]) if len(path) >= 2 and isinstance(path[1], int) else ENTERPRISE


def _problem(found: Any, suggest: bool) -> Problem:
    kind, path, context = str(found["type"]), tuple(found["loc"]), found.get("ctx") or {}
    if "code" in context:
        return said(path, str(context["code"]), context, found["input"])
    if kind == "extra_forbidden":
        return unknown_key(path, str(path[-1]), record_at(path[:-1]), suggest)
    if kind == "too_long":
        return Problem(path, "P347", {"found": context.get("actual_length") or "?", "limit": context.get("max_length")}, ())
    expected = _EXPECTED.get(kind, f"别的内容({found['msg']})")
    if isinstance(found["input"], str) and "：" in found["input"]:
        expected += ",冒号用半角“:”,后面空一格"
    return Problem(path, "P342", {"expected": expected}, ())


def _accepted(code: str, args: Mapping[str, object], choices: Choices | None) -> tuple[str, ...]:
    value = str(args.get("value", ""))
    if code == "P320":
        known = choices or common_vocabulary().choices.get(str(args.get("choices")))
        return _options(value, known) if known else ()
    if code == "P310":
        return (f"{value}万元", f"{value}元") if NUMBER.fullmatch(value) and len(value) <= 20 else ()
    if code == "P316":
        return (f"{value}%",) if NUMBER.fullmatch(value) and len(value) <= 20 else ()
    if code == "P330":
        return (value.strip().upper(),) if is_credit_code(value.strip().upper()) else ()
    if code == "P304":
        return nearest(str(args.get("unit", "")), MONEY_UNITS)
    stated = str(args.get("accepted", ""))
    return tuple(stated.split("、")) if stated else ()


def _options(value: str, choices: Choices) -> tuple[str, ...]:
    labels = tuple(choices.options.values())
    inside = tuple(label for label in labels if value and (value in label or label in value))
    near = inside or nearest(value, labels) or nearest(value, choices.options)
    return near or (labels if len(labels) <= MAX_OPTIONS_SHOWN else ())


def _names(record: FactRecord) -> Iterable[str]:
    return [*record.fields, *(f.label for f in record.fields.values())]

"""Recorded values as people read them."""

from __future__ import annotations

from datetime import date
from typing import Any

from subsidy.interpret.exact import unknown as u
from subsidy.ir import nodes as n
from subsidy.profile.regions import REGIONS
from subsidy.quantity import show
from subsidy.quantity.calendar import month_text
from subsidy.quantity.types import Dims, Kind, Type

ORDINALS = ("rank", "tied")


def shown(value: Any, node: n.Node) -> str:
    """The value of a node: ``200万元``, ``3.2%``, ``是``, ``未知``, ``至少1万元``."""
    if isinstance(value, u.Open):
        lo, hi = (None if bound is None else _number(bound, node) for bound in (value.lo, value.hi))
        if lo is not None and hi is not None:
            return f"{lo}至{hi}之间"
        return f"至多{hi}" if hi is not None else f"至少{lo}" if lo is not None and value.lo != 0 else "未知"
    if value is None:
        return "未知"
    match node.type.kind:
        case Kind.BOOL:
            return "是" if value else "否"
        case Kind.NUMBER | Kind.YEAR | Kind.MONTH:
            return _number(value, node)
        case Kind.CHOICE:
            choices = node.field.choices if isinstance(node, n.Field) else node.choices if isinstance(node, n.Const) else None
            return choices.options.get(value, str(value)) if choices else str(value)
        case Kind.LIST:
            return f"{len(value)}项"
        case _:
            return _plain(value)


def difference(value: Any, node: n.Node) -> str:
    """A difference of two values: rates in percentage points, dates in days."""
    if node.type.kind is Kind.DATE:
        return f"{value}天"
    if is_rate(node):
        return f"{show.plain(value * 100)}个百分点"
    return _number(value, node)


def is_rate(node: n.Node) -> bool:
    """Whether a bare number is a rate, to be shown in percent."""
    if node.type != Type(Kind.NUMBER):
        return False
    match node:
        case n.Const():
            return node.text.endswith(("%", "‰"))
        case n.Parameter():
            return True
        case n.Field():
            return node.field.name not in ORDINALS
        case n.Call():
            return node.function == "/" or any(is_rate(a) for a in node.args)
        case _:
            return False


def unit(kind: Type) -> str:
    """The unit to answer in."""
    if kind.kind is Kind.NUMBER and not kind.dims:
        return ""
    units: dict[Dims, str] = {(("元", 1),): "元或万元", (("人", 1),): "人", (("月", 1),): "月", (("日", 1),): "日"}
    return (
        units.get(kind.dims, "")
        if kind.kind is Kind.NUMBER
        else {Kind.BOOL: "是/否", Kind.DATE: "年-月-日", Kind.MONTH: "年-月", Kind.YEAR: "年"}.get(kind.kind, "")
    )


def _number(value: Any, node: n.Node) -> str:
    if node.type.kind is Kind.YEAR:
        return f"{value}年"
    if node.type.kind is Kind.MONTH:
        return month_text(value)
    return show.percent(value) if is_rate(node) else show.quantity(value, node.type.dims)


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    text = str(value)
    return f"{REGIONS[text]}({text})" if text in REGIONS else text

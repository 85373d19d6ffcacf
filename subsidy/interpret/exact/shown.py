"""Recorded values as people read them."""

from __future__ import annotations

from datetime import date
from typing import Any

from subsidy.interpret.exact import unknown as u
from subsidy.interpret.exact.voice import ValueWords, Voice, value_words
from subsidy.ir import nodes as n
from subsidy.profile.regions import REGIONS
from subsidy.quantity import show
from subsidy.quantity.calendar import month_text
from subsidy.quantity.types import Kind, Type

ORDINALS = ("rank", "tied")


def shown(value: Any, node: n.Node, voice: Voice) -> str:
    """The value of a node: ``200万元``, ``3.2%``, ``是``, ``未知``, ``至少1万元``."""
    w = value_words(voice.lang)
    if isinstance(value, u.Open):
        lo, hi = (None if bound is None else _number(bound, node, w) for bound in (value.lo, value.hi))
        if lo is not None and hi is not None:
            return w.between.format(lo, hi)
        return w.most.format(hi) if hi is not None else w.least.format(lo) if lo is not None and value.lo != 0 else w.unknown
    if value is None:
        return w.unknown
    match node.type.kind:
        case Kind.BOOL:
            return w.truth[bool(value)]
        case Kind.NUMBER | Kind.YEAR | Kind.MONTH:
            return _number(value, node, w)
        case Kind.CHOICE:
            return voice.option(node, str(value)) if isinstance(node, (n.Field, n.Const)) else str(value)
        case Kind.LIST:
            return w.items.format(len(value))
        case _:
            return _plain(value, voice, w)


def difference(value: Any, node: n.Node, w: ValueWords) -> str:
    """A difference of two values: rates in percentage points, dates in days."""
    if node.type.kind is Kind.DATE:
        return w.days.format(value)
    if is_rate(node):
        return w.points.format(show.plain(value * 100))
    return _number(value, node, w)


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


def unit(kind: Type, w: ValueWords) -> str:
    """The unit to answer in."""
    if kind.kind is not Kind.NUMBER:
        return w.units.get(kind.kind.value, "")
    return w.units.get(kind.dims[0][0], "") if len(kind.dims) == 1 and kind.dims[0][1] == 1 else ""


def _number(value: Any, node: n.Node, w: ValueWords) -> str:
    if node.type.kind is Kind.YEAR:
        return w.year.format(value)
    if node.type.kind is Kind.MONTH:
        return month_text(value)
    said: str = w.quantities.percent(value) if is_rate(node) else w.quantities.quantity(value, node.type.dims)
    return said


def _plain(value: Any, voice: Voice, w: ValueWords) -> str:
    if isinstance(value, date):
        return w.day.format(value.year, value.month, value.day)
    text = str(value)
    return f"{voice.text(text)}({text})" if text in REGIONS else text

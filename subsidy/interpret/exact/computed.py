"""What an amount was computed from: the value of each fact, parameter and definition that its formula names, row by row of a sum."""

from __future__ import annotations

from collections.abc import Iterator

from subsidy.interpret.exact.reasons import facts, place_shown
from subsidy.interpret.exact.shown import shown
from subsidy.interpret.exact.view import View
from subsidy.interpret.exact.voice import Voice, value_words
from subsidy.ir import nodes as n
from subsidy.quantity.types import Kind
from subsidy.results.determination import Used

MAX_ROWS = 20  # of one sum; a longer list is told by its sum


def computed_from(node: n.Node, view: View, voice: Voice) -> list[Used]:
    """The figures to put into the formula of an amount, each once, with the year or row they belong to; not those nobody knows."""
    found = dict.fromkeys((_named(part, seen, voice), shown(seen[part], part, voice)) for part, seen in _parts(node, view))
    return [Used(what=what, value=value) for what, value in found if value != value_words(voice.lang).unknown]


def _parts(node: n.Node, view: View) -> Iterator[tuple[n.Node, View]]:
    match node:
        case n.Const() | n.Reading() | n.Var():
            return
        case n.Call() if node.type.kind is Kind.BOOL:
            yield from facts(node, view)
        case n.Call(function="if"):
            yield from facts(node.args[0], view)
            truth = view[node.args[0]]
            for branch, other in ((node.args[1], False), (node.args[2], True)):
                if truth is not other:
                    yield from _parts(branch, view)
        case n.Call():
            for argument in node.args:
                yield from _parts(argument, view)
        case n.Aggregate(function="sum"):
            yield from _rows(node, view)
        case n.Defined() if node.type.kind is Kind.BOOL:
            yield from facts(node, view)
        case _:
            yield node, view


def _rows(node: n.Aggregate, view: View) -> Iterator[tuple[n.Node, View]]:
    rows = view.rows(node)
    counted = [row for row in rows or () if node.condition is None or row[node.condition] is not False]
    if rows is None or len(counted) > MAX_ROWS:
        yield node, view
        return
    for row in counted:
        yield from _parts(node.body, row)


def _named(node: n.Node, view: View, voice: Voice) -> str:
    """A fact with its year or row in front: ``2018年 企业缴纳失业保险费``, ``设备 E1 设备投资额``."""
    of = node.of if isinstance(node, (n.Field, n.Defined)) else None
    if of is None or not view.place_of(of) or view.record(of) is None:
        return voice(node)
    words = voice.field(node) if isinstance(node, n.Field) else voice(node)
    return value_words(voice.lang).row.format(place_shown(of, view, voice), words)

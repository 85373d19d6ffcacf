"""From the rows that surely and that possibly belong to a list to its value: a sum, a count, a truth, a first row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from subsidy.interpret.rete import span as s
from subsidy.interpret.rete.figures import Figure, Lines, Run, Scope, figure, is_span
from subsidy.ir import nodes as n
from subsidy.ir.bounds import never_negative

if TYPE_CHECKING:
    from subsidy.interpret.rete.lowering import Lowering

Rows = Sequence[Lines]  # for each row that belongs, the lines in all roles
Fold = Callable[[Run, bool, Rows, Rows], Any]  # the run, whether the list is known, the sure rows, the rows in doubt


def fold_of(node: n.Aggregate, scope: Scope, into: Lowering) -> Fold:
    match node.function:
        case "any":
            return _any
        case "all":
            return _all
        case "count":
            return _count
        case "sum":
            unknown = s.NOT_BELOW_ZERO if never_negative(node.body) else s.ANYTHING
            return _sum(figure(node.body, scope, into), unknown)
        case _:
            assert node.order is not None
            return _first(figure(node.body, scope, into), figure(node.order, scope, into), is_span(node.order), s.ANYTHING if is_span(node) else None)


def _any(run: Run, known: bool, sure: Rows, maybe: Rows) -> bool | None:
    return True if sure else None if maybe or not known else False


def _all(run: Run, known: bool, sure: Rows, maybe: Rows) -> bool | None:
    """``sure`` and ``maybe`` are the rows against it."""
    return False if sure else None if maybe or not known else True


def _count(run: Run, known: bool, sure: Rows, maybe: Rows) -> s.Span:
    return (len(sure), len(sure) + len(maybe)) if known else s.NOT_BELOW_ZERO


def _sum(body: Figure, unknown: s.Span) -> Fold:
    def fold(run: Run, known: bool, sure: Rows, maybe: Rows) -> s.Span:
        if not known:
            return unknown
        total = s.point(0)
        for lines in sure:
            total = s.plus(total, body(run, lines))
        for lines in maybe:
            total = s.plus(total, s.either(s.point(0), body(run, lines)))
        return total

    return fold


def _first(body: Figure, order: Figure, spanned: bool, unknown: Any) -> Fold:
    def fold(run: Run, known: bool, sure: Rows, maybe: Rows) -> Any:
        places: list[Any] = [s.known(order(run, lines)) if spanned else order(run, lines) for lines in sure]
        if not known or maybe or not sure or None in places:
            return unknown
        return body(run, sure[places.index(min(places))])

    return fold

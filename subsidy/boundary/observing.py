"""What the exact interpreter found on both sides of a comparison, wherever the comparison was made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from subsidy.boundary.figures import Ceiling, Figure, roots
from subsidy.interpret.exact.engine import Determined
from subsidy.interpret.exact.outcome import Outcome
from subsidy.interpret.exact.view import View
from subsidy.ir import nodes as n
from subsidy.ir import ruleset as r
from subsidy.results.determination import Status

Sides = tuple[Any, Any]


def sides(figure: Figure, award: r.Award, determined: Determined) -> list[Sides]:
    """What is compared and what with, once for every row they were compared for, in a fixed order."""
    outcomes = [o for o in determined.outcomes if o.award.id == award.id]
    if isinstance(figure, Ceiling):
        shared = [o for o in determined.outcomes if o.award.id in figure.cap.of and o.status is not Status.INELIGIBLE]
        whole = [o.gross for o in shared if o.gross is not None]
        return [(sum(whole), figure.cap.amount)] if len(whole) == len(shared) > 0 else []
    found: list[Sides] = []
    for outcome in outcomes:
        for tree in roots(determined.engine.ruleset, award):
            seen: set[tuple[str, int]] = set()
            for node, view in _evaluated(tree, view_of(outcome, determined), figure.way, seen):
                if node.id == figure.node.id:
                    left, right = (view[argument] for argument in figure.node.args[:2])
                    found.append((right, left) if figure.turned else (left, right))
    return found


def view_of(outcome: Outcome, determined: Determined) -> View:
    """The values an outcome was decided on."""
    frames = ((outcome.award.first, outcome.frame),) if outcome.frame else ()
    return View(determined.engine.program, outcome.values, frames)


def distance(compared: Sides) -> Fraction | None:
    """How far the left side is above the right; days for dates. ``None`` where one is not a known number."""
    left, right = map(_number, compared)
    return None if left is None or right is None else left - right


def _number(value: Any) -> Fraction | None:
    if isinstance(value, date):
        return Fraction(value.toordinal())
    return Fraction(value) if isinstance(value, (int, Fraction)) and not isinstance(value, bool) else None


def _evaluated(node: n.Node, view: View, way: frozenset[int], seen: set[tuple[str, int]]) -> Iterator[tuple[n.Node, View]]:
    """The nodes on the way with the values they were computed from, through names and rows; each place once."""
    if node.id not in way:
        return
    yield node, view
    match node:
        case n.Defined():
            place = (node.name, 0 if node.of is None else id(view.record(node.of)))
            inside = None if place in seen else view.inside(node)
            seen.add(place)
            if inside is not None:
                yield from _evaluated(*inside, way, seen)
        case n.Aggregate():
            parts = [part for part in (node.condition, node.body, node.order) if part is not None and part.id in way]
            for row in (view.rows(node) or ()) if parts else ():
                for part in parts:
                    yield from _evaluated(part, row, way, seen)
        case _:
            for child in n.children(node):
                yield from _evaluated(child, view, way, seen)


def deciding(tree: n.Node, way: frozenset[int], view: View) -> Iterator[tuple[n.Node, bool]]:
    """What settles a condition aside from the comparison the ``way`` leads to, and whether it holds.

    That is what holds beside the comparison in an ``or``, what does not hold beside it in an ``and``, and what is not known in either.
    """
    if tree.id not in way:
        yield tree, view[tree] is True
    elif isinstance(tree, n.Defined):
        inside = view.inside(tree)
        if inside is not None:
            yield from deciding(inside[0], way, inside[1])
    elif isinstance(tree, n.Call) and tree.function in ("and", "or"):
        for argument in tree.args:
            holds = view[argument] is True
            settles = holds is (tree.function == "or") and (view[tree] is True) is holds
            if argument.id in way or settles or view[tree] is view[argument] is None:
                yield from deciding(argument, way, view)

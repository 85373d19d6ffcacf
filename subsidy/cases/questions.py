"""What a rule asks: every condition, each of its parts, every fork of an amount, as places where recorded values can be read.

A part under an aggregate was asked once for each row of the list; a part of a definition wherever that was evaluated.
What only readings decide is no question about an enterprise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from subsidy.interpret.exact.view import View
from subsidy.ir import nodes as n
from subsidy.quantity.types import Kind


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """A node that is true, false or unknown. ``within`` are the aggregates around it, outermost first."""

    node: n.Node
    within: tuple[n.Aggregate, ...] = ()

    def answers(self, views: Iterable[View]) -> Iterator[Any]:
        """What it was, seen from each of ``views``: more than one answer where it was asked for the rows of a list."""
        for aggregate in self.within:
            views = [row for view in views for row in view.rows(aggregate) or ()]
        return (view[self.node] for view in views)


def asked_by(node: n.Node, within: tuple[n.Aggregate, ...] = ()) -> Iterator[Question]:
    """The questions below a node, not the node itself; definitions are not entered."""
    match node:
        case n.Call(function="and" | "or" as function):
            for argument in node.args:
                chained = isinstance(argument, n.Call) and argument.function == function  # 甲且乙且丙 are three, not 甲且乙 and 丙
                yield from asked_by(argument, within) if chained else asked(argument, within)
        case n.Call(function="if"):
            yield from asked(node.args[0], within)
            for branch in node.args[1:]:
                yield from asked_by(branch, within)
        case n.Call():
            for argument in node.args:
                yield from asked_by(argument, within)
        case n.Aggregate():
            inside = (*within, node)
            for part in (node.condition, node.body):
                if part is not None:
                    yield from asked(part, inside)
        case n.Const() | n.Var() | n.Field() | n.Parameter() | n.Reading() | n.Defined():
            return


def asked(node: n.Node, within: tuple[n.Aggregate, ...]) -> Iterator[Question]:
    """A node, if it is a question, and those below it. A definition answers for itself, and 不 is the same question."""
    match node:
        case n.Call(function="not"):
            yield from asked(node.args[0], within)
        case n.Defined() | n.Const():
            return
        case _:
            if node.type.kind is Kind.BOOL and not only_readings(node):
                yield Question(node, within)
            yield from asked_by(node, within)


def only_readings(node: n.Node) -> bool:
    """Whether nothing but the chosen readings decides it."""
    leaves = [below for below in n.walk(node) if not n.children(below)]
    return all(isinstance(leaf, (n.Const, n.Reading)) for leaf in leaves)

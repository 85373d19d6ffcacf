"""What can be told of a number from its form alone."""

from __future__ import annotations

from fractions import Fraction

from subsidy.ir import nodes as n
from subsidy.quantity.types import Kind


def never_negative(node: n.Node) -> bool:
    """Whether a number cannot be below zero, as far as its form tells: what bounds a sum over a list that is not known."""
    match node:
        case n.Const():
            return isinstance(node.value, int | Fraction) and not isinstance(node.value, bool) and node.value >= 0
        case n.Field():
            return node.type.kind is Kind.NUMBER and not node.field.signed
        case n.Parameter():
            return True
        case n.Call(function="+" | "*" | "/" | "min" | "max"):
            return all(never_negative(a) for a in node.args)
        case n.Call(function="if"):
            return all(never_negative(a) for a in node.args[1:])
        case n.Aggregate(function="sum" | "first"):
            return never_negative(node.body)
        case _:
            return isinstance(node, n.Aggregate) and node.function == "count"

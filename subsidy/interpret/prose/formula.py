"""The formula of an amount. Names stand for their definitions, so that each formula stays short enough to read."""

from __future__ import annotations

from subsidy.interpret.prose.phrase import Phrases
from subsidy.ir import nodes as n
from subsidy.quantity.types import Kind
from subsidy.results.formula import Applied, Cases, Formula, Negation, Operation, Quotient, Sum, Symbol

_SIGNS = {"+": "+", "-": "−", "*": "×"}


def formula_of(node: n.Node, phrases: Phrases) -> Formula:
    """A number as a formula; whatever is not arithmetic is a name in it."""
    match node:
        case n.Call(function="if"):
            return _cases(node, phrases)
        case n.Call(function="+" | "*"):
            return Operation(_SIGNS[node.function], tuple(_operands(node, node.function, phrases)))
        case n.Call(function="-"):
            return Operation("−", tuple(formula_of(a, phrases) for a in node.args))
        case n.Call(function="negative"):
            return Negation(formula_of(node.args[0], phrases))
        case n.Call(function="/"):
            return Quotient(formula_of(node.args[0], phrases), formula_of(node.args[1], phrases))
        case n.Call(function="min" | "max"):
            return Applied(node.function, tuple(formula_of(a, phrases) for a in node.args))
        case n.Aggregate(function="sum"):
            over = phrases.rows_of(node)
            with phrases.in_row(node):
                return Sum(over, formula_of(node.body, phrases))
        case _:
            return Symbol(phrases.span(node))


def is_number(node: n.Node) -> bool:
    return node.type.kind is Kind.NUMBER


def _operands(node: n.Node, function: str, phrases: Phrases) -> list[Formula]:
    if isinstance(node, n.Call) and node.function == function:
        return [operand for argument in node.args for operand in _operands(argument, function, phrases)]
    return [formula_of(node, phrases)]


def _cases(node: n.Call, phrases: Phrases) -> Formula:
    """``a if p else b if q else c`` as one table of cases; what the chosen readings rule out is left out."""
    branches: list[tuple[Formula, n.Node]] = []
    rest: n.Node = node
    while isinstance(rest, n.Call) and rest.function == "if":
        standing = phrases.standing(rest)
        if len(standing) == 1:
            rest = standing[0]
            continue
        branches.append((formula_of(rest.args[1], phrases), rest.args[0]))
        rest = rest.args[2]
    otherwise = formula_of(rest, phrases)
    return Cases(tuple((value, phrases.span(condition)) for value, condition in branches), otherwise) if branches else otherwise

"""A condition → what matches where it is known to hold, and what matches where it is known to fail.

Both are written out: the contrary of a comparison is another comparison, never its silence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from subsidy.interpret.rete import formula as f
from subsidy.interpret.rete.comparing import compared, one_of, operand, starting
from subsidy.interpret.rete.figures import Scope, inner_scope
from subsidy.interpret.rete.naming import rows_of
from subsidy.ir import nodes as n
from subsidy.quantity.types import Kind

if TYPE_CHECKING:
    from subsidy.interpret.rete.lowering import Lowering

MATCHED = frozenset({"and", "or", "not", "if", "in", "at_least", "starts_with", *f.CONTRARY})


def holds(node: n.Node, scope: Scope, into: Lowering) -> f.Formula:
    return _known(node, scope, into, True)


def fails(node: n.Node, scope: Scope, into: Lowering) -> f.Formula:
    return _known(node, scope, into, False)


def _known(node: n.Node, scope: Scope, into: Lowering, truth: bool) -> f.Formula:
    if _stands_apart(node, scope):
        return into.concluded(into.condition(node), into.roles_of(node, scope), truth)
    match node:
        case n.Const():
            return f.ALWAYS if node.value is truth else f.NEVER
        case n.Defined():
            definition = into.ruleset.definitions[node.name]
            if into.is_small(definition.body):
                return _known(definition.body, inner_scope(definition, node, scope), into, truth)
            return into.concluded(into.condition(node), into.roles_of(node, scope), truth)
        case n.Aggregate(function="any" | "all"):
            return into.concluded(into.members(node), into.roles_of(node, scope), truth)
        case n.Call() if node.function in MATCHED:
            return _call(node, scope, into, truth)
        case _:
            role, name = operand(node, scope, into)
            return f.Test(role, name, "==", truth)


def _stands_apart(node: n.Node, scope: Scope) -> bool:
    """Among joined rows, what is asked of a single one in several words is concluded beforehand: joins are kept short."""
    if len(scope) < 2 or not isinstance(node, n.Call) or node.function not in ("and", "or", "if"):
        return False
    return len(rows_of(node)) <= 1


def _call(node: n.Call, scope: Scope, into: Lowering, truth: bool) -> f.Formula:
    args = node.args
    match node.function:
        case "and" | "or":
            joined = f.every if (node.function == "and") is truth else f.some
            return joined(*(_known(a, scope, into, truth) for a in args))
        case "not":
            return _known(args[0], scope, into, not truth)
        case "if":
            yes, no = (_arm(a, scope, into, truth) for a in args[1:])
            return f.some(f.every(holds(args[0], scope, into), yes), f.every(fails(args[0], scope, into), no), f.every(yes, no))
        case "in":
            return one_of(args[0], args[1], scope, into, truth)
        case "starts_with":
            return starting(args[0], args[1], scope, into, truth)
        case "at_least":
            beyond, reached = (">", ">=") if truth else ("<", "<=")
            inclusive = _known(args[2], scope, into, truth)
            return f.some(compared(args[0], beyond, args[1], scope, into), f.every(inclusive, compared(args[0], reached, args[1], scope, into)))
        case "==" | "!=" if args[0].type.kind is Kind.BOOL:
            return _alike(args, scope, into, (node.function == "==") is truth)
        case sign:
            return compared(args[0], sign if truth else f.CONTRARY[sign], args[1], scope, into)


def _arm(node: n.Node, scope: Scope, into: Lowering, truth: bool) -> f.Formula:
    """What an ``if`` gives stands in the formula twice; another ``if`` in it is therefore concluded beforehand."""
    if isinstance(node, n.Call) and node.function == "if":
        return into.concluded(into.condition(node), into.roles_of(node, scope), truth)
    return _known(node, scope, into, truth)


def _alike(args: tuple[n.Node, ...], scope: Scope, into: Lowering, alike: bool) -> f.Formula:
    a, b = args
    return f.some(
        f.every(holds(a, scope, into), _known(b, scope, into, alike)),
        f.every(fails(a, scope, into), _known(b, scope, into, not alike)),
    )

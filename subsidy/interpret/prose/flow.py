"""The conditions of an award as questions, one after another, each taken apart until it can be answered by a look."""

from __future__ import annotations

from subsidy.interpret.prose.phrase import Phrases
from subsidy.ir import nodes as n
from subsidy.ir import ruleset as r
from subsidy.quantity.types import Kind
from subsidy.results.rule_page import Check

DEPTH = 2


def checks_of(conditions: tuple[r.Condition, ...], ruleset: r.Ruleset, phrases: Phrases) -> tuple[Check, ...]:
    """One check per condition. Names are opened, ``and`` and ``or`` taken apart, to a depth a reader can follow."""
    return tuple(_check(c.node, ruleset, phrases, DEPTH, c.in_round) for c in conditions)


def _check(node: n.Node, ruleset: r.Ruleset, phrases: Phrases, depth: int, in_round: bool = False) -> Check:
    text, body = phrases.span(node), _opened(node, ruleset)
    named = body is not node
    if depth and isinstance(body, n.Call) and body.function in ("and", "or"):
        standing = [part for argument in phrases.standing(body) for part in _flat(argument, body.function)]
        if len(standing) > 1:
            parts = tuple(_check(part, ruleset, phrases, depth - 1) for part in standing)
            return Check(text, named, "all" if body.function == "and" else "any", parts, in_round)
    if named and depth:
        return Check(text, named, "all", (_check(body, ruleset, phrases, depth - 1),), in_round)
    return Check(text, named, in_round=in_round)


def _opened(node: n.Node, ruleset: r.Ruleset) -> n.Node:
    if isinstance(node, n.Defined) and node.type.kind is Kind.BOOL:
        return ruleset.definitions[node.name].body
    return node


def _flat(node: n.Node, function: str) -> list[n.Node]:
    if isinstance(node, n.Call) and node.function == function:
        return [part for argument in node.args for part in _flat(argument, function)]
    return [node]

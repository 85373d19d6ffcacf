"""What of a ruleset one award rests on: limits, definitions, readings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from subsidy.ir import nodes as n
from subsidy.ir import ruleset as r


def limits_of(ruleset: r.Ruleset, award: r.Award) -> tuple[r.Cap | r.OneOf, ...]:
    """The caps and exclusions an award falls under."""
    limits: tuple[r.Cap | r.OneOf, ...] = (*ruleset.caps, *ruleset.one_ofs)
    return tuple(limit for limit in limits if award.id in limit.of)


def definitions_below(nodes: Iterable[n.Node], ruleset: r.Ruleset) -> dict[str, r.Definition]:
    """Every definition used, directly or by another, each after those that use it."""
    found: dict[str, r.Definition] = {}
    fresh = list(nodes)
    while fresh:
        named = dict.fromkeys(name for node in fresh for below in n.walk(node) if (name := _named(below)))
        new = [name for name in named if name not in found]
        found.update({name: ruleset.definitions[name] for name in new})
        fresh = [ruleset.definitions[name].body for name in new]
    return found


def _named(node: n.Node) -> str:
    """The definition that a node names, or has its figure from; empty for others."""
    return node.name if isinstance(node, n.Defined) else node.named if isinstance(node, n.Const) else ""


def readings_of(ruleset: r.Ruleset, award: r.Award) -> frozenset[str]:
    """The readings that an answer about an award depends on: its own, those of its limits and parameters, those of the document's applicability."""
    nodes = [c.node for c in ruleset.applicability]
    nodes += [limit.when for limit in limits_of(ruleset, award) if limit.when is not None]
    bodies = [definition.body for definition in definitions_below(nodes, ruleset).values()]
    named = {below.name for node in (*nodes, *bodies) for below in n.walk(node) if isinstance(below, n.Reading)}
    return award.readings | named | frozenset(_choosing(ruleset, award))


def _choosing(ruleset: r.Ruleset, award: r.Award) -> Iterator[str]:
    """The readings that choose among the values of a parameter."""
    for name in award.parameters:
        if reading := ruleset.parameters[name].reading:
            yield reading

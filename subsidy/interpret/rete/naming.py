"""Telling things of a rule apart: the rows a node speaks of, and a text that is the same for the same question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from subsidy.ir import nodes as n
from subsidy.quantity.types import Kind


def rows_of(node: n.Node) -> dict[str, str]:
    """The row variables that are free in a node, in the order of their appearance, with their lists."""
    match node:
        case n.Var():
            free = node.type.kind is Kind.RECORD and node.name not in ("enterprise", "this_year", "last_year")
            return {node.name: node.type.name} if free else {}
        case n.Aggregate():
            parts = [part for part in (node.condition, node.body, node.order) if part is not None]
            inner = {name: rows for part in parts for name, rows in rows_of(part).items()}
            return {name: rows for name, rows in inner.items() if name != node.variable.name}
        case _:
            return {name: rows for child in n.children(node) for name, rows in rows_of(child).items()}


def written(node: n.Node, names: Mapping[str, str]) -> str:
    """A node as text, its row variables by their roles: two nodes that ask the same have the same text."""
    match node:
        case n.Const():
            return f"{node.type.kind}:{node.value!r}"
        case n.Var():
            return names.get(node.name, node.name)
        case n.Field():
            return f"{names.get(node.of.name, node.of.name)}.{node.field.name}"
        case n.Parameter() | n.Reading():
            return f"{type(node).__name__}({node.name})"
        case n.Defined():
            return f"{node.name}({written(node.of, names) if node.of else ''})"
        case n.Call():
            return f"{node.function}({','.join(written(a, names) for a in node.args)})"
        case n.Aggregate():
            within = {**names, node.variable.name: f"row{len(names)}"}
            parts = (node.body, node.condition, node.order)
            return f"{node.function}[{node.over.field.name}]({';'.join('' if p is None else written(p, within) for p in parts)})"
        case _:
            assert_never(node)

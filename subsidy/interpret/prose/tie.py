"""Which row is meant: a list narrowed to the one row whose number is given, or to those that share a fact with this row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from subsidy.ir import nodes as n


@dataclass(frozen=True, slots=True, eq=False)
class Tie:
    """Where the condition of an aggregate gives the number of the row, ``named`` is that number; ``besides`` is all else asked of a row."""

    named: n.Node | None
    besides: tuple[n.Node, ...]


def tie_of(node: n.Aggregate) -> Tie:
    """``p.id == e.project and p.done`` of projects: the row named e.project, and besides that p.done."""
    asked = _conjuncts(node.condition)
    for part in asked:
        named = _named(part, node.variable)
        if named is not None:
            return Tie(named, tuple(other for other in asked if other is not part))
    return Tie(None, tuple(asked))


def same_field(node: n.Call, rows: Sequence[n.Var]) -> n.Field | None:
    """The fact in ``x.project == e.project`` said of the row ``x``, where ``e`` is a row outside of the same kind."""
    match node.args[:2]:
        case (n.Field() as left, n.Field() as right) if (
            node.function == "==" and rows and left.field == right.field and left.of.type == right.of.type
        ):
            own = [side for side in (left, right) if side.of.name == rows[-1].name]
            return own[0] if len(own) == 1 else None
        case _:
            return None


def _named(node: n.Node, row: n.Var) -> n.Node | None:
    if not (isinstance(node, n.Call) and node.function == "=="):
        return None
    for own, other in (node.args, node.args[::-1]):
        if (
            isinstance(own, n.Field)
            and own.field.name == "id"
            and own.of.name == row.name
            and isinstance(other, n.Field)
            and other.of.name != row.name
        ):
            return other
    return None


def _conjuncts(node: n.Node | None) -> list[n.Node]:
    if node is None:
        return []
    if isinstance(node, n.Call) and node.function == "and":
        return [part for argument in node.args for part in _conjuncts(argument)]
    return [node]

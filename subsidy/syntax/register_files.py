"""Reading the register: every clause of a document with what it is, and the government's targets it states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from subsidy.syntax import forms as f
from subsidy.syntax import written as w
from subsidy.syntax.shape import OPEN, Shape, Written, is_open
from subsidy.syntax.yaml_tree import Node


def read_clauses(shape: Shape, rows: Iterable[Node]) -> Iterator[w.ClausePart]:
    """The rows of a register in their order, which is that of the text."""
    for row in rows:
        k = shape.keys(row, f.CLAUSE)
        clause, begins = shape.text(k.get("clause")), shape.text(k.get("begins"))
        targets = tuple(found for target in shape.rows(k.get("targets")) if (found := _target(shape, target)))
        waived = tuple(_waiver(shape, waiver) for waiver in shape.rows(k.get("waived")))
        disposition = _disposition(shape, k, clause)
        if clause is not None and begins is not None:
            title, summary, responsible = (shape.plain(k.get(key)) for key in ("title", "summary", "responsible"))
            yield w.ClausePart(clause, begins, title, disposition, summary, responsible, targets, waived)


def _disposition(shape: Shape, keys: dict[str, Node], clause: Written | None) -> str:
    """What a clause is; one left open is told once, whatever else is open about it."""
    node = keys.get("disposition")
    if not is_open(node):
        return shape.one_of(node, f.DISPOSITIONS, "context")
    shape.leave_open("E213", keys["disposition"], f.DISPOSITIONS, clause=clause.text if clause else "")
    if is_open(keys.get("summary")):
        del keys["summary"]
    return OPEN


def _target(shape: Shape, node: Node) -> w.TargetPart | None:
    k = shape.keys(node, f.TARGET)
    relation = shape.one_of(k.get("relation"), f.RELATIONS, "达到")
    what, by, responsible = (shape.plain(k.get(key)) for key in ("what", "by", "responsible"))
    value = shape.text(k.get("value"))
    return None if value is None else w.TargetPart(what, value, relation, by, responsible)


def _waiver(shape: Shape, node: Node) -> w.WaiverPart:
    k = shape.keys(node, f.WAIVER)
    return w.WaiverPart(shape.texts(k.get("words")), shape.plain(k.get("why")))

"""Reading recorded values back: which value a node had, in the run, in a row of a list, in a definition of a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from subsidy.interpret.exact import unknown as u
from subsidy.interpret.exact.program import Frame, Program, Row
from subsidy.ir import nodes as n


def is_unknown(value: Any) -> bool:
    return value is None or isinstance(value, u.Open)


class View:
    """The values seen from one place: those of a frame first, then those of the places around it."""

    def __init__(self, program: Program, values: list[Any], frames: tuple[tuple[int, Frame], ...] = ()) -> None:
        self.program, self._values, self._frames = program, values, frames

    def __getitem__(self, node: n.Node) -> Any:
        return self._at(self.program.slot(node))

    def within(self, first: int, frame: Frame) -> View:
        """The same, seen from inside a frame whose first value has the id ``first``."""
        return View(self.program, self._values, ((first, frame), *self._frames))

    def record(self, of: n.Var) -> Row | None:
        row: Row | None = self._at(self.program.slot(of))
        return row

    def rows(self, node: n.Aggregate) -> list[View] | None:
        """The views of the rows an aggregate went over, or ``None`` if its list is unknown."""
        frames = self._at(node.id + 1)
        return None if frames is None else [self.within(node.variable.id, frame) for frame in frames]

    def inside(self, node: n.Defined) -> tuple[n.Node, View] | None:
        """The body of a definition and the view of its values; ``None`` for the definition of an unknown row."""
        definition = self.program.ruleset.definitions[node.name]
        if node.of is None:
            return definition.body, View(self.program, self._values)
        memo = self._values[self.program.memo_slots[node.name]].get(id(self.record(node.of)))
        if memo is None:
            return None
        return definition.body, View(self.program, self._values, ((definition.first, memo[1]),))

    def place_of(self, of: n.Var) -> str:
        """How a record is called in a path: ``equipment[E1]``, ``figures[2019]``; empty for the enterprise."""
        if of.name == "enterprise":
            return ""
        year = self._values[self.program.root("year")]
        if of.name in ("this_year", "last_year"):
            return f"figures[{year if of.name == 'this_year' else year - 1}]"
        record = self.record(of)
        if record is None:
            return of.type.name
        enterprise: Row = self._values[self.program.root("enterprise")]
        name = record.get("id") or (record.get("year") if of.type.name == "figures" else None)
        position = next((i for i, row in enumerate(enterprise.get(of.type.name) or ()) if row is record), 0)
        return f"{of.type.name}[{position if name is None else name}]"

    def _at(self, slot: int) -> Any:
        for first, frame in self._frames:
            if first <= slot < first + len(frame):
                return frame[slot - first]
        return self._values[slot]


def unknown_below(node: n.Node, view: View) -> Iterator[tuple[n.Node, View]]:
    """The leaves because of which a node is unknown, in the order of the rule."""
    if not is_unknown(view[node]):
        return
    match node:
        case n.Field() | n.Parameter() | n.Reading() | n.Var():
            yield node, view
        case n.Defined():
            inside = view.inside(node)
            if inside is None:
                if node.of is not None:
                    yield node.of, view
            else:
                yield from unknown_below(*inside)
        case n.Call(function="if") if not is_unknown(view[node.args[0]]):
            yield from unknown_below(node.args[1] if view[node.args[0]] else node.args[2], view)
        case n.Call():
            for argument in node.args:
                yield from unknown_below(argument, view)
        case n.Aggregate():
            yield from _unknown_rows(node, view)
        case n.Const():
            pass


def _unknown_rows(node: n.Aggregate, view: View) -> Iterator[tuple[n.Node, View]]:
    rows = view.rows(node)
    if rows is None:
        yield node.over, view
        return
    none = True
    for row in rows:
        if node.condition is not None and row[node.condition] is False:
            continue
        decided = node.function in ("any", "all") and row[node.body] is (node.function == "all")
        for part in (node.condition, node.body, node.order):
            if part is not None and not decided:
                for found in unknown_below(part, row):
                    none = False
                    yield found
    if none and node.function == "first":
        yield node.over, view

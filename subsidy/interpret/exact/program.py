"""A ruleset as steps: compiled once, run for every enterprise on a flat list of values.

Layout of the list: one place per node id, then the roots. A row of a list, a subject or a definition is evaluated in
its own slice, which is kept as a *frame*: reasons are read off frames, never computed again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from subsidy.interpret.exact import unknown as u
from subsidy.interpret.exact.steps import Step, Values, call_step, unknown_of
from subsidy.ir import nodes as n
from subsidy.ir import ruleset as r
from subsidy.ir.bounds import never_negative

ROOTS = ("enterprise", "this_year", "last_year", "year", "on")
EXCLUDED, CLAIMS = len(ROOTS), len(ROOTS) + 1
EXTRA = len(ROOTS) + 2

Frame = list[Any]
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class AwardSteps:
    """An award ready to run: its steps, and the places of its subject, conditions and addends."""

    award: r.Award
    steps: list[Step]
    variable: int
    among: int
    conditions: tuple[tuple[int, bool], ...]
    components: tuple[int, ...]


class Program:
    """The steps of a ruleset, ready to run.

    ``redo`` are the steps that depend on the projects claimed by other awards. ``root_facts`` are the facts of the enterprise, of this year and of last year, each loaded once; ``once`` are the
    steps that do not depend on a subject, run together; the steps of the other awards run once per subject.
    """

    def __init__(self, ruleset: r.Ruleset) -> None:
        self.ruleset = ruleset
        self.size = ruleset.size
        self._root_fields: dict[tuple[str, str], tuple[int, Any]] = {}
        self._scopes: dict[str, int] = {}
        self._var_slots: dict[int, int] = {}
        self._row_definitions: dict[str, tuple[int, int, int, list[Step]]] = {}
        self._claiming: set[str] = set()
        self.memo_slots: dict[str, int] = {}
        self.redo: list[Step] = []
        self.once = self._definitions()
        self.once += self._steps(c.node for c in ruleset.applicability)
        self.applicable_slots = [self.slot(c.node) for c in ruleset.applicability]
        claiming = [d for d in ruleset.definitions.values() if d.name in self._claiming]
        self.claiming_lists = sorted({d.on for d in claiming if d.on is not None})
        self.redo_memos = [slot for name, slot in self.memo_slots.items() if name in self._claiming]
        self.awards = [self._award(a) for a in ruleset.awards]
        self.once += [step for compiled in self.awards if compiled.award.subject is None for step in compiled.steps]
        self.keys = {o.id: {a: self._keys(o, a) for a in o.of} for o in ruleset.one_ofs}
        self.cap_whens = {cap.id: self._when(cap.when) for cap in ruleset.caps}
        self.one_of_whens = {limit.id: self._when(limit.when) for limit in ruleset.one_ofs}
        nodes = list(self._all_nodes())
        self._constants = [(node.id, node.value) for node in nodes if isinstance(node, n.Const)]
        self._leaves = [node for node in nodes if isinstance(node, (n.Parameter, n.Reading))]
        by_root = {root: [(slot, name, missing) for (of, name), (slot, missing) in self._root_fields.items() if of == root] for root in ROOTS}
        self.root_facts = [by_root[root] for root in ROOTS[:3]]

    def template(self, leaf: Callable[[n.Parameter | n.Reading], Any]) -> Values:
        """A fresh list of values with constants, parameters and readings in place."""
        values: Values = [None] * (self.size + EXTRA + len(self.memo_slots))
        for place, value in self._constants:
            values[place] = value
        for node in self._leaves:
            values[node.id] = leaf(node)
        return values

    def slot(self, node: n.Node) -> int:
        """Where the value of a node stands: a definition of the enterprise is its body, a root is behind the nodes."""
        if isinstance(node, n.Defined) and node.of is None:
            return self.slot(self.ruleset.definitions[node.name].body)
        if isinstance(node, n.Field) and node.of.name in ROOTS:
            missing = unknown_of(node.type, signed=node.field.signed)
            return self._root_fields.setdefault((node.of.name, node.field.name), (node.id, missing))[0]
        if isinstance(node, n.Var):
            if node.id not in self._var_slots:
                in_scope = node.name in self._scopes
                self._var_slots[node.id] = self._scopes[node.name] if in_scope else self.size + ROOTS.index(node.name)
            return self._var_slots[node.id]
        return node.id

    def root(self, name: str) -> int:
        return self.size + ROOTS.index(name)

    def _definitions(self) -> list[Step]:
        prelude: list[Step] = []
        for definition in self.ruleset.definitions.values():
            claims = self._claims(definition.body)
            if claims:
                self._claiming.add(definition.name)
            if definition.variable is None:
                steps = self._steps([definition.body])
                prelude += steps
                self.redo += steps if claims else ()
                continue
            self.memo_slots[definition.name] = self.size + EXTRA + len(self.memo_slots)
            self._scopes[definition.variable.name] = definition.variable.id
            steps = self._steps([definition.body])
            del self._scopes[definition.variable.name]
            slot = self.slot(definition.body)
            self._row_definitions[definition.name] = (definition.variable.id, definition.first, slot, steps)
        return prelude

    def _claims(self, node: n.Node) -> bool:
        """Whether a value depends on which projects another award claims."""
        return any(
            (isinstance(below, n.Call) and below.function == "claimed_elsewhere") or (isinstance(below, n.Defined) and below.name in self._claiming)
            for below in n.walk(node)
        )

    def _award(self, award: r.Award) -> AwardSteps:
        if award.variable:
            self._scopes[award.variable.name] = award.variable.id
        nodes = [condition.node for condition in award.conditions] + [component.node for component in award.components]
        nodes += [award.among.node] if award.among else []
        nodes += [award.competition.ranked_by] if award.competition else []
        compiled = AwardSteps(
            award=award,
            steps=self._steps(nodes),
            variable=award.variable.id if award.variable else -1,
            among=self.slot(award.among.node) if award.among else -1,
            conditions=tuple((self.slot(c.node), c.in_round) for c in award.conditions),
            components=tuple(self.slot(c.node) for c in award.components),
        )
        if award.variable:
            del self._scopes[award.variable.name]
        return compiled

    def _keys(self, limit: r.OneOf, award: str) -> tuple[list[Step], list[int]]:
        variable = self.ruleset.award(award).variable
        if variable:
            self._scopes[variable.name] = variable.id
        nodes = limit.keys[award]
        found = self._steps(nodes), [self.slot(node) for node in nodes]
        if variable:
            del self._scopes[variable.name]
        return found

    def _when(self, node: n.Node | None) -> tuple[list[Step], int] | None:
        return (self._steps([node]), self.slot(node)) if node else None

    def _steps(self, roots: Iterable[n.Node]) -> list[Step]:
        nodes = {node.id: node for root in roots for node in _outer(root)}
        steps = (self._step(nodes[i]) for i in sorted(nodes))
        return [step for step in steps if step is not None]

    def _step(self, node: n.Node) -> Step | None:
        match node:
            case n.Const() | n.Var() | n.Parameter() | n.Reading():
                return None
            case n.Field():
                return None if node.of.name in ROOTS and self.slot(node) >= 0 else self._field(node)
            case n.Defined():
                return self._defined(node) if node.of is not None else None
            case n.Call(function="claimed_elsewhere"):
                return self._claimed(node)
            case n.Call():
                return call_step(node, [self.slot(a) for a in node.args])
            case n.Aggregate():
                return self._aggregate(node)

    def _field(self, node: n.Field) -> Step:
        d, record, name = node.id, self.slot(node.of), node.field.name
        missing = unknown_of(node.type, signed=node.field.signed)

        def step(v: Values) -> None:
            row = v[record]
            value = None if row is None else row.get(name)
            v[d] = missing if value is None else value

        return step

    def _defined(self, node: n.Defined) -> Step:
        assert node.of is not None
        d, record, memo = node.id, self.slot(node.of), self.memo_slots[node.name]
        variable, first, body, steps = self._row_definitions[node.name]
        last = self.ruleset.definitions[node.name].body.id + 2  # an aggregate also owns the place after its own

        def step(v: Values) -> None:
            row = v[record]
            known = v[memo].get(id(row))
            if known is None:
                v[variable] = row
                for inner in steps:
                    inner(v)
                known = v[memo][id(row)] = (v[body], v[first:last])
            v[d] = known[0]

        return step

    def _claimed(self, node: n.Call) -> Step:
        d, project = node.id, self.slot(node.args[0])
        excluded, claims = self.size + EXCLUDED, self.size + CLAIMS

        def step(v: Values) -> None:
            name = v[project]
            v[claims].add(name)
            v[d] = name in v[excluded] if name is not None else None if v[excluded] else False

        return step

    def _aggregate(self, node: n.Aggregate) -> Step:
        self._scopes[node.variable.name] = node.variable.id
        parts = [part for part in (node.condition, node.body, node.order) if part is not None]
        steps = self._steps(parts)
        condition = self.slot(node.condition) if node.condition else -1
        body, order = self.slot(node.body), self.slot(node.order) if node.order else -1
        del self._scopes[node.variable.name]
        d, over, variable = node.id, self.slot(node.over), node.variable.id
        fold = _FOLDS[node.function]
        absent = _of_unknown_list(node)

        def step(v: Values) -> None:
            rows = v[over]
            if rows is None:
                v[d], v[d + 1] = absent, None
                return
            frames: list[Frame] = []
            found: list[tuple[Any, Any, Any]] = []
            for row in rows:
                v[variable] = row
                for inner in steps:
                    inner(v)
                found.append((v[condition] if condition >= 0 else True, v[body], v[order] if order >= 0 else None))
                frames.append(v[variable:d])
            value = fold(found)
            v[d], v[d + 1] = absent if value is _NONE_FIRST else value, frames

        return step

    def _all_nodes(self) -> Iterator[n.Node]:
        ruleset = self.ruleset
        for definition in ruleset.definitions.values():
            yield from n.walk(definition.body)
        for condition in ruleset.applicability:
            yield from n.walk(condition.node)
        for award in ruleset.awards:
            for part in (*award.conditions, *award.components, *((award.among,) if award.among else ())):
                yield from n.walk(part.node)
            if award.competition:
                yield from n.walk(award.competition.ranked_by)
        for one_of in ruleset.one_ofs:
            for keys in one_of.keys.values():
                for key in keys:
                    yield from n.walk(key)
        for when in (*(cap.when for cap in ruleset.caps), *(one_of.when for one_of in ruleset.one_ofs)):
            if when is not None:
                yield from n.walk(when)


def _outer(node: n.Node) -> Iterator[n.Node]:
    """A node and those below it that are evaluated once, not once per row of a list."""
    yield node
    below = (node.over,) if isinstance(node, n.Aggregate) else n.children(node)
    for child in below:
        yield from _outer(child)


def _of_unknown_list(node: n.Aggregate) -> Any:
    if node.function == "sum":
        return u.NOT_NEGATIVE if never_negative(node.body) else u.UNBOUNDED
    if node.function == "count":
        return u.NOT_NEGATIVE
    return unknown_of(node.type, signed=True)


Found = list[tuple[Any, Any, Any]]

_NONE_FIRST = object()  # no row is known to be first: the value is unknown, of whatever type it has


def _sum(found: Found) -> Any:
    total: Any = 0
    for taken, value, _ in found:
        if taken is True:
            total = total + value
        elif taken is None:
            total = total + u.hull(0, value)
    return total


def _count(found: Found) -> Any:
    sure = sum(1 for taken, _, _ in found if taken is True)
    return u.between(sure, sure + sum(1 for taken, _, _ in found if taken is None))


def _any(found: Found) -> bool | None:
    truths = [False if taken is False or value is False else True if taken and value else None for taken, value, _ in found]
    return True if True in truths else None if None in truths else False


def _all(found: Found) -> bool | None:
    truths = [True if taken is False or value is True else False if taken and value is False else None for taken, value, _ in found]
    return False if False in truths else None if None in truths else True


def _first(found: Found) -> Any:
    sure = [(order, value) for taken, value, order in found if taken is True]
    open_ = any(taken is None for taken, _, _ in found) or any(order is None or type(order) is u.Open for order, _ in sure)
    if open_ or not sure:
        return _NONE_FIRST
    return min(sure, key=lambda pair: pair[0])[1]


_FOLDS: dict[str, Callable[[Found], Any]] = {"sum": _sum, "count": _count, "any": _any, "all": _all, "first": _first}

"""The conditions of a ruleset → what is matched, item by item.

An item is one question put to durable-rules for the rows in its roles: does this condition hold, which rows of a list
belong to this sum. What is concluded of an item is a property of later facts; ``stage`` says how much later.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from subsidy.interpret.rete import formula as f
from subsidy.interpret.rete import span as s
from subsidy.interpret.rete.figures import Figure, Lines, Scope
from subsidy.interpret.rete.folding import Fold, fold_of
from subsidy.interpret.rete.gaps import Unsaid
from subsidy.interpret.rete.naming import rows_of, written
from subsidy.interpret.rete.truths import fails, holds
from subsidy.ir import nodes as n
from subsidy.ir import ruleset as r

MAX_ASKED = 2  # a definition that asks more is concluded once and then referred to
MAX_TESTS, MAX_WAYS = 2000, 200

Pair = tuple[f.Formula, f.Formula]


@dataclass(frozen=True, slots=True, eq=False)
class Property:
    """A property of the fact in a role, and how it is found; ``None`` is not told."""

    name: str
    role: str
    found: Figure


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """``lists`` are those whose rows stand in the roles ``r0``, ``r1`` …

    Of a condition, ``yes`` matches where it is known to hold and ``no`` where it is known to fail; of a list (``fold``),
    ``yes`` matches the rows that surely belong to it and ``no`` all that may. ``gaps`` names what could not be said of it,
    or of something it rests on.
    """

    id: int
    lists: tuple[str, ...]
    stage: int
    yes: f.Formula
    no: f.Formula
    fold: Fold | None
    is_truth: bool
    gaps: frozenset[tuple[str, str]]

    @property
    def about(self) -> tuple[str, ...]:
        """The lists of the rows that the conclusion is about."""
        return self.lists[:-1] if self.fold else self.lists


@dataclass(eq=False)
class Lowering:
    """Collects the items of a ruleset and the properties they look at."""

    ruleset: r.Ruleset
    items: list[Item] = field(default_factory=list)
    properties: dict[str, Property] = field(default_factory=dict)
    _defined: dict[tuple[str, str], tuple[Figure, int, set[tuple[str, str]]]] = field(default_factory=dict)
    _asked: dict[str, int] = field(default_factory=dict)
    _by_form: dict[tuple[str, ...], Item] = field(default_factory=dict)
    _names: dict[tuple[str, str], str] = field(default_factory=dict)
    _stages: list[int] = field(default_factory=lambda: [0])
    _gaps: list[set[tuple[str, str]]] = field(default_factory=lambda: [set()])

    def condition(self, node: n.Node) -> Item:
        """The item of a condition, whose free row variables become its roles."""
        if isinstance(node, n.Defined):
            node = self.ruleset.definitions[node.name].body
        rows = rows_of(node)
        scope = _roles(rows)
        form = ("condition", *rows.values(), written(node, scope))
        return self._item(form, tuple(rows.values()), lambda: (holds(node, scope, self), fails(node, scope, self)), None, True)

    def members(self, node: n.Aggregate) -> Item:
        """The item of a list: which of its rows belong to a sum, or decide an ``any`` or ``all``."""
        outer = rows_of(node)
        lists = (*outer.values(), node.over.field.name)
        form = ("members", *lists, written(node, _roles(outer)))
        scope = _roles({**outer, node.variable.name: node.over.field.name})
        return self._item(form, lists, lambda: self._membership(node, scope), lambda: fold_of(node, scope, self), node.function in ("any", "all"))

    def conclusion(self, form: tuple[str, ...], lists: tuple[str, ...], formulas: Callable[[], Pair]) -> Item:
        """An item made of the conclusions of others."""
        return self._item(form, lists, formulas, None, True)

    def property(self, role: str, form: str, found: Figure) -> str:
        """The name of a property, the same for the same form and role."""
        name = self._names.setdefault((role, form), f"p{len(self._names)}")
        self.properties.setdefault(name, Property(name, role, found))
        return name

    def concluded(self, item: Item, roles: tuple[str, ...], truth: bool) -> f.Formula:
        """Matches where an item was concluded to be true, or false, of the rows in these roles."""
        answer = f.ANSWERS[truth]
        if len(roles) > 1:
            return f.Concluded(f.couple(item.id, roles), f.ANSWER, answer, True)
        place, role = _places(roles), roles[0] if roles else f.ROOT
        name = self.property(role, f"item {item.id}", lambda run, lines: f.ANSWERS[run.truths.get((item.id, place(lines)))])
        return f.Concluded(role, name, answer, True)

    def truth_of(self, node: n.Node, scope: Scope) -> Figure:
        """How to read what was concluded of a condition."""
        item = self.condition(node)
        place = _places(self.roles_of(node, scope))
        return lambda run, lines: run.truths.get((item.id, place(lines)))

    def value_of(self, node: n.Aggregate, scope: Scope) -> Figure:
        """How to read the value of a list once its rows are known."""
        item = self.members(node)
        place = _places(self.roles_of(node, scope))
        return lambda run, lines: run.values[(item.id, place(lines))]

    def definition(self, name: str, role: str, make: Callable[[], Figure]) -> Figure:
        """The figure of a definition for the rows in a role, made once; whoever asks for it waits for what it rests on."""
        if (name, role) not in self._defined:
            self._stages.append(0)
            self._gaps.append(set())
            try:
                figure = make()
            finally:
                stage, gaps = self._stages.pop(), self._gaps.pop()
            self._defined[name, role] = figure, stage, gaps
        figure, stage, gaps = self._defined[name, role]
        self._stages[-1] = max(self._stages[-1], stage)
        self._gaps[-1] |= gaps
        return figure

    def roles_of(self, node: n.Node, scope: Scope) -> tuple[str, ...]:
        """The roles of this scope that a condition or list is about, in the order of its own."""
        if isinstance(node, n.Defined):
            inner = rows_of(self.ruleset.definitions[node.name].body)
            return (scope[node.of.name],) if inner and node.of else ()
        return tuple(scope[name] for name in rows_of(node))

    def is_small(self, node: n.Node) -> bool:
        """Whether a condition can be matched where it stands: nothing in it must be concluded first, and it asks little."""
        return self._asks(node) <= MAX_ASKED

    def _asks(self, node: n.Node) -> int:
        """How many things a condition asks; too many if something must be concluded first."""
        match node:
            case n.Aggregate():
                return MAX_ASKED + 1
            case n.Defined():
                if node.name not in self._asked:
                    self._asked[node.name] = self._asks(self.ruleset.definitions[node.name].body)
                return self._asked[node.name]
            case n.Call(function="and" | "or" | "not" | "if"):
                return sum(self._asks(a) for a in node.args)
            case n.Call(function="in"):
                return self._asks(node.args[0])
            case _:
                return max(1, *(self._asks(child) for child in n.children(node))) if n.children(node) else 1

    def _membership(self, node: n.Aggregate, scope: Scope) -> Pair:
        sure = [holds(node.condition, scope, self)] if node.condition else []
        maybe = [f.opposite(fails(node.condition, scope, self))] if node.condition else []
        if node.function == "any":
            sure.append(holds(node.body, scope, self))
            maybe.append(f.opposite(fails(node.body, scope, self)))
        elif node.function == "all":
            sure.append(fails(node.body, scope, self))
            maybe.append(f.opposite(holds(node.body, scope, self)))
        return f.every(*sure), f.every(*maybe)

    def _item(
        self, form: tuple[str, ...], lists: tuple[str, ...], formulas: Callable[[], Pair], fold: Callable[[], Fold] | None, is_truth: bool
    ) -> Item:
        known = self._by_form.get(form)
        if known is None:
            self._stages.append(0)
            self._gaps.append(set())
            try:
                yes, no = _narrow(formulas(), len(lists))
                folded = fold() if fold else None
            except Unsaid as gap:  # nothing is concluded of it, now or later
                self._gaps[-1].add((gap.gap, gap.what))
                yes, no, folded = f.NEVER, f.NEVER, _nothing(is_truth=is_truth) if fold else None
            known = self._by_form[form] = Item(len(self.items), lists, self._stages.pop(), yes, no, folded, is_truth, frozenset(self._gaps.pop()))
            self.items.append(known)
        self._stages[-1] = max(self._stages[-1], known.stage + 1)
        self._gaps[-1] |= known.gaps
        return known


def _narrow(pair: Pair, rows: int) -> Pair:
    """The formulas, if they are not too wide to be written out."""
    for formula in pair:
        tests, ways = f.extent(formula)
        if tests > MAX_TESTS or (rows > 1 and ways > MAX_WAYS):
            raise Unsaid("wide", f"{tests} / {ways}")
    return pair


def _nothing(*, is_truth: bool) -> Fold:
    return lambda run, known, sure, maybe: None if is_truth else s.ANYTHING


def _roles(rows: dict[str, str]) -> dict[str, str]:
    return {name: f"r{i}" for i, name in enumerate(rows)}


def _places(roles: tuple[str, ...]) -> Callable[[Lines], tuple[int, ...]]:
    if not roles:
        return lambda lines: ()
    return lambda lines: tuple(lines[role].place for role in roles)

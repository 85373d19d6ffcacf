"""Where an award compares something with a figure: in its conditions, its amount, the names these use, and its caps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from subsidy.ir import nodes as n
from subsidy.ir import ruleset as r
from subsidy.quantity.types import Kind

COMPARED = ("<", "<=", ">", ">=", "at_least", "==", "!=")
BOUNDED = ("min", "max")
_GIVEN = (n.Const, n.Parameter)
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "at_least": "<="}
_MEASURED = (Kind.NUMBER, Kind.DATE, Kind.MONTH, Kind.YEAR)


@dataclass(frozen=True, slots=True, eq=False)
class Threshold:
    """A comparison, or a smaller or larger of two, with a figure in it. ``near`` are the readings it stands beside,
    ``way`` the ids of the nodes one passes from the trees of the award to it; it is ``straight`` where nothing there turns yes into no."""

    node: n.Call
    near: tuple[str, ...]
    way: frozenset[int]
    straight: bool

    @property
    def turned(self) -> bool:
        """Whether the figure is written first: 0 < x is told of x."""
        return isinstance(self.node.args[0], _GIVEN) and not isinstance(self.node.args[1], _GIVEN)

    @property
    def compared(self) -> n.Node:
        """What is compared with the figure."""
        return self.node.args[1 if self.turned else 0]

    @property
    def function(self) -> str:
        """How it is compared."""
        return _TURNED.get(self.node.function, self.node.function) if self.turned else self.node.function


@dataclass(frozen=True, slots=True, eq=False)
class Ceiling:
    """The figure of a cap."""

    cap: r.Cap
    near: tuple[str, ...]


Figure = Threshold | Ceiling


def roots(ruleset: r.Ruleset, award: r.Award) -> tuple[n.Node, ...]:
    """The trees that decide an award and its amount, applicability of the document first."""
    conditions = (*ruleset.applicability, *((award.among,) if award.among else ()), *award.conditions)
    return (*(c.node for c in conditions), *(c.node for c in award.components))


def figures(ruleset: r.Ruleset, award: r.Award) -> tuple[Figure, ...]:
    """Every figure of an award, in the order of the rule; those of the award itself before those of the document."""
    trees = roots(ruleset, award)
    first = len(ruleset.applicability)
    found: dict[int, Threshold] = {}
    entered: set[str] = set()
    for tree in (*trees[first:], *trees[:first]):
        for node, near in _calls(tree, (), ruleset, entered):
            if node.id not in found:
                way = _way(trees, node, ruleset)
                found[node.id] = Threshold(node, near, frozenset(way), all(map(_straight, way.values())))
    caps = (Ceiling(cap, _readings(cap.when)) for cap in ruleset.caps if award.id in cap.of)
    return (*found.values(), *caps)


def _calls(tree: n.Node, outer: tuple[str, ...], ruleset: r.Ruleset, entered: set[str]) -> Iterator[tuple[n.Call, tuple[str, ...]]]:
    near = tuple(dict.fromkeys((*_readings(tree), *outer)))
    for node in n.walk(tree):
        if isinstance(node, n.Defined) and node.name not in entered:
            entered.add(node.name)
            yield from _calls(ruleset.definitions[node.name].body, near, ruleset, entered)
        if isinstance(node, n.Call) and _has_figure(node, ruleset):
            yield node, near


def _straight(node: n.Node) -> bool:
    """Whether it holds all the more where more below it does."""
    match node:
        case n.Call():
            return node.function in (*COMPARED, "and", "or")
        case n.Aggregate():
            return node.function == "any"
        case _:
            return True


def _way(trees: Iterable[n.Node], goal: n.Node, ruleset: r.Ruleset) -> dict[int, n.Node]:
    passed: dict[int, n.Node] = {}
    leads: dict[str, bool] = {}

    def through(node: n.Node) -> bool:
        found = [node.id == goal.id, *(through(child) for child in n.children(node))]
        if isinstance(node, n.Defined):
            if node.name not in leads:
                leads[node.name] = False
                leads[node.name] = through(ruleset.definitions[node.name].body)
            found.append(leads[node.name])
        if any(found):
            passed[node.id] = node
        return any(found)

    for tree in trees:
        through(tree)
    return passed


def _has_figure(node: n.Call, ruleset: r.Ruleset) -> bool:
    """Whether two measured things are compared, one of which a figure of the rule goes into."""
    if node.function not in (*COMPARED, *BOUNDED) or node.args[0].type.kind not in _MEASURED:
        return False
    return any(_figure_below(argument, ruleset, set()) for argument in node.args[:2])


def _figure_below(node: n.Node, ruleset: r.Ruleset, entered: set[str]) -> bool:
    match node:
        case n.Const():
            return node.type.kind in _MEASURED
        case n.Parameter():
            return True
        case n.Defined() if node.name not in entered:
            entered.add(node.name)
            return _figure_below(ruleset.definitions[node.name].body, ruleset, entered)
        case n.Call(function="if"):
            return any(_figure_below(a, ruleset, entered) for a in node.args[1:])
        case n.Call():
            return node.type.kind in _MEASURED and any(_figure_below(a, ruleset, entered) for a in node.args)
        case n.Aggregate():
            return node.type.kind in _MEASURED and _figure_below(node.body, ruleset, entered) and not isinstance(node.body, n.Const)
        case _:
            return False


def _readings(node: n.Node | None) -> tuple[str, ...]:
    return () if node is None else tuple(dict.fromkeys(b.name for b in n.walk(node) if isinstance(b, n.Reading)))


def leaves(nodes: Iterable[n.Node], ruleset: r.Ruleset) -> Iterator[n.Field | n.Var | n.Parameter]:
    """The measured facts, dates and parameters a number is made of, each once, nearest first."""
    seen: set[tuple[str, str]] = set()
    waiting = list(nodes)
    while waiting:
        node = waiting.pop(0)
        match node:
            case n.Field() if node.type.kind in _MEASURED:
                key = (node.of.name, node.field.name)
            case n.Var(name="year" | "on") | n.Parameter():
                key = (type(node).__name__, node.name)
            case n.Defined():
                key = ("definition", node.name)
                if key not in seen:
                    waiting.append(ruleset.definitions[node.name].body)
            case n.Call(function="if"):
                waiting += node.args[1:]
                continue
            case n.Aggregate():
                waiting.append(node.body)
                continue
            case n.Call():
                waiting += [a for a in node.args if a.type.kind in _MEASURED]
                continue
            case _:
                continue
        if key not in seen and isinstance(node, (n.Field, n.Var, n.Parameter)):
            yield node
        seen.add(key)

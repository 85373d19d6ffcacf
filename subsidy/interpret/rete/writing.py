"""Items → rules in the JSON form of durable-rules, and the kinds of facts that they look at.

Three of its habits shape what is written (docs/second-engine.md). A fact may be matched by 64 tests at once, so facts are
told narrowly, in kinds of a few items each. A join whose last comparison does not hold runs past the end of its list and
brings the process down, so each ends with one that always holds. A join on a property that is not there is an error,
so each looks first whether it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, assert_never

from subsidy.interpret.rete import formula as f
from subsidy.interpret.rete.lowering import Item, Lowering, Property
from subsidy.interpret.rete.memory import PLACE, EngineFailed

MAX_NODES = 60  # tests of one kind: fewer than durable-rules can have open at once
MAX_TOLD = 200
MAX_KINDS = 400  # it looks for kinds in a table of 512 places, and for ever once that is full
ALWAYS, KIND = "always", "kind"

_SIGNS = {"!=": "$neq", "<": "$lt", "<=": "$lte", ">": "$gt", ">=": "$gte"}


@dataclass(eq=False)
class Kind:
    """Facts told alike: one for every row of ``list``, or a single one of the enterprise where there is none."""

    name: str
    role: str
    list: str | None
    members: bool
    properties: dict[str, Property] = field(default_factory=dict)


@dataclass(eq=False)
class Couples:
    """Facts that tell what was concluded of several rows together."""

    name: str
    item: int
    roles: tuple[str, ...]


@dataclass(eq=False)
class Stage:
    """What is told together, once everything of the stages before has been concluded."""

    items: list[Item] = field(default_factory=list)
    kinds: list[Kind] = field(default_factory=list)
    couples: list[Couples] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a match of a rule says: an answer to an item, for the rows in its first ``rows`` roles."""

    answer: tuple[int, bool]
    rows: int


@dataclass(eq=False)
class Written:
    """The rules by name, what their matches mean, and what is told at each stage."""

    rules: dict[str, Any]
    meaning: dict[str, Meaning]
    stages: list[Stage]


def write(lowering: Lowering) -> Written:
    written = Written({}, {}, [Stage() for _ in range(1 + max((item.stage for item in lowering.items), default=0))])
    for number, stage in enumerate(written.stages):
        stage.items = [item for item in lowering.items if item.stage == number]
        joined = [item for item in stage.items if len(item.lists) > 1]
        for group in _groups([item for item in stage.items if len(item.lists) <= 1], lowering):
            kind = _kind(stage, "r0", group[0].lists[0] if group[0].lists else None, members=group[0].fold is not None)
            for item in group:
                _rules(item, {"r0": kind}, stage, lowering, written)
        for item in joined:
            last = len(item.lists) - 1
            kinds = {f"r{i}": _kind(stage, f"r{i}", name, members=item.fold is not None and i == last) for i, name in enumerate(item.lists)}
            _rules(item, kinds, stage, lowering, written)
    if sum(len(stage.kinds) + len(stage.couples) for stage in written.stages) > MAX_KINDS:
        raise EngineFailed("more kinds of facts than it can tell apart")
    return written


def _kind(stage: Stage, role: str, list_: str | None, *, members: bool) -> Kind:
    kind = Kind("", role, list_, members)
    stage.kinds.append(kind)
    return kind


def _groups(items: Sequence[Item], lowering: Lowering) -> Iterator[list[Item]]:
    """Items that may share facts: of the same list, and few enough together."""
    alike: dict[tuple[object, ...], list[Item]] = {}
    for item in items:
        alike.setdefault((item.lists, item.fold is not None), []).append(item)
    for same in alike.values():
        group: list[Item] = []
        nodes, told = 0, set[str]()
        for item in same:
            more, names = f.extent(item.yes)[0] + f.extent(item.no)[0], _properties(item)
            if group and (nodes + more > MAX_NODES or len(told | names) > MAX_TOLD):
                yield group
                group, nodes, told = [], 0, set()
            group.append(item)
            nodes, told = nodes + more, told | names
        yield group


def _properties(item: Item) -> set[str]:
    found = set()
    for atom in (*f.atoms(item.yes), *f.atoms(item.no)):
        found.add(atom.property)
        if isinstance(atom, f.Join):
            found.add(atom.with_property)
    return found


def _rules(item: Item, kinds: dict[str, Kind], stage: Stage, lowering: Lowering, into: Written) -> None:
    for kind in kinds.values():
        kind.name = kind.name or f"{item.stage}_{len(stage.kinds)}_{kind.role}"
    for truth, formula in ((True, item.yes), (False, item.no)):
        for number, parts in enumerate(f.alternatives(formula)):
            if f.NEVER in parts:
                continue
            name = f"{item.id}_{'yes' if truth else 'no'}_{number}"
            into.rules[name] = {"all": list(_antecedents(item, kinds, parts, stage, lowering))}
            into.meaning[name] = Meaning((item.id, truth), len(item.lists))


def _antecedents(item: Item, kinds: dict[str, Kind], parts: tuple[f.Formula, ...], stage: Stage, lowering: Lowering) -> Iterator[dict[str, Any]]:
    order = [*kinds, *sorted({role for part in parts for role in f.roles(part) if role not in kinds and role != f.ROOT})]
    tests: dict[str, list[Any]] = {role: [] for role in order}
    joins: dict[str, list[Any]] = {role: [] for role in order}
    for part in parts:
        for atom in f.atoms(part):
            _tell(atom.property, kinds, lowering)
            if isinstance(atom, f.Join):
                _tell(atom.with_property, kinds, lowering)
        if isinstance(part, f.Join):
            _join(part, order, tests, joins)
        elif part != f.ALWAYS:
            role = next(iter(f.roles(part) - {f.ROOT}), order[0])
            tests[role].append(_test(part))
    for i, role in enumerate(order):
        if role in kinds:
            where: list[Any] = [{KIND: kinds[role].name}]
        else:
            where = [{KIND: _couple(role, kinds, stage, lowering)}]
            joins[role] += [{other: {other: PLACE}} for other in role.split("_")[1:]]
        close = [{ALWAYS: {order[0]: ALWAYS}}] if i else []
        yield {role: _all([*where, *tests[role], *joins[role], *close])}


def _couple(role: str, kinds: dict[str, Kind], stage: Stage, lowering: Lowering) -> str:
    """The kind of fact that stands in a role made by :func:`formula.couple`, told at this stage."""
    item = lowering.items[int(role.split("_", maxsplit=1)[0][1:])]
    name = f"{item.stage}_of_{item.id}_{next(iter(kinds.values())).name}_{role}"
    if all(known.name != name for known in stage.couples):
        stage.couples.append(Couples(name, item.id, tuple(role.split("_")[1:])))
    return name


def _tell(name: str, kinds: dict[str, Kind], lowering: Lowering) -> None:
    found = lowering.properties.get(name)
    if found is not None:
        kind = kinds[found.role] if found.role in kinds else next(iter(kinds.values()))
        kind.properties[name] = found


def _join(join: f.Join, order: list[str], tests: dict[str, list[Any]], joins: dict[str, list[Any]]) -> None:
    a, b = (join.role, join.property), (join.with_role, join.with_property)
    sign = join.sign
    if order.index(a[0]) < order.index(b[0]):
        a, b, sign = b, a, f.MIRRORED[sign]
    for role, name in (a, b):
        tests[role].append({"$ex": {name: 1}})
    joins[a[0]].append(_compare(a[1], sign, {b[0]: b[1]}))


def _test(formula: f.Formula) -> dict[str, Any]:
    match formula:
        case f.Test():
            return _compare(formula.property, formula.sign, formula.value)
        case f.Concluded():
            return _compare(formula.property, "==" if formula.told else "!=", formula.answer)
        case f.Present():
            return {"$ex" if formula.there else "$nex": {formula.property: 1}}
        case f.Every():
            return _all([_test(part) for part in formula.parts])
        case f.Some():
            return {"$or": [_test(part) for part in formula.parts]}
        case f.Join():
            raise AssertionError("a join stands alone")
        case _:
            assert_never(formula)


def _all(tests: list[Any]) -> dict[str, Any]:
    only: dict[str, Any] = tests[0]
    return only if len(tests) == 1 else {"$and": tests}


def _compare(name: str, sign: str, value: Any) -> dict[str, Any]:
    return {name: value} if sign == "==" else {_SIGNS[sign]: {name: value}}

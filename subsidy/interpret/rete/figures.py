"""What is worked out before anything is matched: numbers, dates and words of a rule, exactly, for the rows in its roles.

durable-rules adds no decimals and knows no calendar, so sums, quotients, rates and days are computed here and told to
it as facts. A number comes as a span; a day, word or option as itself, ``None`` where it is not known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol, assert_never

from subsidy.interpret.rete import span as s
from subsidy.ir import nodes as n
from subsidy.ir import ruleset as r
from subsidy.profile.identity import section_of
from subsidy.quantity.calendar import add_months
from subsidy.quantity.exact import Exact
from subsidy.quantity.types import Kind

Truth = bool | None
Scope = Mapping[str, str]  # the names of row variables → roles

SPANS = (Kind.NUMBER, Kind.YEAR, Kind.MONTH)


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A row of a list with its place; -1 and no facts for the one row of a list that is not known."""

    place: int
    facts: Mapping[str, Any] | None


Lines = Mapping[str, Line]


@dataclass(slots=True, eq=False)
class Run:
    """One enterprise under one setting, and what has been concluded so far."""

    roots: Mapping[str, Mapping[str, Any] | None]
    year: int
    on: date | None
    readings: Mapping[str, str | None]
    parameters: Mapping[str, s.Span]
    claimed: frozenset[str]
    truths: dict[tuple[int, tuple[int, ...]], Truth] = field(default_factory=dict)
    values: dict[tuple[int, tuple[int, ...]], Any] = field(default_factory=dict)
    lines: dict[str, tuple[Line, ...]] = field(default_factory=dict)
    told: dict[str, Any] = field(default_factory=dict)
    defined: dict[tuple[str, int | None], Any] = field(default_factory=dict)


Figure = Callable[[Run, Lines], Any]


class Concluded(Protocol):
    """Who turns conditions and lists into things to be matched first, and says how to read what was concluded."""

    ruleset: r.Ruleset

    def truth_of(self, node: n.Node, scope: Scope) -> Figure: ...

    def value_of(self, node: n.Aggregate, scope: Scope) -> Figure: ...

    def definition(self, name: str, role: str, make: Callable[[], Figure]) -> Figure: ...


def is_span(node: n.Node) -> bool:
    return node.type.kind in SPANS


def figure(node: n.Node, scope: Scope, first: Concluded) -> Figure:
    """How a number, day, word or option is found for the rows in the roles."""
    match node:
        case n.Const():
            return _constant(node)
        case n.Var():
            return _moment(node)
        case n.Field():
            return _fact(node, scope)
        case n.Parameter():
            name = node.name
            return lambda run, lines: run.parameters[name]
        case n.Reading():
            name = node.name
            return lambda run, lines: run.readings[name]
        case n.Defined():
            return _defined(node, scope, first)
        case n.Aggregate():
            return first.value_of(node, scope)
        case n.Call(function="if"):
            return _if(node, scope, first)
        case n.Call():
            return _call(node, [figure(a, scope, first) for a in node.args])
        case _:
            assert_never(node)


def _defined(node: n.Defined, scope: Scope, first: Concluded) -> Figure:
    """A definition is worked out once for each row, however often it is referred to."""
    definition, name = first.ruleset.definitions[node.name], node.name
    inner = inner_scope(definition, node, scope)
    role = next(iter(inner.values()), "")
    worked_out = first.definition(name, role, lambda: figure(definition.body, inner, first))

    def found(run: Run, lines: Lines) -> Any:
        key = name, lines[role].place if role else None
        if key not in run.defined:
            run.defined[key] = worked_out(run, lines)
        return run.defined[key]

    return found


def inner_scope(definition: r.Definition, node: n.Defined, scope: Scope) -> Scope:
    """The scope of a definition's body where the definition is used: only the row it is used on is seen there."""
    if definition.variable is None or node.of is None:
        return {}
    return {definition.variable.name: scope[node.of.name]}


def _constant(node: n.Const) -> Figure:
    value: Any = node.value
    told = s.point(value) if is_span(node) and not isinstance(value, tuple) else value
    return lambda run, lines: told


def _moment(node: n.Var) -> Figure:
    if node.name == "year":
        return lambda run, lines: (run.year, run.year)
    if node.name == "on":
        return lambda run, lines: run.on
    raise AssertionError(f"a record stands alone: {node.name}")  # types.py allows no comparison of records


def _fact(node: n.Field, scope: Scope) -> Figure:
    name, of = node.field.name, node.of.name
    role = scope.get(of)
    unknown = unknown_of(node)

    def at_root(run: Run, lines: Lines) -> Any:
        row = run.roots[of]
        value = None if row is None else row.get(name)
        return unknown if value is None else (value, value) if unknown is not None else value

    def in_role(run: Run, lines: Lines) -> Any:
        row = lines[role].facts if role is not None else None
        value = None if row is None else row.get(name)
        return unknown if value is None else (value, value) if unknown is not None else value

    return at_root if role is None else in_role


def unknown_of(node: n.Node) -> s.Span | None:
    """What an unknown value of the node's type is: a span for a number, nothing for the rest."""
    if not is_span(node):
        return None
    signed = isinstance(node, n.Field) and node.field.signed
    return s.ANYTHING if signed or node.type.kind is not Kind.NUMBER else s.NOT_BELOW_ZERO


def _if(node: n.Call, scope: Scope, first: Concluded) -> Figure:
    condition = first.truth_of(node.args[0], scope)
    yes, no = figure(node.args[1], scope, first), figure(node.args[2], scope, first)
    between = s.either if is_span(node) else _same

    def found(run: Run, lines: Lines) -> Any:
        truth = condition(run, lines)
        if truth is None:
            return between(yes(run, lines), no(run, lines))
        return yes(run, lines) if truth else no(run, lines)

    return found


def _same(a: Any, b: Any) -> Any:
    return a if a == b else None


def _call(node: n.Call, args: list[Figure]) -> Figure:
    name = node.function
    if name == "claimed_elsewhere":
        return lambda run, lines: _claimed(run.claimed, args[0](run, lines))
    if node.type.kind is Kind.DATE and name in ("+", "-"):
        sign = 1 if name == "+" else -1
        return lambda run, lines: _moved(args[0](run, lines), args[1](run, lines), sign)
    if len(args) == 1 and name in _OF_ONE:
        of_one = _OF_ONE[name]
        return lambda run, lines: of_one(args[0](run, lines))
    of_two, first, rest = _OF_TWO[name], args[0], args[1:]

    def folded(run: Run, lines: Lines) -> Any:
        value = first(run, lines)
        for other in rest:
            value = of_two(value, other(run, lines))
        return value

    return folded


def _claimed(claimed: frozenset[str], project: str | None) -> Truth:
    return project in claimed if project is not None else None if claimed else False


def _moved(day: date | None, months: s.Span, sign: int) -> date | None:
    count = s.known(months)
    return None if day is None or count is None else add_months(day, sign * int(count))


def _month(value: Any) -> Exact | None:
    """Months since year 0 of a day or month, if it is known."""
    if isinstance(value, date):
        return value.year * 12 + value.month - 1
    return None if value is None else s.known(value)


def _year_of(value: Any) -> s.Span:
    month = _month(value)
    return s.ANYTHING if month is None else s.point(month // 12)


def _month_of(value: Any) -> s.Span:
    month = _month(value)
    return (1, 12) if month is None else s.point(month % 12 + 1)


def _day_of(value: date | None) -> s.Span:
    return (1, 31) if value is None else s.point(value.day)


def _first_day(year: s.Span) -> date | None:
    number = s.known(year)
    return None if number is None else date(int(number), 1, 1)


def _last_day(year: s.Span) -> date | None:
    number = s.known(year)
    return None if number is None else date(int(number), 12, 31)


_OF_ONE: dict[str, Callable[[Any], Any]] = {
    "negative": s.minus,
    "section": lambda code: None if code is None else section_of(code),
    "year_of": _year_of,
    "month_of": _month_of,
    "day_of": _day_of,
    "first_day": _first_day,
    "last_day": _last_day,
}
_OF_TWO: dict[str, Callable[[Any, Any], Any]] = {
    "+": s.plus,
    "-": lambda a, b: s.plus(a, s.minus(b)),
    "*": s.times,
    "/": s.over,
    "min": s.smaller,
    "max": s.larger,
}

COMPUTED = frozenset({*_OF_ONE, *_OF_TWO, "if", "claimed_elsewhere"})

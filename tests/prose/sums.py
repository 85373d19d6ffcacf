"""Rules made up for a test: arithmetic over few facts, evaluated exactly, to compare what their words mean with."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import count
from typing import Any

from hypothesis import strategies as st

from subsidy.ir import nodes as n
from subsidy.ir.ruleset import Ruleset
from subsidy.profile.vocabulary import FactField, FactRecord
from subsidy.quantity.types import BOOL, NUMBER, Kind, Type
from tests.prose.pages import ruleset

Facts = Mapping[str, Any]

ROWS = Type(Kind.RECORD, name="things")
NUMBERS, TRUTHS = "甲乙丙", ("已成", "丑")
ROW_NUMBERS, ROW_TRUTHS = "寅卯", ("已启",)
ENTERPRISE: Facts = {
    "甲": Fraction(3),
    "乙": Fraction(-5),
    "丙": Fraction(7, 2),
    "已成": True,
    "丑": False,
    "上年甲": Fraction(11),
    "上年已成": False,
}
THINGS: tuple[Facts, ...] = (
    {"寅": Fraction(13), "卯": Fraction(-2), "已启": True},
    {"寅": Fraction(1, 3), "卯": Fraction(5), "已启": False},
    {"寅": Fraction(-4), "卯": Fraction(17), "已启": True},
)
OPERATIONS: dict[str, Callable[..., Any]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "negative": operator.neg, "min": min, "max": max,
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "==": operator.eq, "!=": operator.ne,
    "not": operator.not_, "and": lambda a, b: a and b, "or": lambda a, b: a or b,
}  # fmt: skip
_AGGREGATED: dict[str, Callable[[list[Any]], Any]] = {"sum": lambda made: sum(made, Fraction(0)), "any": any, "all": all}
_ids = count(1)


def rules() -> Ruleset:
    """A ruleset that knows the list 机."""
    base = ruleset("shiyan_2018")
    records = {**base.vocabulary.records, "things": FactRecord("things", "机")}
    return replace(base, vocabulary=replace(base.vocabulary, records=records))


def var(name: str) -> n.Var:
    return n.Var(next(_ids), ROWS if name in "ef" else Type(Kind.RECORD, name="enterprise"), name, name)


def fact(of: str, label: str) -> n.Field:
    kind = BOOL if label in (*TRUTHS, *ROW_TRUTHS) else NUMBER
    return n.Field(next(_ids), kind, var(of), FactField(f"f_{ord(label[-1])}", label, kind, ""))


def call(function: str, *args: n.Node) -> n.Call:
    kind = args[1].type if function == "if" else NUMBER if function in ("+", "-", "*", "/", "negative", "min", "max") else BOOL
    return n.Call(next(_ids), kind, function, args)


def number(value: int) -> n.Const:
    return n.Const(next(_ids), NUMBER, value, str(value))


def over_things(function: str, row: str, condition: n.Node | None, body: n.Node, order: n.Node | None) -> n.Aggregate:
    things = n.Field(next(_ids), Type(Kind.LIST, name="things"), var("enterprise"), FactField("things", "机", Type(Kind.LIST, name="things"), ""))
    kind = BOOL if function in ("any", "all") else NUMBER
    return n.Aggregate(next(_ids), kind, function, var(row), things, condition, body, order, 0)


def value(node: n.Node, rows: Mapping[str, Facts]) -> Any:
    """What a node is worth. Raises ``ZeroDivisionError``."""
    match node:
        case n.Const():
            return Fraction(node.value) if node.type == NUMBER else node.value  # type: ignore[arg-type]  # made by ``number``
        case n.Field(of=of, field=field):
            return rows[of.name][field.label] if of.name in rows else ENTERPRISE[("上年" if of.name == "last_year" else "") + field.label]
        case n.Call(function="if", args=(condition, then, otherwise)):
            taken, left = value(then, rows), value(otherwise, rows)
            return taken if value(condition, rows) else left
        case n.Call():
            return OPERATIONS[node.function](*(value(a, rows) for a in node.args))
        case n.Aggregate():
            inside = [{**rows, node.variable.name: thing} for thing in THINGS]
            kept = [row for row in inside if node.condition is None or value(node.condition, row)]
            if node.function == "first":
                assert node.order is not None
                order = node.order
                kept = sorted(kept, key=lambda row: value(order, row))[:1]
                return value(node.body, kept[0]) if kept else Fraction(0)
            made = [value(node.body, row) for row in kept]
            return _AGGREGATED[node.function](made)
        case _:
            raise AssertionError(node)


def numbers(depth: int, rows: str = "") -> st.SearchStrategy[n.Node]:
    """Amounts; ``rows`` are the names of the rows one is in."""
    leaves: list[st.SearchStrategy[n.Node]] = [
        st.integers(1, 9).map(number),
        st.sampled_from(NUMBERS).map(lambda label: fact("enterprise", label)),
        st.just(0).map(lambda _: fact("last_year", "甲")),
    ]
    leaves += [st.sampled_from([(row, label) for row in rows for label in ROW_NUMBERS]).map(lambda f: fact(*f))] if rows else []
    if depth == 0:
        return st.one_of(*leaves)
    below = st.deferred(lambda: numbers(depth - 1, rows))
    made: list[st.SearchStrategy[n.Node]] = [
        *leaves,
        st.builds(call, st.sampled_from(["+", "-", "*", "/"]), below, below),
        st.builds(call, st.sampled_from(["+", "-", "*", "/"]), below, below),
        st.builds(call, st.just("negative"), below),
        st.builds(call, st.sampled_from(["min", "max"]), below, below),
        st.builds(call, st.sampled_from(["min", "max"]), below, below, below),
        st.builds(call, st.just("if"), truths(depth - 1, rows), below, below),
    ]
    if len(rows) < 2:
        row = "ef"[len(rows)]
        inner = st.deferred(lambda: numbers(depth - 1, rows + row))
        condition = st.one_of(st.none(), truths(depth - 1, rows + row))
        made.append(st.builds(over_things, st.just("sum"), st.just(row), condition, inner, st.none()))
        made.append(
            st.builds(over_things, st.just("first"), st.just(row), condition, inner, st.sampled_from(ROW_NUMBERS).map(lambda label: fact(row, label)))
        )
    return st.one_of(*made)


def truths(depth: int, rows: str = "") -> st.SearchStrategy[n.Node]:
    """Conditions."""
    leaves: list[st.SearchStrategy[n.Node]] = [
        st.sampled_from(TRUTHS).map(lambda label: fact("enterprise", label)),
        st.just(0).map(lambda _: fact("last_year", "已成")),
    ]
    leaves += [st.sampled_from(rows).map(lambda row: fact(row, "已启"))] if rows else []
    if depth == 0:
        return st.one_of(*leaves)
    below, sums = st.deferred(lambda: truths(depth - 1, rows)), st.deferred(lambda: numbers(depth - 1, rows))
    made: list[st.SearchStrategy[n.Node]] = [
        *leaves,
        st.builds(call, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), sums, sums),
        st.builds(call, st.just("not"), below),
        st.builds(call, st.sampled_from(["and", "or"]), below, below),
    ]
    if len(rows) < 2:
        row = "ef"[len(rows)]
        inner = st.deferred(lambda: truths(depth - 1, rows + row))
        made.append(st.builds(over_things, st.sampled_from(["any", "all"]), st.just(row), st.one_of(st.none(), inner), inner, st.none()))
    return st.one_of(*made)

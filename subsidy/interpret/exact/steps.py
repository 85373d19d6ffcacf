"""Each node as a step that writes its value to the node's place: ``step(v)``, where ``v`` holds one value per node id.

Steps of a rule run in the order of ids, children first; nothing is skipped, so every reason is there to be read.
The roots (enterprise, years, …) stand behind the last node; see :class:`Roots`.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from subsidy.interpret.exact import unknown as u
from subsidy.ir import nodes as n
from subsidy.profile.identity import section_of
from subsidy.quantity.calendar import add_months
from subsidy.quantity.types import Kind, Type

Values = list[Any]
Step = Callable[[Values], None]

NUMERIC = (Kind.NUMBER, Kind.YEAR, Kind.MONTH)


def is_numeric(kind: Type) -> bool:
    return kind.kind in NUMERIC


def unknown_of(kind: Type, *, signed: bool = False) -> Any:
    """The unknown value of a type."""
    if not is_numeric(kind):
        return None
    return u.UNBOUNDED if signed or kind.kind is not Kind.NUMBER else u.NOT_NEGATIVE


def call_step(node: n.Call, slots: Sequence[int]) -> Step:
    """The step of a function call; ``slots`` hold its arguments."""
    d, function = node.id, node.function
    if function in ("and", "or", "not", "if", "in", "at_least"):
        return _LOGIC[function](node, d, slots)
    numeric = is_numeric(node.args[0].type)
    a = slots[0]
    if len(slots) == 1:
        return _unary(_UNARY[function], d, a)
    b = slots[1]
    if function in _COMPARISONS and numeric:
        return _number_comparison(function, d, a, b)
    if function in _COMPARISONS:
        return _plain_comparison(_COMPARISONS[function], d, a, b)
    if function == "+" and node.type.kind is Kind.DATE:
        return _binary(_later, d, a, b)
    if function == "-" and node.type.kind is Kind.DATE:
        return _binary(_earlier, d, a, b)
    if function == "+":
        return _add(d, a, b)
    if function == "*":
        factor = node.args[1].value if isinstance(node.args[1], n.Const) else None
        return _scale(d, a, factor) if isinstance(factor, Fraction) else _multiply(d, a, b)
    if len(slots) > 2:
        return _many(_BINARY[function], d, slots)
    return _binary(_BINARY[function], d, a, b)


def _add(d: int, a: int, b: int) -> Step:
    def step(v: Values) -> None:
        v[d] = v[a] + v[b]

    return step


def _multiply(d: int, a: int, b: int) -> Step:
    def step(v: Values) -> None:
        v[d] = v[a] * v[b]

    return step


def _scale(d: int, a: int, factor: Fraction) -> Step:
    """Times a written rate; most sums of money come out whole, and whole numbers are several times faster."""
    numerator, denominator = factor.numerator, factor.denominator

    def step(v: Values) -> None:
        x = v[a]
        if type(x) is int:
            whole, rest = divmod(x * numerator, denominator)
            v[d] = Fraction(x * numerator, denominator) if rest else whole
        else:
            v[d] = x * factor

    return step


def _binary(function: Callable[[Any, Any], Any], d: int, a: int, b: int) -> Step:
    def step(v: Values) -> None:
        v[d] = function(v[a], v[b])

    return step


def _unary(function: Callable[[Any], Any], d: int, a: int) -> Step:
    def step(v: Values) -> None:
        v[d] = function(v[a])

    return step


def _many(function: Callable[[Any, Any], Any], d: int, slots: Sequence[int]) -> Step:
    first, rest = slots[0], tuple(slots[1:])

    def step(v: Values) -> None:
        value = v[first]
        for slot in rest:
            value = function(value, v[slot])
        v[d] = value

    return step


def _number_comparison(function: str, d: int, a: int, b: int) -> Step:
    if function == "==":
        return _binary(u.equal, d, a, b)
    if function == "!=":
        return _binary(_different, d, a, b)
    return _binary(_COMPARISONS[function], d, a, b)


def _plain_comparison(compare: Callable[[Any, Any], Any], d: int, a: int, b: int) -> Step:
    def step(v: Values) -> None:
        x, y = v[a], v[b]
        v[d] = None if x is None or y is None else compare(x, y)

    return step


def _different(a: u.Number, b: u.Number) -> bool | None:
    same = u.equal(a, b)
    return None if same is None else not same


def _and(node: n.Call, d: int, slots: Sequence[int]) -> Step:
    a, b = slots[0], slots[1]

    def step(v: Values) -> None:
        x, y = v[a], v[b]
        v[d] = False if x is False or y is False else True if x and y else None

    return step if len(slots) == 2 else _folded(slots, d, False)


def _or(node: n.Call, d: int, slots: Sequence[int]) -> Step:
    a, b = slots[0], slots[1]

    def step(v: Values) -> None:
        x, y = v[a], v[b]
        v[d] = True if x is True or y is True else None if x is None or y is None else False

    return step if len(slots) == 2 else _folded(slots, d, True)


def _folded(slots: Sequence[int], d: int, decisive: bool) -> Step:
    def step(v: Values) -> None:
        values = [v[slot] for slot in slots]
        v[d] = decisive if decisive in values else None if None in values else not decisive

    return step


def _not(node: n.Call, d: int, slots: Sequence[int]) -> Step:
    a = slots[0]

    def step(v: Values) -> None:
        x = v[a]
        v[d] = None if x is None else not x

    return step


def _if(node: n.Call, d: int, slots: Sequence[int]) -> Step:
    a, b, c = slots
    either = u.hull if is_numeric(node.type) else _same_or_unknown

    def step(v: Values) -> None:
        x = v[a]
        v[d] = v[b] if x is True else v[c] if x is False else either(v[b], v[c])

    return step


def _same_or_unknown(a: Any, b: Any) -> Any:
    return a if a == b else None


def _in(node: n.Call, d: int, slots: Sequence[int]) -> Step:
    a, b = slots
    if is_numeric(node.args[0].type):
        return _binary(_number_in, d, a, b)

    def step(v: Values) -> None:
        x = v[a]
        v[d] = None if x is None else x in v[b]

    return step


def _number_in(number: u.Number, listed: tuple[Any, ...]) -> bool | None:
    truths = [u.equal(number, item) for item in listed]
    return True if True in truths else None if None in truths else False


def _at_least(node: n.Call, d: int, slots: Sequence[int]) -> Step:
    a, b, c = slots

    def step(v: Values) -> None:
        x, y, inclusive = v[a], v[b], v[c]
        if x is None or y is None:
            v[d] = None
            return
        over, reached = x > y, x >= y
        v[d] = reached if inclusive is True else over if inclusive is False else over if over == reached else None

    return step


def _later(day: date | None, months: Any) -> date | None:
    return None if day is None or type(months) is u.Open else add_months(day, int(months))


def _earlier(day: date | None, months: Any) -> date | None:
    return _later(day, -months)


def _year_of(value: Any) -> Any:
    if value is None or type(value) is u.Open:
        return u.UNBOUNDED
    return value.year if isinstance(value, date) else value // 12


def _month_of(value: Any) -> Any:
    if value is None or type(value) is u.Open:
        return u.Open(1, 12)
    return value.month if isinstance(value, date) else value % 12 + 1


def _day_of(value: Any) -> Any:
    return u.Open(1, 31) if value is None else value.day


def _text_start(text: str | None, start: str | None) -> bool | None:
    return None if text is None or start is None else text.startswith(start)


def _first_day(year: Any) -> date | None:
    return None if type(year) is u.Open else date(year, 1, 1)


def _last_day(year: Any) -> date | None:
    return None if type(year) is u.Open else date(year, 12, 31)


_LOGIC = {"and": _and, "or": _or, "not": _not, "if": _if, "in": _in, "at_least": _at_least}
_COMPARISONS: dict[str, Callable[[Any, Any], Any]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "==": operator.eq, "!=": operator.ne,
}  # fmt: skip
_UNARY: dict[str, Callable[[Any], Any]] = {
    "negative": operator.neg,
    "section": lambda code: None if code is None else section_of(code),
    "year_of": _year_of,
    "month_of": _month_of,
    "day_of": _day_of,
    "first_day": _first_day,
    "last_day": _last_day,
}
_BINARY: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": u.quotient,
    "min": u.smaller,
    "max": u.larger,
    "starts_with": _text_start,
}

IMPLEMENTED = frozenset({*_LOGIC, *_COMPARISONS, *_UNARY, *_BINARY, "claimed_elsewhere"})

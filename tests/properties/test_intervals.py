"""Unknown numbers: whatever they turn out to be, the result lies within the bounds, and a decided comparison was right."""

from __future__ import annotations

import operator
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from subsidy.interpret.exact import unknown as u
from subsidy.interpret.exact.program import _FOLDS
from subsidy.quantity.exact import Exact

exacts: st.SearchStrategy[Exact] = st.integers(-6, 6) | st.fractions(-6, 6, max_denominator=4) | st.integers(-(10**13), 10**13)
Case = tuple[u.Number, Exact]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A known or unknown number and what it truly is."""
    true = draw(exacts)
    below, above = draw(st.none() | st.integers(0, 5)), draw(st.none() | st.integers(0, 5) | st.just(Fraction(1, 3)))
    if draw(st.booleans()):
        return true, true
    return u.between(None if below is None else true - below, None if above is None else true + above), true


def holds(number: u.Number, true: Exact) -> bool:
    lo, hi = u.low(number), u.high(number)
    return (lo is None or lo <= true) and (hi is None or true <= hi)


EXACTLY: dict[str, tuple[Callable[[Any, Any], Any], Callable[[Any, Any], Any]]] = {
    "+": (operator.add, operator.add),
    "-": (operator.sub, operator.sub),
    "*": (operator.mul, operator.mul),
    "min": (u.smaller, min),
    "max": (u.larger, max),
    "hull left": (u.hull, lambda a, b: a),
    "hull right": (u.hull, lambda a, b: b),
    "negative": (lambda a, b: -a, lambda a, b: -a),
}


@settings(max_examples=500)
@given(st.sampled_from(sorted(EXACTLY)), cases(), cases())
def test_results_lie_within_the_bounds(name: str, a: Case, b: Case) -> None:
    over, exactly = EXACTLY[name]
    found, true = over(a[0], b[0]), exactly(a[1], b[1])
    assert holds(found, true)
    if not isinstance(a[0], u.Open) and not isinstance(b[0], u.Open) and not name.startswith("hull"):
        assert found == true and not isinstance(found, u.Open)


@settings(max_examples=500)
@given(cases(), cases())
def test_quotients_lie_within_the_bounds(a: Case, b: Case) -> None:
    """A divisor that turns out to be zero has no quotient: the result is then unknown, and nothing is claimed of it."""
    found = u.quotient(a[0], b[0])
    if b[0] == 0:
        assert isinstance(found, u.Open) and (found.lo, found.hi) == (None, None)
    assume(b[1] != 0)
    assert holds(found, Fraction(a[1]) / b[1])


COMPARISONS: dict[str, tuple[Callable[[Any, Any], bool | None], Callable[[Any, Any], bool]]] = {
    "<": (operator.lt, operator.lt),
    "<=": (operator.le, operator.le),
    ">": (operator.gt, operator.gt),
    ">=": (operator.ge, operator.ge),
    "==": (u.equal, operator.eq),
}


@settings(max_examples=500)
@given(st.sampled_from(sorted(COMPARISONS)), cases(), cases())
def test_a_decided_comparison_is_right(name: str, a: Case, b: Case) -> None:
    over, exactly = COMPARISONS[name]
    told = over(a[0], b[0])
    assert told is None or told is exactly(a[1], b[1])
    if not isinstance(a[0], u.Open) and not isinstance(b[0], u.Open):
        assert told is exactly(a[1], b[1])


@settings(max_examples=500)
@given(st.sampled_from(sorted(COMPARISONS)), cases(), exacts)
def test_a_comparison_that_the_bounds_decide_is_decided(name: str, a: Case, line: Exact) -> None:
    """Against a known line: undecided only if both answers are possible."""
    over, exactly = COMPARISONS[name]
    if over(a[0], line) is None:
        lo, hi = u.low(a[0]), u.high(a[0])
        possible = [x for x in (lo, hi, line, line - 1, line + 1) if x is not None and holds(a[0], x)]
        assert {exactly(x, line) for x in possible} == {True, False}


@given(st.integers(-5, 5) | st.none(), st.integers(-5, 5) | st.none())
def test_two_equal_bounds_are_a_known_number(lo: int | None, hi: int | None) -> None:
    found = u.between(lo, hi)
    assert isinstance(found, u.Open) == (lo is None or lo != hi)


Row = tuple[bool | None, Case, bool]


@st.composite
def rows(draw: st.DrawFn) -> Row:
    """A row of a list: what is known of its condition, its number, and whether the condition truly holds."""
    true = draw(st.booleans())
    return draw(st.sampled_from([true, None])), draw(cases()), true


@settings(max_examples=400)
@given(st.lists(rows(), max_size=5))
def test_sums_and_counts_over_uncertain_rows(found: list[Row]) -> None:
    seen = [(known, case[0], None) for known, case, _ in found]
    taken = [case[1] for _, case, true in found if true]
    assert holds(_FOLDS["sum"](list(seen)), sum(taken))
    assert holds(_FOLDS["count"](list(seen)), len(taken))


@settings(max_examples=400)
@given(st.lists(st.tuples(st.sampled_from([True, False, None]), st.sampled_from([True, False, None]), st.booleans(), st.booleans()), max_size=4))
def test_any_and_all_over_uncertain_rows(found: list[tuple[bool | None, bool | None, bool, bool]]) -> None:
    seen = [(known, value, None) for known, value, _, _ in found]
    true = [(c if known is None else known, v if value is None else value) for known, value, c, v in found]
    some, every = _FOLDS["any"](list(seen)), _FOLDS["all"](list(seen))
    assert some is None or some is any(c and v for c, v in true)
    assert every is None or every is all(v for c, v in true if c)


@settings(max_examples=300)
@given(st.lists(st.tuples(rows(), cases()), max_size=4))
def test_first_over_uncertain_rows(found: list[tuple[Row, Case]]) -> None:
    seen = [(known, case[0], order[0]) for (known, case, _), order in found]
    first = _FOLDS["first"](list(seen))
    taken = [(order[1], case[1]) for (_, case, true), order in found if true]
    if isinstance(first, (int, Fraction, u.Open)):
        least = min(order for order, _ in taken)
        assert any(holds(first, value) for order, value in taken if order == least)

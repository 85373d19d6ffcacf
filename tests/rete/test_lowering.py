"""How conditions are lowered: complete over the table of functions, safe in its joins, exact in its numbers, gaps named."""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subsidy.confirming import confirm, coverage
from subsidy.deciding import determine, load_ruleset, ruleset_names
from subsidy.interpret.rete import formula as f
from subsidy.interpret.rete import span as s
from subsidy.interpret.rete.comparing import LIMIT, coded
from subsidy.interpret.rete.figures import COMPUTED
from subsidy.interpret.rete.gaps import GAPS
from subsidy.interpret.rete.judge import lower
from subsidy.interpret.rete.truths import MATCHED
from subsidy.interpret.rete.writing import ALWAYS
from subsidy.ir.functions import AGGREGATES, FUNCTIONS
from subsidy.ir.ruleset import Ruleset
from subsidy.profile.enterprise import EnterpriseProfile
from subsidy.quantity.exact import exact
from subsidy.results.determination import Met
from tests.rulesets.rules_support import laid_over

NUMBERS = st.builds(Fraction, st.integers(-12, 12), st.integers(1, 4)).map(exact)
SPANS = st.tuples(NUMBERS | st.none(), NUMBERS | st.none()).map(lambda ends: ends if None in ends else tuple(sorted(ends)))  # type: ignore[type-var]  # no None is sorted


def test_every_function_is_matched_or_computed() -> None:
    assert set(FUNCTIONS) == MATCHED | COMPUTED - {"if"}
    assert {"if"} == MATCHED & COMPUTED  # matched where it gives a truth, computed where it gives a number
    assert set(AGGREGATES) == {"sum", "count", "any", "all", "first"}


@given(NUMBERS, st.integers(-12, 12), st.sampled_from(sorted(f.CONTRARY)))
def test_a_coded_number_stands_to_every_whole_number_as_the_number_does(number: Any, line: int, sign: str) -> None:
    compare = {"<": number < line, "<=": number <= line, ">": number > line, ">=": number >= line, "==": number == line, "!=": number != line}
    code, told = coded(number), 2 * line
    coded_compare = {"<": code < told, "<=": code <= told, ">": code > told, ">=": code >= told, "==": code == told, "!=": code != told}
    assert coded_compare[sign] == compare[sign]


def test_a_number_too_large_to_tell_is_told_as_the_limit() -> None:
    assert coded(10**30) == LIMIT and coded(-(10**30)) == -LIMIT
    assert LIMIT < 2**63


def inside(span: s.Span, number: Any) -> bool:
    low, high = span
    return (low is None or low <= number) and (high is None or number <= high)


@given(SPANS, SPANS, NUMBERS, NUMBERS)
def test_spans_hold_every_number_that_may_come_out(a: s.Span, b: s.Span, x: Any, y: Any) -> None:
    if not (inside(a, x) and inside(b, y)):
        return
    assert inside(s.plus(a, b), x + y) and inside(s.minus(a), -x) and inside(s.times(a, b), x * y)
    assert inside(s.smaller(a, b), min(x, y)) and inside(s.larger(a, b), max(x, y))
    assert inside(s.either(a, b), x) and inside(s.either(a, b), y)
    if y:
        assert inside(s.over(a, b), Fraction(x) / y)


ATOMS = st.sampled_from(
    [
        f.Test("r0", "a", "==", 1),
        f.Test("r0", "b", "<", 1),
        f.Present("r1", "a", True),
        f.Concluded("r1", "c", "yes", True),
        f.Join("r0", "a", ">=", "r1", "a"),
    ]
)
FORMULAS = st.recursive(
    ATOMS, lambda inner: st.lists(inner, max_size=3).map(lambda p: f.every(*p)) | st.lists(inner, max_size=3).map(lambda p: f.some(*p)), max_leaves=6
)


def holds(formula: f.Formula, told: dict[tuple[str, str], Any]) -> bool:
    """What durable-rules does with a formula, by its rules: nothing is compared with what is not there."""
    match formula:
        case f.Test():
            value = told.get((formula.role, formula.property))
            return value is not None and _compare(value, formula.sign, formula.value)
        case f.Present():
            return (told.get((formula.role, formula.property)) is not None) is formula.there
        case f.Concluded():
            return (told[formula.role, formula.property] == formula.answer) is formula.told
        case f.Join():
            a, b = told.get((formula.role, formula.property)), told.get((formula.with_role, formula.with_property))
            return a is not None and b is not None and _compare(a, formula.sign, b)
        case f.Every():
            return all(holds(part, told) for part in formula.parts)
        case f.Some():
            return any(holds(part, told) for part in formula.parts)


def _compare(a: Any, sign: str, b: Any) -> bool:
    return bool({"<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b, "==": a == b, "!=": a != b}[sign])


TOLD = [
    {("r0", "a"): a, ("r0", "b"): b, ("r1", "a"): c, ("r1", "c"): answer}
    for a, b, c, answer in product((None, 0, 1, 2), (None, 0, 1), (None, 1, 2), f.ANSWERS.values())
]


@given(FORMULAS)
def test_the_opposite_matches_exactly_where_the_formula_does_not(formula: f.Formula) -> None:
    contrary = f.opposite(formula)
    assert all(holds(contrary, told) is not holds(formula, told) for told in TOLD)


@given(FORMULAS)
def test_the_alternatives_together_are_the_formula(formula: f.Formula) -> None:
    each = [f.every(*parts) for parts in f.alternatives(formula)]
    assert all(any(holds(one, told) for one in each) is holds(formula, told) for told in TOLD)


@pytest.mark.parametrize("name", ruleset_names())
def test_every_join_is_closed_and_flat_and_looks_first(name: str) -> None:
    """Three ways in which durable-rules would read beyond an end, overlook a test, or fail: none of them is written."""
    for rule in lower(load_ruleset(name)).written.rules.values():
        first, *others = rule["all"]
        (role,) = first
        for other in others:
            ((_, test),) = other.items()
            *tests, last = test["$and"]
            assert last == {ALWAYS: {role: ALWAYS}}
            assert not any("$and" in one or "$or" in one for one in tests)
            looked = {name for one in tests if "$ex" in one for name in one["$ex"]}
            joined = {n for one in tests for n, v in next(iter(_compared(one)), ({}, 0))[0].items() if isinstance(v, dict)}
            assert joined <= looked | {"r0", "r1", "r2"}


def _compared(test: dict[str, Any]) -> list[tuple[dict[str, Any], int]]:
    ((sign, inner),) = test.items()
    return [(inner if sign.startswith("$") else test, 0)]


GAP_CONDITIONS = {
    "two_rows": "any(any(e.cost + p.equipment_investment >= 100万元 for e in equipment) for p in projects)",
    "fraction": "any(any(e.cost / 3 >= p.equipment_investment / 7 for e in equipment) for p in projects)",
    "list": "starts_with(registered_region, operating_region)",
    "wide": "any(any("
    + " and ".join(f"(e.cost >= {i}万元 or e.cost == p.equipment_investment)" for i in range(1, 12))
    + " for e in equipment) for p in projects)",
}


@pytest.mark.parametrize("gap", sorted(GAP_CONDITIONS))
def test_a_gap_is_named_and_leaves_the_condition_open(gap: str, tmp_path: Path) -> None:
    """An award with such a condition is left open by the second engine; the others are judged as before."""
    ruleset = with_condition(GAP_CONDITIONS[gap], tmp_path)
    assert {name for name, _ in coverage(ruleset).gaps["bank_recommendation"]} == {gap}
    assert list(coverage(ruleset).gaps) == ["bank_recommendation"]
    pytest.importorskip("durable_rules_engine")
    profile = EnterpriseProfile.model_validate(
        {
            "registered_region": "420303",
            "operating_region": "420303",
            "projects": [{"id": "P1", "equipment_investment": "3万元"}],
            "equipment": [{"cost": "900万元"}],
        }
    )
    determined = determine(ruleset, profile, year=2020)
    assert next(o for o in determined.outcomes if o.award.id == "bank_recommendation").standing is not Met.UNKNOWN
    found = confirm(determined)
    assert found.agreed and found.unsaid == ("bank_recommendation",)
    assert found.compared == len(determined.outcomes) - 1


def test_the_list_of_gaps_is_short_and_says_why() -> None:
    assert set(GAPS) == set(GAP_CONDITIONS)
    assert all(gap.zh and gap.en for gap in GAPS.values())


def test_conditions_that_could_grow_without_end_do_not(tmp_path: Path) -> None:
    """Nested ``if`` and definitions that refer to one another many times are lowered in time in proportion to their length."""
    nested = "key_enterprise"
    for _ in range(12):
        nested = f"({nested} if key_enterprise else not key_enterprise)"
    ruleset = with_condition(nested, tmp_path)
    assert coverage(ruleset).rules < 100 and not coverage(ruleset).gaps


def with_condition(when: str, folder: Path) -> Ruleset:
    """The small good ruleset, with another condition of its last award."""
    ruleset = laid_over(None, folder)
    path = ruleset / "awards" / "awards.yaml"
    path.write_text(path.read_text("utf-8").replace("when: key_enterprise", f"when: {json.dumps(when, ensure_ascii=False)}"), "utf-8")
    return load_ruleset(ruleset)


def test_no_gap_in_what_is_shipped() -> None:
    assert not any(coverage(load_ruleset(name)).gaps for name in ruleset_names())


def test_the_second_engine_shares_nothing_with_the_first() -> None:
    folder = Path(f.__file__).parent
    for path in folder.glob("*.py"):
        assert "interpret.exact" not in path.read_text("utf-8"), path

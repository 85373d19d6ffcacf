"""What holds for every enterprise, every year and every choice of readings."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from fractions import Fraction
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from subsidy.ir import ruleset as r
from subsidy.profile.common import row_models
from subsidy.profile.fields import Fen
from subsidy.quantity.show import yuan
from subsidy.results.determination import Status
from tests.properties.deciding import RULES, Answer, Question, answer, ask, asked, both, in_words, key_of, ruleset, show, summed
from tests.properties.enterprises import SHIYAN, Data, Path, erased, replace_at, value_at

MANY = settings(RULES, max_examples=100)
LINES = {
    "smart_retrofit": 500_000_00,
    "informatization": 500_000_00,
    "parts_top_three": 500_000_00,
    "high_end_top_three": 500_000_00,
    "civil_military": 200_000_00,
    "technology_centre": 300_000_00,
    "high_tech": 100_000_00,
    "green_demo": 300_000_00,
}  # fmt: skip  # the highest sum the text names, in 分: per enterprise and year for the first, per award and subject for the others


@settings(MANY)
@given(both(), st.data())
def test_never_above_the_sums_of_the_text_nor_below_zero(asked: tuple[Question, Data], data: st.DataObject) -> None:
    question, full = asked
    profile = data.draw(erased(full, question.ruleset))
    show(question, profile)
    lists = {award.id: award.subject for award in ruleset(question.ruleset).awards}
    for (award, _), told in answer(question, profile).told.items():
        line = LINES.get(award)
        if award == "smart_retrofit" and question.readings.get("S-08") == "全部补助类":
            line = 500_000_00
        for sum_ in (told.payable, told.least, told.most):
            assert sum_ is None or sum_ >= 0
        countless = told.most is None and profile.get(lists[award] or "", ()) is None  # nobody knows for how many subjects
        assert line is None or countless or (told.most is not None and told.most <= line and (told.payable or 0) <= line)


@settings(MANY)
@given(both(), st.data())
def test_only_an_eligible_award_carries_a_sum(asked: tuple[Question, Data], data: st.DataObject) -> None:
    question, full = asked
    profile = data.draw(erased(full, question.ruleset))
    show(question, profile)
    determined = ask(question, profile)
    for outcome in determined.outcomes:
        told = in_words(determined, outcome)
        bounds = (told.at_least, told.at_most)
        if told.status is not Status.ELIGIBLE or not outcome.award.components:
            assert told.payable is None and told.exact is None
        if told.status in (Status.INELIGIBLE, Status.DISCRETIONARY, Status.PENDING) or told.disposition != "award":
            assert bounds == (None, None) and not told.steps
        if told.disposition == "award" and told.status is Status.ELIGIBLE:
            assert told.payable is not None and bounds == (None, None)


@settings(MANY)
@given(both(), st.data())
def test_the_total_is_the_sum_of_what_is_payable(asked: tuple[Question, Data], data: st.DataObject) -> None:
    question, full = asked
    profile = data.draw(erased(full, question.ruleset))
    show(question, profile)
    found = answer(question, profile)
    open_ = any(told.status in (Status.UNDETERMINED, Status.COMPETITIVE) for told in found.told.values())
    assert found.most is None or found.least <= found.payable <= found.most or open_
    assert found.least <= (found.least if found.most is None else found.most)
    if not open_:
        assert found.least == found.payable == found.most


@settings(RULES, max_examples=25)
@given(both(), st.data())
def test_the_same_twice_is_the_same_text(asked: tuple[Question, Data], data: st.DataObject) -> None:
    question, full = asked
    profile = data.draw(erased(full, question.ruleset))
    show(question, profile)
    first, second = ask(question, profile), ask(question, deepcopy(profile))
    assert first.result.model_dump_json() == second.result.model_dump_json()
    payable = sum((yuan_to_fen(d.payable) for d in first.result.determinations if d.payable), 0)
    assert yuan_to_fen(first.result.total.payable) == payable


def yuan_to_fen(text: str) -> int:
    return int(text.replace(".", ""))


@st.composite
def shuffled(draw: st.DrawFn, data: Data) -> tuple[Data, dict[str, list[int]]]:
    """The same with every list in another order; and where each row came from."""
    moved, came_from = deepcopy(data), {}
    for name in row_models():
        rows = data.get(name)
        if rows:
            order = draw(st.permutations(range(len(rows))))
            moved[name], came_from[name] = [rows[i] for i in order], list(order)
    return moved, came_from


def back(question: Question, found: Answer, came_from: dict[str, list[int]]) -> Answer:
    """An answer for the shuffled rows, with the places the rows had before."""
    subjects = {award.id: award.subject for award in ruleset(question.ruleset).awards}
    told = {(award, i if i < 0 else came_from[subjects[award] or ""][i]): t for (award, i), t in found.told.items()}
    return Answer(told, found.payable, found.least, found.most)


@settings(MANY)
@given(both(), st.data())
def test_the_order_of_rows_does_not_matter(asked: tuple[Question, Data], data: st.DataObject) -> None:
    question, full = asked
    profile = data.draw(erased(full, question.ruleset))
    moved, came_from = data.draw(shuffled(profile))
    show(question, profile)
    show(question, moved)
    assert back(question, answer(question, moved), came_from) == answer(question, profile)


RAISED: dict[str, tuple[str, ...]] = {
    "equipment": ("cost",),
    "financing": ("interest", "penalty_interest", "fees"),
    "projects": ("equipment_investment", "plant_investment"),
    "vehicle_models": ("test_cost",),
    "equipment_sales": ("unit_price", "received"),
}
RAISED_THIS_YEAR = (
    "passenger_car_parts_sales", "nev_listed_parts_sales", "nev_other_parts_sales", "icv_listed_parts_sales", "icv_other_parts_sales",
    "military_order_sales", "total_sales", "high_reliability_fee", "temporary_connection_fee",
)  # fmt: skip
RAISED_LAST_YEAR = ("unemployment_premium_employer", "unemployment_premium_employees")
TAKING_OVER = ("smart_retrofit", "interest_subsidy")  # the better of two 补助 takes over: only their sum cannot fall


def amounts(question: Question, data: Data) -> list[Path]:
    found: list[Path] = [(name, i, field) for name, fields in RAISED.items() for i in range(len(data[name])) for field in fields]
    for i, row in enumerate(data["figures"]):
        fields: Sequence[str] = RAISED_THIS_YEAR if row["year"] == question.year else RAISED_LAST_YEAR if row["year"] == question.year - 1 else ()
        found += [("figures", i, field) for field in fields]
    return found


@settings(RULES, max_examples=180)
@given(asked(), st.data(), st.sampled_from([1, 2, 100, 100_000_000]) | st.integers(1, 10**10))
def test_more_never_pays_less(asked: tuple[Question, Data], data: st.DataObject, more: int) -> None:
    question, full = asked
    path = data.draw(st.sampled_from(amounts(question, full)))
    richer = deepcopy(full)
    replace_at(richer, path, Fen(value_at(full, path) + more))
    show(question, full)
    show(question, richer)
    before, after = answer(question, full), answer(question, richer)
    assert after.least >= before.least
    assert after.most is None or (before.most is not None and after.most >= before.most)
    for key, told in before.told.items():
        now = after.told[key]
        if told.status is Status.ELIGIBLE and told.payable is not None:
            assert now.status is Status.ELIGIBLE
            if key[0] not in TAKING_OVER and "highest_of_all_awards" not in {limit.id for limit in limits(question, full)}:
                assert now.payable is not None and now.payable >= told.payable


def limits(question: Question, data: Data) -> Sequence[r.OneOf]:
    return ask(question, data).plan.one_ofs


@settings(MANY)
@given(asked(SHIYAN), st.data())
def test_steps_lead_from_the_gross_to_the_payable(asked: tuple[Question, Data], data: st.DataObject) -> None:
    """Each step starts where the one before ended, and the last ends at what is payable: nothing is cut in silence."""
    question, full = asked
    show(question, full)
    determined = ask(question, data.draw(erased(full, question.ruleset)))
    assume(summed(determined).told)
    for outcome in determined.outcomes:
        told = in_words(determined, outcome)
        if told.payable is None:
            continue
        changes = [step for step in told.steps if step.kind != "gross"]
        for earlier, later in pairwise(changes):
            assert later.before == earlier.after
        if changes:
            assert changes[-1].after == told.payable, key_of(determined, outcome)
        else:
            assert isinstance(outcome.gross, (int, Fraction)) and told.payable == yuan(outcome.gross)
        if any(step.limit == "smart_retrofit_cap" for step in changes):
            assert told.payable == "500000.00" or told.given_up is not None

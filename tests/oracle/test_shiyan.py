"""The exact interpreter against the second computation, to the 分, on generated enterprises of which everything is known."""

from __future__ import annotations

import os
from fractions import Fraction

from hypothesis import given, settings

from subsidy.results.determination import Status
from tests.oracle.shiyan import COMPETITIVE, OPEN, Shiyan, Sum, Undecidable, to_fen
from tests.properties.deciding import NO_SUBJECT, RULES, Answer, Question, Told, answer, asked, rivalling, show
from tests.properties.enterprises import Data

EXAMPLES = int(os.environ.get("ORACLE_EXAMPLES", "500"))
OF_THE_FUND = {
    "interest_subsidy", "smart_retrofit", "informatization", "special_vehicle", "parts_top_three", "high_end_top_three", "civil_military",
    "technology_centre", "high_tech", "green_demo",
}  # fmt: skip


def taken(found: Answer, award: str) -> dict[int, int]:
    """What the interpreter pays for an award, by the place of the subject's row; a sum given up counts as zero."""
    return {
        i: told.payable for (name, i), told in found.told.items() if name == award and told.payable is not None and told.status is Status.ELIGIBLE
    }


def agrees(told: Told, expected: Sum) -> bool:
    if expected is None:
        return told.status is Status.INELIGIBLE
    if expected == COMPETITIVE:
        return told.status is Status.COMPETITIVE
    if expected == OPEN:
        return told.status is Status.UNDETERMINED
    assert isinstance(expected, Fraction)
    return told.status is Status.ELIGIBLE and told.payable == to_fen(expected)


@settings(RULES, max_examples=EXAMPLES)
@given(asked(readings=False))
def test_as_the_text_says(case: tuple[Question, Data]) -> None:
    compare(*case)


@settings(RULES, max_examples=EXAMPLES // 3)
@given(rivalling())
def test_as_the_text_says_where_awards_exclude_one_another(case: tuple[Question, Data]) -> None:
    compare(*case)


def compare(question: Question, enterprise: Data) -> None:
    show(question, enterprise)
    found = answer(question, enterprise)
    unemployment = Fraction(question.parameters["registered_unemployment_rate"].removesuffix("%")) / 100
    oracle = Shiyan(enterprise, question.year, question.readings["S-07"], unemployment)
    for award, expected in oracle.citywide().items():
        assert agrees(found.told[award, NO_SUBJECT], expected), (award, expected)
    try:
        singles = oracle.single()
        oracle.may_apply()
    except Undecidable:
        check_undecidable(oracle, found)
        return
    for award, expected in singles.items():
        assert agrees(found.told[award, NO_SUBJECT], expected), (award, expected)
    check_subsidies(oracle, found)
    check_certifications(oracle, found)
    assert taken(found, "special_vehicle") == {i: to_fen(sum_) for i, sum_ in oracle.vehicles().items()}


def check_undecidable(oracle: Shiyan, found: Answer) -> None:
    """Nothing of the fund is paid while it is open whether the enterprise is one of 主城区; a recommended county may apply either way."""
    for (award, _), told in found.told.items():
        if award in OF_THE_FUND and award != "smart_retrofit":
            assert told.payable is None and told.status is not Status.ELIGIBLE, award
    smart = found.told["smart_retrofit", NO_SUBJECT]
    rivals = [told for (award, _), told in found.told.items() if award == "interest_subsidy" and told.status is Status.UNDETERMINED]
    if rivals and smart.status is Status.UNDETERMINED:
        check_open_choice(oracle, smart)
    else:
        check_smart(oracle, found, frozenset())


def check_open_choice(oracle: Shiyan, smart: Told) -> None:
    """An interest subsidy that may yet be had may take projects away: the sum without it is the most there can be."""
    try:
        alone = oracle.smart()
    except Undecidable:
        return
    assert alone is not None and smart.payable is None
    assert smart.most is None or smart.least <= to_fen(alone) <= smart.most


def check_smart(oracle: Shiyan, found: Answer, leaving: frozenset[str]) -> None:
    """``leaving`` are the projects whose 补助 is the interest subsidy."""
    told = found.told["smart_retrofit", NO_SUBJECT]
    try:
        alone, beside = oracle.smart(), oracle.smart(leaving)
    except Undecidable:
        assert told.status is Status.UNDETERMINED and told.payable is None
        return
    if alone is None:
        assert told.status is Status.INELIGIBLE
    else:
        assert told.status is Status.ELIGIBLE and told.payable == to_fen(beside or Fraction(0))


def check_subsidies(oracle: Shiyan, found: Answer) -> None:
    """The interpreter's combination is one of the best, and pays each part of it to the 分."""
    interest, ids = oracle.interest(), list(oracle.projects)
    paid = {ids[i]: sum_ for i, sum_ in taken(found, "interest_subsidy").items()}
    assert set(paid) == set(interest)
    chosen = frozenset(p for p, sum_ in paid.items() if sum_)
    assert all(sum_ in (0, to_fen(interest[p])) for p, sum_ in paid.items())
    check_smart(oracle, found, chosen)
    try:
        best = oracle.best_subsidies()
    except Undecidable:
        assert not interest
    else:
        assert sum(paid.values()) + to_fen(oracle.smart(chosen) or Fraction(0)) == best


def check_certifications(oracle: Shiyan, found: Answer) -> None:
    """Which of several equal rows is paid is all one; what they come to is not."""
    for award, sums in oracle.by_certification().items():
        paid = taken(found, award)
        assert set(paid) == set(sums), award
        if award == "informatization":
            assert sum(paid.values()) == oracle.best_of_demos(sums)
        elif award == "technology_centre":
            assert sum(paid.values()) == oracle.best_of_centres(sums)
        else:
            assert paid == sums
        assert all(sum_ in (0, sums[i]) for i, sum_ in paid.items())

"""Where awards exclude one another, the best allowed combination is chosen: against trying all of them one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from itertools import chain, combinations, product

from hypothesis import given, settings

from subsidy.results.determination import Status
from tests.properties.deciding import RULES, Answer, Question, answer, asked, rivalling, show
from tests.properties.enterprises import Data

CERTIFIED = ("informatization", "technology_centre")


def without_rows(data: Data, name: str, drop: Callable[[Data], bool]) -> Data:
    less = deepcopy(data)
    less[name] = [row for row in less[name] if not drop(row)]
    return less


def subsets(items: Iterable[int]) -> Iterator[tuple[int, ...]]:
    found = list(items)
    return chain.from_iterable(combinations(found, n) for n in range(len(found) + 1))


def eligible(found: Answer, award: str) -> list[int]:
    return [i for (name, i), told in found.told.items() if name == award and told.status is Status.ELIGIBLE]


def paid(found: Answer, *awards: str) -> int:
    return sum(told.payable or 0 for (name, _), told in found.told.items() if name in awards)


@settings(RULES, max_examples=100)
@given(rivalling())
def test_at_most_one_subsidy_for_each_project(case: tuple[Question, Data]) -> None:
    """The equipment of a project whose interest is paid adds nothing: without it, smart_retrofit is paid the same."""
    question, enterprise = case
    show(question, enterprise)
    found = answer(question, enterprise)
    with_interest = {enterprise["projects"][i]["id"] for i in eligible(found, "interest_subsidy") if found.told["interest_subsidy", i].payable}
    less = without_rows(enterprise, "equipment", lambda row: row["project"] in with_interest)
    assert paid(answer(question, less), "smart_retrofit") == paid(found, "smart_retrofit")


@settings(RULES, max_examples=60)
@given(rivalling())
def test_the_best_of_interest_and_equipment(case: tuple[Question, Data]) -> None:
    """Every way to give each project's one 补助 to its interest or to its equipment, decided as if the other were not there."""
    question, enterprise = case
    show(question, enterprise)
    found = answer(question, enterprise)
    rivals = eligible(found, "interest_subsidy")
    ids = [enterprise["projects"][i]["id"] for i in rivals]
    totals = []
    for choice in product((True, False), repeat=len(ids)):
        interest = {p for p, taken in zip(ids, choice, strict=True) if taken}
        less = without_rows(enterprise, "equipment", lambda row, taken=interest: row["project"] in taken)  # type: ignore[misc]  # mypy cannot type a default of a lambda
        less = without_rows(less, "financing", lambda row, taken=interest: row["project"] in ids and row["project"] not in taken)  # type: ignore[misc]  # mypy cannot type a default of a lambda
        other = answer(question, less)
        assert not any(told.given_up for (award, _), told in other.told.items() if award in ("smart_retrofit", "interest_subsidy"))
        totals.append(paid(other, "smart_retrofit", "interest_subsidy"))
    assert paid(found, "smart_retrofit", "interest_subsidy") == max(totals)


@settings(RULES, max_examples=60)
@given(rivalling())
def test_the_best_of_the_certifications(case: tuple[Question, Data]) -> None:
    """Every set of demonstrations and centres that can stand side by side; the best of them is what is paid."""
    question, enterprise = case
    show(question, enterprise)
    found = answer(question, enterprise)
    rivals = sorted({i for award in CERTIFIED for i in eligible(found, award)})
    totals = []
    for kept in subsets(rivals):
        gone = {enterprise["certifications"][i]["id"] for i in rivals if i not in kept}
        other = answer(question, without_rows(enterprise, "certifications", lambda row, gone=gone: row["id"] in gone))  # type: ignore[misc]  # mypy cannot type a default of a lambda
        if not any(told.given_up for (award, _), told in other.told.items() if award in CERTIFIED):
            totals.append(paid(other, *CERTIFIED))
    assert paid(found, *CERTIFIED) == max(totals)


@settings(RULES, max_examples=150)
@given(asked(period=False))
def test_what_is_given_up_is_eligible_and_nothing(case: tuple[Question, Data]) -> None:
    question, enterprise = case
    show(question, enterprise)
    for key, told in answer(question, enterprise).told.items():
        if told.given_up:
            assert told.status is Status.ELIGIBLE and told.payable == 0, key

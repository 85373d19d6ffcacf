"""Small enterprises that the laws have brought to light, each with what the answer must be."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from subsidy.profile.fields import Fen
from subsidy.results.determination import Status
from tests.properties.deciding import NO_SUBJECT, Question, answer, ask, in_words
from tests.properties.enterprises import SHIYAN, WAN, Data

LISTS = ("projects", "financing", "equipment", "certifications", "vehicle_models", "equipment_sales", "land_uses", "awards_received", "rankings")
PLACE = {"registered_region": "420303", "registered_zone": "none", "operating_region": "420303", "operating_zone": "none"}
MAKER: Data = {"industry": "3670", **PLACE, **{name: [] for name in LISTS}}
ASKED = Question(SHIYAN, 2019, readings={"S-07": "一年以内"})


def project(name: str, **other: Any) -> Data:
    known = {"technical_reform": True, "policy_compliant": True, "equipment_investment": Fen(2000 * WAN), "plant_investment": Fen(0)}
    return {"id": name, **known, "filed_on": date(2018, 3, 1), "in_major_library": True, "one_off_deal": False, **other}


def interest(name: str, of: str, sum_: int, **other: Any) -> Data:
    return {"id": name, "project": of, "kind": "loan", "year": 2019, "interest": Fen(sum_), **other}


def smart(name: str, of: str | None, cost: int) -> Data:
    return {"id": name, "project": of, "kind": "smart", "year": 2019, "cost": Fen(cost), "in_use": True}


def centre(name: str, kind: str, level: str) -> Data:
    return {"id": name, "kind": kind, "level": level, "year": 2019}


def test_a_list_of_subjects_that_is_not_known_has_no_upper_bound() -> None:
    """Two centres at two levels get 30 + 20万元; while the list is unknown, 30万元 is not the most."""
    two = [centre("C1", "enterprise_technology_centre", "national"), centre("C2", "industrial_design_centre", "provincial")]
    full = answer(ASKED, {**MAKER, "certifications": two})
    assert full.told["technology_centre", 0].payable == 30 * WAN and full.told["technology_centre", 1].payable == 20 * WAN
    unknown = answer(ASKED, {**MAKER, "certifications": None}).told["technology_centre", NO_SUBJECT]
    assert unknown.status is Status.UNDETERMINED
    assert unknown.most is None or unknown.most >= 50 * WAN


def test_equipment_of_an_unknown_project_leaves_the_choice_open() -> None:
    """E1 may belong to P1: then its 43.5万元 are better than the interest of P1, which is given up and not certain."""
    enterprise = {**MAKER, "projects": [project("P1")], "financing": [interest("F1", "P1", 60 * WAN)]}
    full = answer(ASKED, {**enterprise, "equipment": [smart("E1", "P1", 1000 * WAN)]})
    assert full.told["interest_subsidy", 0].given_up and full.payable == 43_500_000
    open_ = answer(ASKED, {**enterprise, "equipment": [smart("E1", None, 1000 * WAN)]})
    assert open_.told["interest_subsidy", 0].status is Status.UNDETERMINED
    assert open_.least == 30 * WAN


def test_equipment_of_which_nothing_is_known_leaves_the_choice_open() -> None:
    enterprise = {**MAKER, "projects": [project("P1")], "financing": [interest("F1", "P1", 60 * WAN)]}
    open_ = answer(ASKED, {**enterprise, "equipment": None})
    assert open_.told["interest_subsidy", 0].status is Status.UNDETERMINED
    assert open_.least == 30 * WAN


def test_no_project_gets_both_while_it_is_unknown_which_one_it_is() -> None:
    question = ASKED.choosing(**{"S-04": "不约束"})
    enterprise = {**MAKER, "projects": [project("P1")], "financing": [interest("F1", "P1", 60 * WAN)], "equipment": [smart("E1", None, 1000 * WAN)]}
    assert answer(question, enterprise).payable <= 43_500_000


def test_a_shared_cap_is_not_used_up_by_what_is_still_open() -> None:
    """Whether P2 gets interest is unknown; it must not cut the 43.5万元 of the equipment as if it did."""
    question = ASKED.choosing(**{"S-08": "全部补助类"})
    projects = [project("P1"), project("P2", one_off_deal=None)]
    enterprise = {**MAKER, "projects": projects, "equipment": [smart("E1", "P1", 1000 * WAN)], "financing": [interest("F1", "P2", 60 * WAN)]}
    told = answer(question, enterprise).told["smart_retrofit", NO_SUBJECT]
    assert told.status is Status.UNDETERMINED and told.payable is None
    assert told.least <= 20 * WAN and told.most is not None and told.most >= 43_500_000


def test_each_project_is_told_of_by_its_own_rows() -> None:
    """The year of F1 is missing for P2; P3, which comes after it, has no loans at all."""
    enterprise = {**MAKER, "projects": [project("P2"), project("P3")], "financing": [interest("F1", "P2", 60 * WAN, year=None)]}
    determined = ask(ASKED, enterprise)
    told = next(in_words(determined, o) for o in determined.outcomes if o.award.id == "interest_subsidy" and o.subject_id == "P2")
    assert told.status is Status.UNDETERMINED
    assert [m.name for m in told.missing] == ["financing[F1].year"]


def test_the_total_is_bounded_by_what_is_rounded() -> None:
    """0.005元 and 0.035元 are each rounded up: 0.01 + 0.04元, and nothing else can come."""
    figures = [
        {"year": 2019, "high_reliability_fee": Fen(1), "temporary_connection_fee": Fen(0)},
        {"year": 2018, "layoffs": 0, "unemployment_premium_employer": Fen(5), "unemployment_premium_employees": Fen(0)},
    ]
    service = {"industry": "6513", "figures": figures, "local": {SHIYAN: {"job_stability_qualified": True}}}
    found = answer(ASKED, {**MAKER, **service})
    assert found.payable == 5
    assert found.least == found.payable == found.most


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_equal_rows_the_same_is_taken_whatever_their_order(order: tuple[int, int]) -> None:
    rows = [centre("C1", "enterprise_technology_centre", "national"), centre("C2", "industrial_design_centre", "national")]
    told = answer(ASKED, {**MAKER, "certifications": [rows[i] for i in order]}).told
    assert told["technology_centre", order.index(0)].payable == 30 * WAN
    assert told["technology_centre", order.index(1)].given_up

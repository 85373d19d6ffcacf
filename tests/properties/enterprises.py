"""Enterprises to test laws on, as plain profile data: amounts at and beside the thresholds, days at the three-year limit,
several projects with loans, leases and equipment, all kinds of certifications, history, places in a competition.

``shiyan`` and ``hanzhong`` give enterprises of which everything is known; :func:`erased` forgets some of it. The first
option of every choice is the plain one, so that a failing example shrinks to an ordinary enterprise.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from datetime import date, timedelta
from functools import cache
from typing import Any

from hypothesis import strategies as st

from subsidy.operations import load_ruleset
from subsidy.profile import choices
from subsidy.profile.common import ENTERPRISE, row_models
from subsidy.profile.fields import Fen
from subsidy.profile.vocabulary import Choices

Data = dict[str, Any]
Rows = list[Data]
Path = tuple[str | int, ...]

SHIYAN, HANZHONG = "shiyan_2018", "hanzhong_2020"
WAN = 1_000_000  # 一万元 in 分
NO_PROJECT = "无"
CAP_LINES = [-(-50 * WAN * 10_000 // rate) for rate in (435, 475, 490)]  # the investment whose full rate reaches 50万元
POLICIES = [SHIYAN, "十政办发〔2017〕36号", "某省2016年技改资金管理办法"]
RATES = ["3.2%", "2.5%", "4%"]


def money(*lines: int, top: int = 3000 * WAN) -> st.SearchStrategy[Fen]:
    """Zero, a line or one 分 beside it, or anything up to ``top``."""
    edges = [0, *(line + step for line in lines for step in (0, -1, 1) if line + step >= 0)]
    return (st.sampled_from(edges) | st.integers(0, top)).map(Fen)


def mostly(plain: Any, *others: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from([*[plain] * (9 * len(others)), *others])


def about(year: int) -> st.SearchStrategy[int]:
    return st.sampled_from([year] * 15 + [year - 1, year + 1, 2018, 2020, 2017, 2021])


def days(year: int) -> st.SearchStrategy[date]:
    """Filing days at both ends of the three years, 2月29日 and the day of the announcement among them."""
    edges = [
        date(year - 3, 1, 1),
        date(year - 4, 12, 31),
        date(year, 12, 31),
        date(year + 1, 1, 1),
        date(2016, 2, 29),
        date(2018, 7, 12),
        date(2018, 7, 11),
    ]
    inside = st.sampled_from([date(year, 3, 1), date(year - 1, 5, 4), date(year - 2, 7, 12), *edges[:3]])
    return inside | inside | st.sampled_from(edges) | st.integers(0, 2400).map(lambda n: date(year - 5, 6, 1) + timedelta(n))


def options(kind: Choices) -> st.SearchStrategy[str]:
    return st.sampled_from(list(kind.options))


def some(row: st.SearchStrategy[Data], most: int) -> st.SearchStrategy[Rows]:
    """A few rows; as often as not at least two."""
    return st.lists(row, max_size=most) | st.lists(row, min_size=2, max_size=most)


def _numbered(rows: Rows, letter: str) -> Rows:
    return [{"id": f"{letter}{i + 1}", **row} for i, row in enumerate(rows)]


def _record(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Data]:
    return st.fixed_dictionaries(fields)


@st.composite
def projects(draw: st.DrawFn, year: int) -> Rows:
    row = _record(
        technical_reform=mostly(True, False),
        policy_compliant=mostly(True, False),
        total=money(1000 * WAN, top=4000 * WAN) | st.integers(1000 * WAN, 4000 * WAN) | st.just(2000 * WAN),
        share=st.sampled_from([0, 4, 3, 1]),
        industrial=st.booleans(),
        in_guidance_catalogue=st.booleans(),
        other_investment=money(),
        filed_on=days(year),
        started_on=days(year),
        completed_on=days(year),
        completed=st.booleans(),
        completion_accepted=st.booleans(),
        accepted_by_economy=st.booleans(),
        accepted_by_reform=st.booleans(),
        in_major_library=mostly(True, False),
        one_off_deal=mostly(False, True),
        transaction_costs_paid=money(),
        in_assessed_park=st.booleans(),
        fits_park_plan=st.booleans(),
        major_industrial_project=st.booleans(),
        dongfeng_base_project=st.booleans(),
    )
    rows = draw(some(row, 4))
    for one in rows:
        plant = one["total"] * one.pop("share") // 4
        one["equipment_investment"], one["plant_investment"] = Fen(one.pop("total") - plant), Fen(plant)
        one["local"] = {SHIYAN: {name: one.pop(name) for name in ("major_industrial_project", "dongfeng_base_project")}}
    return _numbered(rows, "P")


def financing(year: int, of: Sequence[str]) -> st.SearchStrategy[Rows]:
    row = _record(
        project=st.sampled_from([*of, *of, NO_PROJECT]),
        kind=options(choices.FINANCING_KIND),
        year=about(year),
        interest=money(100 * WAN, 40 * WAN, 8_700_000, top=150 * WAN) | st.integers(1, 120 * WAN).map(Fen),
        penalty_interest=money(WAN, top=10 * WAN),
        fees=money(WAN, top=10 * WAN),
    )
    return some(row, 5).map(lambda rows: _numbered(rows, "F"))


@st.composite
def equipment(draw: st.DrawFn, year: int, of: Sequence[str]) -> Rows:
    row = _record(
        project=st.sampled_from([*of, *of, *of, NO_PROJECT]),
        kind=options(choices.EQUIPMENT_KIND),
        year=about(year),
        cost=money(200 * WAN, 100 * WAN, *CAP_LINES, 2 * CAP_LINES[0], top=1500 * WAN) | st.integers(100 * WAN, 900 * WAN).map(Fen),
        in_use=mostly(True, False),
        in_use_on=days(year),
    )
    rows = draw(some(row, 5))
    _fill(draw, [r for r in rows if r["year"] == year and r["in_use"]], "cost", 200 * WAN)
    return _numbered(rows, "E")


def _fill(draw: st.DrawFn, rows: Rows, field: str, line: int) -> None:
    """Sometimes makes the sum of the rows fall on a line, or one 分 beside it."""
    step = draw(st.sampled_from([None, None, 0, -1, 1]))
    rest = line - sum(row[field] for row in rows[:-1])
    if rows and step is not None and rest + step >= 0:
        rows[-1][field] = Fen(rest + step)


BUNDLES = (
    ("military_production", "military_secrecy"),
    ("smart_manufacturing_demo", "two_integration_demo", "internet_plus_demo"),
    ("enterprise_technology_centre", "industrial_design_centre", "other_technology_centre"),
    ("high_tech_enterprise", "green_demo_enterprise", "special_vehicle_producer"),
    ("special_vehicle_producer", "nev_car_producer", "single_champion", "hidden_champion"),
)


@st.composite
def certifications(draw: st.DrawFn, year: int, of: Sequence[str]) -> Rows:
    """Any kinds, or several of those that an award needs together or sets against one another."""
    kinds = draw(st.sampled_from([(), *BUNDLES, *BUNDLES]))
    row = _record(
        kind=st.sampled_from(kinds or list(choices.CERTIFICATION_KIND.options)),
        level=st.sampled_from(["national", "provincial", "national", "provincial", "municipal", "county"]),
        year=about(year),
        recognised_on=days(year),
        first_time=mostly(True, False),
        accepted=mostly(True, False),
        project=st.sampled_from([*of, *of, NO_PROJECT]),
    )
    together: Rows = [{**draw(row), "kind": kind} for kind in kinds]
    return _numbered([*together, *draw(st.lists(row, max_size=4))], "C")


def vehicle_models(year: int) -> st.SearchStrategy[Rows]:
    row = _record(
        kind=mostly("special", "nev_car", "other"),
        first_in_city=mostly(True, False),
        mass_produced=mostly(True, False),
        test_cost=money(3, 12, 10 * WAN, top=80 * WAN),
        year=about(year),
        met_on=days(year),
        in_nev_catalogue=st.booleans(),
    )
    return st.lists(row, max_size=3).map(lambda rows: _numbered(rows, "V"))


@st.composite
def equipment_sales(draw: st.DrawFn, year: int) -> Rows:
    row = _record(
        high_end=mostly(True, False),
        industrial_robot=st.booleans(),
        unit_price=money(50 * WAN, top=200 * WAN),
        year=about(year),
        received=money(2500 * WAN, 1250 * WAN, top=5000 * WAN),
    )
    rows = draw(st.lists(row, max_size=3))
    _fill(draw, [r for r in rows if r["year"] == year], "received", 2500 * WAN)
    return _numbered(rows, "S")


def land_uses() -> st.SearchStrategy[Rows]:
    row = _record(
        industrial=mostly(True, False),
        work=options(choices.LAND_WORK),
        use_changed=mostly(False, True),
        plan_compliant=mostly(True, False),
        within_original_plot=mostly(True, False),
        utilisation_raised=st.booleans(),
        plot_ratio_raised=st.booleans(),
    )
    return st.lists(row, max_size=2).map(lambda rows: _numbered(rows, "L"))


def awards_received(year: int, of: Sequence[str], awards: Sequence[str]) -> st.SearchStrategy[Rows]:
    """Earlier awards; rows that would repeat another are drawn again."""
    row = _record(
        policy=st.sampled_from(POLICIES),
        award=st.sampled_from(list(awards)),
        level=st.sampled_from(["national", "provincial", "national", "provincial", "county"]),
        year=st.sampled_from([year - 1, year, year - 2, 2017]),
        project=st.sampled_from([*of, *of, NO_PROJECT]),
        amount=money(),
        receipt=mostly("paid", "highest_only"),
        local=_record(demo_kind=st.sampled_from(["smart_manufacturing", "two_integration", "internet_plus"])).map(lambda local: {SHIYAN: local}),
    )
    return st.just([]) | st.lists(row, max_size=3, unique_by=repr)


def rankings(year: int) -> st.SearchStrategy[Rows]:
    row = _record(
        award=st.sampled_from(["parts_top_three", "high_end_top_three"]),
        year=mostly(year, year - 1, year + 1),
        rank=st.sampled_from([1, 2, 3, 4, 1, 2, 3, 30]),
        tied=mostly(1, 2, 3),
    )
    return st.lists(row, max_size=3, unique_by=lambda r: (r["award"], r["year"]))


@st.composite
def figures(draw: st.DrawFn, year: int) -> Rows:
    parts = ["passenger_car_parts_sales", "nev_listed_parts_sales", "icv_listed_parts_sales"]
    row = _record(
        revenue=money(),
        **{name: money(top=500 * WAN) for name in (*parts, "nev_other_parts_sales", "icv_other_parts_sales")},
        military_order_sales=money(200 * WAN, top=500 * WAN),
        total_sales=money(200 * WAN),
        people=st.sampled_from([(0, 300), (32, 1000), (31, 1000), (33, 1000), (1, 40), (1, 25), (0, 1), (3, 3)]),
        unemployment_premium_employer=money(1, 3, 10 * WAN, top=30 * WAN),
        unemployment_premium_employees=money(1, 3, 10 * WAN, top=30 * WAN),
        high_reliability_fee=money(1, 3, top=20 * WAN),
        temporary_connection_fee=money(1, top=20 * WAN),
    )
    rows = [{"year": year + offset, **draw(row)} for offset in (0, -1, 1)]
    for one in rows:
        one["layoffs"], one["employees"] = one.pop("people")
    grown = draw(st.sampled_from([2500 * WAN, None, 2500 * WAN - 1, 2500 * WAN + 1, None]))
    rest = 0 if grown is None else grown + sum(rows[1][p] for p in parts) - sum(rows[0][p] for p in parts[1:])
    if rest > 0:
        rows[0][parts[0]] = Fen(rest)
    return rows


ZONES_OF_SHIYAN = ["none"] * 4 + ["shiyan_edz", "wudang_zone"]


@st.composite
def places(draw: st.DrawFn, regions: Sequence[str], zones: Sequence[str]) -> Data:
    """Registered and operating place: mostly the same."""
    place = st.tuples(st.sampled_from(list(regions)), st.sampled_from(list(zones)))
    registered = draw(place)
    operating = registered if draw(mostly(True, False)) else draw(place)
    return {"registered_region": registered[0], "registered_zone": registered[1], "operating_region": operating[0], "operating_zone": operating[1]}


def head(industry: st.SearchStrategy[str]) -> st.SearchStrategy[Data]:
    return _record(
        entity_kind=options(choices.ENTITY_KIND),
        ownership=mostly("private", "state", "mixed"),
        size_class=options(choices.SIZE_CLASS),
        industry=industry,
        operating_state=options(choices.OPERATING_STATE),
        above_scale=st.booleans(),
    )


LOCAL_OF_SHIYAN = (
    "nev_industry_chain", "preparing_listing", "difficult_enterprise", "two_part_tariff_user", "gas_or_heat_user",
    "uses_government_priced_services", "meets_fee_floor_conditions", "key_rail_freight_enterprise",
)  # fmt: skip
LOCAL_OF_HANZHONG = (
    "key_enterprise", "seeks_equity_financing", "park_tenant_cash_strapped", "leading_industry_supplier", "has_training_base",
    "transport_blocked", "recommended_by_credit_body", "local_industrial_goods",
)  # fmt: skip


@st.composite
def shiyan(draw: st.DrawFn, year: int) -> Data:
    """An enterprise of or near 十堰 of which everything that ``shiyan_2018`` asks is known."""
    industries = st.sampled_from(["3670"] * 8 + ["3630", "4620", "0610", "4700", "6513", "0511"])
    data: Data = draw(head(industries)) | draw(places(["420303"] * 7 + ["420302", "420323", "420304", "420381", "610702"], ZONES_OF_SHIYAN))
    data["projects"] = draw(projects(year))
    of = [row["id"] for row in data["projects"]]
    data["figures"] = draw(figures(year))
    data["financing"] = draw(financing(year, of))
    data["equipment"] = draw(equipment(year, of))
    data["certifications"] = draw(certifications(year, of))
    data["vehicle_models"] = draw(vehicle_models(year))
    data["equipment_sales"] = draw(equipment_sales(year))
    data["land_uses"] = draw(land_uses())
    giving = ["informatization", "technology_centre", "interest_subsidy", "smart_retrofit"]
    once = ["civil_military", "high_tech", "green_demo", "parts_top_three", "high_end_top_three", "special_vehicle"]
    data["awards_received"] = draw(awards_received(year, of, [*giving, *giving, *once]))
    data["rankings"] = draw(rankings(year))
    local = {name: draw(st.booleans()) for name in LOCAL_OF_SHIYAN}
    local |= {name: draw(mostly(True, False)) for name in ("recommended", "military_order_obtained", "job_stability_qualified")}
    data["local"] = {SHIYAN: local}
    return data


@st.composite
def contested(draw: st.DrawFn, year: int) -> Data:
    """An industrial enterprise of 张湾区 whose projects, demonstrations and centres stand in one another's way."""
    data: Data = draw(shiyan(year)) | {"industry": "3670", **draw(places(["420303"], ["none"]))}
    good = {
        "technical_reform": True,
        "policy_compliant": True,
        "in_major_library": True,
        "plant_investment": Fen(1000 * WAN),
        "filed_on": date(year, 3, 1),
    }
    data["projects"] = [{**row, **good} for row in data["projects"] or _numbered([draw(projects(year).filter(bool))[0]], "P")]
    of = [row["id"] for row in data["projects"]]
    sums = st.integers(1, 60 * WAN).map(Fen) | money(43 * WAN, 100 * WAN, 8_700_000, top=150 * WAN)
    costs = st.integers(50 * WAN, 900 * WAN).map(Fen) | money(100 * WAN, 200 * WAN, *CAP_LINES)
    kinds = st.sampled_from(["smart", "ordinary", "line_retrofit"])
    data["financing"] = _numbered([{"project": p, "kind": "loan", "year": year, "interest": draw(sums)} for p in of], "F")
    data["equipment"] = _numbered(
        [{"project": p, "kind": draw(kinds), "year": year, "cost": draw(costs), "in_use": True} for p in (*of, draw(st.sampled_from(of)))], "E"
    )
    row = _record(
        kind=st.sampled_from(["smart_manufacturing_demo", "internet_plus_demo", "enterprise_technology_centre", "industrial_design_centre"]),
        level=st.sampled_from(["national", "provincial"]),
        year=st.just(year),
        project=st.sampled_from(of),
    )
    data["certifications"] = _numbered(draw(st.lists(row, min_size=2, max_size=5)), "C")
    return data


@st.composite
def hanzhong(draw: st.DrawFn, year: int) -> Data:
    """An enterprise of or near 汉中 of which everything that ``hanzhong_2020`` asks is known."""
    data: Data = draw(head(st.sampled_from(["3670", "4890", "5110", "7010"]))) | draw(
        places(["610702", "610702", "610723", "420303"], ["none", "hanzhong_edz"])
    )
    listed = draw(
        st.dates(date(year, 1, 1), date(year, 12, 31))
        | st.sampled_from([date(2020, 4, 7), date(2020, 4, 8), date(year - 1, 11, 30), date(year + 1, 1, 1)])
    )
    data |= {
        "newly_listed": draw(mostly(True, False)),
        "listed_on": listed,
        "listed_month": f"{listed:%Y-%m}",
        "listed_before": draw(mostly("never", "same_category", "other_category")),
        "listing_category": draw(options(choices.LISTING_CATEGORY)),
        "land_uses": draw(land_uses()),
        "local": {HANZHONG: {name: draw(st.booleans()) for name in LOCAL_OF_HANZHONG}},
    }
    row = _record(planned_and_started_same_year=st.booleans(), annual_major_project=st.booleans(), major_signed_project=st.booleans())
    data["projects"] = _numbered([{"local": {HANZHONG: one}} for one in draw(st.lists(row, max_size=2))], "P")
    return data


def enterprises(ruleset: str, year: int) -> st.SearchStrategy[Data]:
    return shiyan(year) if ruleset == SHIYAN else hanzhong(year)


@cache
def _used(ruleset: str) -> frozenset[tuple[str, str]]:
    return load_ruleset(ruleset).used_facts


def facts(data: Data, ruleset: str) -> list[Path]:
    """Where a fact stands that the ruleset uses, and the lists themselves; never an id, which only names a row."""
    used = _used(ruleset)
    found: list[Path] = []
    for path, record, field in _walk(data, ruleset):
        if (record, field) in used and field != "id":
            found.append(path)
    return found


def _walk(data: Data, ruleset: str) -> list[tuple[Path, str, str]]:
    found: list[tuple[Path, str, str]] = []
    for field, value in data.items():
        if field in row_models() and isinstance(value, list):
            found.append(((field,), ENTERPRISE, field))
            for i, row in enumerate(value):
                found += [((field, i, name), field, name) for name in row if name != "local" and row[name] is not None]
                found += [((field, i, "local", ruleset, name), field, name) for name in row.get("local", {}).get(ruleset, {})]
        elif field == "local":
            found += [(("local", ruleset, name), ENTERPRISE, name) for name in value.get(ruleset, {})]
        elif value is not None:
            found.append(((field,), ENTERPRISE, field))
    return found


def without(data: Data, paths: Sequence[Path]) -> Data:
    """The same, with these facts unknown. A row that repeats another once they are unknown keeps them."""
    erased = deepcopy(data)
    for path in paths:
        replace_at(erased, path, None)
    for name in row_models():
        seen: list[Data] = []
        for i, row in enumerate(erased.get(name) or ()):
            if row in seen:
                erased[name][i] = deepcopy(data[name][i])
            seen.append(erased[name][i])
    return erased


def value_at(data: Data, path: Path) -> Any:
    """A fact; unknown where the list it stands in is."""
    here: Any = data
    for step in path:
        here = None if here is None else here[step]
    return here


def replace_at(data: Data, path: Path, value: Any) -> None:
    """Sets a fact in place; nothing where the list it stands in is unknown."""
    here: Any = data
    for step in path[:-1]:
        here = here[step]
        if here is None:
            return
    here[path[-1]] = value


@st.composite
def erased(draw: st.DrawFn, data: Data, ruleset: str) -> Data:
    """The same enterprise, with a few or many facts unknown: some by name, and perhaps every so-manieth of them all."""
    known = facts(data, ruleset)
    lists, others = [p for p in known if p[-1] in row_models()], [p for p in known if p[-1] not in row_models()]
    one = st.sampled_from(others)
    paths = draw(st.lists(one | one | one | st.sampled_from(lists) if lists else one, max_size=8, unique=True))
    every = draw(st.sampled_from([0, 0, 0, 17, 5, 2]))
    if every:
        paths = [*paths, *others[draw(st.integers(0, every - 1)) :: every]]
    return without(data, paths)

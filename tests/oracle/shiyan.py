"""十堰 2018 once more, computed straight from the official text (``shiyan_2018.txt``), in plain Python with ``Fraction``.

A second pair of eyes: nothing of the rules, the compiler or the interpreter is used, only a profile of which everything is
known (plain data, money in 分), the year and the tenor of the benchmark rate. Defaults of ``readings.md`` throughout.
For each award: ``None`` (nothing), an exact sum in 分, ``COMPETITIVE`` (the competition is not decided) or ``OPEN`` (a tie).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from itertools import chain, combinations
from typing import Any

Data = dict[str, Any]
COMPETITIVE = "待评比"
OPEN = "并列未定"
Sum = Fraction | str | None

WAN = 1_000_000
TENORS = {"一年以内": Fraction(435, 10_000), "一至五年": Fraction(475, 10_000), "五年以上": Fraction(490, 10_000)}
MAIN_URBAN = {"420303": "张湾区", "420302": "茅箭区"}
HOUSE_POLICIES = ("shiyan_2018", "十政办发〔2017〕36号")
DEMOS = {"smart_manufacturing_demo", "two_integration_demo", "internet_plus_demo"}
CENTRES = {"enterprise_technology_centre", "engineering_research_centre", "industrial_design_centre", "other_technology_centre"}
TOP_THREE = {1: 50 * WAN, 2: 30 * WAN, 3: 20 * WAN}


class Undecidable(Exception):
    """The text leaves it open whether the enterprise counts as one of 主城区: registered and operating place differ."""


class Shiyan:
    """The awards of one enterprise in one policy year."""

    def __init__(self, enterprise: Data, year: int, tenor: str, unemployment: Fraction) -> None:
        self.e, self.year, self.rate, self.unemployment = enterprise, year, TENORS[tenor], unemployment
        self.this_year, self.last_year = self._figures(year), self._figures(year - 1)
        self.projects: dict[str, Data] = {p["id"]: p for p in enterprise["projects"]}

    def _figures(self, year: int) -> Data:
        return next(row for row in self.e["figures"] if row["year"] == year)

    # ---- who

    def in_period(self) -> bool:
        """标题:(2018-2020)."""
        return 2018 <= self.year <= 2020

    def industrial(self) -> bool:
        """采矿、制造、电力热力燃气水: divisions 06 to 46."""
        return 6 <= int(self.e["industry"][:2]) <= 46

    def in_city(self) -> bool:
        return any(self.e[place][:4] == "4203" for place in ("registered_region", "operating_region"))

    def main_urban(self) -> bool:
        """张湾区、茅箭区、十堰经济技术开发区."""
        registered, operating = (
            self.e[f"{place}_region"] in MAIN_URBAN or self.e[f"{place}_zone"] == "shiyan_edz" for place in ("registered", "operating")
        )
        if registered != operating:
            raise Undecidable
        return registered

    def may_apply(self) -> bool:
        """以下支持范围除指定领域外均限主城区工业企业申报."""
        return self.in_period() and self.industrial() and self.main_urban()

    def may_apply_for_smart_retrofit(self) -> bool:
        """各县市及郧阳区可分别推荐两家企业; 武当山特区 is not named, whether it may recommend is open (S-33)."""
        if not self.in_period() or not self.industrial():
            return False
        by_place = {self._may_apply_from(place) for place in ("registered", "operating")}
        if by_place in ({True}, {False}):
            return by_place == {True}
        raise Undecidable

    def _may_apply_from(self, place: str) -> bool | None:
        region, zone = self.e[f"{place}_region"], self.e[f"{place}_zone"]
        if region in MAIN_URBAN or zone == "shiyan_edz":
            return True
        if not self.e["local"]["shiyan_2018"]["recommended"]:
            return False
        return None if zone == "wudang_zone" else bool(region[:4] == "4203")

    # ---- the project that every 补助 of 三（三）1 is about

    def general_conditions(self, project: Data) -> bool:
        """符合产业政策和规划,固定资产投资1000万元以上且在三年建设有效期内的技术改造项目."""
        enough = project["equipment_investment"] + project["plant_investment"] >= 1000 * WAN
        begins = project["filed_on"]
        ends = _three_years_after(begins)
        some_day_of_the_year = begins <= date(self.year, 12, 31) and ends >= date(self.year, 1, 1)
        return bool(project["technical_reform"] and project["policy_compliant"]) and enough and some_day_of_the_year

    def had_a_subsidy(self, project: str) -> bool:
        """同一项目只能享受一次补助政策."""
        return any(
            row["project"] == project
            and row["policy"] in HOUSE_POLICIES
            and row["receipt"] == "paid"
            and row["award"] in ("smart_retrofit", "interest_subsidy")
            for row in self.e["awards_received"]
        )

    def fundable(self, project: str) -> bool:
        """Still to be supported by the fund with a 补助: no 一事一议, none before, and what 三（三）1 asks."""
        found = self.projects.get(project)
        return found is not None and not found["one_off_deal"] and self.general_conditions(found) and not self.had_a_subsidy(project)

    # ---- the two 补助

    def interest(self) -> dict[str, Fraction]:
        """对重大技改项目贷款以及设备融资租赁业务所实际发生的利息给予50%的贴息补助: by project."""
        if not self.may_apply():
            return {}
        paid = {p: sum(f["interest"] for f in self.e["financing"] if f["project"] == p and f["year"] == self.year) for p in self.projects}
        return {p: Fraction(sum_, 2) for p, sum_ in paid.items() if sum_ > 0 and self.projects[p]["in_major_library"] and self.fundable(p)}

    def smart(self, leaving: Iterable[str] = ()) -> Fraction | None:
        """当年设备投资200万元以上且设备已投入使用;智能装备、生产线改造按基准利率,普通设备按50%;不超过50万元."""
        given_away = set(leaving)
        counted = [
            x
            for x in self.e["equipment"]
            if x["year"] == self.year and x["in_use"] and self.fundable(x["project"]) and x["project"] not in given_away
        ]
        if sum(x["cost"] for x in counted) < 200 * WAN or not self.may_apply_for_smart_retrofit():
            return None
        full = sum((x["cost"] * self.rate for x in counted if x["kind"] in ("smart", "line_retrofit")), Fraction(0))
        half = sum((x["cost"] * self.rate / 2 for x in counted if x["kind"] == "ordinary"), Fraction(0))
        return min(full + half, Fraction(50 * WAN))

    def best_subsidies(self) -> int:
        """The highest total of both, in whole 分 as paid: a project gives its equipment to the one or its interest to the other."""
        interest = self.interest()
        sets = chain.from_iterable(combinations(interest, n) for n in range(len(interest) + 1))
        return max(sum(to_fen(interest[p]) for p in taken) + to_fen(self.smart(taken) or Fraction(0)) for taken in sets)

    # ---- 奖励

    def demo(self, row: Data) -> int | None:
        """国家、省当年认定的……示范项目,分别给予企业50万元、20万元."""
        project = self.projects.get(row["project"])
        ok = (
            row["kind"] in DEMOS
            and row["year"] == self.year
            and project is not None
            and not project["one_off_deal"]
            and self.general_conditions(project)
        )
        before = any(self._counts(r, "informatization") and r["level"] == row["level"] for r in self.e["awards_received"])
        return {"national": 50 * WAN, "provincial": 20 * WAN}.get(row["level"]) if ok and not before and self.may_apply() else None

    def centre(self, row: Data) -> int | None:
        """对获得国家、省级技术中心类称号的工业企业,分别给予30万元、20万元;同一级别只能享受一次."""
        before = any(self._counts(r, "technology_centre") and r["level"] == row["level"] for r in self.e["awards_received"])
        ok = row["kind"] in CENTRES and 2018 <= row["year"] <= self.year and not before and self.may_apply()
        return {"national": 30 * WAN, "provincial": 20 * WAN}.get(row["level"]) if ok else None

    def high_tech(self, row: Data) -> int | None:
        ok = row["kind"] == "high_tech_enterprise" and row["year"] == self.year and row["first_time"]
        return 10 * WAN if ok and self.may_apply() else None

    def green(self, row: Data) -> int | None:
        ok = row["kind"] == "green_demo_enterprise" and row["year"] == self.year and row["accepted"]
        return 30 * WAN if ok and self.may_apply() else None

    def vehicle(self, row: Data) -> Fraction | None:
        """具备合法生产资质的专用车生产企业……对其产品公告试验费用按20%予以奖励."""
        producer = any(c["kind"] == "special_vehicle_producer" and c["year"] <= self.year for c in self.e["certifications"])
        ok = row["kind"] == "special" and row["first_in_city"] and row["mass_produced"] and row["year"] == self.year and producer
        return Fraction(row["test_cost"], 5) if ok and self.may_apply() else None

    def civil_military(self) -> int | None:
        """新获得军品科研生产资质和保密资质并获得订单、年销售额在200万元以上的民营企业,20万元一次."""

        def new(kind: str) -> bool:
            return any(c["kind"] == kind and 2018 <= c["year"] <= self.year for c in self.e["certifications"])

        before = any(self._counts(r, "civil_military") for r in self.e["awards_received"])
        ok = self.e["ownership"] == "private" and new("military_production") and new("military_secrecy") and not before
        sold = self.e["local"]["shiyan_2018"]["military_order_obtained"] and self.this_year["military_order_sales"] >= 200 * WAN
        return 20 * WAN if ok and sold and self.may_apply() else None

    def parts(self) -> Sum:
        """上述配套销售收入当年增量2500万元以上且排全市前三名."""

        def sales(row: Data) -> int:
            return int(row["passenger_car_parts_sales"] + row["nev_listed_parts_sales"] + row["icv_listed_parts_sales"])

        return self._ranked("parts_top_three", sales(self.this_year) - sales(self.last_year))

    def high_end(self) -> Sum:
        """单价50万元以上高端智能装备(工业机器人不受单价限制),当年实际收到销售收入2500万元以上且排全市前三名."""
        sold = [
            s
            for s in self.e["equipment_sales"]
            if s["year"] == self.year and s["high_end"] and (s["industrial_robot"] or s["unit_price"] >= 50 * WAN)
        ]
        return self._ranked("high_end_top_three", sum(s["received"] for s in sold))

    def _ranked(self, award: str, figure: int) -> Sum:
        if figure < 2500 * WAN or not self.may_apply():
            return None
        place = next((r for r in self.e["rankings"] if r["award"] == award and r["year"] == self.year), None)
        if place is None:
            return COMPETITIVE
        rank, last = place["rank"], place["rank"] + place["tied"] - 1
        if rank > 3:
            return None
        return Fraction(TOP_THREE[rank]) if last == rank else OPEN

    def _counts(self, row: Data, award: str) -> bool:
        return row["award"] == award and row["policy"] in HOUSE_POLICIES and row["receipt"] == "paid"

    # ---- 三（六）: the whole city, every enterprise

    def job_stabilisation(self) -> Fraction | None:
        """未裁员的,按上年度实际缴纳失业保险费总额的70%;裁员率低于登记失业率的,按50%."""
        if not (self.in_period() and self.in_city() and self.e["local"]["shiyan_2018"]["job_stability_qualified"]):
            return None
        premium = self.last_year["unemployment_premium_employer"] + self.last_year["unemployment_premium_employees"]
        if self.last_year["layoffs"] == 0:
            return Fraction(premium * 7, 10)
        below = Fraction(self.last_year["layoffs"], self.last_year["employees"]) < self.unemployment
        return Fraction(premium, 2) if below else None

    def reliability_fee(self) -> Fraction | None:
        fee = self.this_year["high_reliability_fee"]
        return Fraction(fee, 2) if fee > 0 and self.in_period() and self.in_city() else None

    def connection_fee(self) -> Fraction | None:
        fee = self.this_year["temporary_connection_fee"]
        return Fraction(fee) if fee > 0 and self.in_period() and self.in_city() else None

    # ---- all of it

    def by_certification(self) -> dict[str, dict[int, int]]:
        """What each row of ``certifications`` would get on its own."""
        each: dict[str, Callable[[Data], int | None]] = {
            "informatization": self.demo,
            "technology_centre": self.centre,
            "high_tech": self.high_tech,
            "green_demo": self.green,
        }
        rows = list(enumerate(self.e["certifications"]))
        return {award: {i: sum_ for i, row in rows if (sum_ := give(row)) is not None} for award, give in each.items()}

    def single(self) -> dict[str, Sum]:
        return {
            "civil_military": _or_none(self.civil_military()),
            "parts_top_three": self.parts(),
            "high_end_top_three": self.high_end(),
        }

    def citywide(self) -> dict[str, Sum]:
        return {
            "job_stabilisation": self.job_stabilisation(),
            "high_reliability_fee_halved": self.reliability_fee(),
            "temporary_connection_waived": self.connection_fee(),
        }

    def vehicles(self) -> dict[int, Fraction]:
        rows = enumerate(self.e["vehicle_models"])
        return {i: sum_ for i, row in rows if (sum_ := self.vehicle(row)) is not None}

    def best_of_demos(self, sums: dict[int, int]) -> int:
        """同一年度同时获得两项或以上奖励的企业只取其最高奖项奖励一次."""
        return max(sums.values(), default=0)

    def best_of_centres(self, sums: dict[int, int]) -> int:
        """同一企业同一级别技术中心类奖励只能享受一次."""
        levels = {self.e["certifications"][i]["level"]: sum_ for i, sum_ in sums.items()}
        return sum(levels.values())


def to_fen(sum_: Fraction) -> int:
    """四舍五入到分."""
    return int(sum_ + Fraction(1, 2))


def _or_none(sum_: int | None) -> Fraction | None:
    return None if sum_ is None else Fraction(sum_)


def _three_years_after(day: date) -> date:
    try:
        return day.replace(year=day.year + 3)
    except ValueError:  # 2月29日: the last day of the month
        return day.replace(year=day.year + 3, day=28)

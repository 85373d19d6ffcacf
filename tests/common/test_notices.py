"""What a profile says of its size and listing, held against its figures: a notice where they part, and never more."""

from __future__ import annotations

import pytest

from subsidy import EnterpriseProfile, determine, load_ruleset, notices

LISTED: dict[str, object] = {"above_scale": True, "listing_category": "industry", "industry": "3670"}
UNLISTED: dict[str, object] = {"above_scale": False, "industry": "3670"}
SERVICE: dict[str, object] = {"above_scale": True, "listing_category": "services", "industry": "5432"}
SIZED: dict[str, object] = {"industry": "3670", "size_class": "medium"}

# profile, figures of 2019 (or of another year), year, codes
CASES: list[tuple[dict[str, object], dict[str, object], int, list[str]]] = [
    (LISTED, {"revenue": "1999.99万元"}, 2019, ["W702"]),
    (LISTED, {"revenue": "2000万元"}, 2019, []),
    (LISTED, {"revenue": "600万元"}, 2010, []),  # 500万元 until 2010
    (LISTED, {"revenue": "600万元"}, 2011, ["W702"]),
    (LISTED, {"revenue": "400万元"}, 2006, []),  # before the table begins
    (LISTED, {}, 2019, []),
    (UNLISTED, {"revenue": "2000万元"}, 2019, ["W703"]),
    (UNLISTED, {"revenue": "1999.99万元"}, 2019, []),
    ({**UNLISTED, "industry": "4710"}, {"revenue": "99999万元"}, 2019, []),  # a qualification decides, not revenue
    ({"industry": "3670"}, {"revenue": "1万元"}, 2019, []),  # nothing said of listing
    ({"listing_category": "industry", "industry": "3670"}, {"revenue": "1万元"}, 2019, ["W702"]),
    ({**LISTED, "listed_month": "2020-04"}, {"revenue": "1万元"}, 2019, []),  # listed later
    ({**LISTED, "listed_month": "2019-12"}, {"revenue": "1万元"}, 2019, ["W702"]),
    ({**LISTED, "industry": "5111"}, {"revenue": "1万元"}, 2019, ["W704"]),
    ({**LISTED, "industry": None}, {"revenue": "1万元"}, 2019, []),
    ({**LISTED, "listing_category": "trade", "industry": "5211"}, {"revenue": "500万元"}, 2019, []),
    ({**LISTED, "listing_category": "trade", "industry": "5211"}, {"revenue": "499万元"}, 2019, ["W702"]),
    ({**LISTED, "listing_category": "trade", "industry": "6210"}, {"revenue": "200万元"}, 2019, []),
    (SERVICE, {"operating_revenue": "1500万元"}, 2018, []),
    (SERVICE, {"operating_revenue": "1500万元"}, 2019, ["W702"]),
    (SERVICE, {"operating_revenue": "900万元", "staff": 50}, 2018, []),  # or 50 people, until 2018
    (SERVICE, {"operating_revenue": "900万元", "staff": 49}, 2018, ["W702"]),
    (SERVICE, {"operating_revenue": "900万元"}, 2018, []),  # the staff is not known
    (SERVICE, {"operating_revenue": "900万元", "staff": 50}, 2019, ["W702"]),
    (SIZED, {"staff": 350, "revenue": "1999万元"}, 2019, ["W701"]),
    (SIZED, {"staff": 350, "revenue": "2000万元"}, 2019, []),
    (SIZED, {"staff": 350}, 2019, []),  # may still be medium
    (SIZED, {"staff": 299}, 2019, ["W701"]),  # cannot be medium whatever the revenue
    (SIZED, {"staff": 299}, 2016, []),  # before the table begins
    ({**SIZED, "industry": "8310"}, {"staff": 1}, 2019, []),  # not covered
    (SIZED | LISTED, {"staff": 19, "revenue": "1万元"}, 2019, ["W702", "W701"]),
]


@pytest.mark.parametrize(("profile", "figures", "year", "codes"), CASES, ids=range(len(CASES)))
def test_notices(profile: dict[str, object], figures: dict[str, object], year: int, codes: list[str]) -> None:
    found = notices(EnterpriseProfile.model_validate({**profile, "figures": [{"year": year, **figures}]}), year)
    assert [d.code for d in found] == codes
    assert all(d.message("en") for d in found)


def test_what_they_say() -> None:
    profile = EnterpriseProfile.model_validate({**SIZED, **LISTED, "figures": [{"year": 2019, "staff": 350, "revenue": "1500万元"}]})
    assert [d.render() for d in notices(profile, 2019)] == [
        "资料: figures[2019].revenue: W702 填报为规模以上工业,但2019年主营业务收入1,500万元低于起点2,000万元:请核对;是否在库以统计名录为准",
        "资料: size_class: W701 填报的企业划型是中型,按2019年数据和划分办法(2017)重算是小型:请核对;以统计部门的划分为准",
    ]


def test_a_notice_changes_no_determination() -> None:
    """The listing is what the enterprise says it is, however small its revenue."""
    ruleset = load_ruleset("hanzhong_2020")
    facts = {"registered_region": "汉台区", "listed_before": "never", "newly_listed": True, "listed_month": "2020-04", **LISTED}
    small = EnterpriseProfile.model_validate({**facts, "figures": [{"year": 2020, "revenue": "1万元"}]})
    large = EnterpriseProfile.model_validate({**facts, "figures": [{"year": 2020, "revenue": "9000万元"}]})
    assert [d.code for d in notices(small, 2020)] == ["W702"]
    statuses = [
        [d.status for d in determine(ruleset, profile, year=2020).result.determinations if d.award == "five_listing_reward"]
        for profile in (small, large)
    ]
    assert statuses[0] == statuses[1] != []

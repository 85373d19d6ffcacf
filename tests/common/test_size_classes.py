"""Size classes: the published boundaries by hand, and what must hold of every enterprise."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subsidy import DiagnosticsError, EnterpriseProfile, SizeStatus, size_class
from tests.common.size_support import YEAR, classed

TABLE = Path(__file__).with_name("size_boundaries.txt")
LABELS = {"大型": "large", "中型": "medium", "小型": "small", "微型": "micro"}
ORDER = list(LABELS.values())
CASES = [tuple(line.split()) for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("case", CASES, ids=["/".join(case) for case in CASES])
def test_the_published_boundaries(case: tuple[str, ...]) -> None:
    industry, staff, revenue, assets, expected = (None if cell == "-" else cell for cell in case)
    assert expected is not None
    found = classed(industry, int(staff) if staff else None, revenue, assets)
    if expected == "无法划型":
        assert (found.status, found.label, found.highest) == (SizeStatus.NOT_COVERED, "无法划型", None)
    elif ".." in expected:
        highest, lowest = (LABELS[label] for label in expected.split(".."))
        assert (found.status, found.size_class, found.highest, found.lowest) == (SizeStatus.UNDETERMINED, None, highest, lowest)
        assert found.missing
    else:
        assert (found.status, found.label, found.size_class) == (SizeStatus.DETERMINED, expected, LABELS[expected])
        assert found.missing == []


def test_there_are_many_and_of_every_row() -> None:
    assert len(CASES) >= 60
    rows = {row for case in CASES for row in classed(None if case[0] == "-" else case[0], 1, "1", "1").rows}
    assert len(rows) >= 16 + 7


industries = st.sampled_from(sorted({case[0] for case in CASES if case[0] != "-"}))
people = st.integers(0, 3000)
sums = st.decimals(0, 250_000, places=6)
known = st.tuples(industries, people, sums, sums)


@given(known, st.tuples(st.integers(0, 3000), sums, sums))
def test_more_of_an_index_never_lowers_the_class(of: tuple[str, int, Decimal, Decimal], more: tuple[int, Decimal, Decimal]) -> None:
    industry, staff, revenue, assets = of
    before, after = classed(industry, staff, revenue, assets), classed(industry, staff + more[0], revenue + more[1], assets + more[2])
    assert (before.status is SizeStatus.NOT_COVERED) == (after.status is SizeStatus.NOT_COVERED)
    for a, b in ((before.highest, after.highest), (before.lowest, after.lowest)):
        assert (a is None) == (b is None)
        assert a is None or b is None or ORDER.index(b) <= ORDER.index(a)


@given(known, st.sets(st.sampled_from(["industry", "staff", "revenue", "assets"])), st.integers(2, 4))
def test_what_is_said_without_a_fact_is_true_with_it(of: tuple[str, int, Decimal, Decimal], erased: set[str], digits: int) -> None:
    industry, staff, revenue, assets = of
    whole = classed(industry, staff, revenue, assets)
    part = classed(
        None if "industry" in erased else industry[:digits],
        None if "staff" in erased else staff,
        None if "revenue" in erased else revenue,
        None if "assets" in erased else assets,
    )
    if part.status is SizeStatus.NOT_COVERED or part.highest is None or part.lowest is None:
        assert whole.status is SizeStatus.NOT_COVERED
        return
    if whole.highest is not None and whole.lowest is not None:
        assert ORDER.index(part.highest) <= ORDER.index(whole.highest)
        assert ORDER.index(whole.lowest) <= ORDER.index(part.lowest)
    if part.status is SizeStatus.DETERMINED:
        assert whole.size_class == part.size_class
    else:
        assert part.missing or whole.status is SizeStatus.UNDETERMINED


@given(known, st.data())
def test_what_is_missing_settles_it(of: tuple[str, int, Decimal, Decimal], data: st.DataObject) -> None:
    """Giving exactly the figures that are asked for leaves nothing more to ask, once the industry is precise."""
    industry, staff, revenue, assets = of
    figures: dict[str, object] = {"staff": staff, "revenue": f"{revenue}万元", "operating_revenue": f"{revenue}万元", "total_assets": f"{assets}万元"}
    hidden = data.draw(st.sets(st.sampled_from(sorted(figures))))
    given_ = {name: value for name, value in figures.items() if name not in hidden}

    def answer(of: dict[str, object]) -> object:
        return size_class(EnterpriseProfile.model_validate({"industry": industry, "figures": [{"year": YEAR, **of}]}), YEAR)

    first = size_class(EnterpriseProfile.model_validate({"industry": industry, "figures": [{"year": YEAR, **given_}]}), YEAR)
    asked = {need.fact.partition("].")[2] for need in first.missing} - {""}
    assert asked <= hidden
    second = size_class(
        EnterpriseProfile.model_validate({"industry": industry, "figures": [{"year": YEAR, **given_, **{n: figures[n] for n in asked}}]}), YEAR
    )
    whole = size_class(EnterpriseProfile.model_validate({"industry": industry, "figures": [{"year": YEAR, **figures}]}), YEAR)
    if len(industry) == 4:
        assert (second.status, second.size_class) == (whole.status, whole.size_class)


def test_the_reasons_name_each_index_its_band_and_what_follows() -> None:
    found = classed("3670", 350, "1500", None)
    assert found.reasons == [
        "行业代码 3670 属于“工业”,看从业人员、营业收入",
        "从业人员350人:300人≤从业人员<1,000人,在中型一档",
        "营业收入(取主营业务收入)1,500万元:300万元≤营业收入<2,000万元,在小型一档",
        "大、中、小型须同时达到各项指标的下限,否则下划一档;微型只须一项:为小型",
    ]
    assert [(i.label, i.highest, i.lowest) for i in found.indices] == [("从业人员", "medium", "medium"), ("营业收入", "small", "small")]
    assert [(s.number, s.verified) for s in found.sources if s.number] == [("国统字〔2017〕213号", True)]


def test_the_ends_of_the_bands() -> None:
    assert [i.band for i in classed("3670", 1000, "299", None).indices] == ["从业人员≥1,000人", "营业收入<300万元"]


def test_an_unknown_figure_is_asked_for_and_bounds_nothing() -> None:
    found = classed("3670", 350, None, None)
    assert [(need.fact, need.label) for need in found.missing] == [("figures[2019].revenue", "主营业务收入")]
    assert found.reasons[-1] == "已能确定:不会高于中型"


def test_an_industry_outside_says_why() -> None:
    assert classed("8310", 10, "1", "1").reasons == ["行业代码 8310 属于“教育”,不在划分办法的范围内:办法第三条所列的适用范围没有教育"]


def test_a_short_industry_asks_for_a_longer_one() -> None:
    found = classed("59", 150, "1500", None)
    assert found.rows == ["交通运输业", "仓储业"]
    assert [need.fact for need in found.missing] == ["industry"]


def test_a_year_without_figures_and_a_year_before_the_table() -> None:
    profile = EnterpriseProfile.model_validate({"industry": "3670", "figures": [{"year": 2018, "staff": 5}]})
    assert size_class(profile, 2019).status is SizeStatus.UNDETERMINED
    assert size_class(profile, 2018).size_class == "micro"
    with pytest.raises(DiagnosticsError) as caught:
        size_class(profile, 2016)
    assert [d.code for d in caught.value.diagnostics] == ["P408"]


def test_the_same_twice() -> None:
    assert classed("3670", 350, "1500", "1").model_dump_json() == classed("3670", 350, "1500", "1").model_dump_json()

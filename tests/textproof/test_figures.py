"""Figures in a text: a table of what is one and what is none, and hostile text."""

from __future__ import annotations

import itertools
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subsidy.quantity.exact import exact
from subsidy.textproof.figures import Figure, Measure, Month, Rank, Value, Year, YearDay, find_figures
from subsidy.textproof.plain import plain

YUAN, MONTHS, DAYS, PERSONS = (("元", 1),), (("月", 1),), (("日", 1),), (("人", 1),)


def money(yuan: int | str) -> Measure:
    return Measure(exact(Fraction(yuan) * 100), YUAN)


def rate(part: int, whole: int = 100, unit: str = "") -> Measure:
    return Measure(exact(Fraction(part, whole)), unit=unit)


FIGURES: dict[str, tuple[str, tuple[Value, ...]]] = {
    "给予50万元的奖励": ("50万元", (money(500_000),)),
    "不超过1,234.5元": ("1,234.5元", (money("1234.5"),)),
    "3000亿元产值": ("3000亿元", (money(3000 * 10**8),)),
    "五十万元": ("五十万元", (money(500_000),)),
    "0.5万元": ("0.5万元", (money(5000),)),
    "50%的贴息": ("50%", (rate(50, unit="%"),)),
    "５０％的贴息": ("50%", (rate(50, unit="%"),)),
    "百分之七十": ("百分之七十", (rate(70),)),
    "千分之五": ("千分之五", (rate(5, 1000),)),
    "费率0.5‰": ("0.5‰", (rate(5, 10_000, "‰"),)),
    "降低1.5个百分点": ("1.5个百分点", (rate(15, 1000, "个百分点"),)),
    "五成": ("五成", (rate(50, unit="成"),)),
    "三分之一以上": ("三分之一", (rate(1, 3),)),
    "压缩1/3": ("1/3", (rate(1, 3),)),
    "减半收取": ("减半", (rate(1, 2),)),
    "按基准利率的一半": ("一半", (rate(1, 2),)),
    "三年内": ("三年", (Measure(36, MONTHS),)),
    "2-3年": ("2-3年", (Measure(24, MONTHS), Measure(36, MONTHS))),
    "三至五年": ("三至五年", (Measure(36, MONTHS), Measure(60, MONTHS))),
    "100—1000万元": ("100—1000万元", (money(1_000_000), money(10_000_000))),
    "六个月": ("六个月", (Measure(6, MONTHS),)),
    "15个工作日": ("15个工作日", (Measure(15, unit="个工作日"),)),
    "20天内": ("20天", (Measure(20, DAYS),)),
    "300人以上": ("300人", (Measure(300, PERSONS),)),
    "60家企业": ("60家", (Measure(60, unit="家"),)),
    "两项以上": ("两项", (Measure(2, unit="项"),)),
    "只能享受一次": ("一次", (Measure(1, unit="次"),)),
    "排全市前三名": ("前三名", (Rank(3),)),
    "前10名": ("前10名", (Rank(10),)),
    "第一名": ("第一名", (Rank(1),)),
    "2018年7月12日": ("2018年7月12日", (date(2018, 7, 12),)),
    "2018-07-12": ("2018-07-12", (date(2018, 7, 12),)),
    "2023年12月底": ("2023年12月底", (date(2023, 12, 31),)),
    "2023年6月": ("2023年6月", (Month(6, 2023),)),
    "2020年底": ("2020年底", (date(2020, 12, 31),)),
    "2019年度": ("2019年度", (Year(2019),)),
    "(2018-2020)": ("2018-2020", (Year(2018), Year(2020))),
    "6月底前": ("6月底前", (YearDay(6, 0),)),
    "7月18日": ("7月18日", (YearDay(7, 18),)),
    "以11月为节点": ("11月", (Month(11),)),
    "翻一番": ("翻一番", (Measure(2),)),
    "专项一三年": ("一三年", (Measure(36, MONTHS),)),
    "30、20万元": ("30、20万元", (money(300_000), money(200_000))),
    "5万美元": ("5万美元", (Measure(50_000, (("美元", 1),)),)),
    "2018年2月30日": ("2018年2月30日", ()),
    "百万元支持": ("百万元", (money(1_000_000),)),
    "产值过亿元": ("亿元", (money(10**8),)),
    "百户企业": ("百户", (Measure(100, unit="户"),)),
    "三十余家": ("三十余家", (Measure(30, unit="家"),)),
    "10余万元": ("10余万元", (money(100_000),)),
    "3个亿": ("3个亿", (Measure(3 * 10**8),)),
    "100万人民币": ("100万人民币", (money(1_000_000),)),
    "30万-50万元": ("30万-50万元", (money(300_000), money(500_000))),
    "半年": ("半年", (Measure(6, MONTHS),)),
    "两年半": ("两年半", (Measure(30, MONTHS),)),
    "半小时": ("半小时", (Measure(Fraction(1, 2), unit="小时"),)),
    "打五折": ("五折", (rate(50),)),
    "七五折": ("七五折", (rate(75),)),
    "百分之百": ("百分之百", (rate(100),)),
    "百分之零点五": ("百分之零点五", (rate(5, 1000),)),
    "翻两番": ("翻两番", (Measure(4),)),
    "二〇二四年": ("二〇二四年", (Year(2024),)),
    "2024.6.30": ("2024.6.30", (date(2024, 6, 30),)),
    "1-6月": ("1-6月", ()),
    "100km内": ("100", (Measure(100),)),
    "一成": ("一成", (rate(10, unit="成"),)),
    "不超过零点五万元": ("零点五万元", (money(5000),)),
    "一点五倍": ("一点五倍", (Measure(Fraction(3, 2), unit="倍"),)),
    "三点五个百分点": ("三点五个百分点", (rate(35, 1000, "个百分点"),)),
    "两点五年": ("两点五年", (Measure(30, MONTHS),)),
    "一点五万亿元": ("一点五万亿元", (money(15 * 10**11),)),
    "十点五至二十点五万元": ("十点五至二十点五万元", (money(105_000), money(205_000))),
    "百分之三十点二五": ("百分之三十点二五", (rate(3025, 10_000),)),
    "百分之零": ("百分之零", (rate(0),)),
    "七点五折": ("七点五折", (rate(75),)),
    "8.5折": ("8.5折", (rate(85),)),
    "重点五个项目": ("五个", (Measure(5, unit="个"),)),
    "一万五元": ("一万五元", (money(15_000),)),
    "三亿五元": ("三亿五元", (money(35 * 10**7),)),
    "另给两万五": ("两万五", (Measure(25_000),)),
    "奖励五十万": ("五十万", (Measure(500_000),)),
    "给三个亿": ("三个亿", (Measure(3 * 10**8),)),
    "三个亿元": ("三个亿元", (money(3 * 10**8),)),
    "2万5元": ("2万5元", (money(25_000),)),
    "另给2万5,": ("2万5", (Measure(25_000),)),
    "2万5千元": ("2万5千元", (money(25_000),)),
    "1万5000元": ("1万5000元", (money(15_000),)),
    "3亿5000万元": ("3亿5000万元", (money(35 * 10**7),)),
    "3亿5千万元": ("3亿5千万元", (money(35 * 10**7),)),
    "2万5-3万元": ("2万5-3万元", (money(25_000), money(30_000))),
    "三至五万元": ("三至五万元", (money(30_000), money(50_000))),
    "三至五百万元": ("三至五百万元", (money(3_000_000), money(5_000_000))),
    "三百、五百万元": ("三百、五百万元", (money(3_000_000), money(5_000_000))),
    "五十、三十万元": ("五十、三十万元", (money(500_000), money(300_000))),
    "八千至一万元": ("八千至一万元", (money(8000), money(10_000))),
    "8000-1万元": ("8000-1万元", (money(8000), money(10_000))),
    "一千百万元": ("一千百万元", ()),
    "三成五": ("三成五", (rate(35, unit="成"),)),
    "两成半": ("两成半", (rate(25, unit="成"),)),
    "一倍半": ("一倍半", (Measure(Fraction(3, 2), unit="倍"),)),
    "三个半月": ("三个半月", (Measure(Fraction(7, 2), MONTHS),)),
    "一个半小时": ("一个半小时", (Measure(Fraction(3, 2), unit="小时"),)),
    "2年半": ("2年半", (Measure(30, MONTHS),)),
    "九点五十人": ("九点五十人", ()),
}

NONE = (
    "统一部署", "十堰市", "两化融合", "第十三届大会", "第三方机构", "一个企业", "一批项目", "一次性奖励", "一体化", "5G网络", "GB18030标准", "PM2.5浓度",
    "鄂政发〔2018〕15号", "十政办发[2017]36号", "《三年行动计划(2018-2020年)》", "“十四五”规划", "万企万亿", "数十家", "千方百计", "三农", "双过半", "上半年", "50BP", "一成不变", "百姓", "千家万户", "折旧", "百十亿工程", "一点",
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FIGURES.items())
def test_figure(text: str, expected: tuple[str, tuple[Value, ...]]) -> None:
    assert [(found.text, found.values) for found in find_figures(plain(text))] == [expected]


@pytest.mark.parametrize("text", NONE)
def test_no_figure(text: str) -> None:
    assert [found.text for found in find_figures(plain(text))] == []


def test_several_in_a_row() -> None:
    found = [figure.text for figure in find_figures("分别给予一次性奖励50万元、30万元、20万元,2019年起三年内按70%、50%执行")]
    assert found == ["50万元", "30万元", "20万元", "2019年", "三年", "70%", "50%"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每年10万3年内", ["10万", "3年"]),
        ("100万2020年", ["100万", "2020年"]),
        ("50万2.支持", ["50万", "2"]),
        ("10万1、支持", ["10万", "1"]),
        ("5万3家", ["5万", "3家"]),
        ("5万50%", ["5万", "50%"]),
    ],
)
def test_what_follows_ten_thousand_may_be_another_figure(text: str, expected: list[str]) -> None:
    assert [figure.text for figure in find_figures(plain(text))] == expected


HOSTILE = st.text(
    alphabet=st.sampled_from([*"0123456789.,、-~—/年月日底前第分之百千万亿一二三十点半成%‰元家个名次人《》〔〕()[]号 A\n\0"]), max_size=200
)


@given(st.one_of(HOSTILE, st.text(max_size=200)))
def test_hostile_text(text: str) -> None:
    found = list(find_figures(text))
    assert all(text[figure.start : figure.end] == figure.text for figure in found)
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))


@given(
    st.integers(1, 1800) | st.integers(2100, 10**7),
    st.sampled_from(["万元", "元", "%", "年", "人", "家"]),
    st.text(alphabet="的给予奖励不超过企业", max_size=8),
)
def test_a_figure_is_found_in_any_words(number: int, unit: str, words: str) -> None:
    found = list(find_figures(f"{words}{number}{unit}{words}"))
    assert [figure.text for figure in found] == [f"{number}{unit}"]
    assert isinstance(found[0], Figure)
    (value,) = found[0].values
    assert isinstance(value, Measure)


@pytest.mark.parametrize("piece", ["一", "一点", "1万", "1亿1万", "1,", "1-", "《", "《一", "前一", "百分之", "2018年", "1,111,", "一分之", "第一"])
def test_megabytes_of_anything_are_read_in_one_pass(piece: str) -> None:
    """No time is measured: what grows with the square of the text would not end."""
    text = piece * (400_000 // len(piece))
    assert sum(1 for _ in find_figures(text)) <= len(text)

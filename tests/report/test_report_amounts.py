"""Amounts as people read them and as a sheet holds them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from subsidy.report.amounts import bounds, number, people


@pytest.mark.parametrize(
    ("yuan", "zh", "en"),
    [
        ("87000.00", "8.7万元（87,000.00元）", "CNY 87,000.00 (8.7万元)"),
        ("10000.00", "1万元（10,000.00元）", "CNY 10,000.00 (1万元)"),
        ("9999.99", "9,999.99元", "CNY 9,999.99"),
        ("0.00", "0.00元", "CNY 0.00"),
        ("-12000.00", "-1.2万元（-12,000.00元）", "CNY -12,000.00 (-1.2万元)"),
        ("100/3", "约33.33元", "about CNY 33.33"),
        ("87000.004", "约8.7万元（87,000.00元）", "about CNY 87,000.00 (8.7万元)"),
    ],
)
def test_people_read_wan_and_yuan(yuan: str, zh: str, en: str) -> None:
    assert people(yuan, "zh") == zh
    assert people(yuan, "en") == en


@pytest.mark.parametrize("text", ["", "x", "1/0", "1e9", "1e999999999", "９", "9" * 5000, "1.2.3", "=1"])
def test_what_is_no_amount_stays_as_it_is(text: str) -> None:
    assert people(text, "zh") == text
    assert number(text, "zh") == text


def test_a_sheet_gets_a_number_only_where_it_can_hold_it_exactly() -> None:
    assert number("87000.00", "zh") == Decimal("87000.00")
    assert number("9" * 13 + ".99", "zh") == Decimal("9" * 13 + ".99")
    assert isinstance(number("9" * 14 + ".99", "zh"), str)
    assert number("100/3", "zh") == "约33.33元"
    assert number(None, "zh") is None


@pytest.mark.parametrize(
    ("least", "most", "said"),
    [
        (None, None, None),
        ("0.00", None, None),
        ("0.00", "5.00", "至多5.00元"),
        (None, "5.00", "至多5.00元"),
        ("3.00", "5.00", "至少3.00元，至多5.00元"),
        ("3.00", None, "至少3.00元，上限尚不能确定"),
        ("5.00", "5.00", "5.00元"),
        ("0.00", "0.00", "0.00元"),
    ],
)
def test_bounds_say_what_is_certain(least: str | None, most: str | None, said: str | None) -> None:
    assert bounds(least, most, "zh") == said

"""Chinese numerals: a table, and every number there and back, whole or not."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subsidy.textproof.numerals import CHARS, read_decimal, read_numeral

DIGITS = "零一二三四五六七八九"

NUMERALS = {
    "一": 1, "两": 2, "十": 10, "十五": 15, "二十": 20, "二十九": 29, "一百": 100, "一百零五": 105, "一百五": 150, "一百五十": 150, "两百": 200,
    "三百二十一": 321, "一千": 1000, "一千零五": 1005, "一千零五十": 1050, "两千三": 2300, "九千九百九十九": 9999, "一万": 10_000, "十万": 100_000,
    "一百二十万": 1_200_000, "三千万": 30_000_000, "一亿": 100_000_000, "两亿零五万": 200_050_000, "一亿零一": 100_000_001, "二〇二〇": 2020, "一九四九": 1949,
    "一万五": 15_000, "十二万五": 125_000, "一万零五": 10_005, "三亿五": 350_000_000, "一亿零五": 100_000_005, "两亿五千万": 250_000_000, "三亿两千万五": 320_005_000,
    "一百十": 110, "一百十五": 115, "三万亿": 3 * 10**12,
}  # fmt: skip


@pytest.mark.parametrize(("text", "value"), NUMERALS.items())
def test_numeral(text: str, value: int) -> None:
    assert read_numeral(text) == value


@pytest.mark.parametrize(
    "text",
    ["", "百", "千万", "万", "十十", "一十百", "三四", "零", "一零", "百分", "五百千", "亿", "一万一万", "一亿一亿", "一亿零", "一万百", "三点五"],
)
def test_no_numeral(text: str) -> None:
    assert read_numeral(text) is None


def numeral(value: int) -> str:
    """The usual way to write a number below 10^16, written for this test by the rule of reading four digits at a time."""
    if value >= 10**12:
        rest = value % 10**8
        return numeral(value // 10**8) + "亿" + ("零" if 0 < rest < 10**7 else "") + (numeral(rest) if rest else "")
    parts = [(value // 10**8, "亿"), (value // 10**4 % 10**4, "万"), (value % 10**4, "")]
    text, gap = "", False
    for part, unit in parts:
        if part == 0:
            gap = bool(text)
            continue
        text += ("零" if text and (gap or part < 1000) else "") + below_10000(part) + unit
        gap = False
    return text


def below_10000(value: int) -> str:
    text, gap = "", False
    for factor, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // factor % 10
        if digit:
            text += ("零" if text and gap else "") + DIGITS[digit] + unit
            gap = False
        else:
            gap = True
    return text


WHOLE = st.integers(1, 10**16 - 1) | st.integers(1, 10**5)


@given(WHOLE)
def test_every_number_is_read_as_it_was_written(value: int) -> None:
    assert read_numeral(numeral(value)) == read_decimal(numeral(value)) == value


@given(st.integers(1, 9), st.integers(1, 9), st.sampled_from([("百", 100), ("千", 1000), ("万", 10**4), ("亿", 10**8)]))
def test_a_lone_digit_at_the_end_counts_the_next_place(digit: int, last: int, unit: tuple[str, int]) -> None:
    sign, factor = unit
    assert read_numeral(DIGITS[digit] + sign + DIGITS[last]) == digit * factor + last * factor // 10
    assert read_numeral(DIGITS[digit] + sign + "零" + DIGITS[last]) == digit * factor + last


SCALES = [("", 1), ("百", 100), ("千", 1000), ("万", 10**4), ("百万", 10**6), ("千万", 10**7), ("亿", 10**8), ("万亿", 10**12)]


@given(st.integers(0, 10**6), st.text(alphabet="0123456789", min_size=1, max_size=6), st.sampled_from(SCALES))
def test_every_decimal_is_read_as_it_was_written(whole: int, decimals: str, scale: tuple[str, int]) -> None:
    sign, factor = scale
    written = (numeral(whole) or "零") + "点" + "".join(DIGITS[int(digit)] for digit in decimals) + sign
    assert read_decimal(written) == Fraction(f"{whole}.{decimals}") * factor
    assert read_numeral(written) is None


@given(st.text(alphabet=CHARS + "点", max_size=40))
def test_any_run_of_numeral_characters_is_a_number_or_none(text: str) -> None:
    value = read_decimal(text)
    assert value is None or value > 0 or "零" in text or "〇" in text
    assert read_numeral(text) == (value if "点" not in text else None)

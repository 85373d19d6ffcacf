"""Numbers with 百 千 万 亿 as texts have them: 2万5千, 1万5000, 两万五; and the ends of 三至五万, where the first leaves its 万 out."""

from __future__ import annotations

import re
from fractions import Fraction

from subsidy.quantity.units import MAX_DIGITS
from subsidy.textproof.numerals import DIGITS, SCALES, read_decimal

LONGEST_FIRST = sorted(SCALES, key=len, reverse=True)


def scaled(digits: str | None, scale: str | None, rest: str | None = None) -> Fraction | None:
    """A number in digits with its scale, and what follows the scale: 2万5千, 1万5000, and 2万5, where a lone digit counts the next place."""
    number = read_number(digits) if digits else None
    if number is None:
        return None
    factor = factor_of(scale)
    number *= factor
    for more, more_scale in re.findall(r"(\d+(?:\.\d+)?)([百千]?万|千)?", rest or ""):
        lone = len(more) == 1 and not more_scale
        number += Fraction(more) * (factor // 10 if lone else factor_of(more_scale))
        factor = factor_of(more_scale)
    return number


def factor_of(scale: str | None) -> int:
    """What 万, 千万 or 个亿 multiplies by; no scale by one."""
    return SCALES.get((scale or "").removeprefix("个"), 1)


def read_number(text: str) -> Fraction | None:
    """A number in digits or in Chinese numerals, or ``None``."""
    if text[0].isascii():
        digits = text.replace(",", "")
        return Fraction(digits) if len(digits) <= MAX_DIGITS else None
    return read_decimal(text)


def low_end(low: Fraction | None, high: Fraction | None, scales: list[str], between: str | None) -> Fraction | None:
    """The first number of 三至五万 or 五十、三十万: it shares a scale of the second unless it is too large for that, as in 八千至一万."""
    if low is None or high is None:
        return low
    for scale in scales:
        shared = low * factor_of(scale)
        if (low < 10 or scale[0] not in "百千") and shared < high * (100 if between == "、" else 1):
            return shared
    return low


def numeral_at_end(text: str) -> tuple[Fraction | None, str]:
    """The longest numeral at the end of a run of numeral characters, and what stands before it: 三 in 专项统一三(年)."""
    return next(((number, text[:start]) for start in range(len(text)) if (number := read_decimal(text[start:])) is not None), (None, text))


def apart(before: str) -> bool:
    """Whether a numeral may begin after ``before``: beside another's digit, but 十万 does not begin inside 一千十万."""
    return not before or before[-1] in DIGITS

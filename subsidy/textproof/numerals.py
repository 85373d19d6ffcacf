"""Chinese numerals as exact numbers: 十二, 一百零五, 两, 二〇二〇, 三千万, 一点五万. What is no well-formed numeral is none."""

from __future__ import annotations

import re
from fractions import Fraction

DIGITS = {
    char: value for value, chars in enumerate(("〇零", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")) for char in chars
}
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
CHARS = "〇零一壹二两贰三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万亿"
SCALES = {"百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12}

_D = "[一壹二两贰三叁四肆五伍六陆七柒八捌九玖]"
_TENS = f"{_D}?[十拾]{_D}?"
_IN_100 = f"(?:[零〇]{_D}|{_TENS}|{_D})"
_BELOW_1000 = f"(?:{_D}[百佰]{_IN_100}?|{_TENS}|{_D})"
_BELOW_10000 = re.compile(f"{_D}[千仟](?:[零〇](?:{_TENS}|{_D})|{_D}[百佰]{_IN_100}?|{_D})?|{_BELOW_1000}")
_SPELLED = re.compile(f"(?:{_D}|[零〇]){{2,}}")
_DECIMAL = re.compile(f"(?P<whole>[{CHARS}]+)点(?P<decimals>(?:{_D}|[零〇])+)(?P<scale>{'|'.join(sorted(SCALES, key=len, reverse=True))})?")


def read_numeral(text: str) -> int | None:
    """The whole number a Chinese numeral stands for, or ``None``. ``一百五`` is 150, ``一万五`` 15000, ``二〇二〇`` 2020."""
    if _SPELLED.fullmatch(text):
        return int("".join(str(DIGITS[char]) for char in text)) if len(text) >= 3 or text[0] in "零〇" else None
    return _counted(text)


def read_decimal(text: str) -> Fraction | None:
    """The same for any numeral: ``零点五`` is 1/2, ``一点五万`` 15000."""
    match = _DECIMAL.fullmatch(text)
    if match is None:
        whole = read_numeral(text)
        return None if whole is None else Fraction(whole)
    whole = 0 if match["whole"] in "零〇" else read_numeral(match["whole"])
    if whole is None:
        return None
    decimals = "".join(str(DIGITS[char]) for char in match["decimals"])
    return (whole + Fraction(int(decimals), 10 ** len(decimals))) * SCALES.get(match["scale"], 1)


def _counted(text: str) -> int | None:
    """Four digits at a time: what stands before 亿, before 万, and the rest."""
    for sign, factor in (("亿", 10**8), ("万", 10**4)):
        head, found, rest = text.rpartition(sign)
        if found:
            above, below = None if sign in head else _counted(head), _after(rest, factor)
            return None if above is None or below is None else above * factor + below
    return _below_10000(text) if _BELOW_10000.fullmatch(text) else None


def _after(rest: str, factor: int) -> int | None:
    """What follows 万 or 亿. A lone digit there counts the next place, as it does after 百."""
    if not rest:
        return 0
    if len(rest) == 1 and rest not in "零〇":
        return DIGITS[rest] * factor // 10 if rest in DIGITS else None
    return _counted(rest[1:] if rest[0] in "零〇" else rest)


def _below_10000(text: str) -> int:
    total, digit, unit = 0, 0, 1
    zero = False
    for char in text:
        if char in TENS:
            unit = TENS[char]
            total += (digit or 1) * unit
            digit = 0
        elif char in "零〇":
            zero = True
        else:
            digit = DIGITS[char]
    return total + digit * (unit // 10 if unit > 10 and not zero else 1)

"""Chinese numerals as exact numbers: 十二, 一百零五, 两, 二〇二〇, 三千万. What is no well-formed numeral is none."""

from __future__ import annotations

import re

DIGITS = {
    char: value for value, chars in enumerate(("〇零", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")) for char in chars
}
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
CHARS = "〇零一壹二两贰三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万亿"

_D = "[一壹二两贰三叁四肆五伍六陆七柒八捌九玖]"
_BELOW_100 = f"(?:{_D}?[十拾]{_D}?|{_D})"
_BELOW_1000 = f"(?:{_D}[百佰](?:[零〇]{_D}|{_D}[十拾]{_D}?|{_D})?|{_BELOW_100})"
_BELOW_10000 = f"(?:{_D}[千仟](?:[零〇]{_BELOW_100}|{_D}[百佰](?:[零〇]{_D}|{_D}[十拾]{_D}?|{_D})?|{_D})?|{_BELOW_1000})"
_COUNTED = re.compile(f"(?:(?P<yi>{_BELOW_10000})亿)?(?:[零〇]?(?P<wan>{_BELOW_10000})万)?(?:[零〇]?(?P<ones>{_BELOW_10000}))?")
_SPELLED = re.compile(f"(?:{_D}|[零〇]){{2,}}")


def read_numeral(text: str) -> int | None:
    """The number a Chinese numeral stands for, or ``None``. ``一百五`` is 150, ``两千三`` 2300, ``二〇二〇`` 2020."""
    if _SPELLED.fullmatch(text):
        return int("".join(str(DIGITS[char]) for char in text)) if len(text) >= 3 or text[0] in "零〇" else None
    match = _COUNTED.fullmatch(text)
    if not text or match is None:
        return None
    return sum(_below_10000(match[group]) * factor for group, factor in (("yi", 10**8), ("wan", 10**4), ("ones", 1)) if match[group])


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

"""The words by which a policy gives or spares money or favour: 奖励, 补助, 减免, 优先, 一事一议 …"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

WORDS = (
    *("奖励", "奖补", "以奖代补", "奖金", "补助", "补贴", "贴息", "贴补", "资助", "补偿", "返还", "退还", "返补"),
    *(
        "减免",
        "减半",
        "减征",
        "减收",
        "免收",
        "免征",
        "免除",
        "免交",
        "免缴",
        "免费",
        "免担保",
        "不再补缴",
        "不再增收",
        "抵扣",
        "加计扣除",
        "缓缴",
        "让利",
        "减税降费",
        "低息",
        "无偿",
        "分红",
    ),
    *("优先", "优惠", "一事一议", "一企一策", "免申即享"),
)
_WORD = re.compile("|".join(sorted(WORDS, key=len, reverse=True)))


@dataclass(frozen=True, slots=True)
class Incentive:
    """One such word at ``start:end`` of a plain text."""

    start: int
    end: int
    text: str


def find_incentives(text: str) -> Iterator[Incentive]:
    """The incentive words of a plain text, in their order; the longest where one holds another."""
    return (Incentive(match.start(), match.end(), match.group()) for match in _WORD.finditer(text))

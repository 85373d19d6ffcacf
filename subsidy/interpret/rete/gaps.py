"""What durable-rules cannot be asked, and why. Everything else of a ruleset's conditions is matched by it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gap:
    """A form of rule that the second engine leaves to the reference interpreter."""

    name: str
    zh: str
    en: str


GAPS: dict[str, Gap] = {
    gap.name: gap
    for gap in (
        Gap(
            "two_rows",
            "一个算式同时用到两行的数(如 甲行的金额加乙行的金额 ≥ 100万元):durable-rules 只能拿一行的一个属性与另一行的一个属性相比",
            "one side of a comparison adds facts of two rows: durable-rules compares a property of one fact with a property of another, no sums of both",
        ),
        Gap(
            "fraction",
            "两行之间比较可能不是整数的数:它只认整数和二进制小数,而先乘成整数需要知道对方的分母",
            "numbers of two rows that need not be whole are compared: it knows integers and binary fractions only, and scaling needs the other row's denominator",
        ),
        Gap(
            "list",
            "“属于”后面的清单、“开头是”后面的文字不是规则里写明的,而是算出来的:它的规则里只能写常数",
            "the list of `in`, or the start in starts_with, is computed and not written in the rule: its rules hold constants only",
        ),
        Gap(
            "wide",
            "一个条件里“或”的组合太多:它的一条规则容不下,拆成的规则又太多",
            "too many combinations of alternatives in one condition: more than a rule of it holds, and too many to write one by one",
        ),
    )
}


class Unsaid(Exception):
    """A condition has a form of :data:`GAPS`: ``gap`` is its name there, ``what`` the thing met."""

    def __init__(self, gap: str, what: str) -> None:
        super().__init__(f"{gap}: {what}")
        self.gap, self.what = gap, what

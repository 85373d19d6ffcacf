"""The words a decision is told in: names and phrases are given by the caller, those for values and distances are here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Protocol

from subsidy.ir import nodes as n
from subsidy.quantity import show, show_en
from subsidy.results.rule_page import Language


class Voice(Protocol):
    """How one ruleset is spoken of in one language under the chosen readings."""

    @property
    def lang(self) -> Language: ...
    def __call__(self, node: n.Node) -> str: ...
    def field(self, node: n.Field) -> str: ...
    def rows(self, record: str) -> str: ...
    def award(self, award: str) -> str: ...
    def limit(self, name: str, title: str) -> str: ...
    def parameter(self, name: str) -> str: ...
    def text(self, value: str) -> str | None: ...
    def option(self, node: n.Field | n.Const, code: str) -> str: ...


@dataclass(frozen=True, slots=True)
class ValueWords:
    """The words around values. ``quantities`` writes numbers with their units."""

    quantities: ModuleType
    unknown: str
    between: str
    most: str
    least: str
    truth: tuple[str, str]
    items: str
    year: str
    day: str
    points: str
    days: str
    units: Mapping[str, str]
    any_rows: str
    any_found: tuple[str, str]
    needed: Mapping[str, str]
    on_the_line: str
    short: str
    over: str
    suitable: str
    when: str
    on_day: str
    on_question: str
    list_question: str
    reading: str
    figures_of: str
    row: str
    nth_row: str
    rounding: str
    rivals: str
    unsolved: str
    undecided: str
    contest: str
    separator: str
    draft: str
    lapsed: str
    unverified: str
    by_user: str
    period: str


ZH = ValueWords(
    quantities=show,
    unknown="未知",
    between="{0}至{1}之间",
    most="至多{0}",
    least="至少{0}",
    truth=("否", "是"),
    items="{0}项",
    year="{0}年",
    day="{0}年{1}月{2}日",
    points="{0}个百分点",
    days="{0}天",
    units={"元": "元或万元", "人": "人", "月": "月", "日": "日", "bool": "是/否", "date": "年-月-日", "month": "年-月", "year": "年"},
    any_rows="符合上述条件的{0}",
    any_found=("无", "有"),
    needed={"<": "低于{0}", "<=": "不超过{0}", ">": "超过{0}", ">=": "{0}以上", "at_least": "{0}以上"},
    on_the_line="恰在界限上,不含本数",
    short="还差{0}",
    over="高出{0}",
    suitable="有可作为对象的{0}",
    when="({0})",
    on_day="认定日",
    on_question="认定(评估、申报)在哪一天?用 --on 给出",
    list_question="{0}有哪些?没有请写明",
    reading="口径 {0}",
    figures_of="{0}年",
    row="{0} {1}",
    nth_row="{0}第{1}项",
    rounding="四舍五入到分",
    rivals="与 {0} 只能享受其一,{1}",
    unsolved="组合太多,未能求出最优,请分开核算或由人选定",
    undecided="取舍取决于尚缺的数据",
    contest="达到申报门槛,取前{0}名;排名依据:{1} {2}",
    separator="、",
    draft="本文件为{0},未见正式印发:结果只说明按该稿条文如何计算,不能作为申报、拨付依据",
    lapsed="本文件已失效",
    unverified="{0}({1})的取值尚未核实",
    by_user="由使用者给出",
    period="{0}年",
)

EN = ValueWords(
    quantities=show_en,
    unknown="unknown",
    between="between {0} and {1}",
    most="at most {0}",
    least="at least {0}",
    truth=("no", "yes"),
    items="{0} rows",
    year="{0}",
    day="{0}-{1:0>2}-{2:0>2}",
    points="{0} percentage points",
    days="{0} days",
    units={"元": "CNY (元 or 万元)", "人": "persons", "月": "months", "日": "days", "bool": "yes/no", "date": "year-month-day", "month": "year-month", "year": "year"},
    any_rows="{0} that meet the above",
    any_found=("none", "some"),
    needed={"<": "below {0}", "<=": "at most {0}", ">": "more than {0}", ">=": "at least {0}", "at_least": "at least {0}"},
    on_the_line="exactly on the line, which does not count",
    short="{0} short",
    over="{0} too much",
    suitable="there are suitable {0}",
    when=" ({0})",
    on_day="day of determination",
    on_question="On which day is it decided (applied for)? Give it with --on",
    list_question="{0}: which are there? Say so if there are none",
    reading="reading {0}",
    figures_of="{0}",
    row="{0} {1}",
    nth_row="{0} no. {1}",
    rounding="rounded to CNY 0.01",
    rivals="only one can be had of this and {0}; {1}",
    unsolved="there are too many combinations to find the best: decide them apart or by hand",
    undecided="the choice depends on what is still missing",
    contest="reaches the threshold; the first {0} win, ranked by {1}: {2}",
    separator=", ",
    draft="this document is {0}, never shown to be in force: the result only says what the draft would give, and is no basis for applying or paying",
    lapsed="this document is no longer in force",
    unverified="the value of {0} ({1}) has not been verified",
    by_user="given by the user",
    period="{0}",
)  # fmt: skip


def value_words(lang: Language) -> ValueWords:
    """The words of one language."""
    return ZH if lang == "zh" else EN

"""How a language says each node kind and function: patterns only. What is said, and in which order, is in ``phrase``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from subsidy.ir.functions import FUNCTIONS


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns of one language: for every function one in ``calls``, a joint in ``joints``, or two (for two things, for more)
    in ``of_several``. ``in_time`` are those for dates and years; ``or_apart`` is or between phrases that could run together;
    ``already`` is how a name begins that is denied by another beginning (已竣工, 未竣工); a name beginning with one of ``verbs``
    can be said right after what it is said of (设备所属项目 + 符合…)."""

    calls: Mapping[str, str]
    of_several: Mapping[str, tuple[str, str]]
    in_time: Mapping[str, str]
    joints: Mapping[str, str]
    then: str
    must: str
    otherwise: str
    otherwise_must: str
    brackets: str
    quotes: str
    or_: str
    or_apart: str
    one_of: str
    none_in: str
    parts_of_date: Mapping[str, str]
    inclusive_open: str
    inclusive_if: str
    reading: str
    takes: str
    takes_one: str
    leaves: str
    not_known: Mapping[str, str]
    already: tuple[str, str] | None
    verbs: tuple[str, ...]
    aggregates: Mapping[str, tuple[str, str]]
    rows_with: str
    some: str
    none_of: str
    that_row: str
    not_that_row: str
    outer_row: str
    this_row: str
    same_as_this: str
    several: tuple[str, ...]


_JOINTS_ZH = {"and": "且", "or": "或", "+": "+", "-": "−", "*": "×", "/": "÷", "list": "、", "if": ","}
_OF_SEVERAL_ZH = {"min": ("{0}与{1}中较小者", "{0}与{1}中最小者"), "max": ("{0}与{1}中较大者", "{0}与{1}中最大者")}

ZH = Grammar(
    calls={
        **{name: row.says for name, row in FUNCTIONS.items() if name not in (*_JOINTS_ZH, *_OF_SEVERAL_ZH)},
        ">=": "{0}在{1}以上",
        "at_least": "{0}在{1}以上",
        "!=": "{0}不为{1}",
        "in": "{0}为{1}",
    },
    in_time={"<": "{0}早于{1}", "<=": "{0}不晚于{1}", ">": "{0}晚于{1}", ">=": "{0}不早于{1}", "at_least": "{0}不早于{1}"},
    of_several=_OF_SEVERAL_ZH,
    joints=_JOINTS_ZH,
    then="{0}时取{1}",
    must="{0}时须{1}",
    otherwise="否则取{0}",
    otherwise_must="否则须{0}",
    brackets="({0})",
    quotes="“{0}”",
    or_="或",
    or_apart=",或",
    one_of="{0}为{1}之一",
    none_in="{0}不是{1}之一",
    parts_of_date={"year": "{0}年", "month_of": "{0}月", "day_of": "{0}日"},
    inclusive_open="{0}(是否含本数依{1})",
    inclusive_if="{0}(仅当{1}时含本数)",
    reading="口径 {0}",
    takes="{0} 取{1}",
    takes_one="{0} 取{1}之一",
    leaves="{0} 不取{1}",
    not_known={
        "in": "{0}不为{1}",
        "claimed": "{0}未另享同一项目的补助",
        "fact": "“{0}”为否",
        "name": "“{0}”不成立",
        "other": "并非({0})",
    },
    already=("已", "未{0}"),
    verbs=("已", "未", "可", "属", "有", "在", "符合", "列入"),
    aggregates={
        "sum": ("{rows}的{body}之和", "{rows}({condition})的{body}之和"),
        "count": ("{rows}的数目", "{rows}({condition})的数目"),
        "all": ("每一{rows}都符合({body})", "每一{rows}({condition})都符合({body})"),
        "first": ("按{order}排在最前的{rows}的{body}", "按{order}排在最前的{rows}({condition})的{body}"),
    },
    rows_with="{0}({1})",
    some="有{0}符合({1})",
    none_of="没有{0}符合({1})",
    that_row="{0}符合({1})",
    not_that_row="{0}不符合({1})",
    outer_row="本{1}的{0}",
    this_row="本{0}",
    same_as_this="{0}与本{1}相同",
    several=("或", "且"),
)

EN = Grammar(
    calls={
        "not": "not ({0})",
        "<": "{0} is below {1}",
        "<=": "{0} is at most {1}",
        ">": "{0} is more than {1}",
        ">=": "{0} is at least {1}",
        "at_least": "{0} is at least {1}",
        "==": "{0} is {1}",
        "!=": "{0} is not {1}",
        "in": "{0} is {1}",
        "negative": "minus {0}",
        "section": "the section of {0}",
        "starts_with": "{0} lies in {1}",
        "year_of": "the year of {0}",
        "month_of": "the month number of {0}",
        "day_of": "the day number of {0}",
        "first_day": "the first day of {0}",
        "last_day": "the last day of {0}",
        "claimed_elsewhere": "{0} has been subsidised under another award for the same project",
    },
    in_time={
        "<": "{0} is before {1}",
        "<=": "{0} is not after {1}",
        ">": "{0} is after {1}",
        ">=": "{0} is not before {1}",
        "at_least": "{0} is not before {1}",
    },
    of_several={
        "min": ("the smaller of {0} and {1}", "the smallest of {0} and {1}"),
        "max": ("the larger of {0} and {1}", "the largest of {0} and {1}"),
    },
    joints={"and": " and ", "or": " or ", "+": " + ", "-": " − ", "*": " × ", "/": " ÷ ", "list": ", ", "if": ", "},
    then="{1} if {0}",
    must="if {0}, then {1}",
    otherwise="otherwise {0}",
    otherwise_must="otherwise {0}",
    brackets="({0})",
    quotes="“{0}”",
    or_=" or ",
    or_apart=", or ",
    one_of="{0} is one of {1}",
    none_in="{0} is none of {1}",
    parts_of_date={"year": "{0}", "month_of": "{0}", "day_of": "{0}"},
    inclusive_open="{0} (whether the figure itself counts depends on {1})",
    inclusive_if="{0} (the figure itself counts only if {1})",
    reading="reading {0}",
    takes="{0} is taken as {1}",
    takes_one="{0} is taken as one of {1}",
    leaves="{0} is not taken as {1}",
    not_known={
        "in": "{0} is not {1}",
        "claimed": "{0} has not been subsidised under another award",
        "fact": "not “{0}”",
        "name": "not “{0}”",
        "other": "not ({0})",
    },
    already=None,
    verbs=(),
    aggregates={
        "sum": ("the sum of {body} over all {rows}", "the sum of {body} over the {rows} with ({condition})"),
        "count": ("the number of {rows}", "the number of {rows} with ({condition})"),
        "all": ("all {rows} have ({body})", "all {rows} with ({condition}) have ({body})"),
        "first": ("{body} of the first of the {rows} by {order}", "{body} of the first by {order} of the {rows} with ({condition})"),
    },
    rows_with="{0} with ({1})",
    some="there are {0} with ({1})",
    none_of="there are no {0} with ({1})",
    that_row="({1}) holds of the {0}",
    not_that_row="({1}) does not hold of the {0}",
    outer_row="{0} of this one",
    this_row="this {0}",
    same_as_this="{0} is that of this {1}",
    several=(" or ", " and ", " if "),
)

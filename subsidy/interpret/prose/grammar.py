"""How a language says each node kind and function: patterns only. What is said, and in which order, is in ``phrase``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from subsidy.ir.functions import FUNCTIONS


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns of one language. ``calls`` has one for every function; ``in_time`` those for dates and years;
    ``already`` is how a name begins that is denied by another beginning (已竣工, 未竣工)."""

    calls: Mapping[str, str]
    in_time: Mapping[str, str]
    joints: Mapping[str, str]
    then: str
    must: str
    otherwise: str
    otherwise_must: str
    brackets: str
    quotes: str
    or_: str
    one_of: str
    parts_of_date: Mapping[str, str]
    inclusive_open: str
    reading: str
    takes: str
    takes_one: str
    leaves: str
    not_known: Mapping[str, str]
    already: tuple[str, str] | None
    aggregates: Mapping[str, tuple[str, str]]
    rows_with: str
    none_of: str
    outer_row: str
    this_row: str
    several: tuple[str, ...]


ZH = Grammar(
    calls={
        **{name: row.says for name, row in FUNCTIONS.items()},
        ">=": "{0}在{1}以上",
        "at_least": "{0}在{1}以上",
        "!=": "{0}不为{1}",
        "in": "{0}为{1}",
    },
    in_time={"<": "{0}早于{1}", "<=": "{0}不晚于{1}", ">": "{0}晚于{1}", ">=": "{0}不早于{1}", "at_least": "{0}不早于{1}"},
    joints={"and": "且", "or": "或", "+": "+", "-": "−", "*": "×", "/": "÷", "list": "、", "if": ","},
    then="{0}时取{1}",
    must="{0}时须{1}",
    otherwise="否则取{0}",
    otherwise_must="否则须{0}",
    brackets="({0})",
    quotes="“{0}”",
    or_="或",
    one_of="{0}为{1}之一",
    parts_of_date={"year": "{0}年", "month_of": "{0}月", "day_of": "{0}日"},
    inclusive_open="{0}(是否含本数依{1})",
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
    aggregates={
        "sum": ("{rows}的{body}之和", "{rows}({condition})的{body}之和"),
        "count": ("{rows}的数目", "{rows}({condition})的数目"),
        "any": ("有{rows}符合({body})", "有{rows}符合({condition}且{body})"),
        "all": ("每一{rows}都符合({body})", "每一{rows}({condition})都符合({body})"),
        "first": ("最早的{rows}的{body}", "最早的{rows}({condition})的{body}"),
    },
    rows_with="{0}({1})",
    none_of="没有{rows}符合({body})",
    outer_row="本{1}的{0}",
    this_row="本{0}",
    several=("或", "且"),
)

EN = Grammar(
    calls={
        "and": "{0} and {1}",
        "or": "{0} or {1}",
        "not": "not ({0})",
        "<": "{0} is below {1}",
        "<=": "{0} is at most {1}",
        ">": "{0} is more than {1}",
        ">=": "{0} is at least {1}",
        "at_least": "{0} is at least {1}",
        "==": "{0} is {1}",
        "!=": "{0} is not {1}",
        "in": "{0} is {1}",
        "if": "{1} if {0}, otherwise {2}",
        "+": "{0} + {1}",
        "-": "{0} − {1}",
        "*": "{0} × {1}",
        "/": "{0} ÷ {1}",
        "negative": "minus {0}",
        "min": "the smaller of {0} and {1}",
        "max": "the larger of {0} and {1}",
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
    joints={"and": " and ", "or": " or ", "+": " + ", "-": " − ", "*": " × ", "/": " ÷ ", "list": ", ", "if": ", "},
    then="{1} if {0}",
    must="if {0}, then {1}",
    otherwise="otherwise {0}",
    otherwise_must="otherwise {0}",
    brackets="({0})",
    quotes="“{0}”",
    or_=" or ",
    one_of="{0} is one of {1}",
    parts_of_date={"year": "{0}", "month_of": "{0}", "day_of": "{0}"},
    inclusive_open="{0} (whether the figure itself counts depends on {1})",
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
    aggregates={
        "sum": ("the sum of {body} over all {rows}", "the sum of {body} over the {rows} with ({condition})"),
        "count": ("the number of {rows}", "the number of {rows} with ({condition})"),
        "any": ("there are {rows} with ({body})", "there are {rows} with ({condition} and {body})"),
        "all": ("all {rows} have ({body})", "all {rows} with ({condition}) have ({body})"),
        "first": ("{body} of the earliest of the {rows}", "{body} of the earliest of the {rows} with ({condition})"),
    },
    rows_with="{0} with ({1})",
    none_of="there are no {rows} with ({body})",
    outer_row="{0} of this one",
    this_row="this {0}",
    several=(" or ", " and ", " if "),
)

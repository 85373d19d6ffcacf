"""The one table of functions: what each takes and gives, and how it is said. Interpreters implement the rows.

A test holds every interpreter to implement each row or to name it as a gap; ``examples`` run on all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from subsidy.quantity import types as t
from subsidy.quantity.types import Kind, Type, agree, times


@dataclass(frozen=True, slots=True)
class TypeFault(Exception):
    """Arguments a function does not take: the diagnostic code, its arguments, and which argument is to blame."""

    code: str
    args_: dict[str, object]
    argument: int = 0


Rule = Callable[[Sequence[Type]], Type]


@dataclass(frozen=True, slots=True)
class Function:
    """One row. ``says`` is its Chinese pattern; ``arity`` of -1 means two or more."""

    name: str
    arity: int
    gives: Rule
    says: str
    doc: str
    examples: tuple[str, ...] = ()


ORDERED = (Kind.NUMBER, Kind.DATE, Kind.MONTH, Kind.YEAR)


def _bools(args: Sequence[Type]) -> Type:
    for i, a in enumerate(args):
        _need(a, t.BOOL, i)
    return t.BOOL


def _need(found: Type, expected: Type, argument: int) -> None:
    if not agree(found, expected):
        raise TypeFault("E503", {"expected": expected, "found": found}, argument)


def _comparable(args: Sequence[Type]) -> None:
    left, right = args[0], args[1]
    year_and_number = {left.kind, right.kind} == {Kind.YEAR, Kind.NUMBER} and not (left.dims or right.dims)
    if not agree(left, right) and not year_and_number:
        raise TypeFault("E501", {"left": left, "right": right}, 1)


def _ordered(args: Sequence[Type]) -> Type:
    if args[0].kind not in (*ORDERED, Kind.UNCLEAR):
        raise TypeFault("E509", {"found": args[0]})
    _comparable(args)
    return t.BOOL


def _equal(args: Sequence[Type]) -> Type:
    _comparable(args)
    if args[0].kind in (Kind.RECORD, Kind.LIST):
        raise TypeFault("E509", {"found": args[0]})
    return t.BOOL


def _at_least(args: Sequence[Type]) -> Type:
    _need(args[2], t.BOOL, 2)
    return _ordered(args[:2])


def _sum(args: Sequence[Type]) -> Type:
    left, right = args[0], args[1]
    if Kind.UNCLEAR in (left.kind, right.kind):
        return t.UNCLEAR
    if left.kind in (Kind.DATE, Kind.MONTH) and right == t.MONTHS:
        return left
    if left.kind is Kind.YEAR and right == t.NUMBER:
        return t.YEAR
    if left.kind is Kind.NUMBER and left == right:
        return left
    raise TypeFault("E502", {"left": left, "right": right}, 1)


def _difference(args: Sequence[Type]) -> Type:
    left, right = args[0], args[1]
    if left.kind == right.kind and left.kind is Kind.MONTH:
        return t.MONTHS
    if left.kind == right.kind and left.kind is Kind.YEAR:
        return t.NUMBER
    return _sum(args)


def _numeric(found: Type, argument: int) -> None:
    if found.kind not in (Kind.NUMBER, Kind.UNCLEAR):
        raise TypeFault("E508", {"found": found}, argument)


def _product(sign: int) -> Rule:
    def rule(args: Sequence[Type]) -> Type:
        for i, a in enumerate(args):
            _numeric(a, i)
        if Kind.UNCLEAR in (args[0].kind, args[1].kind):
            return t.UNCLEAR
        return Type(Kind.NUMBER, times(args[0].dims, args[1].dims, sign))

    return rule


def _same_number(args: Sequence[Type]) -> Type:
    for i, a in enumerate(args):
        _numeric(a, i)
        if not agree(args[0], a):
            raise TypeFault("E502", {"left": args[0], "right": a}, i)
    return args[0]


def _conditional(args: Sequence[Type]) -> Type:
    _need(args[0], t.BOOL, 0)
    if not agree(args[1], args[2]):
        raise TypeFault("E507", {"left": args[1], "right": args[2]}, 2)
    return args[2] if args[1].kind is Kind.UNCLEAR else args[1]


def _text_to(result: Type) -> Rule:
    def rule(args: Sequence[Type]) -> Type:
        _need(args[0], t.TEXT, 0)
        return result

    return rule


def _starts(args: Sequence[Type]) -> Type:
    _need(args[0], t.TEXT, 0)
    _need(args[1], t.TEXT, 1)
    return t.BOOL


def _part_of_date(result: Type) -> Rule:
    def rule(args: Sequence[Type]) -> Type:
        if args[0].kind not in (Kind.DATE, Kind.MONTH, Kind.UNCLEAR):
            raise TypeFault("E503", {"expected": "日期或年月", "found": args[0]})
        return result

    return rule


_ROWS = (
    Function("and", -1, _bools, "{0}且{1}", "两项都成立", ("true and false -> false", "unknown and false -> false", "unknown and true -> unknown")),
    Function("or", -1, _bools, "{0}或{1}", "至少一项成立", ("true or unknown -> true", "false or unknown -> unknown")),
    Function("not", 1, _bools, "并非({0})", "不成立", ("not unknown -> unknown",)),
    Function("<", 2, _ordered, "{0}低于{1}", "小于,不含本数", ("1 < 2 -> true", "2 < 2 -> false")),
    Function("<=", 2, _ordered, "{0}不超过{1}", "不大于,含本数", ("2 <= 2 -> true", "3 <= 2 -> false")),
    Function(">", 2, _ordered, "{0}超过{1}", "大于,不含本数", ("2 > 2 -> false", "3 > 2 -> true")),
    Function(">=", 2, _ordered, "{0}达到{1}以上", "不小于,含本数", ("2 >= 2 -> true", "200万元 >= 2,000,000元 -> true")),
    Function("==", 2, _equal, "{0}为{1}", "相等", ("2 == 2 -> true",)),
    Function("!=", 2, _equal, "{0}不是{1}", "不相等", ("2 != 2 -> false",)),
    Function("at_least", 3, _at_least, "{0}达到{1}以上", "以上;第三项说明是否含本数", ("at_least(2, 2, true) -> true", "at_least(2, 2, false) -> false", "at_least(3, 2, unknown) -> true")),
    Function("in", 2, lambda args: t.BOOL, "{0}属于{1}", "是其中之一", ('"a" in ["a", "b"] -> true',)),
    Function("if", 3, _conditional, "{1}(如果{0}),否则{2}", "按条件取值", ("1 if true else 2 -> 1", "2 if unknown else 2 -> 2")),
    Function("+", 2, _sum, "{0}加{1}", "相加", ("1元 + 2元 -> 3元", "2017-03-10 + 3年 -> 2020-03-10")),
    Function("-", 2, _difference, "{0}减{1}", "相减", ("3元 - 1元 -> 2元",)),
    Function("*", 2, _product(1), "{0}乘以{1}", "相乘", ("200万元 * 4.35% -> 8.7万元",)),
    Function("/", 2, _product(-1), "{0}除以{1}", "相除", ("3人 / 2人 -> 1.5", "1 / 0 -> unknown")),
    Function("negative", 1, _same_number, "负{0}", "相反数", ("-(1元) + 3元 -> 2元",)),
    Function("min", -1, _same_number, "{0}与{1}中较小者", "取较小", ("min(2元, 1元) -> 1元",)),
    Function("max", -1, _same_number, "{0}与{1}中较大者", "取较大", ("max(2元, 1元) -> 2元",)),
    Function("section", 1, _text_to(t.TEXT), "{0}所属门类", "行业代码的门类字母 (GB/T 4754-2017)", ('section("3660") -> "C"',)),
    Function("starts_with", 2, _starts, "{0}属于{1}", "文字的开头", ('starts_with("420303", "4203") -> true',)),
    Function("year_of", 1, _part_of_date(t.YEAR), "{0}所在年度", "日期或年月的年度", ("year_of(2019-03-05) -> 2019",)),
    Function("month_of", 1, _part_of_date(t.NUMBER), "{0}所在月份", "日期或年月的月份", ("month_of(2019-03-05) -> 3",)),
    Function("day_of", 1, _part_of_date(t.NUMBER), "{0}所在日", "日期的日", ("day_of(2019-03-05) -> 5",)),
    Function("first_day", 1, lambda args: t.DATE, "{0}的第一天", "年度的1月1日", ("first_day(2019) -> 2019-01-01",)),
    Function("last_day", 1, lambda args: t.DATE, "{0}的最后一天", "年度的12月31日", ("last_day(2019) -> 2019-12-31",)),
    Function("claimed_elsewhere", 1, _text_to(t.BOOL), "{0}已另享同一项目的补助", "该项目在本次认定中已归于另一事项 (同一项目只能享受一次)"),
)  # fmt: skip

FUNCTIONS: dict[str, Function] = {row.name: row for row in _ROWS}


@dataclass(frozen=True, slots=True)
class AggregateFunction:
    """A function over the rows of a list; ``body`` is the kind of its body."""

    name: str
    body: Kind | None
    says: str
    doc: str


AGGREGATES: dict[str, AggregateFunction] = {
    a.name: a
    for a in (
        AggregateFunction("sum", Kind.NUMBER, "{body}之和", "各行之和;空清单为零"),
        AggregateFunction("count", None, "{rows}的数目", "符合条件的行数"),
        AggregateFunction("any", Kind.BOOL, "有{rows}符合:{body}", "至少一行成立"),
        AggregateFunction("all", Kind.BOOL, "{rows}都符合:{body}", "每一行都成立;空清单成立"),
        AggregateFunction("first", None, "最早的{rows}的{body}", "按 by 排在最前的一行的值"),
    )
}

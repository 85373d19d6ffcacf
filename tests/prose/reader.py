"""A reader of sentences and formulas who knows their words, the order of signs and brackets, and nothing of the rule.

All ways to read are found; each is a function of the facts.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache, partial
from typing import Any

from tests.prose.sums import ENTERPRISE, OPERATIONS, THINGS, Facts

Rows = tuple[Facts, ...]
Read = Callable[[Rows], Any]
Ways = Iterator[tuple[Read, int]]

SIGNS = {"+": "+", "−": "-", "×": "*", "÷": "/"}
COMPARED = {"低于": "<", "不超过": "<=", "超过": ">", "为": "==", "不为": "!="}
EXTREMES = {"中较小者": min, "中最小者": min, "中较大者": max, "中最大者": max}
APPLIED = {"最小值(": min, "最大值(": max, "min(": min, "max(": max}
OUTER = "本机的"


class Reader:
    """Everything a text can mean."""

    def __init__(self, text: str) -> None:
        self.text = re.sub(r"\s", "", text)
        for name in ("anything", "total", "product", "unary", "primary", "truth", "both", "claim"):
            setattr(self, name, cache(partial(_all_ways, getattr(self, name))))

    def amounts(self) -> list[Read]:
        return [read for read, end in self.anything(0) if end == len(self.text)]

    def conditions(self) -> list[Read]:
        return [read for read, end in self.truth(0) if end == len(self.text)]

    def after(self, at: int, *words: str) -> Iterator[tuple[str, int]]:
        for word in words:
            if self.text.startswith(word, at):
                yield word, at + len(word)

    def anything(self, at: int) -> Ways:
        """Cases, the smaller of several, or a sum."""
        yield from self.cases(at, "", "时取", ",", "否则取", "")
        yield from self.extreme(at)
        yield from self.total(at)

    def cases(self, at: int, begin: str, then: str, joint: str, otherwise: str, end: str) -> Ways:
        for _, here in self.after(at, begin):
            yield from self.more_cases(here, then, joint, otherwise, end, ())

    def more_cases(self, at: int, then: str, joint: str, otherwise: str, end: str, told: tuple[tuple[Read, Read], ...]) -> Ways:
        for _, here in self.after(at, otherwise) if told else ():
            for last, there in self.anything(here):
                for _, done in self.after(there, end):
                    yield partial(_first_case, told, last), done
        for condition, here in self.truth(at):
            for _, there in self.after(here, then):
                for value, further in [*self.extreme(there), *self.total(there), *(self.anything(there) if end else ())]:
                    for _, next_ in self.after(further, joint):
                        yield from self.more_cases(next_, then, joint, otherwise, end, (*told, (condition, value)))

    def extreme(self, at: int) -> Ways:
        for first, here in self.primary(at):
            yield from self.more_extremes(here, (first,))

    def more_extremes(self, at: int, told: tuple[Read, ...]) -> Ways:
        for joint, here in self.after(at, "、", "与"):
            for another, there in self.primary(here):
                if joint == "、":
                    yield from self.more_extremes(there, (*told, another))
                for word, end in self.after(there, *EXTREMES) if joint == "与" else ():
                    yield partial(_chosen, EXTREMES[word], (*told, another)), end

    def total(self, at: int) -> Ways:
        yield from self.signed(at, self.product, "+", "−")

    def product(self, at: int) -> Ways:
        yield from self.signed(at, self.unary, "×", "÷")

    def signed(self, at: int, part: Callable[[int], Ways], *signs: str) -> Ways:
        for first, here in part(at):
            yield first, here
            yield from self.more_signed(first, here, part, signs)

    def more_signed(self, left: Read, at: int, part: Callable[[int], Ways], signs: tuple[str, ...]) -> Ways:
        for sign, here in self.after(at, *signs):
            for right, there in part(here):
                made = partial(_made, OPERATIONS[SIGNS[sign]], left, right)
                yield made, there
                yield from self.more_signed(made, there, part, signs)

    def unary(self, at: int) -> Ways:
        for _, here in self.after(at, "负", "−"):
            for operand, there in self.unary(here):
                yield partial(_minus, operand), there
        for rows, here in self.things(at, "∑[机", "]"):
            bodies = list(self.product(here))  # what stands after the sign is summed, to its end
            longest = max((end for _, end in bodies), default=0)
            yield from ((partial(_summed, rows, body), end) for body, end in bodies if end == longest)
        yield from self.primary(at)

    def primary(self, at: int) -> Ways:
        for _, here in self.after(at, "("):
            yield from self.closed(self.anything(here), ")")
        if digits := re.compile(r"\d+").match(self.text, at):
            yield partial(_given, Fraction(digits[0])), digits.end()
        yield from self.named(at, "甲", "乙", "丙", "寅", "卯")
        for word, here in self.after(at, *APPLIED):
            yield from self.arguments(APPLIED[word], here, ())
        yield from self.cases(at, "{", "→", ";", "其他情形→", "}")
        for rows, here in self.things(at, "合计[机", "]"):
            for body, there in self.primary(here):
                yield partial(_summed, rows, body), there
        for rows, here in self.things(at, "机", "的"):
            for body, there in self.product(here):
                yield from ((partial(_summed, rows, body), end) for _, end in self.after(there, "之和"))
        for _, here in self.after(at, "按"):
            for order, there in self.primary(here):
                for rows, further in self.things(there, "排在最前的机", "的"):
                    for body, end in self.primary(further):
                        yield partial(_first_row, rows, order, body), end

    def arguments(self, chosen: Callable[..., Any], at: int, told: tuple[Read, ...]) -> Ways:
        for another, here in self.anything(at):
            for mark, there in self.after(here, ";", ",", ")"):
                if mark == ")":
                    yield partial(_chosen, chosen, (*told, another)), there
                else:
                    yield from self.arguments(chosen, there, (*told, another))

    def things(self, at: int, begin: str, end: str) -> Iterator[tuple[Read, int]]:
        """Rows, with what they must be."""
        for _, here in self.after(at, begin):
            yield from ((partial(_rows, None), there) for _, there in self.after(here, end))
            for _, there in self.after(here, "("):
                for condition, further in self.closed(self.truth(there), ")"):
                    yield from ((partial(_rows, condition), done) for _, done in self.after(further, end))

    def named(self, at: int, *names: str) -> Ways:
        for name in names:
            for owner, here in self.after(at, "", "上年", OUTER):
                for _, there in self.after(here, name):
                    yield partial(_fact, name, owner), there

    def closed(self, ways: Ways, end: str) -> Ways:
        for read, here in ways:
            yield from ((read, there) for _, there in self.after(here, end))

    def truth(self, at: int) -> Ways:
        yield from self.joined(at, self.both, "or", ",或", "或")

    def both(self, at: int) -> Ways:
        yield from self.joined(at, self.claim, "and", "且")

    def joined(self, at: int, part: Callable[[int], Ways], function: str, *joints: str) -> Ways:
        for first, here in part(at):
            yield first, here
            for _, there in self.after(here, *joints):
                for rest, end in self.joined(there, part, function, *joints):
                    yield partial(_made, OPERATIONS[function], first, rest), end

    def claim(self, at: int) -> Ways:
        for _, here in self.after(at, "("):
            yield from self.closed(self.truth(here), ")")
        for _, here in self.after(at, "并非("):
            for inside, there in self.closed(self.truth(here), ")"):
                yield partial(_not, inside), there
        yield from self.named(at, "已成", "已启", "丑")
        for name in ("成", "启"):
            for read, here in self.named(at, f"未{name}"):
                yield partial(_not, partial(_fact, f"已{name}", read.args[1])), here  # type: ignore[attr-defined]  # a partial
        for _, here in self.after(at, "“"):
            yield from ((partial(_not, read), end) for read, end in self.closed(self.named(here, "丑"), "”为否"))
        for word, some in (("有机符合(", any), ("没有机符合(", _none)):
            for _, here in self.after(at, word):
                for body, there in self.closed(self.truth(here), ")"):
                    yield partial(_of_rows, some, partial(_rows, None), body), there
        for rows, here in self.things(at, "每一机", "都符合("):
            for body, there in self.closed(self.truth(here), ")"):
                yield partial(_of_rows, all, rows, body), there
        for left, here in [*self.extreme(at), *self.total(at)]:
            for word, there in self.after(here, *COMPARED):
                for right, end in [*self.extreme(there), *self.total(there)]:
                    yield partial(_made, OPERATIONS[COMPARED[word]], left, right), end
            for _, there in self.after(here, "在"):
                for right, end in self.closed(iter([*self.extreme(there), *self.total(there)]), "以上"):
                    yield partial(_made, operator.ge, left, right), end


def _all_ways(way: Callable[[int], Ways], at: int) -> list[tuple[Read, int]]:
    return list(way(at))


def _fact(name: str, owner: str, rows: Rows) -> Any:
    if name in ENTERPRISE:
        return ENTERPRISE[("上年" if owner == "上年" else "") + name]
    return rows[-2 if owner == OUTER else -1][name]


def _given(value: Fraction, rows: Rows) -> Any:
    return value


def _made(function: Callable[..., Any], left: Read, right: Read, rows: Rows) -> Any:
    return function(left(rows), right(rows))


def _minus(operand: Read, rows: Rows) -> Any:
    return -operand(rows)


def _not(inside: Read, rows: Rows) -> Any:
    return not inside(rows)


def _none(values: list[Any]) -> bool:
    return not any(values)


def _chosen(function: Callable[..., Any], arguments: tuple[Read, ...], rows: Rows) -> Any:
    return function(*(a(rows) for a in arguments))


def _first_case(told: tuple[tuple[Read, Read], ...], last: Read, rows: Rows) -> Any:
    found = [(condition(rows), value(rows)) for condition, value in told]
    otherwise = last(rows)
    return next((value for holds, value in found if holds), otherwise)


def _rows(condition: Read | None, rows: Rows) -> list[Rows]:
    inside = [(*rows, thing) for thing in THINGS]
    return [row for row in inside if condition is None or condition(row)]


def _summed(of: Read, body: Read, rows: Rows) -> Any:
    return sum((body(row) for row in of(rows)), Fraction(0))


def _of_rows(some: Callable[[list[Any]], bool], of: Read, body: Read, rows: Rows) -> Any:
    return some([body(row) for row in of(rows)])


def _first_row(of: Read, order: Read, body: Read, rows: Rows) -> Any:
    kept = sorted(of(rows), key=order)[:1]
    return body(kept[0]) if kept else Fraction(0)

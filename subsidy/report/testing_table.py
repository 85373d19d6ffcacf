"""A test of a ruleset for the terminal: what differs in words, then what the cases have exercised."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import groupby

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from subsidy.report.amounts import people
from subsidy.report.testing_words import TestingWords, testing_words
from subsidy.report.text import one_line
from subsidy.report.words import Lang
from subsidy.results.testing import WANTED, CaseRun, Difference, Point, RulesetTest, Side

WIDTH = 100
_MONEY = frozenset({"payable", "waived", "at_least", "at_most"})
_COLUMNS: tuple[frozenset[Side], ...] = (frozenset({"true", "used", "acts"}), frozenset({"false", "idle"}), frozenset({"unknown"}))


def to_text(test: RulesetTest, lang: Lang = "zh") -> str:
    """How many cases hold, and everything that differs."""
    w = testing_words(lang)
    count = w.differs.format(count=len(test.differing)) if test.differing else w.holds
    separator = "，" if lang == "zh" else ", "
    lines = [w.cases.format(title=one_line(test.title or test.ruleset), total=len(test.cases)) + separator + count if test.cases else w.none]
    if test.left_open:
        lines.append(w.left_open.format(count=test.left_open))
    for case in test.differing:
        lines += ["", *_case(case, lang)]
    return "\n".join(lines) + "\n"


def coverage_table(test: RulesetTest, lang: Lang = "zh", width: int = WIDTH) -> str:
    """Every condition, amount, limit and option with how often cases saw it, and what they never saw; empty where there are no rules yet."""
    w = testing_words(lang)
    if not test.points:
        return ""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("", overflow="fold", ratio=1)
    for column in w.columns:
        table.add_column(column, justify="right", no_wrap=True)
    shown = [point for point in test.points if point.kind != "part"]
    for home, points in groupby(shown, key=lambda point: _home(point, w)):
        table.add_row(one_line(home), style="bold")
        for point in points:
            table.add_row(Padding(Text(_told(point, w)), (0, 0, 0, 2)), *_counts(point, w))
    file = io.StringIO()
    console = Console(file=file, width=width, highlight=False, markup=False, emoji=False)
    console.print(table)
    console.print(w.legend, soft_wrap=True)
    for line in ("", *_never(test, w)):
        console.print(line, soft_wrap=True)
    return "\n".join(line.rstrip() for line in file.getvalue().splitlines()) + "\n"


def _case(case: CaseRun, lang: Lang) -> Iterator[str]:
    w = testing_words(lang)
    yield w.about.format(case=case.case, title=one_line(case.title), place=case.place, clause=one_line(case.clause))
    for difference in case.differences:
        yield f"  {difference_text(difference, lang)}"
    yield f"  {w.why.format(why=one_line(case.why))}"


def difference_text(difference: Difference, lang: Lang) -> str:
    """One difference: the award, the field, what was worked out and what was found."""
    w = testing_words(lang)
    title = one_line(difference.title or difference.of)
    if difference.field == "subject":
        return w.no_subject.format(title=title, of=difference.of, found=_value("", difference.found, lang))
    if difference.field == "ambiguous":
        return w.ambiguous.format(title=title, of=difference.of)
    expected, found = (_value(difference.field, value, lang) for value in (difference.expected, difference.found))
    return w.difference.format(title=title, of=difference.of, field=w.fields[difference.field], expected=expected, found=found)


def _value(field: str, value: object, lang: Lang) -> str:
    w = testing_words(lang)
    match value:
        case bool():
            return w.flags[value]
        case str() if field in _MONEY:
            return people(value, lang)
        case str():
            return w.statuses.get(value, one_line(value))
        case tuple() if value:
            return ("、" if lang == "zh" else ", ").join(one_line(str(part)) for part in value)
        case _:
            return w.nothing


def _home(point: Point, w: TestingWords) -> str:
    match point.kind:
        case "cap" | "one_of":
            return w.limits
        case "option":
            return f"{w.readings} {point.of} {point.home}"
        case _:
            return f"{point.home} {point.of}".strip()


def _told(point: Point, w: TestingWords) -> str:
    match point.kind:
        case "cap" | "one_of":
            return one_line(f"{w.kinds[point.kind]} {point.of}：{point.home}")
        case "component":
            return one_line(f"{w.kinds[point.kind]}：{point.text}")
        case _:
            return one_line(point.text)


def _counts(point: Point, w: TestingWords) -> Iterator[str]:
    """A number where something was seen, 无 where it should have been."""
    for sides in _COLUMNS:
        seen = sum(point.seen.get(side, 0) for side in sides)
        yield str(seen) if seen else w.nothing if sides & set(WANTED[point.kind]) else "·"


def _never(test: RulesetTest, w: TestingWords) -> Iterator[str]:
    lacking = [point for point in test.points if point.never]
    if lacking:
        yield w.never
    for home, points in groupby(lacking, key=lambda point: _home(point, w)):
        yield f"  {one_line(home)}"
        yield from _sides(points, w)
    yield w.covered.format(wanted=test.wanted, exercised=test.exercised, percent=percent(test))
    if not lacking and test.points:
        yield w.complete


def _sides(points: Iterable[Point], w: TestingWords) -> Iterator[str]:
    for point in points:
        text = _told(point, w) if point.kind != "part" else f"{w.kinds['part']}“{one_line(point.text)}”"
        yield f"    {text}：{'，'.join(w.sides[point.kind, side] for side in point.never)}"


def percent(test: RulesetTest) -> str:
    """How much was exercised; 100% only if all of it was."""
    if test.exercised == test.wanted:
        return "100%"
    tenths = test.exercised * 1000 // test.wanted
    return f"{tenths // 10}.{tenths % 10}%"

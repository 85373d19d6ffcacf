"""Sentences and formulas of made-up rules are read back by one who knows only words, signs and brackets: they mean what the rule means."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, assume, given, settings

from subsidy.interpret.prose.formula import formula_of
from subsidy.interpret.prose.phrase import Phrases
from subsidy.ir import nodes as n
from subsidy.report.formula_text import in_line, mathml
from subsidy.report.rule_words import rule_words
from tests.prose.reader import Read, Reader
from tests.prose.sums import call, fact, number, numbers, over_things, rules, truths, value

RULES, W = rules(), rule_words("zh")
MANY = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much])


def means(ways: list[Read], node: n.Node, text: str) -> None:
    """There is a way to read the text, and every way gives what the node gives."""
    try:
        expected = value(node, {})
    except ZeroDivisionError:
        assume(False)
    assert ways, text
    for read in ways:
        assert result(read) == expected, text


def result(read: Read) -> Any:
    try:
        return read(())
    except ZeroDivisionError:
        return "divided by zero"


@MANY
@given(numbers(3))
def test_the_words_of_an_amount_mean_the_amount(node: n.Node) -> None:
    said = Phrases(RULES)(node)
    means(Reader(said).amounts(), node, said)


@MANY
@given(truths(3))
def test_the_words_of_a_condition_mean_the_condition(node: n.Node) -> None:
    said = Phrases(RULES)(node)
    means(Reader(said).conditions(), node, said)


@MANY
@given(numbers(3))
def test_a_formula_means_the_amount(node: n.Node) -> None:
    formula = formula_of(node, Phrases(RULES))
    line, drawn = in_line(formula, W), read_off(ElementTree.fromstring(str(mathml(formula, W, ""))))
    means(Reader(line).amounts(), node, line)
    means(Reader(drawn).amounts(), node, drawn)


def read_off(drawn: ElementTree.Element) -> str:
    """What one sees of a drawn formula, written in a line."""
    parts = [read_off(child) for child in drawn]
    match drawn.tag:
        case "mfrac":
            return f"(({parts[0]})÷({parts[1]}))"
        case "munder":
            return f"{parts[0]}[{parts[1]}]"
        case "mtable":
            return "{" + ";".join(parts) + "}"
        case "mtr":
            return f"{parts[1]}→{parts[0]}"
        case _:
            return (drawn.text or "") + "".join(parts)


def a(label: str = "甲") -> n.Node:
    return fact("enterprise", label)


SAID = (
    (call("negative", call("-", number(2), a())), "负(2−甲)", "−(2 − 甲)"),
    (call("*", call("negative", call("-", a(), a("乙"))), number(2)), "负(甲−乙)×2", "−(甲 − 乙) × 2"),
    (call("-", a(), call("-", a("乙"), a("丙"))), "甲−(乙−丙)", "甲 − (乙 − 丙)"),
    (call("*", call("min", a(), a("乙"), number(9)), number(2)), "(甲、乙与9中最小者)×2", "最小值(甲; 乙; 9) × 2"),
    (call("max", a(), call("+", a("乙"), number(1))), "甲与(乙+1)中较大者", "最大值(甲; 乙 + 1)"),
    (call("*", over_things("first", "e", None, call("+", fact("e", "寅"), number(1)), fact("e", "卯")), number(2)), "按卯排在最前的机的(寅+1)×2", "按卯排在最前的机的(寅+1) × 2"),
    (over_things("sum", "e", None, call("+", fact("e", "寅"), number(1)), None), "机的(寅+1)之和", "合计[机](寅 + 1)"),
    (over_things("sum", "e", None, over_things("sum", "f", None, call("*", fact("e", "寅"), fact("f", "寅")), None), None), "机的机的本机的寅×寅之和之和", "合计[机](合计[机](本机的寅 × 寅))"),
)  # fmt: skip


@pytest.mark.parametrize(("node", "words", "line"), SAID, ids=[words for _, words, _ in SAID])
def test_said_exactly(node: n.Node, words: str, line: str) -> None:
    said = Phrases(RULES)
    assert said(node) == words
    assert in_line(formula_of(node, said), W) == line


DENIED = (
    (call("not", fact("last_year", "已成")), "上年未成"),
    (call("not", fact("enterprise", "丑")), "“丑”为否"),
    (over_things("any", "e", None, over_things("any", "f", None, call("and", call("not", fact("e", "已启")), fact("f", "已启")), None), None), "有机符合(有机符合(本机的未启且已启))"),
    (over_things("all", "e", fact("e", "已启"), call(">", fact("e", "寅"), number(1)), None), "每一机(已启)都符合(寅超过1)"),
    (call("or", call("or", call(">", a(), number(1)), a("丑")), call("and", a("已成"), a("丑"))), "甲超过1,或丑,或(已成且丑)"),
    (call("and", a("丑"), call("or", a("已成"), call("not", a("丑")))), "丑且(已成,或“丑”为否)"),
    (call("==", call(">", a(), number(1)), call("<", a(), number(2))), "(甲超过1)为(甲低于2)"),
)  # fmt: skip


@pytest.mark.parametrize(("node", "words"), DENIED, ids=[words for _, words in DENIED])
def test_conditions_said_exactly(node: n.Node, words: str) -> None:
    assert Phrases(RULES)(node) == words

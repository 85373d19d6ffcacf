"""What chosen readings leave standing, over planted trees."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest

from subsidy.interpret.prose.flow import checks_of
from subsidy.interpret.prose.formula import formula_of
from subsidy.interpret.prose.phrase import Phrases
from subsidy.interpret.prose.standing import Standing
from subsidy.ir import nodes as n
from subsidy.ir import ruleset as r
from subsidy.quantity.types import BOOL, TEXT
from subsidy.report.formula_text import in_line
from subsidy.report.rule_words import rule_words
from tests.prose.pages import ruleset
from tests.prose.sums import call, fact, rules

_ids = count(10**6)
CHOSEN = {"X": "甲"}
RULES = rules()


def reading(option: str, name: str = "X", function: str = "==") -> n.Call:
    return call(function, n.Reading(next(_ids), TEXT, name), n.Const(next(_ids), TEXT, option, option))


YES, NO, OPEN = reading("甲"), reading("乙"), reading("甲", "Y")
FACT, OTHER = fact("enterprise", "已成"), fact("enterprise", "丑")
A, B = fact("enterprise", "甲"), fact("enterprise", "乙")

STANDS: tuple[tuple[n.Call, list[n.Node]], ...] = (
    (call("and", FACT, YES), [FACT]),
    (call("and", FACT, NO), [NO]),
    (call("or", FACT, YES), [YES]),
    (call("or", FACT, NO), [FACT]),
    (call("and", FACT, OTHER), [FACT, OTHER]),
    (call("and", FACT, OPEN), [FACT, OPEN]),
    (call("and", YES, YES), [YES]),
    (call("if", YES, A, B), [A]),
    (call("if", NO, A, B), [B]),
    (call("if", OPEN, A, B), [OPEN, A, B]),
    (call("+", A, B), [A, B]),
)


@pytest.mark.parametrize(("node", "left"), STANDS)
def test_what_stands(node: n.Call, left: list[n.Node]) -> None:
    found = Standing(RULES, CHOSEN).of(node)
    assert [b.id for b in found] == [b.id for b in left]


SETTLED: tuple[tuple[n.Node, bool | None], ...] = (
    (YES, True),
    (NO, False),
    (OPEN, None),
    (FACT, None),
    (reading("甲", function="!="), False),
    (call("not", NO), True),
    (call("not", FACT), None),
    (call("and", FACT, NO), False),
    (call("and", FACT, YES), None),
    (call("and", YES, YES), True),
    (call("or", FACT, YES), True),
    (call("or", FACT, NO), None),
    (call("or", NO, NO), False),
)


@pytest.mark.parametrize(("node", "truth"), SETTLED)
def test_what_is_settled(node: n.Node, truth: bool | None) -> None:
    assert Standing(RULES, CHOSEN).settled(node) is truth


@pytest.mark.parametrize(
    ("chosen", "line"),
    [
        ({}, "{口径 X 取“甲” → 甲; 其他情形 → {口径 Y 取“甲” → 乙; 其他情形 → 甲}}"),
        (CHOSEN, "甲"),
        ({"X": "乙"}, "{口径 Y 取“甲” → 乙; 其他情形 → 甲}"),
        ({"X": "乙", "Y": "乙"}, "甲"),
    ],
)
def test_a_formula_leaves_out_what_readings_rule_out(chosen: dict[str, str], line: str) -> None:
    node = call("if", YES, A, call("if", OPEN, B, A))
    assert in_line(formula_of(node, Phrases(RULES, chosen)), rule_words("zh")) == line.replace("其他情形 → {", "").replace("}}", "}")


def test_a_name_for_a_name_keeps_both() -> None:
    """In the diagram the inner name is a box in the box of the outer, and what the inner one means is in its own."""
    inner = r.Definition("inner", "内名", None, None, call("and", FACT, OTHER), (), 0)
    outer = r.Definition("outer", "外名", None, None, n.Defined(next(_ids), BOOL, "inner", None), (), 0)
    made = replace(ruleset("shiyan_2018"), definitions={"inner": inner, "outer": outer})
    (check,) = checks_of((r.Condition(n.Defined(next(_ids), BOOL, "outer", None), ()),), made, Phrases(made))
    assert str(check.text) == "外名" and [str(p.text) for p in check.parts] == ["内名"]
    assert [str(p.text) for p in check.parts[0].parts] == ["已成", "丑"]


def test_a_name_that_says_what_its_only_part_says_stands_alone() -> None:
    named = r.Definition("done", "已成", None, None, FACT, (), 0)
    made = replace(ruleset("shiyan_2018"), definitions={"done": named})
    (check,) = checks_of((r.Condition(n.Defined(next(_ids), BOOL, "done", None), ()),), made, Phrases(made))
    assert (str(check.text), check.parts) == ("已成", ())

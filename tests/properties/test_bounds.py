"""What is said of a number by its form alone holds of every value it ever has: both engines rely on it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from subsidy.compile.ruleset import compile_draft
from subsidy.interpret.exact import unknown as u
from subsidy.interpret.exact.view import View
from subsidy.ir import nodes as n
from subsidy.ir.bounds import never_negative
from tests.rete.generated import made
from tests.rulesets.rules_support import laid_over

ENTERPRISES = 60

COSTS = "sum(e.cost for e in equipment)"
FORMS = {
    COSTS: True,
    "count(e for e in equipment)": True,
    f"{COSTS} + this_year.revenue": True,
    f"{COSTS} - this_year.revenue": False,
    f"{COSTS} * 50%": True,
    f"max({COSTS}, (this_year.revenue - last_year.revenue))": False,
    f"min({COSTS}, 10万元)": True,
    f"{COSTS} + 0元": True,
    f"this_year.revenue - last_year.revenue if key_enterprise else {COSTS}": False,
    "this_year.revenue": True,
    "(this_year.revenue - last_year.revenue)": False,
    "sum(f.revenue - 1元 for f in figures)": False,
    f"benchmark_rate * {COSTS}": True,
    f"{COSTS} if (this_year.revenue - last_year.revenue) < 0元 else this_year.revenue": True,
    f"{COSTS} if key_enterprise else (this_year.revenue - last_year.revenue)": False,
    f"(this_year.revenue - last_year.revenue) / {COSTS}": False,
}


def values(node: n.Node, view: View) -> Iterator[tuple[n.Node, Any]]:
    """Every node of a tree with each value it had, in every row of its lists and in the definitions it names."""
    yield node, view[node]
    if isinstance(node, n.Aggregate):
        for row in view.rows(node) or ():
            yield from values(node.body, row)
    elif isinstance(node, n.Defined):
        if (inside := view.inside(node)) is not None:
            yield from values(*inside)
    else:
        for child in n.children(node):
            yield from values(child, view)


@pytest.mark.parametrize(("form", "never"), FORMS.items())
def test_what_is_told_of_a_form(form: str, never: bool, tmp_path: Path) -> None:
    definitions = laid_over(None, tmp_path) / "definitions.yaml"
    text = definitions.read_text(encoding="utf-8")
    definitions.write_text(text.replace("sum(e.cost for e in equipment if e.year == year)", form), encoding="utf-8")
    draft = compile_draft(definitions.parent)
    body = draft.ruleset.definitions["year_investment"].body
    assert [m for m in draft.mistakes if m.place.file.endswith("definitions.yaml")] == []
    assert never_negative(body) is never


@pytest.mark.parametrize("name", ["shiyan_2018", "hanzhong_2020"])
def test_what_is_never_negative_never_is(name: str) -> None:
    claimed, negative = 0, 0
    for determined in made(name, ENTERPRISES, 7):
        answer = determined.engine.answer(determined.plan)
        for outcome in determined.decision.outcomes:
            if outcome.no_subject:
                continue
            view = answer.view(outcome)
            for tree in (*(c.node for c in outcome.award.conditions), *(c.node for c in outcome.award.components)):
                for node, value in values(tree, view):
                    least = value.lo if isinstance(value, u.Open) else value
                    below = isinstance(least, int | Fraction) and least < 0
                    negative += below
                    if never_negative(node):
                        claimed += 1
                        assert not below, node
    assert claimed > 500 and negative > 0

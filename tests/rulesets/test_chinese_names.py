"""What has a name in English has one in Chinese, and both mean the same: this_year.revenue is 当年.主营业务收入."""

from __future__ import annotations

from pathlib import Path

import pytest

from subsidy.compile.ruleset import compile_draft
from subsidy.compile.scope import BUILTINS
from subsidy.ir import nodes as n
from subsidy.profile.common import ENTERPRISE, common_vocabulary
from tests.rulesets.rules_support import laid_over

REVENUE = common_vocabulary().records["figures"].fields["revenue"].label
SAME = [(f"{years}.{revenue}", name) for name, years in (("this_year", "当年"), ("last_year", "上年")) for revenue in ("revenue", REVENUE)]


def body(expression: str, where: Path) -> n.Node:
    definitions = laid_over(None, where) / "definitions.yaml"
    text = definitions.read_text(encoding="utf-8")
    definitions.write_text(text.replace("sum(e.cost for e in equipment if e.year == year)", expression), encoding="utf-8")
    draft = compile_draft(definitions.parent)
    assert draft.mistakes == ()
    return draft.ruleset.definitions["year_investment"].body


@pytest.mark.parametrize(("expression", "name"), SAME)
def test_the_years_may_be_named_in_chinese(expression: str, name: str, tmp_path: Path) -> None:
    found = body(expression, tmp_path)
    assert isinstance(found, n.Field) and found.field.name == "revenue"
    assert found.of.name == name


@pytest.mark.parametrize("name", [name for name in BUILTINS if name != ENTERPRISE and not name.endswith("_year")])
def test_so_may_whatever_else_is_always_there(name: str, tmp_path: Path) -> None:
    chinese = BUILTINS[name][1]
    found = body(f"100万元 if {chinese} == {chinese} else 0元", tmp_path)
    assert {node.name for node in n.walk(found) if isinstance(node, n.Var)} == {name}

"""Each form of condition by itself, on small enterprises of which much is unknown: the two engines say the same."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from subsidy.confirming import confirm, coverage
from subsidy.deciding import determine, engine_of, facts_of, load_ruleset, plan_of
from subsidy.profile.enterprise import EnterpriseProfile
from subsidy.results.determination import Met
from tests.rete.test_lowering import with_condition
from tests.rulesets.rules_support import laid_over

pytest.importorskip("durable_rules_engine")

CONDITIONS = (
    "all(e.in_use for e in equipment if e.year == year)",
    "all(e.cost >= 5元 for e in equipment)",
    "any(e.in_use for e in equipment if e.cost > 5元)",
    "not any(e.in_use and e.cost != 5元 for e in equipment)",
    "count(e for e in equipment if e.in_use) >= 2",
    "sum(e.cost for e in equipment if e.in_use) >= 10元",
    "sum(e.cost if e.in_use else 1元 for e in equipment) == 10元",
    "sum(e.cost for e in equipment) / 3 > 3元",
    "first(e.cost for e in equipment if e.in_use by e.year) < 6元",
    "max(sum(e.cost for e in equipment), 4元) <= min(sum(e.cost for e in equipment if e.in_use), 9元)",
    "any(any(e.project == p.id and e.in_use for e in equipment) for p in projects)",
    "any(sum(e.cost for e in equipment if e.project == p.id) >= 10元 for p in projects)",
    "all(not any(e.project == p.id and e.in_use_on <= p.started_on for e in equipment) for p in projects)",
    "any(any(x.year > e.year and x.cost < e.cost for x in equipment) for e in equipment if e.in_use)",
    "any(any(x.year == e.year and x.kind != e.kind for x in equipment) for e in equipment)",
    "any(year_of(e.in_use_on) == year and month_of(e.in_use_on) >= 6 for e in equipment)",
    "all(e.in_use_on + 1年 > first_day(year) for e in equipment)",
    "(key_enterprise if any(e.in_use for e in equipment) else sum(e.cost for e in equipment) > 9元)",
)


@pytest.mark.parametrize("when", CONDITIONS)
def test_both_engines_say_the_same_of_a_condition(when: str, tmp_path: Path) -> None:
    ruleset = with_condition(when, tmp_path)
    assert not coverage(ruleset).gaps
    engine, plan = engine_of(ruleset), plan_of(ruleset, year=2020)
    random, seen = Random(when), Counter[Met]()
    for _ in range(300):
        profile = EnterpriseProfile.model_validate(_enterprise(random, ruleset.document.id))
        determined = engine.determine(plan, facts_of(ruleset, profile))
        found = confirm(determined)
        assert found.agreed, (profile, found.disagreements)
        seen[next(o for o in determined.outcomes if o.award.id == "bank_recommendation").standing] += 1
    assert min(seen[met] for met in Met) > 3, seen


def _enterprise(random: Random, ruleset: str) -> dict[str, Any]:
    unknown = random.choice([0.0, 0.0, 0.1, 0.3])

    def fact(*values: Any) -> Any:
        return None if random.random() < unknown else random.choice(values)

    def row(number: int) -> dict[str, Any]:
        days = date(2019, 12, 31), date(2020, 1, 1), date(2020, 7, 1), date(2018, 12, 31)
        return {
            "id": f"E{number}",
            "project": fact("P1", "P2", "无"),
            "year": fact(2019, 2020),
            "cost": fact("4元", "5元", "6元"),
            "in_use": fact(True, False),
            "kind": fact("smart", "ordinary"),
            "in_use_on": fact(*days),
        }

    projects = [{"id": f"P{i + 1}", "started_on": fact(date(2020, 1, 1), date(2019, 1, 1))} for i in range(random.randint(0, 2))]
    return {
        "equipment": fact([row(i) for i in range(random.randint(0, 4))]),
        "projects": projects if random.random() > unknown / 3 else None,
        "local": {ruleset: {"key_enterprise": fact(True, False)}},
    }


def test_an_award_for_projects_nobody_knows_of_is_open_whatever_the_enterprise_is(tmp_path: Path) -> None:
    """Its condition holds without looking at a project; whether there is one is not known."""
    folder = laid_over(None, tmp_path)
    path = folder / "awards" / "awards.yaml"
    condition = "- quote: 按基准利率的一半给予贴息\n        when: key_enterprise"
    path.write_text(path.read_text("utf-8").replace("- project.started", condition, 1), "utf-8")
    ruleset = load_ruleset(folder)
    for projects, expected in ((None, Met.UNKNOWN), ([], Met.NO), ([{"id": "P1"}], Met.YES)):
        profile = EnterpriseProfile.model_validate({"projects": projects, "local": {ruleset.document.id: {"key_enterprise": True}}})
        determined = determine(ruleset, profile, year=2020)
        assert confirm(determined).agreed
        assert next(o for o in determined.outcomes if o.award.id == "interest_subsidy").standing is expected

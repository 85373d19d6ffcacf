"""Both engines say the same of every award: on all cases of all rulesets, and on enterprises made at the thresholds.

``RETE_ENTERPRISES`` is how many are made in all (50,000); more are run by hand: RETE_ENTERPRISES=500000 pytest tests/rete.
"""

from __future__ import annotations

import os
from collections import Counter

import pytest

from subsidy.confirming import confirm, coverage, second_engine_of
from subsidy.deciding import determine, load_ruleset, ruleset_names
from subsidy.results.determination import Met
from tests.conformance.suites import cases_of, compiled
from tests.rete.generated import made

pytest.importorskip("durable_rules_engine")

ENTERPRISES = int(os.environ.get("RETE_ENTERPRISES", "50000"))
BLOCKS = 4  # so that two processes share the work
RULESETS = ruleset_names()


@pytest.mark.parametrize("name", RULESETS)
def test_every_case_is_confirmed(name: str) -> None:
    for case in cases_of(name):
        profile = case.profile
        determined = determine(compiled(name), profile, year=case.year, on=case.on, readings=case.readings, parameters=case.parameters)
        found = confirm(determined)
        assert found.agreed, (case.name, found.disagreements)
        assert found.compared == len(determined.outcomes)


@pytest.mark.parametrize("block", range(BLOCKS))
@pytest.mark.parametrize("name", RULESETS)
def test_enterprises_at_the_thresholds_are_confirmed(name: str, block: int) -> None:
    standings: Counter[Met] = Counter()
    count = ENTERPRISES // (len(RULESETS) * BLOCKS)
    for number, determined in enumerate(made(name, count, block)):
        found = confirm(determined)
        assert found.agreed, (name, block, number, found.disagreements)
        standings.update(outcome.standing for outcome in determined.outcomes)
    assert all(standings[met] > sum(standings.values()) / 20 for met in Met), standings  # each answer is put to the test


@pytest.mark.parametrize("name", RULESETS)
def test_no_ruleset_of_ours_has_a_gap(name: str) -> None:
    found = coverage(load_ruleset(name))
    assert not found.gaps
    assert found.rules > found.conditions


def test_a_project_that_another_award_has_taken_is_told_to_the_second_engine() -> None:
    """Decided without its projects, 设备补贴 fails its threshold; the second engine says so when it is told of them."""
    pytest.importorskip("durable_rules_engine")
    case = next(case for case in cases_of("shiyan_2018") if case.name == "threshold_kept_by_third")
    ruleset = compiled("shiyan_2018")
    profile = case.profile
    determined = determine(ruleset, profile, year=case.year, on=case.on, readings=case.readings, parameters=case.parameters)
    assert any(determined.claimed(outcome) for outcome in determined.outcomes)
    assert confirm(determined).agreed
    setting = determined.plan.setting
    readings = {name: option for name in setting.chosen if (option := setting.readings[name]) is not None}
    every = frozenset(row["id"] for row in determined.enterprise["projects"])
    told = [
        second_engine_of(ruleset).judge(determined.enterprise, setting.year, None, readings, setting.given, claimed=c) for c in (frozenset(), every)
    ]
    assert [answers["smart_retrofit", None] for answers in told] == [Met.YES, Met.NO]

"""Every case of every ruleset, on the exact interpreter."""

from __future__ import annotations

import pytest

from subsidy.cases.suite import Case
from subsidy.operations import ruleset_names
from tests.conformance.suites import cases_of, compiled, differing

RULESETS = ruleset_names()
ENOUGH = {"shiyan_2018": 120, "hanzhong_2020": 30}
CASES = [(name, case) for name in RULESETS for case in cases_of(name)]


@pytest.mark.parametrize(("name", "case"), [pytest.param(n, c, id=f"{n}-{c.file.removesuffix('.yaml')}-{c.name}") for n, c in CASES])
def test_case(name: str, case: Case) -> None:
    assert differing(case, compiled(name)) == [], case.title


@pytest.mark.parametrize("ruleset", RULESETS)
def test_enough_cases(ruleset: str) -> None:
    assert sum(name == ruleset for name, _ in CASES) >= ENOUGH.get(ruleset, 15)

"""Every case of every ruleset, on the exact interpreter."""

from __future__ import annotations

import pytest

from subsidy.operations import ruleset_names
from tests.conformance.case_files import Case, compiled, differences, read_cases

RULESETS = ruleset_names()
ENOUGH = {"shiyan_2018": 120, "hanzhong_2020": 30}
CASES = [case for ruleset in RULESETS for case in read_cases(ruleset)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.ruleset}-{case.file.removesuffix('.yaml')}-{case.name}")
def test_case(case: Case) -> None:
    assert differences(case, compiled(case.ruleset)) == [], case.title


@pytest.mark.parametrize("ruleset", RULESETS)
def test_enough_cases(ruleset: str) -> None:
    assert sum(case.ruleset == ruleset for case in CASES) >= ENOUGH.get(ruleset, 15)

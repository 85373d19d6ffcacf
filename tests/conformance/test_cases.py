"""Every case of every ruleset, on the exact interpreter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from subsidy.operations import determine, ruleset_names
from subsidy.profile.enterprise import EnterpriseProfile
from subsidy.quantity.show import yuan
from subsidy.quantity.units import read_quantity
from subsidy.results.determination import Determination, Result
from tests.conformance.case_files import Case, compiled, read_cases

RULESETS = ruleset_names()
ENOUGH = {"shiyan_2018": 120, "hanzhong_2020": 30}
CASES = [case for ruleset in RULESETS for case in read_cases(ruleset)]


def decided(case: Case) -> Result:
    profile = EnterpriseProfile.model_validate(case.profile)
    return determine(compiled(case.ruleset), profile, year=case.year, on=case.on, readings=case.readings, parameters=case.parameters).result


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.ruleset}-{case.file.removesuffix('.yaml')}-{case.name}")
def test_case(case: Case) -> None:
    result = decided(case)
    found = {f"{d.award}/{d.subject}" if d.subject else d.award: d for d in result.determinations}
    for key, expected in case.expect.items():
        if key == "total":
            got: dict[str, Any] = result.total.model_dump()
            assert {k: got[k] for k in expected} == {k: _money(v) for k, v in expected.items()}, case.title
            continue
        assert key in found, (key, sorted(found))
        assert _answer(found[key], expected) == _expected(expected), (key, case.title)


@pytest.mark.parametrize("ruleset", RULESETS)
def test_enough_cases(ruleset: str) -> None:
    assert sum(case.ruleset == ruleset for case in CASES) >= ENOUGH.get(ruleset, 15)


def _answer(found: Determination, expected: dict[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {
        "status": found.status.value,
        "payable": found.payable,
        "at_least": found.at_least,
        "at_most": found.at_most,
        "missing": sorted(m.name for m in found.missing),
        "limited_by": sorted({step.limit for step in found.steps if step.limit}),
        "given_up": found.given_up is not None,
    }
    return {key: values[key] for key in expected}


def _expected(expected: dict[str, Any]) -> dict[str, Any]:
    readers: dict[str, Callable[[Any], object]] = {
        "payable": _money,
        "at_least": _money,
        "at_most": _money,
        "missing": sorted,
        "limited_by": sorted,
        "given_up": _true,
    }
    return {key: readers.get(key, str)(value) for key, value in expected.items()}


def _money(text: str | None) -> str | None:
    return None if text in (None, "none") else yuan(read_quantity(text).value)


def _true(text: str) -> bool:
    return text in ("true", "是")

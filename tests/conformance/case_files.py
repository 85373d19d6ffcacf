"""Cases as data: sample enterprises with the answer worked out by hand from the text (``rulesets/*/cases/``)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from subsidy.ir.ruleset import Ruleset
from subsidy.operations import determine, load_ruleset, ruleset_folder
from subsidy.profile.enterprise import EnterpriseProfile
from subsidy.quantity.show import yuan
from subsidy.quantity.units import read_quantity
from subsidy.results.determination import Determination
from subsidy.syntax.case_files import Case as Written
from subsidy.syntax.case_files import read_cases as written

EXPECTED = {"status", "payable", "at_least", "at_most", "missing", "limited_by", "given_up"}


@dataclass(frozen=True)
class Case:
    ruleset: str
    file: str
    name: str
    title: str
    year: int
    on: date | None
    profile: dict[str, Any]
    readings: dict[str, str]
    parameters: dict[str, str]
    expect: dict[str, dict[str, Any]]


@cache
def compiled(ruleset: str) -> Ruleset:
    return load_ruleset(ruleset)


def read_cases(ruleset: str) -> list[Case]:
    """Every case of a ruleset; a misspelt key of a case is an error."""
    rows = written(ruleset_folder(ruleset))
    names = [row.name for row in rows]
    assert len(set(names)) == len(names), "case names repeat"
    for row in rows:
        for expected in row.expect.values():
            assert not set(expected) - EXPECTED, (row.file, row.name, set(expected) - EXPECTED)
    return [_case(ruleset, row) for row in rows]


def _case(ruleset: str, row: Written) -> Case:
    profile, readings, parameters, expect = dict(row.profile), dict(row.readings), dict(row.parameters), dict(row.expect)
    return Case(ruleset, row.file, row.name, row.title, row.year, row.on, profile, readings, parameters, expect)


def differences(case: Case, ruleset: Ruleset) -> list[tuple[str, object, object]]:
    """What a case expects and what the exact interpreter answers, wherever these differ: award or total, expected, found."""
    profile = EnterpriseProfile.model_validate(case.profile)
    result = determine(ruleset, profile, year=case.year, on=case.on, readings=case.readings, parameters=case.parameters).result
    found = {f"{d.award}/{d.subject}" if d.subject else d.award: d for d in result.determinations}
    pairs: list[tuple[str, object, object]] = []
    for key, expected in case.expect.items():
        if key == "total":
            got = result.total.model_dump()
            pairs.append((key, {k: _money(v) for k, v in expected.items()}, {k: got[k] for k in expected}))
        else:
            pairs.append((key, _expected(expected), _answer(found[key], expected) if key in found else sorted(found)))
    return [pair for pair in pairs if pair[1] != pair[2]]


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

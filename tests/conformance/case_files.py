"""Cases as data: sample enterprises with the answer worked out by hand from the text (``rulesets/*/cases/``)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from subsidy.ir.ruleset import Ruleset
from subsidy.operations import load_ruleset, ruleset_folder
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

"""The cases of the shipped rulesets, read once."""

from __future__ import annotations

from functools import cache

from subsidy.authoring import decide_case
from subsidy.cases.compare import differences
from subsidy.cases.suite import Case, read_suite
from subsidy.ir.ruleset import Ruleset
from subsidy.operations import load_ruleset, ruleset_folder
from subsidy.results.testing import Difference


@cache
def compiled(name: str) -> Ruleset:
    return load_ruleset(name)


@cache
def cases_of(name: str) -> tuple[Case, ...]:
    return read_suite(ruleset_folder(name), compiled(name))


def differing(case: Case, ruleset: Ruleset) -> list[Difference]:
    """Where the exact interpreter answers otherwise than a case expects."""
    return list(differences(case, decide_case(ruleset, case)))

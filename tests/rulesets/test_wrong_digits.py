"""A wrong digit in any rule of any shipped ruleset is noticed: by the words it quotes, or else by the ruleset's cases.

Every third is tried, all of them with ``--every-mutant``.
"""

from __future__ import annotations

import pytest

from subsidy.operations import lint, load_ruleset, ruleset_names
from tests.conformance.suites import cases_of, differing
from tests.rulesets.conftest import Changed
from tests.rulesets.mutants import Mutant, wrong_digits

# A figure that is written twice in one part of a rule: its quote stands for the other one still.
TWICE = 12


@pytest.mark.parametrize("name", ruleset_names())
def test_a_wrong_digit_is_reported(name: str, request: pytest.FixtureRequest, changed: Changed) -> None:
    before = lint(name)
    unquoted: list[Mutant] = []
    every = list(wrong_digits(name))
    for mutant in every if request.config.getoption("--every-mutant") else every[::3]:
        with changed(mutant):
            if not [found for found in lint(name) if found not in before]:
                unquoted.append(mutant)
    assert len(unquoted) <= TWICE
    assert [str(mutant) for mutant in unquoted if not _noticed_by_a_case(name, mutant, changed)] == []


def _noticed_by_a_case(name: str, mutant: Mutant, changed: Changed) -> bool:
    with changed(mutant):
        ruleset = load_ruleset(name)
    return any(differing(case, ruleset) for case in cases_of(name))

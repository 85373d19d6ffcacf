"""All cases of a ruleset, one after another."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from subsidy.cases.compare import differences, expected_outcomes
from subsidy.cases.exercised import Exercised
from subsidy.cases.suite import Case
from subsidy.interpret.exact.engine import Determined
from subsidy.ir import nodes as n
from subsidy.ir.ruleset import Ruleset
from subsidy.results.testing import CaseRun, RulesetTest
from subsidy.source.diagnostic import Diagnostic, DiagnosticsError


def run_cases(
    ruleset: Ruleset, left_open: int, cases: Iterable[Case], decide: Callable[[Case], Determined], phrase: Callable[[n.Node], str]
) -> RulesetTest:
    """What differs and what was exercised. Raises :class:`DiagnosticsError` with the mistakes of all cases in choosing readings and parameters."""
    exercised, runs = Exercised(ruleset, phrase), []
    mistakes: list[Diagnostic] = []
    for case in cases:
        try:
            determined = decide(case)
        except DiagnosticsError as error:
            mistakes += case.at_home(error)
            continue
        exercised.see(determined, expected_outcomes(case, determined).values())
        runs.append(CaseRun(case.name, case.title, case.clause, case.why, str(case.place), tuple(differences(case, determined))))
    if mistakes:
        raise DiagnosticsError(mistakes)
    return RulesetTest(ruleset.document.id, ruleset.document.title, left_open, tuple(runs), tuple(exercised.points()))

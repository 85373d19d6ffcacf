"""What a case expects and what the rules answer, wherever these differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from subsidy.cases.suite import Case
from subsidy.interpret.exact.answer import name_of
from subsidy.interpret.exact.engine import Determined
from subsidy.interpret.exact.outcome import Outcome
from subsidy.results.determination import Determination
from subsidy.results.testing import Difference

TOTAL = "合计"


def expected_outcomes(case: Case, determined: Determined) -> Mapping[str, Outcome]:
    """The outcomes that a case says something about. A name that several bear (rows without an id) says nothing about any of them."""
    bearers = Counter(name_of(outcome) for outcome in determined.outcomes)
    return {name: outcome for outcome in determined.outcomes if (name := name_of(outcome)) in case.expect and bearers[name] == 1}


def differences(case: Case, determined: Determined) -> Iterator[Difference]:
    """Every field that differs, in the order of the case. Only what the case expects is put into words."""
    outcomes = expected_outcomes(case, determined)
    answer = determined.engine.answer(determined.plan)
    titles = {award.id: award.title for award in determined.engine.ruleset.awards}
    for name, expected in case.expect.items():
        title = TOTAL if name == "total" else titles.get(name.partition("/")[0], "")
        if name == "total":
            found: Mapping[str, object] = determined.total.model_dump()
        elif name in outcomes:
            found = _fields(answer.determination(outcomes[name], []))
        else:
            there = tuple(name_of(o) for o in determined.outcomes if o.award.id == name.partition("/")[0])
            yield Difference(name, title, "ambiguous" if name in there else "subject", name, there)
            continue
        for field, value in expected.items():
            if found[field] != value:
                yield Difference(name, title, field, value, found[field])


def _fields(found: Determination) -> Mapping[str, object]:
    return {
        "status": found.status.value,
        "payable": found.payable,
        "at_least": found.at_least,
        "at_most": found.at_most,
        "missing": tuple(sorted(m.name for m in found.missing)),
        "limited_by": tuple(sorted({step.limit for step in found.steps if step.limit})),
        "given_up": found.given_up is not None,
    }

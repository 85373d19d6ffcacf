"""One enterprise under one setting: every award evaluated, limited, and the best allowed combination chosen.

The order is that of design §5. What is recorded here are numbers and frames; words come later, on request.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import Any

from subsidy.interpret.exact import unknown as u
from subsidy.interpret.exact.choose import choose
from subsidy.interpret.exact.limits import apply_caps
from subsidy.interpret.exact.outcome import Outcome
from subsidy.interpret.exact.program import CLAIMS, EXCLUDED, AwardSteps, Frame, Program, Row
from subsidy.interpret.exact.setting import Setting
from subsidy.interpret.exact.steps import Values
from subsidy.ir import nodes as n
from subsidy.results.determination import Met, Status

_BY_DISPOSITION = {
    "award": Status.ELIGIBLE,
    "benefit": Status.ELIGIBLE,
    "discretionary": Status.DISCRETIONARY,
    "pending": Status.PENDING,
}
_STANDING = {Status.INELIGIBLE: Met.NO, Status.UNDETERMINED: Met.UNKNOWN}

_NO_FRAME: Frame = []


class Plan:
    """A program under a setting: the template of values and the limits in force, made once."""

    def __init__(self, program: Program, setting: Setting) -> None:
        self.program, self.setting = program, setting
        self.template = program.template(self._leaf)
        self.template[program.root("year")] = setting.year
        self.template[program.root("on")] = setting.on
        ruleset = program.ruleset
        self.caps = [cap for cap in ruleset.caps if self._holds(program.cap_whens[cap.id])]
        self.one_ofs = [limit for limit in ruleset.one_ofs if self._holds(program.one_of_whens[limit.id])]

    def _leaf(self, node: n.Parameter | n.Reading) -> Any:
        if isinstance(node, n.Parameter):
            return self.setting.parameters[node.name].value
        return self.setting.readings[node.name]

    def _holds(self, when: tuple[list[Any], int] | None) -> bool:
        if when is None:
            return True
        values = self.template.copy()
        for step in when[0]:
            step(values)
        return values[when[1]] is not False


class Evaluation:
    """The values of one run over one enterprise."""

    def __init__(self, plan: Plan, enterprise: Row) -> None:
        program, setting = plan.program, plan.setting
        self.plan, self.enterprise = plan, enterprise
        self.values: Values = plan.template.copy()
        values, size = self.values, program.size
        roots = (enterprise, *_years(enterprise, setting.year))
        values[size : size + 3] = roots
        values[size + EXCLUDED], values[size + CLAIMS] = frozenset(), set()
        for slot in program.memo_slots.values():
            values[slot] = {}
        for root, facts in zip(roots, program.root_facts, strict=True):
            for slot, name, missing in facts:
                value = None if root is None else root.get(name)
                values[slot] = missing if value is None else value
        for step in program.once:
            step(values)
        applicable = [values[slot] for slot in program.applicable_slots]
        self._applicable = False if False in applicable else None if None in applicable else True

    def without(self, projects: frozenset[str], compiled: AwardSteps) -> Outcome:
        """A divisible award once more, on values of its own, without the projects whose one 补助 another award claims."""
        program = self.plan.program
        again = copy(self)
        again.values = values = self.values.copy()
        values[program.size + EXCLUDED] = projects
        for slot in program.redo_memos:
            values[slot] = {}
        for step in program.redo:
            step(values)
        for step in compiled.steps:
            step(values)
        return again._outcome(compiled, None, _NO_FRAME)

    def outcomes(self, compiled: AwardSteps) -> list[Outcome]:
        """The award for each of its subjects; a single outcome without subject where there is none or none is known."""
        award = compiled.award
        if award.subject is None:
            return [self._outcome(compiled, None, _NO_FRAME)]
        rows = self.enterprise.get(award.subject)
        found = []
        for row in (None,) if rows is None else rows:
            self._run(compiled, row)
            if rows is None or compiled.among < 0 or self.values[compiled.among] is not False:
                found.append(self._outcome(compiled, row, self.values[award.first : award.last]))
        return found or [Outcome(compiled, None, self.values, _NO_FRAME, Status.INELIGIBLE, Met.NO, no_subject=True)]

    def _run(self, compiled: AwardSteps, subject: Row | None) -> None:
        values = self.values
        values[compiled.variable] = subject
        for step in compiled.steps:
            step(values)

    def _outcome(self, compiled: AwardSteps, subject: Row | None, frame: Frame) -> Outcome:
        values = self.values
        status = self._status(compiled, subject)
        standing = _STANDING.get(status, Met.YES)
        gross: u.Number | None = None
        if compiled.components and status is not Status.INELIGIBLE:
            gross = values[compiled.components[0]]
            for slot in compiled.components[1:]:
                gross = gross + values[slot]
            if compiled.variable >= 0 and subject is None:
                gross = u.NOT_NEGATIVE  # nobody knows how many subjects there are
        qualified = status is Status.ELIGIBLE
        if isinstance(gross, u.Open) and qualified:
            status = Status.UNDETERMINED
        return Outcome(compiled, subject, values, frame, status, standing, qualified, gross=gross, amount=gross)

    def _status(self, compiled: AwardSteps, subject: Row | None) -> Status:
        values = self.values
        if self._applicable is False:
            return Status.INELIGIBLE
        unknown = self._applicable is None
        if compiled.among >= 0 and values[compiled.among] is not True:
            if values[compiled.among] is False:
                return Status.INELIGIBLE
            unknown = True
        in_round = False
        for slot, decided_in_round in compiled.conditions:
            truth = values[slot]
            if truth is False:
                return Status.INELIGIBLE
            if truth is None:
                in_round = in_round or decided_in_round
                unknown = unknown or not decided_in_round
        if compiled.variable >= 0 and subject is None:
            unknown = True
        if unknown:
            return Status.UNDETERMINED
        return Status.COMPETITIVE if in_round else _BY_DISPOSITION[compiled.award.disposition]


def _rank(outcome: Outcome) -> tuple[int, str]:
    """The order in which outcomes are weighed and cut: that of the rules, then of the subjects' ids, not of the rows."""
    return outcome.award.first, outcome.subject_id or ""


def _years(enterprise: Row, year: int) -> tuple[Row | None, Row | None]:
    """The figures of the policy year and of the year before; ``None`` where there is no row of that year."""
    this = last = None
    for row in enterprise.get("figures") or ():
        if row.get("year") == year:
            this = row
        elif row.get("year") == year - 1:
            last = row
    return this, last


@dataclass(slots=True, eq=False)
class Decision:
    """Everything one document holds for one enterprise, as recorded values. ``least`` and ``most`` bound the total in 分."""

    evaluation: Evaluation
    outcomes: list[Outcome]
    least: u.Bound
    most: u.Bound


def decide(plan: Plan, enterprise: Row) -> Decision:
    """All awards of the ruleset for one enterprise. ``enterprise`` maps fact names to checked values."""
    evaluation = Evaluation(plan, enterprise)
    outcomes = [outcome for compiled in plan.program.awards for outcome in evaluation.outcomes(compiled)]
    candidates = sorted((o for o in outcomes if o.gross is not None), key=_rank)
    claims: set[str | None] = evaluation.values[plan.program.size + CLAIMS]
    if any(enterprise.get(name) is None for name in plan.program.claiming_lists):
        claims.add(None)  # a list that is not known may draw on any project

    def again(outcome: Outcome, excluded: frozenset[str]) -> Outcome:
        return evaluation.without(excluded, outcome.compiled)

    open_totals = choose(plan.program, plan.one_ofs, plan.caps, candidates, claims, again)
    apply_caps(plan.caps, candidates)
    for outcome in candidates:
        outcome.settle()
    total: u.Number = 0
    for outcome in candidates:
        if outcome.choice is None or outcome.choice.decided:
            total = total + u.rounded(outcome.certain)
    for lo, hi in open_totals:
        total = total + u.between(lo or 0, hi)
    return Decision(evaluation, outcomes, u.low(total), u.high(total))

"""The reference interpreter's face: a ruleset made ready once, enterprises decided one after another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from subsidy.interpret.exact import unknown as u
from subsidy.interpret.exact.answer import Answer, shown_bounds
from subsidy.interpret.exact.decide import Decision, Plan, decide
from subsidy.interpret.exact.outcome import Outcome
from subsidy.interpret.exact.program import EXCLUDED, Program, Row
from subsidy.interpret.exact.setting import ParameterInForce, Setting, resolve
from subsidy.interpret.exact.voice import ValueWords, Voice, value_words
from subsidy.ir import ruleset as r
from subsidy.quantity import show
from subsidy.quantity.exact import Exact
from subsidy.results import determination as d
from subsidy.results.rule_page import Language

MAX_PLANS = 256


class Engine:
    """One ruleset, ready to decide. ``voices`` gives the words under the chosen readings, in a language."""

    def __init__(self, ruleset: r.Ruleset, voices: Callable[[Mapping[str, str | None], Language], Voice], version: str) -> None:
        self.ruleset, self.name = ruleset, f"subsidy {version} exact"
        self.program = Program(ruleset)
        self._voices = voices
        self._answers: dict[tuple[Plan, Language], Answer] = {}
        self._plans: dict[tuple[object, ...], Plan] = {}

    def plan(self, year: int, on: date | None, readings: Mapping[str, str], parameters: Mapping[str, Exact]) -> Plan:
        """The ruleset under a setting. ``readings`` and ``parameters`` must hold known ids and options."""
        key = (year, on, tuple(sorted(readings.items())), tuple(sorted(parameters.items())))
        plan = self._plans.get(key)
        if plan is None:
            if len(self._plans) >= MAX_PLANS:
                self._plans.clear()
                self._answers.clear()
            plan = self._plans[key] = Plan(self.program, resolve(self.ruleset, year, on, readings, parameters))
        return plan

    def answer(self, plan: Plan, lang: Language = "zh") -> Answer:
        """What puts the outcomes of a plan into words."""
        if (plan, lang) not in self._answers:
            self._answers[plan, lang] = Answer(self.program, self._voices(plan.setting.readings, lang))
        return self._answers[plan, lang]

    def determine(self, plan: Plan, enterprise: Row) -> Determined:
        """The decision for one enterprise; its reasons are put into words when they are read."""
        return Determined(self, plan, enterprise, decide(plan, enterprise))


@dataclass(eq=False)
class Determined:
    """What a document holds for one enterprise.

    ``outcomes`` are the bare numbers (status, payable in 分); ``determinations`` and ``result`` the documented
    answer with all reasons, made when first asked for.
    """

    engine: Engine
    plan: Plan
    enterprise: Row
    decision: Decision

    @property
    def outcomes(self) -> list[Outcome]:
        return self.decision.outcomes

    def claimed(self, outcome: Outcome) -> frozenset[str]:
        """The projects whose 补助 another award has taken, where the outcome was decided without them."""
        taken: frozenset[str] = outcome.values[self.engine.program.size + EXCLUDED]
        return taken

    @property
    def summary(self) -> list[dict[str, str | None]]:
        """A plain row per award and subject, without reasons: what a portal stores for each of many enterprises."""
        rows = []
        for outcome in self.outcomes:
            least, most = shown_bounds(outcome)
            payable = None if outcome.payable is None else show.yuan(outcome.payable)
            rows.append(
                {
                    "award": outcome.award.id,
                    "subject": outcome.subject_id,
                    "status": outcome.status.value,
                    "payable": payable,
                    "at_least": least,
                    "at_most": most,
                }
            )
        return rows

    def told(self, index: int) -> d.Determination:
        """One of the outcomes with its reasons, but not what it would be under other readings: quick to make."""
        return self.engine.answer(self.plan).determination(self.outcomes[index], [])

    @property
    def determinations(self) -> list[d.Determination]:
        return self.result.determinations

    @cached_property
    def result(self) -> d.Result:
        """The whole documented answer, in Chinese."""
        return self.in_language("zh")

    def in_language(self, lang: Language) -> d.Result:
        """The whole documented answer. In English, what was written in Chinese stays so: quotes, questions, options, notes."""
        ruleset, setting = self.engine.ruleset, self.plan.setting
        otherwise = self._otherwise()
        answer, w = self.engine.answer(self.plan, lang), value_words(lang)
        return d.Result(
            ruleset=ruleset.document.id,
            version=ruleset.document.version,
            digest=ruleset.digest,
            engine=self.engine.name,
            document=_head(ruleset, w),
            warnings=_warnings(ruleset, setting, w, answer.voice),
            enterprise=self.enterprise.get("name"),
            credit_code=self.enterprise.get("credit_code"),
            year=setting.year,
            on=setting.on.isoformat() if setting.on else None,
            readings=[
                d.ReadingUsed(id=row.id, question=row.question, option=setting.readings[row.id], chosen_by_caller=row.id in setting.chosen)
                for row in ruleset.readings.values()
                if row.effect == "rule"
            ],
            parameters=[_parameter(p, w, answer.voice) for p in setting.parameters.values()],
            applicability=answer.applicability(self.outcomes[0]) if self.outcomes else [],
            total=self.total,
            determinations=[answer.determination(o, otherwise[i]) for i, o in enumerate(self.outcomes)],
        )

    @property
    def total(self) -> d.Total:
        """The sum over all awards."""
        payable = sum(o.payable or 0 for o in self.outcomes)
        waived = sum(o.payable or 0 for o in self.outcomes if o.award.category == "减免")
        least, most = self.decision.least or 0, self.decision.most
        return d.Total(
            payable=show.yuan(payable), waived=show.yuan(waived), at_least=show.yuan(least), at_most=None if most is None else show.yuan(most)
        )

    def _otherwise(self) -> list[list[d.Otherwise]]:
        """For each outcome, the readings that would change it and what it would be: decided again under each option."""
        found: list[list[d.Otherwise]] = [[] for _ in self.outcomes]
        mine = [_essence(o) for o in self.outcomes]
        setting = self.plan.setting
        for row in self.engine.ruleset.readings.values():
            if row.effect != "rule":
                continue
            for option in row.options:
                if option == setting.readings[row.id]:
                    continue
                other = self._under(setting, row.id, option)
                for i in range(len(self.outcomes)):
                    told = other.get(_key(self.outcomes, i))
                    if told is not None and _essence(told) != mine[i]:
                        found[i].append(_otherwise(row, option, told))
        return found

    def _under(self, setting: Setting, reading: str, option: str) -> dict[tuple[str, int], Outcome]:
        chosen = {name: o for name in setting.chosen if (o := setting.readings[name]) is not None}
        plan = self.engine.plan(setting.year, setting.on, {**chosen, reading: option}, setting.given)
        outcomes = decide(plan, self.enterprise).outcomes
        return {_key(outcomes, i): outcome for i, outcome in enumerate(outcomes)}


def _key(outcomes: list[Outcome], index: int) -> tuple[str, int]:
    """An outcome is known again by its award and the row it is for, whatever the row's id."""
    outcome = outcomes[index]
    return outcome.award.id, 0 if outcome.subject is None else id(outcome.subject)


def _essence(outcome: Outcome) -> tuple[object, ...]:
    return outcome.status, outcome.payable, shown_bounds(outcome)


def _otherwise(row: r.ReadingRow, option: str, outcome: Outcome) -> d.Otherwise:
    least, most = shown_bounds(outcome)
    payable = None if outcome.payable is None else show.yuan(outcome.payable)
    return d.Otherwise(reading=row.id, question=row.question, option=option, status=outcome.status, payable=payable, at_least=least, at_most=most)


def _head(ruleset: r.Ruleset, w: ValueWords) -> d.DocumentHead:
    document = ruleset.document
    one_year = document.first_year == document.last_year
    period = w.period.format(document.first_year if one_year else f"{document.first_year}—{document.last_year}")
    return d.DocumentHead(
        title=document.title,
        issuer=document.issuer,
        number=document.number,
        published=document.published.isoformat(),
        status=document.status,
        draft=document.draft,
        period=period,
        region=document.region,
        text_digest=ruleset.text_digest,
    )


def _warnings(ruleset: r.Ruleset, setting: Setting, w: ValueWords, voice: Voice) -> list[str]:
    document = ruleset.document
    warnings = []
    if document.draft:
        warnings.append(w.draft.format(document.status))
    if document.status == "失效":
        warnings.append(w.lapsed)
    warnings += [w.unverified.format(voice.parameter(p.row.id), p.row.id) for p in setting.parameters.values() if p.source and not p.verified]
    return warnings


def _parameter(parameter: ParameterInForce, w: ValueWords, voice: Voice) -> d.ParameterUsed:
    row, value = parameter.row, parameter.value
    if isinstance(value, u.Open):
        shown = None if value.hi is None else w.between.format(w.quantities.percent(value.lo or 0), w.quantities.percent(value.hi))
    else:
        shown = w.quantities.quantity(value, row.type.dims) if row.type.dims else w.quantities.percent(value)
    source = parameter.source or (w.by_user if parameter.given else "")
    return d.ParameterUsed(
        id=row.id, label=voice.parameter(row.id), value=shown, source=source, verified=parameter.verified, given_by_caller=parameter.given
    )

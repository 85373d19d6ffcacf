"""Asking the exact interpreter, and its answers as bare numbers that can be compared."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any

from hypothesis import HealthCheck, note, settings
from hypothesis import strategies as st

from subsidy.interpret.exact import unknown as u
from subsidy.interpret.exact.engine import Determined
from subsidy.interpret.exact.outcome import Outcome
from subsidy.ir.ruleset import Ruleset
from subsidy.operations import determine, load_ruleset
from subsidy.profile.enterprise import EnterpriseProfile
from subsidy.quantity.exact import half_up
from subsidy.results.determination import Determination, Status
from tests.properties.enterprises import HANZHONG, RATES, SHIYAN, Data, contested, enterprises, mostly

RULES = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example])
NO_SUBJECT = -1

Key = tuple[str, int]


@cache
def ruleset(name: str) -> Ruleset:
    return load_ruleset(name)


@dataclass(frozen=True)
class Question:
    """What is decided besides the enterprise."""

    ruleset: str
    year: int
    on: date | None = None
    readings: dict[str, str] = field(default_factory=dict)
    parameters: dict[str, str] = field(default_factory=dict)

    def choosing(self, **readings: str) -> Question:
        return replace(self, readings={**self.readings, **readings})


@dataclass(frozen=True)
class Told:
    """One determination: ``payable`` in 分 if there is a certain sum, and the bounds of what it adds to the total."""

    status: Status
    payable: int | None
    least: int
    most: int | None
    given_up: bool


@dataclass(frozen=True)
class Answer:
    """All determinations by award and by the place of the subject's row in its list."""

    told: dict[Key, Told]
    payable: int
    least: int
    most: int | None


def ask(question: Question, data: Data) -> Determined:
    profile = EnterpriseProfile.model_validate(data)
    return determine(
        ruleset(question.ruleset), profile, year=question.year, on=question.on, readings=question.readings, parameters=question.parameters
    )


def answer(question: Question, data: Data) -> Answer:
    return summed(ask(question, data))


def summed(determined: Determined) -> Answer:
    decision = determined.decision
    most = None if decision.most is None else half_up(decision.most)
    told = {key_of(determined, outcome): _told(outcome) for outcome in determined.outcomes}
    assert len(told) == len(determined.outcomes)
    return Answer(told, sum(t.payable or 0 for t in told.values()), half_up(decision.least or 0), most)


def key_of(determined: Determined, outcome: Outcome) -> Key:
    if outcome.subject is None or outcome.award.subject is None:
        return outcome.award.id, NO_SUBJECT
    rows: Any = determined.enterprise[outcome.award.subject]
    return outcome.award.id, next(i for i, row in enumerate(rows) if row is outcome.subject)


def _told(outcome: Outcome) -> Told:
    certain, choice = outcome.certain, outcome.choice
    least, most = u.low(certain), u.high(certain)
    lost = choice is not None and choice.decided and not choice.taken
    return Told(outcome.status, outcome.payable, half_up(least or 0), None if most is None else half_up(most), lost)


def in_words(determined: Determined, outcome: Outcome) -> Determination:
    """The documented determination, without what it would be under other readings."""
    return determined.engine.answer(determined.plan).determination(outcome, [])


class Shown:
    """A question and an enterprise, put into words only when an example has failed."""

    def __init__(self, question: Question, data: Data) -> None:
        self.question, self.data = question, data

    def __repr__(self) -> str:
        return f"{self.question}\n{EnterpriseProfile.model_validate(self.data).model_dump_json(exclude_defaults=True)}"


def show(question: Question, data: Data) -> None:
    """Puts a failing example into a form that can be pasted into a case."""
    note(Shown(question, data))


YEARS = {SHIYAN: [2019, 2018, 2020] * 5 + [2017, 2021], HANZHONG: [2020] * 8 + [2021, 2019]}


@st.composite
def questions(draw: st.DrawFn, name: str = SHIYAN, *, readings: bool = True, period: bool = True) -> Question:
    """A year, a day, the chosen readings (the tenor mostly) and the parameters that the ruleset lacks."""
    year = draw(st.sampled_from(YEARS[name]) if period else st.sampled_from([y for y in YEARS[name] if y in range(2018, 2021)]))
    on = draw(
        st.sampled_from([date(year, 12, 31), date(year, 6, 30), date(2020, 12, 31), date(2021, 1, 1), date(year + 1, 3, 1)])
        if readings
        else st.none()
    )
    chosen: dict[str, str] = {}
    parameters: dict[str, str] = {}
    if name == SHIYAN:
        chosen["S-07"] = draw(st.sampled_from(["一年以内", "一至五年", "五年以上"]))
        parameters["registered_unemployment_rate"] = draw(st.sampled_from(RATES))
        parameters["subsidised_years"] = "3年"
    else:
        parameters["base_listing_reward"] = draw(st.sampled_from(["5万元", "0元", "0.4万元"]))
    if readings:
        pairs = [(row.id, option) for row in ruleset(name).readings.values() if row.effect == "rule" for option in row.options]
        chosen |= dict(draw(st.lists(st.sampled_from(pairs), max_size=5, unique_by=lambda pair: pair[0])))
    return Question(name, year, on, chosen, parameters)


@st.composite
def asked(draw: st.DrawFn, name: str = SHIYAN, *, readings: bool = True, period: bool = True) -> tuple[Question, Data]:
    """A question and an enterprise of which everything is known."""
    question = draw(questions(name, readings=readings, period=period))
    return question, draw(enterprises(name, question.year))


@st.composite
def rivalling(draw: st.DrawFn) -> tuple[Question, Data]:
    """A question under the default readings and an enterprise whose awards exclude one another."""
    question = draw(questions(readings=False, period=False))
    return question, draw(contested(question.year))


@st.composite
def both(draw: st.DrawFn, *, readings: bool = True) -> tuple[Question, Data]:
    """A question under either ruleset."""
    return draw(asked(draw(mostly(SHIYAN, HANZHONG)), readings=readings))

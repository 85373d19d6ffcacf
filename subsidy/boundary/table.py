"""The table of examples of an award: for each figure a case of the ruleset, one fact changed, and what comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from subsidy.boundary.choosing import DIFFER, Found, astray, outcomes_of
from subsidy.boundary.figures import Ceiling, Figure, Threshold
from subsidy.boundary.levers import Situation, value_of
from subsidy.boundary.observing import Sides, deciding, view_of
from subsidy.boundary.search import Change, Point
from subsidy.boundary.years import Years
from subsidy.interpret.exact.answer import shown_bounds
from subsidy.interpret.exact.engine import Determined
from subsidy.interpret.exact.outcome import Outcome
from subsidy.interpret.exact.unknown import Open
from subsidy.interpret.prose.phrase import Phrases
from subsidy.ir import nodes as n
from subsidy.ir import ruleset as r
from subsidy.ir.uses import readings_of
from subsidy.quantity import show, show_en
from subsidy.quantity.calendar import month_text
from subsidy.quantity.exact import FEN_PER_YUAN, half_up
from subsidy.quantity.types import MONEY, Kind, Type
from subsidy.results.determination import Status
from subsidy.results.rule_page import Boundary, Example, Language, Where
from subsidy.results.wording import Mark, Span, filled, marked, words

_YEARS: dict[Language, str] = {"zh": "{0}(资料里的年份、日期随同推移)", "en": "{0} (all years and dates of the facts move with it)"}


class Table:
    """Puts what was found into the words of a language."""

    def __init__(self, ruleset: r.Ruleset, award: r.Award, lang: Language, why: Callable[[Found, Language], str]) -> None:
        self.ruleset, self.award, self.lang, self.why = ruleset, award, lang, why
        self.phrases = Phrases(ruleset, lang=lang)
        self.readings = readings_of(ruleset, award)

    def boundaries(self, found: Iterable[Found]) -> tuple[Boundary, ...]:
        """The examples of every figure; what would be told in the same words twice is told once, where it tells most."""
        told: list[Boundary] = []
        figures = tuple(found)
        telling = {
            text: max(f.telling for f in figures if str(self._text(f.figure)) == text) for text in {str(self._text(f.figure)) for f in figures}
        }
        for each in figures:
            made = self.boundary(each)
            if made not in told and (each.telling > DIFFER or telling[str(made.text)] <= DIFFER):
                told.append(made)
        return tuple(told)

    def boundary(self, found: Found) -> Boundary:
        crossed, sample = found.crossing, found.sample
        if crossed is None or sample is None:
            return Boundary(self._text(found.figure), "", "", 0, None, {}, (), False, self.why(found, self.lang))
        points = {where: point for where, point in crossed.points.items() if point is not None}
        subject = self._subject(list(points.values()))
        others = astray(found.figure, crossed, self.award)
        return Boundary(
            text=self._text(found.figure),
            base=sample.name,
            base_title=sample.title,
            year=crossed.situation.year,
            changed=self._changed(crossed.lever),
            readings=self._readings(crossed.situation),
            examples=tuple(self._example(where, point, where in others, found, subject) for where, point in points.items()),
            decisive=found.telling > 0,
            missing=self.why(found, self.lang),
        )

    def _text(self, figure: Figure) -> Span:
        if not isinstance(figure, Ceiling):
            return self.phrases.span(figure.node)
        title = self.phrases.names.limit(figure.cap.id, figure.cap.title)
        return words(title, ":" if self.lang == "zh" else ": ", marked(Mark.FIGURE, self._money(figure.cap.amount), figure.cap.id))

    def _readings(self, situation: Situation) -> dict[str, str]:
        """The readings of this award that are not taken as usual."""
        rows = self.ruleset.readings
        return {name: option for name, option in situation.readings.items() if rows[name].default != option and name in self.readings}

    def _changed(self, lever: Change) -> Span:
        fact = self.phrases.span(lever.leaf)
        if isinstance(lever, Years):
            return filled(_YEARS[self.lang], fact)
        return filled("{0}({1})" if self.lang == "zh" else "{0} ({1})", fact, lever.row) if lever.row else fact

    def _subject(self, points: list[Point]) -> str | None:
        """The subject whose result differs between the points, or the first."""
        told: dict[str | None, set[object]] = {}
        for point in points:
            for o in outcomes_of(point, self.award):
                told.setdefault(o.subject_id, set()).add((o.status, o.payable, shown_bounds(o)))
        return next((name for name, results in told.items() if len(results) > 1), next(iter(told), None))

    def _example(self, where: Where, point: Point, astray: bool, found: Found, subject: str | None) -> Example:
        assert found.crossing is not None
        outcome = next((o for o in outcomes_of(point, self.award) if o.subject_id == subject), outcomes_of(point, self.award)[0])
        least, most = shown_bounds(outcome)
        leaf = found.crossing.lever.leaf
        return Example(
            where=where,
            given=self._value(value_of(point.steps, leaf), leaf.type, leaf),
            compared=self._compared(point.compared, found.figure),
            status=outcome.status,
            payable=None if outcome.payable is None else show.yuan(outcome.payable),
            at_least=least,
            at_most=most,
            subject=outcome.subject_id,
            failed=tuple(self._failed(outcome, point.determined)),
            besides=tuple(self._besides(outcome, point.determined, found.figure)) if astray else (),
        )

    def _besides(self, outcome: Outcome, determined: Determined, figure: Figure) -> Iterator[Span]:
        """What decides, other than the figure: conditions known to fail or not known, and what holds or fails beside it."""
        phrases, way = Phrases(self.ruleset, lang=self.lang), figure.way if isinstance(figure, Threshold) else frozenset[int]()
        view, refused = view_of(outcome, determined), outcome.status in (Status.INELIGIBLE, Status.UNDETERMINED)
        conditions = [condition.node for condition in (*self.ruleset.applicability, *self.award.conditions)]
        for node in (*conditions, *(component.node for component in self.award.components)):
            if node.id in way:
                yield from (phrases.span(beside) for beside, holds in deciding(node, way, view) if holds is not refused)
            elif view[node] is False or view[node] is None or isinstance(view[node], Open):
                yield phrases.span(node)

    def _failed(self, outcome: Outcome, determined: Determined) -> Iterator[Span]:
        """The conditions known to fail; of a subject that does not exist, what it would have to be."""
        phrases = Phrases(self.ruleset, determined.plan.setting.readings, self.lang)
        view, award = view_of(outcome, determined), self.award
        among = (award.among,) if award.among else ()
        for condition in (*self.ruleset.applicability, *among, *(award.conditions if not outcome.no_subject else ())):
            if (outcome.no_subject and condition in among) or view[condition.node] is False:
                yield phrases.span(condition.node)

    def _compared(self, compared: Sides, figure: Figure) -> str:
        if isinstance(figure, Ceiling):
            return self._money(compared[0])
        return self._value(compared[0], figure.compared.type, figure.compared)

    def _value(self, value: Any, kind: Type, node: n.Node) -> str:
        if isinstance(value, date):
            return value.isoformat()
        if kind.kind is Kind.MONTH:
            return month_text(value)
        if kind.kind is Kind.YEAR:
            return str(value)
        if kind == MONEY:
            return self._money(value)
        if not kind.dims:
            return show.percent(value) if _percent(value, node) else show.plain(value)
        return show.quantity(value, kind.dims) if self.lang == "zh" else show_en.quantity(value, kind.dims)

    def _money(self, fen: int | Fraction) -> str:
        """A sum to the 分: 1,999,999.99元 rather than 199.999999万元."""
        if self.lang == "en":
            return show_en.money(fen)
        whole = half_up(fen)
        if whole == fen and whole % (100 * FEN_PER_YUAN):
            return f"{show.plain(Fraction(whole, FEN_PER_YUAN), 2 if whole % FEN_PER_YUAN else 0)}元"
        return show.money(fen)


def _percent(value: Any, node: n.Node) -> bool:
    """Whether a bare number is a rate to be shown in percent."""
    match node:
        case n.Field():
            return node.field.name not in ("rank", "tied")
        case n.Parameter():
            return True
        case n.Call():
            return node.function == "/"
        case _:
            return isinstance(value, Fraction)

"""The table of examples of an award: for each figure a case of the ruleset, one fact changed, and what comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from subsidy.boundary.figures import BOUNDED, Ceiling, Figure, figures, leaves
from subsidy.boundary.levers import Lever, Situation, levers, value_of
from subsidy.boundary.observing import Sides, distance, sides, view_of
from subsidy.boundary.search import Crossing, Decide, Point, crossing
from subsidy.interpret.exact.answer import shown_bounds
from subsidy.interpret.exact.engine import Determined
from subsidy.interpret.exact.outcome import Outcome
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

MANY, FEW, TRIED = 150, 120, 6
"""Of many cases, or of few under another reading, those nearest to a figure are tried."""

BEST = 2

Chosen = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """A case to start from: a situation with a name, and what is decided in it."""

    name: str
    title: str
    situation: Situation
    determined: Determined
    expects: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """The best examples of one figure: the most ``telling`` ones (0 to 2)."""

    figure: Figure
    sample: Sample | None = None
    crossing: Crossing | None = None
    chosen: Chosen = ()
    telling: int = 0


def found_of(ruleset: r.Ruleset, award: r.Award, samples: tuple[Sample, ...], decide: Decide) -> tuple[Found, ...]:
    """The examples of every figure of an award."""
    ordered = sorted(samples, key=lambda sample: _rank(sample, award, ruleset))
    return tuple(_found(figure, ruleset, award, ordered, decide) for figure in figures(ruleset, award))


def _rank(sample: Sample, award: r.Award, ruleset: r.Ruleset) -> tuple[bool, bool, bool, int]:
    """Those that get the award first, then those made for it, then those under the usual readings."""
    status = {o.status for o in sample.determined.outcomes if o.award.id == award.id}
    unusual = sum(ruleset.readings[name].default not in (None, option) for name, option in sample.situation.readings.items())
    return status <= {Status.INELIGIBLE}, status <= {Status.INELIGIBLE, Status.UNDETERMINED}, award.id not in sample.expects, unusual


def _found(figure: Figure, ruleset: r.Ruleset, award: r.Award, samples: list[Sample], decide: Decide) -> Found:
    """The first change whose results differ where the comparison says, else one where they differ at all, else any."""
    best = Found(figure)
    for sample, chosen, lever in _starts(figure, ruleset, award, samples, decide):
        crossed = crossing(figure, award, lever, _under(sample, chosen), decide)
        if crossed is None:
            continue
        found = Found(figure, sample, crossed, chosen, _telling(figure, crossed, award))
        if found.telling == BEST and crossed.complete:
            return found
        if best.crossing is None or (found.telling, crossed.complete) > (best.telling, best.crossing.complete):
            best = found
    return best


def _telling(figure: Figure, crossed: Crossing, award: r.Award) -> int:
    """0: the results are the same; 1: they differ; 2: they differ on the side on which the comparison turns."""
    below, at, above = (None if p is None else _essence(p, award) for p in (crossed.below, crossed.at, crossed.above))
    lower, upper = at not in (None, below) and below is not None, at not in (None, above) and above is not None
    if isinstance(figure, Ceiling):
        cut = crossed.above is not None and any(c.limit is figure.cap for o in _outcomes(crossed.above, award) for c in o.cuts)
        return BEST if cut else 0
    if not (lower or upper or (at is None and None not in (below, above) and below != above)):
        return 0
    function = figure.function
    if function in BOUNDED:
        return BEST if at is None or lower != upper else 1
    wanted = {">=": lower, "<": lower, ">": upper, "<=": upper, "==": lower and upper, "!=": lower and upper}.get(function, True)
    return BEST if wanted or at is None else 1


def _starts(figure: Figure, ruleset: r.Ruleset, award: r.Award, samples: list[Sample], decide: Decide) -> Iterator[tuple[Sample, Chosen, Lever]]:
    """What to try: first the cases as they are, then under the other options of the readings beside the figure."""
    compared = figure.node.args[:2] if not isinstance(figure, Ceiling) else tuple(c.node for c in award.components)
    facts = sorted(leaves(compared, ruleset), key=_last)
    rows = [ruleset.readings[name] for name in figure.near if ruleset.readings[name].effect == "rule"]
    for chosen in ((), *(((row.id, option),) for row in rows for option in row.options)):
        for sample in _nearest(figure, award, samples, chosen, decide):
            for leaf in facts:
                for lever in levers(leaf, sample.situation, ruleset.document.id):
                    yield sample, chosen, lever


def _last(leaf: n.Field | n.Var | n.Parameter) -> int:
    """Facts of the enterprise are changed rather than the day, the year or a parameter."""
    return 0 if isinstance(leaf, n.Field) else 1 if isinstance(leaf, n.Parameter) else 2


def _nearest(figure: Figure, award: r.Award, samples: list[Sample], chosen: Chosen, decide: Decide) -> list[Sample]:
    """A few cases in which the comparison is made: first those to which the chosen reading matters, nearest to the figure."""
    found: list[tuple[bool, bool, bool, Fraction, int, Sample]] = []
    for i, sample in enumerate(samples):
        if i >= (FEW if chosen else MANY) and len(found) >= TRIED:
            break
        determined = decide.quickly(_under(sample, chosen)) if chosen else sample.determined
        if determined is None:
            continue
        compared_there = sides(figure, award, determined)
        far = [abs(d) for compared in compared_there if (d := distance(compared)) is not None]
        refused = all(o.status is Status.INELIGIBLE for o in determined.outcomes if o.award.id == award.id)
        if compared_there:
            indifferent = bool(chosen) and _results(determined, award) == _results(sample.determined, award)
            found.append((indifferent, refused, not far, min(far, default=Fraction(0)), i, sample))
    return [entry[-1] for entry in sorted(found, key=lambda entry: entry[:-1])[:TRIED]]


def _under(sample: Sample, chosen: Chosen) -> Situation:
    return replace(sample.situation, readings={**sample.situation.readings, **dict(chosen)})


def _outcomes(point: Point, award: r.Award) -> list[Outcome]:
    return [o for o in point.determined.outcomes if o.award.id == award.id]


def _essence(point: Point, award: r.Award) -> tuple[object, ...]:
    return _results(point.determined, award)


def _results(determined: Determined, award: r.Award) -> tuple[object, ...]:
    return tuple((o.subject_id, o.status, o.payable, shown_bounds(o)) for o in determined.outcomes if o.award.id == award.id)


class Table:
    """Puts what was found into the words of a language."""

    def __init__(self, ruleset: r.Ruleset, award: r.Award, lang: Language, why: Callable[[Found, Language], str]) -> None:
        self.ruleset, self.award, self.lang, self.why = ruleset, award, lang, why
        self.phrases = Phrases(ruleset, lang=lang)
        self.readings = readings_of(ruleset, award)

    def boundaries(self, found: Iterable[Found]) -> tuple[Boundary, ...]:
        """The examples of every figure; what would be told in the same words twice is told once."""
        told: list[Boundary] = []
        for each in map(self.boundary, found):
            if each not in told:
                told.append(each)
        return tuple(told)

    def boundary(self, found: Found) -> Boundary:
        crossed, sample = found.crossing, found.sample
        if crossed is None or sample is None:
            return Boundary(self._text(found.figure), "", "", 0, None, {}, (), False, self.why(found, self.lang))
        points: list[tuple[Where, Point | None]] = [("below", crossed.below), ("at", crossed.at), ("above", crossed.above)]
        subject = self._subject([p for _, p in points if p])
        return Boundary(
            text=self._text(found.figure),
            base=sample.name,
            base_title=sample.title,
            year=crossed.situation.year,
            changed=self._changed(crossed.lever),
            readings=self._readings(crossed.situation),
            examples=tuple(self._example(where, point, found, subject) for where, point in points if point),
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

    def _changed(self, lever: Lever) -> Span:
        fact = self.phrases.span(lever.leaf)
        return filled("{0}({1})" if self.lang == "zh" else "{0} ({1})", fact, lever.row) if lever.row else fact

    def _subject(self, points: list[Point]) -> str | None:
        """The subject whose result differs between the points, or the first."""
        told: dict[str | None, set[object]] = {}
        for point in points:
            for o in _outcomes(point, self.award):
                told.setdefault(o.subject_id, set()).add((o.status, o.payable, shown_bounds(o)))
        return next((name for name, results in told.items() if len(results) > 1), next(iter(told), None))

    def _example(self, where: Where, point: Point, found: Found, subject: str | None) -> Example:
        assert found.crossing is not None
        outcome = next((o for o in _outcomes(point, self.award) if o.subject_id == subject), _outcomes(point, self.award)[0])
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
        )

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

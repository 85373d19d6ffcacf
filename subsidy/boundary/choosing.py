"""Choosing what to show of each figure: a case of the ruleset, one thing changed in it, the change whose results tell most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from subsidy.boundary.figures import BOUNDED, Ceiling, Figure, Threshold, figures, leaves, roots
from subsidy.boundary.levers import Situation, levers
from subsidy.boundary.observing import distance, sides, view_of
from subsidy.boundary.search import Change, Crossing, Decide, Point, crossing
from subsidy.boundary.years import Years
from subsidy.interpret.exact.answer import shown_bounds
from subsidy.interpret.exact.engine import Determined
from subsidy.interpret.exact.outcome import Outcome
from subsidy.ir import nodes as n
from subsidy.ir import ruleset as r
from subsidy.quantity.types import Kind
from subsidy.results.determination import Status
from subsidy.results.rule_page import Where

MANY, FEW, TRIED = 150, 120, 6
"""Of many cases, or of few under another reading, those nearest to a figure are tried."""

SAME, DIFFER, MATTERS, TURNS_THERE, ALONE = range(5)
"""How telling examples are: the results are the same; they differ; they are better on the side on which the comparison holds than
on another; they turn with the comparison and only with it; and no other condition changes."""

PATIENCE, WEARY = 2, 14
"""So many more changes are tried for a better example once there is a good one, and once there is none."""

TURNS: dict[str, tuple[Where, ...]] = {
    "at_least": ("at", "above"),
    ">=": ("at", "above"),
    "<=": ("below", "at"),
    ">": ("above",),
    "<": ("below",),
    "==": ("at",),
    "!=": ("below", "above"),
}
"""Where a comparison holds; for ``at_least`` a reading says whether it does so at the figure."""

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
    """The best examples of one figure: the most ``telling`` ones."""

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
    """The most telling change, the first of them."""
    best, good, left = Found(figure), MATTERS if _has_twin(figure, ruleset, award) else TURNS_THERE, WEARY
    for sample, chosen, lever in _starts(figure, ruleset, award, samples, decide):
        crossed = crossing(figure, award, lever, _under(sample, chosen), decide)
        if crossed is None:
            continue
        found = Found(figure, sample, crossed, chosen, _telling(figure, crossed, ruleset, award))
        if best.crossing is None or (found.telling, crossed.complete) > (best.telling, best.crossing.complete):
            best = found
        left -= WEARY // PATIENCE if best.telling >= good and best.crossing is not None and best.crossing.complete else best.telling > SAME
        if left <= 0 or (found.telling == ALONE and crossed.complete):
            return best
    return best


def _telling(figure: Figure, crossed: Crossing, ruleset: r.Ruleset, award: r.Award) -> int:
    below, at, above = (None if p is None else _essence(p, award) for p in (crossed.below, crossed.at, crossed.above))
    lower, upper = at not in (None, below) and below is not None, at not in (None, above) and above is not None
    if isinstance(figure, Ceiling):
        cut = crossed.above is not None and any(c.limit is figure.cap for o in outcomes_of(crossed.above, award) for c in o.cuts)
        return ALONE if cut else SAME
    if not (lower or upper or (at is None and None not in (below, above) and below != above)):
        return SAME
    if figure.function in BOUNDED:
        return ALONE if at is None or lower != upper else DIFFER
    if astray(figure, crossed, award):
        return MATTERS if _better_where_it_holds(figure, crossed, award) else DIFFER
    both = (lower or below is None) and (upper or above is None)
    turns = {">=": lower, "<": lower, ">": upper, "<=": upper, "==": both, "!=": both}.get(figure.function, True)
    if not (turns or at is None):
        return DIFFER
    alone = _others(figure, crossed, ruleset, award)
    return ALONE if alone else TURNS_THERE if _fails_by_it(figure, crossed, ruleset, award) else DIFFER


def _better_where_it_holds(figure: Threshold, crossed: Crossing, award: r.Award) -> bool:
    points = {where: p for where, p in crossed.points.items() if p is not None}
    standing: dict[bool, list[int]] = {True: [], False: []}
    for where, point in points.items():
        standing[_holds(figure, where, points, award)].append(_standing(point.determined, award))
    return min(standing[True], default=2) < max(standing[False], default=0)


def _others(figure: Threshold, crossed: Crossing, ruleset: r.Ruleset, award: r.Award) -> bool:
    """Whether every condition without this figure comes out the same at all points."""
    conditions = [c.node for c in (*ruleset.applicability, *award.conditions) if c.node.id not in figure.way]
    told = {
        tuple(view_of(o, p.determined)[node] for o in outcomes_of(p, award) for node in conditions) for p in crossed.points.values() if p is not None
    }
    return len(told) == 1


def _fails_by_it(figure: Threshold, crossed: Crossing, ruleset: r.Ruleset, award: r.Award) -> bool:
    """Whether, where the award is not given, a condition with this figure is among those that do not hold; an amount may depend on it alone."""
    conditions = [c.node for c in (*ruleset.applicability, *award.conditions) if c.node.id in figure.way]
    told = [(o, p.determined) for p in crossed.points.values() if p for o in outcomes_of(p, award)]
    views = [view_of(o, determined) for o, determined in told if o.status is Status.INELIGIBLE]
    return not conditions or all(any(view[node] is not True for node in conditions) for view in views)


def _has_twin(figure: Figure, ruleset: r.Ruleset, award: r.Award) -> bool:
    """Whether the same is compared with the same elsewhere: the year is 2020, or it is after 2020 and …"""
    if isinstance(figure, Ceiling):
        return False
    own = _sides(figure)
    return any(
        other is not figure and isinstance(other, Threshold) and other.node.id != figure.node.id and _sides(other) == own
        for other in figures(ruleset, award)
    )


def _sides(figure: Threshold) -> tuple[object, ...]:
    return tuple(_side(node) for node in figure.node.args[:2])


def _side(node: n.Node) -> object:
    match node:
        case n.Const():
            return node.value
        case n.Field():
            return node.of.name, node.field.name
        case n.Var() | n.Defined() | n.Parameter():
            return type(node), node.name
        case _:
            return node.id


def astray(figure: Figure, crossed: Crossing, award: r.Award) -> frozenset[Where]:
    """The points whose result is not what the comparison says: worse though it holds, better though it does not. Something else decides there."""
    points = {where: p for where, p in crossed.points.items() if p is not None}
    if isinstance(figure, Ceiling) or figure.function in BOUNDED:
        return frozenset()
    standing = {where: _standing(p.determined, award) for where, p in points.items()}
    holds = {where: _holds(figure, where, points, award) for where in points}
    uniform = all(len({standing[where] for where in points if holds[where] is side}) <= 1 for side in (True, False))
    if uniform and not figure.straight:
        return frozenset()
    best, worst = min(standing.values()), max(standing.values())
    return frozenset(where for where in points if (standing[where] > best if holds[where] else standing[where] < worst))


def _holds(figure: Threshold, where: Where, points: Mapping[Where, Point], award: r.Award) -> bool:
    """Whether the comparison holds at a point. A reading says so for 以上 at its figure; the results then show which."""
    if figure.function == "at_least" and where == "at":
        below = points.get("below")
        return below is None or _statuses(points["at"], award) != _statuses(below, award)
    return where in TURNS[figure.function]


def _statuses(point: Point, award: r.Award) -> tuple[Status, ...]:
    return tuple(o.status for o in outcomes_of(point, award))


def _standing(determined: Determined, award: r.Award) -> int:
    """The best result of an award: 0 given, 1 not known, 2 not given."""
    return min(({Status.INELIGIBLE: 2, Status.UNDETERMINED: 1}.get(o.status, 0) for o in determined.outcomes if o.award.id == award.id), default=2)


def _starts(figure: Figure, ruleset: r.Ruleset, award: r.Award, samples: list[Sample], decide: Decide) -> Iterator[tuple[Sample, Chosen, Change]]:
    """What to try: the nearest case as it is and under the other options of the readings beside the figure, then the other cases likewise."""
    compared = figure.node.args[:2] if not isinstance(figure, Ceiling) else tuple(c.node for c in award.components)
    facts = sorted(leaves(compared, ruleset), key=_last)
    years = _years(facts, ruleset, award)
    rows = [ruleset.readings[name] for name in figure.near if ruleset.readings[name].effect == "rule"]
    waiting = []
    for chosen in ((), *(((row.id, option),) for row in rows for option in row.options)):
        nearest = _nearest(figure, award, samples, chosen, decide)
        waiting += [(sample, chosen) for sample in nearest[1:]]
        for sample in nearest[:1]:
            yield from ((sample, chosen, change) for change in _changes(facts, years, sample, ruleset))
    for sample, chosen in waiting:
        yield from ((sample, chosen, change) for change in _changes(facts, years, sample, ruleset))


def _changes(facts: list[n.Field | n.Var | n.Parameter], years: Years | None, sample: Sample, ruleset: r.Ruleset) -> Iterator[Change]:
    for leaf in facts:
        if isinstance(leaf, n.Var) and leaf.name == "year" and years is not None:
            yield years
        yield from levers(leaf, sample.situation, ruleset.document.id)
    if years is not None and years.leaf not in facts:
        yield years


def _last(leaf: n.Field | n.Var | n.Parameter) -> int:
    """Facts of the enterprise are changed rather than the day, the year or a parameter."""
    return 0 if isinstance(leaf, n.Field) else 1 if isinstance(leaf, n.Parameter) else 2


def _years(facts: list[n.Field | n.Var | n.Parameter], ruleset: r.Ruleset, award: r.Award) -> Years | None:
    """All years together, where years are compared."""
    if not any(leaf.type.kind is Kind.YEAR for leaf in facts):
        return None
    found = next((leaf for leaf in facts if isinstance(leaf, n.Var) and leaf.name == "year"), None)
    below = (b for tree in roots(ruleset, award) for b in n.walk(tree))
    year = found or next((b for b in below if isinstance(b, n.Var) and b.name == "year"), None)
    return None if year is None else Years(year, ruleset.vocabulary, ruleset.document.id)


def _nearest(figure: Figure, award: r.Award, samples: list[Sample], chosen: Chosen, decide: Decide) -> list[Sample]:
    """A few cases in which the comparison is made: first those to which the chosen reading matters, nearest to the figure."""
    found: list[tuple[bool, int, bool, Fraction, int, Sample]] = []
    for i, sample in enumerate(samples):
        if i >= (FEW if chosen else MANY) and len(found) >= TRIED:
            break
        determined = decide.quickly(_under(sample, chosen)) if chosen else sample.determined
        if determined is None:
            continue
        compared_there = sides(figure, award, determined)
        far = [abs(d) for compared in compared_there if (d := distance(compared)) is not None]
        if compared_there:
            indifferent = bool(chosen) and _results(determined, award) == _results(sample.determined, award)
            found.append((indifferent, _standing(determined, award), not far, min(far, default=Fraction(0)), i, sample))
    return [entry[-1] for entry in sorted(found, key=lambda entry: entry[:-1])[:TRIED]]


def _under(sample: Sample, chosen: Chosen) -> Situation:
    return replace(sample.situation, readings={**sample.situation.readings, **dict(chosen)})


def outcomes_of(point: Point, award: r.Award) -> list[Outcome]:
    return [o for o in point.determined.outcomes if o.award.id == award.id]


def _essence(point: Point, award: r.Award) -> tuple[object, ...]:
    return _results(point.determined, award)


def _results(determined: Determined, award: r.Award) -> tuple[object, ...]:
    return tuple((o.subject_id, o.status, o.payable, shown_bounds(o)) for o in determined.outcomes if o.award.id == award.id)

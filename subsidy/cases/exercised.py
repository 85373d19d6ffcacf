"""Which parts of the rules the cases have exercised, read off what the reference interpreter recorded: nothing is decided again.

Only what a case expects something of counts: an outcome that nobody looked at tests nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from subsidy.cases.questions import Question, asked, asked_by, only_readings
from subsidy.interpret.exact.engine import Determined
from subsidy.interpret.exact.outcome import Outcome
from subsidy.interpret.exact.view import View
from subsidy.ir import nodes as n
from subsidy.ir import ruleset as r
from subsidy.ir.uses import definitions_below, readings_of
from subsidy.quantity.types import Kind as TypeKind
from subsidy.results.testing import Kind, Point, Side

_SIDES: Mapping[object, Side] = {True: "true", False: "false", None: "unknown"}
APPLICABILITY = "适用条件"


@dataclass(eq=False)
class _Seen:
    kind: Kind
    of: str
    home: str
    text: str
    question: Question | None = None
    sides: Counter[Side] = field(default_factory=Counter)

    def ask(self, views: Iterable[View]) -> None:
        if self.question is not None:
            self.sides.update({_SIDES[answer] for answer in self.question.answers(views)})


class Exercised:
    """Collects what cases saw of a ruleset. ``phrase`` says a node in Chinese."""

    def __init__(self, ruleset: r.Ruleset, phrase: Callable[[n.Node], str]) -> None:
        self.ruleset, self._phrase = ruleset, phrase
        self._applicability = [point for c in ruleset.applicability for point in self._truths("", APPLICABILITY, c.node)]
        self._among = {a.id: self._point("condition", a.id, a.title, a.among.node) for a in ruleset.awards if a.among}
        self._conditions = {a.id: [p for c in a.conditions for p in self._truths(a.id, a.title, c.node)] for a in ruleset.awards}
        self._components = {a.id: [p for c in a.components for p in self._component(a, c)] for a in ruleset.awards}
        self._uses = {a.id: frozenset(definitions_below(_nodes(a), ruleset)) for a in ruleset.awards}
        self._always = frozenset(definitions_below((c.node for c in ruleset.applicability), ruleset))
        self._definitions = {name: list(self._definition(ruleset.definitions[name])) for name in sorted(self._used(), key=_in_order(ruleset))}
        self._limits = {limit.id: _Seen("cap" if isinstance(limit, r.Cap) else "one_of", limit.id, limit.title, "") for limit in self._all_limits()}
        self._options = {(row.id, option): _Seen("option", row.id, row.question, option) for row in _chosen(ruleset) for option in row.options}
        self._depends = {a.id: readings_of(ruleset, a) for a in ruleset.awards}

    def see(self, determined: Determined, outcomes: Iterable[Outcome]) -> None:
        """One case: ``outcomes`` are those it expects something of."""
        answer = determined.engine.answer(determined.plan)
        outcomes = list(outcomes)
        for outcome in outcomes:
            self._see_award(outcome, determined, answer.view(outcome))
            self._see_limits(outcome, determined)
        for name in {name for o in outcomes for name in self._uses[o.award.id] | self._always}:
            views = [view for o in outcomes if name in self._uses[o.award.id] | self._always for view in _views_of(name, o, determined)]
            for point in self._definitions[name]:
                point.ask(views)
        for point in self._applicability if outcomes else ():
            point.ask([View(determined.engine.program, outcomes[0].values)])
        for reading in {reading for o in outcomes for reading in self._depends[o.award.id]}:
            if option := determined.plan.setting.readings[reading]:
                self._options[reading, option].sides["used"] += 1

    def points(self) -> Iterator[Point]:
        """Every part of the rules, in the order of the rules, with how often it was seen on each side."""
        awards = [p for a in self.ruleset.awards for p in (*self._of(self._among, a), *self._conditions[a.id], *self._components[a.id])]
        definitions = [point for points in self._definitions.values() for point in points]
        for seen in (*self._applicability, *definitions, *awards, *self._limits.values(), *self._options.values()):
            yield Point(seen.kind, seen.of, seen.home, seen.text, dict(seen.sides))

    def _see_award(self, outcome: Outcome, determined: Determined, view: View) -> None:
        award = outcome.award
        among = self._among.get(award.id)
        if outcome.no_subject:
            if among and award.subject and determined.enterprise.get(award.subject):  # there are rows, and none may be a subject
                among.sides["false"] += 1
            return
        for point in (*((among,) if among else ()), *self._conditions[award.id]):
            point.ask([view])
        if outcome.gross is None:  # nothing was computed, as for whoever is not eligible
            return
        for point in self._components[award.id]:
            point.ask([view])
            if point.kind == "component":
                point.sides["used"] += 1

    def _see_limits(self, outcome: Outcome, determined: Determined) -> None:
        acting = {cut.limit.id for cut in outcome.cuts} | ({outcome.choice.limit.id} if outcome.choice else set())
        limits: tuple[r.Cap | r.OneOf, ...] = (*determined.plan.caps, *determined.plan.one_ofs)
        for limit in limits:
            if outcome.award.id in limit.of and outcome.gross is not None:
                self._limits[limit.id].sides["acts" if limit.id in acting else "idle"] += 1

    def _truths(self, of: str, home: str, node: n.Node) -> Iterator[_Seen]:
        """A condition, and what stands in it."""
        if not only_readings(node):
            yield self._point("condition", of, home, node)
        parts = asked_by(node) if _is_composite(node) else asked(node, ())
        yield from (self._part(of, home, part) for part in parts if part.node is not node)

    def _component(self, award: r.Award, component: r.Component) -> Iterator[_Seen]:
        yield _Seen("component", award.id, award.title, component.label)
        yield from (self._part(award.id, award.title, part) for part in asked_by(component.node))

    def _definition(self, definition: r.Definition) -> Iterator[_Seen]:
        of, home, body = definition.name, f"定义“{definition.label}”", definition.body
        parts = asked(body, ()) if body.type.kind is TypeKind.BOOL else asked_by(body)
        yield from (self._part(of, home, part) for part in parts)

    def _point(self, kind: Kind, of: str, home: str, node: n.Node) -> _Seen:
        return _Seen(kind, of, home, self._phrase(node), Question(node))

    def _part(self, of: str, home: str, part: Question) -> _Seen:
        return _Seen("part", of, home, self._phrase(part.node), part)

    def _used(self) -> frozenset[str]:
        return self._always.union(*self._uses.values())

    def _all_limits(self) -> tuple[r.Cap | r.OneOf, ...]:
        return (*self.ruleset.caps, *self.ruleset.one_ofs)

    @staticmethod
    def _of(points: Mapping[str, _Seen], award: r.Award) -> tuple[_Seen, ...]:
        return (points[award.id],) if award.id in points else ()


def _views_of(name: str, outcome: Outcome, determined: Determined) -> list[View]:
    """Where the values of a definition were recorded: once for the enterprise, or once for each row it was asked of.

    Every outcome has its own: an award that lost a project to another was evaluated anew without it.
    """
    program, values = determined.engine.program, outcome.values
    definition = program.ruleset.definitions[name]
    if definition.variable is None:
        return [View(program, values)]
    return [View(program, values, ((definition.first, frame),)) for _, frame in values[program.memo_slots[name]].values()]


def _is_composite(node: n.Node) -> bool:
    return isinstance(node, (n.Call, n.Aggregate)) and not (isinstance(node, n.Call) and node.function == "not")


def _nodes(award: r.Award) -> list[n.Node]:
    parts = (*award.conditions, *award.components, *((award.among,) if award.among else ()))
    return [part.node for part in parts] + ([award.competition.ranked_by] if award.competition else [])


def _chosen(ruleset: r.Ruleset) -> list[r.ReadingRow]:
    return [row for row in ruleset.readings.values() if row.effect == "rule"]


def _in_order(ruleset: r.Ruleset) -> Callable[[str], int]:
    return list(ruleset.definitions).index

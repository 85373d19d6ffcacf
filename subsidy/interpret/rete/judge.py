"""The face of the second engine: a ruleset lowered once, then asked about one enterprise after another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any

from subsidy.interpret.rete import formula as f
from subsidy.interpret.rete.figures import Line, Run
from subsidy.interpret.rete.lowering import Item, Lowering, Property
from subsidy.interpret.rete.memory import PLACE, EngineContradicts, Session, WorkingMemory
from subsidy.interpret.rete.setting import in_force, years
from subsidy.interpret.rete.writing import ALWAYS, KIND, Kind, Stage, Written, write
from subsidy.ir import ruleset as r
from subsidy.quantity.exact import Exact
from subsidy.results.determination import Met

Key = tuple[str, int | None]  # an award, and the place of the subject's row in its list


@dataclass(frozen=True, slots=True, eq=False)
class Lowered:
    """A ruleset as durable-rules is asked about it; making this does not need durable-rules.

    ``awards`` are those of the ruleset with the items of their subjects and of their conditions.
    """

    awards: tuple[tuple[r.Award, Item | None, Item], ...]
    written: Written
    conditions: int

    @property
    def gaps(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """The awards of which something cannot be asked: the names of the gaps and what they were met in."""
        return {award.id: tuple(sorted(item.gaps)) for award, _, item in self.awards if item.gaps}


def lower(ruleset: r.Ruleset) -> Lowered:
    lowering = Lowering(ruleset)
    awards = tuple((award, *_award(award, lowering)) for award in ruleset.awards)
    conditions = sum(len(award.conditions) for award in ruleset.awards)
    return Lowered(awards, write(lowering), conditions)


class SecondEngine:
    """Which awards' conditions an enterprise fulfils, by durable-rules. Threads may share one; they take turns.

    Raises :class:`~subsidy.interpret.rete.memory.EngineMissing` where durable-rules cannot be imported.
    """

    def __init__(self, ruleset: r.Ruleset) -> None:
        self.ruleset = ruleset
        self.lowered = lower(ruleset)
        self._memory = WorkingMemory(ruleset.document.id, self.lowered.written.rules)

    def judge(
        self,
        enterprise: Mapping[str, Any],
        year: int,
        on: date | None = None,
        readings: Mapping[str, str] | None = None,
        parameters: Mapping[str, Exact] | None = None,
        *,
        claimed: frozenset[str] = frozenset(),
    ) -> dict[Key, Met]:
        """For every award and subject whether its conditions hold.

        ``enterprise`` is a bound profile (``operations.facts_of``); ``readings`` and ``parameters`` are what the caller
        chose, checked already; ``claimed`` are the ids of projects that another award has taken. What only a round
        decides is taken to hold. Raises :class:`~subsidy.interpret.rete.memory.EngineFailed`.
        """
        chosen = {row.id: (readings or {}).get(row.id, row.default) for row in self.ruleset.readings.values()}
        run = Run(years(enterprise, year), year, on, chosen, in_force(self.ruleset, year, chosen, parameters or {}), claimed)
        with self._memory.opened() as session:
            for stage in self.lowered.written.stages:
                _conclude(stage, run, self._match(stage, run, session))
        return {key: met for award, among, item in self.lowered.awards for key, met in _met(award, among, item, run)}

    def _match(self, stage: Stage, run: Run, session: Session) -> dict[tuple[int, bool], set[tuple[int, ...]]]:
        """The places of the rows for which each rule of a stage matched."""
        facts = [fact for kind in stage.kinds for fact in _facts(kind, run)]
        for couple in stage.couples:
            facts += [
                {KIND: couple.name, ALWAYS: 1, f.ANSWER: f.ANSWERS[truth], **dict(zip(couple.roles, places, strict=True))}
                for (item, places), truth in run.truths.items()
                if item == couple.item
            ]
        found: dict[tuple[int, bool], set[tuple[int, ...]]] = {}
        for rule, places in session.tell(facts):
            meant = self.lowered.written.meaning[rule]
            found.setdefault(meant.answer, set()).add(places[: meant.rows])
        return found


def _award(award: r.Award, lowering: Lowering) -> tuple[Item | None, Item]:
    """The items of an award: whether a row can be its subject at all, and whether everything holds."""
    scope = {award.variable.name: "r0"} if award.variable else {}
    lists = (award.subject,) if award.subject else ()
    firm = [*lowering.ruleset.applicability, *((award.among,) if award.among else ()), *(c for c in award.conditions if not c.in_round)]
    in_round = [c for c in award.conditions if c.in_round]

    def known(condition: r.Condition, truth: bool) -> f.Formula:
        return lowering.concluded(lowering.condition(condition.node), lowering.roles_of(condition.node, scope), truth)

    def formulas() -> tuple[f.Formula, f.Formula]:
        yes = [known(c, True) for c in firm] + [f.opposite(known(c, False)) for c in in_round]
        return f.every(*yes), f.some(*(known(c, False) for c in (*firm, *in_round)))

    among = lowering.condition(award.among.node) if award.among else None
    return among, lowering.conclusion(("award", award.id), lists, formulas)


def _facts(kind: Kind, run: Run) -> Iterator[dict[str, Any]]:
    found = [(name, property_.found) for name, property_ in kind.properties.items() if property_.role]
    around = {name: value for name, property_ in kind.properties.items() if not property_.role and (value := _at_root(property_, run)) is not None}
    for line in _lines(kind.list, run, members=kind.members):
        lines = {kind.role: line}
        fact: dict[str, Any] = {KIND: kind.name, ALWAYS: 1, PLACE: line.place, **around}
        for name, figure in found:
            value = figure(run, lines)
            if value is not None:
                fact[name] = value
        yield fact


def _at_root(property_: Property, run: Run) -> Any:
    """What is told of the enterprise is found once for all facts that tell it."""
    if property_.name not in run.told:
        run.told[property_.name] = property_.found(run, {})
    return run.told[property_.name]


def _lines(list_: str | None, run: Run, *, members: bool) -> Sequence[Line]:
    """The rows of a list. Of an unknown list an award may still ask about one row of which nothing is known."""
    if list_ is None:
        return (_NOBODY,)
    lines = run.lines.get(list_)
    if lines is None:
        enterprise = run.roots["enterprise"]
        rows = None if enterprise is None else enterprise.get(list_)
        lines = run.lines[list_] = (_NOBODY,) if rows is None else tuple(Line(i, row) for i, row in enumerate(rows))
    return () if members and lines == (_NOBODY,) else lines


_NOBODY = Line(-1, None)


def _conclude(stage: Stage, run: Run, found: dict[tuple[int, bool], set[tuple[int, ...]]]) -> None:
    none: set[tuple[int, ...]] = set()
    for item in stage.items:
        yes, no = found.get((item.id, True), none), found.get((item.id, False), none)
        if item.fold is not None:
            _fold(item, run, yes, no - yes)
            continue
        if yes & no:
            raise EngineContradicts(f"item {item.id} both holds and fails")
        for lines in product(*(_lines(name, run, members=False) for name in item.lists)):
            places = tuple(line.place for line in lines)
            run.truths[item.id, places] = True if places in yes else False if places in no else None


def _fold(item: Item, run: Run, yes: set[tuple[int, ...]], maybe: set[tuple[int, ...]]) -> None:
    assert item.fold is not None
    own = _lines(item.lists[-1], run, members=True)
    enterprise = run.roots["enterprise"]
    known = enterprise is not None and enterprise.get(item.lists[-1]) is not None
    for outer in product(*(_lines(name, run, members=False) for name in item.about)):
        around = {f"r{i}": line for i, line in enumerate(outer)}
        places = tuple(line.place for line in outer)
        last = f"r{len(outer)}"
        sure = [{**around, last: line} for line in own if (*places, line.place) in yes]
        doubtful = [{**around, last: line} for line in own if (*places, line.place) in maybe]
        value = item.fold(run, known, sure, doubtful)
        if item.is_truth:
            run.truths[item.id, places] = value
        else:
            run.values[item.id, places] = value


def _met(award: r.Award, among: Item | None, item: Item, run: Run) -> Iterator[tuple[Key, Met]]:
    if award.subject is None:
        yield (award.id, None), _MET[run.truths[item.id, ()]]
        return
    nobody = True
    for line in _lines(award.subject, run, members=False):
        unknown = line is _NOBODY
        if not unknown and among is not None and run.truths[among.id, (line.place,) if among.lists else ()] is False:
            continue
        nobody = False
        truth = run.truths[item.id, (line.place,)]
        yield (award.id, None if unknown else line.place), _MET[None if unknown and truth else truth]
    if nobody:
        yield (award.id, None), Met.NO


_MET = {True: Met.YES, False: Met.NO, None: Met.UNKNOWN}

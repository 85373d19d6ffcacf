"""Where awards exclude one another: the combination with the highest total, found exactly.

A conflict is a set of outcomes of which a limit allows one. A *divisible* award draws on several projects and loses
only the projects that another award claims; it is evaluated anew for each set of projects it must do without.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from subsidy.interpret.exact import unknown as u
from subsidy.interpret.exact.limits import capped_total
from subsidy.interpret.exact.outcome import Choice, Cut, Outcome
from subsidy.interpret.exact.program import Program
from subsidy.ir import ruleset as r
from subsidy.quantity.exact import Exact
from subsidy.results.determination import Status

MAX_COMBINATIONS = 4_000
MAX_OPEN_RIVALS = 10

Again = Callable[[Outcome, frozenset[str]], Outcome]
Bounds = tuple[u.Bound, u.Bound]
Worth = tuple[bool, Exact]


class _TooMany(Exception):
    """More combinations of mutually exclusive awards than are compared; the best total so far is certain to be had."""


@dataclass(slots=True, eq=False)
class Conflict:
    """Outcomes tied together by limits. ``claims`` maps a rival of the divisible award to the project they both want.

    ``unsure`` says that the divisible award draws on something whose project is unknown: it may be any of them.
    """

    rivals: list[Outcome] = field(default_factory=list)
    groups: list[tuple[r.OneOf, frozenset[int]]] = field(default_factory=list)
    divisible: Outcome | None = None
    claims: dict[int, tuple[r.OneOf, str]] = field(default_factory=dict)
    unsure: bool = False
    fixed: list[Outcome] = field(default_factory=list)


@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """One allowed combination: which rivals are taken, what is left of the divisible award, and the total."""

    taken: frozenset[int]
    divided: Outcome | None
    total: u.Number


def choose(
    program: Program, one_ofs: Sequence[r.OneOf], caps: Sequence[r.Cap], candidates: Sequence[Outcome], claims: set[str | None], again: Again
) -> list[Bounds]:
    """Settles every conflict among the candidates and returns the bounds of the totals of those left open."""
    bound = {award for limit in one_ofs for award in limit.of}
    if sum(o.award.id in bound for o in candidates) < 2:
        return []
    conflicts = _conflicts(program, one_ofs, [o for o in candidates if u.high(o.certain) != 0], claims)
    open_totals: list[Bounds] = []
    for conflict in conflicts:
        conflict.fixed = _sharing_a_cap(conflict, caps, candidates)
        open_total = _Solver(conflict, caps, again).settle()
        if open_total is not None:
            open_totals.append(open_total)
    return open_totals


class _Solver:
    """Compares the combinations of one conflict."""

    def __init__(self, conflict: Conflict, caps: Sequence[r.Cap], again: Again) -> None:
        self.conflict, self.caps, self.again = conflict, caps, again
        self._divided: dict[frozenset[str], Outcome] = {}
        self._visited = 0
        self._found: u.Bound = 0
        self.order = sorted(range(len(conflict.rivals)), key=lambda i: _worth(u.high(conflict.rivals[i].certain)), reverse=True)

    def settle(self) -> Bounds | None:
        """Records the choice on the outcomes; where it depends on what is unknown, returns the bounds of the total."""
        conflict = self.conflict
        parts = [*conflict.rivals, *([conflict.divisible] if conflict.divisible else [])]
        if not conflict.unsure and not any(isinstance(part.certain, u.Open) for part in parts):
            try:
                self._record(self._best(u.low))
            except _TooMany:
                return self._leave_open(self._found, self._hope(frozenset(), self.order, u.high)[1], unsolved=True)
            return None
        if len(conflict.rivals) > MAX_OPEN_RIVALS:
            hope = self._hope(frozenset(), self.order, u.high)
            return self._leave_open(u.low(self._selection(frozenset()).total), None if hope[0] else hope[1])
        selections = list(self._all(0, frozenset()))
        best = max(selections, key=lambda s: (_worth(u.low(s.total)), _worth(u.high(s.total))))
        others = [s for s in selections if s is not best]
        if all(self._surely_better(best, other) for other in others):
            self._record(best)
            return None
        most = [u.high(s.total) for s in selections]
        return self._leave_open(u.low(best.total), None if None in most else max(m for m in most if m is not None))

    def _surely_better(self, best: Selection, other: Selection) -> bool:
        least, most = u.low(best.total), u.high(other.total)
        return least is not None and most is not None and least >= most

    def _best(self, bound: Callable[[u.Number], u.Bound]) -> Selection:
        """Branch and bound: the best total, with unknown numbers at the given bound."""
        best: Selection | None = None

        def visit(at: int, taken: frozenset[int]) -> None:
            nonlocal best
            self._visited += 1
            if self._visited > MAX_COMBINATIONS:
                self._found = u.low(best.total) if best is not None else 0
                raise _TooMany
            rest = [i for i in self.order[at:] if self._allowed(i, taken)]
            if best is not None and self._hope(taken, rest, bound) <= _worth(bound(best.total)):
                return
            if not rest:
                selection = self._selection(taken)
                if best is None or _worth(bound(selection.total)) > _worth(bound(best.total)):
                    best = selection
                return
            at = self.order.index(rest[0]) + 1
            visit(at, taken | {rest[0]})
            visit(at, taken)

        visit(0, frozenset())
        assert best is not None
        return best

    def _hope(self, taken: frozenset[int], rest: Sequence[int], bound: Callable[[u.Number], u.Bound]) -> Worth:
        """No combination that extends ``taken`` can be worth more than this."""
        outcomes = [self.conflict.rivals[i] for i in (*taken, *rest)]
        divided = self._divide(taken)
        numbers = [capped_total(self.caps, [o]) for o in (*outcomes, *([divided] if divided else []), *self.conflict.fixed)]
        total: u.Number = 0
        for number in numbers:
            total = total + number
        return _worth(bound(total))

    def _all(self, at: int, taken: frozenset[int]) -> Iterator[Selection]:
        if at == len(self.order):
            yield self._selection(taken)
            return
        if self._allowed(self.order[at], taken):
            yield from self._all(at + 1, taken | {self.order[at]})
        yield from self._all(at + 1, taken)

    def _allowed(self, rival: int, taken: frozenset[int]) -> bool:
        return not any(rival in group and group & taken for _, group in self.conflict.groups)

    def _selection(self, taken: frozenset[int]) -> Selection:
        divided = self._divide(taken)
        outcomes = [self.conflict.rivals[i] for i in sorted(taken)]
        total = capped_total(self.caps, [*outcomes, *([divided] if divided else []), *self.conflict.fixed])
        return Selection(taken, divided, total)

    def _divide(self, taken: frozenset[int]) -> Outcome | None:
        divisible = self.conflict.divisible
        if divisible is None:
            return None
        lost = frozenset(project for rival, (_, project) in self.conflict.claims.items() if rival in taken)
        if not lost:
            return divisible
        if lost not in self._divided:  # thousands may be kept: without their values, which only the chosen one needs
            self._divided[lost] = replace(self.again(divisible, lost), values=[], frame=[])
        return self._divided[lost]

    def _record(self, selection: Selection) -> None:
        conflict = self.conflict
        for i, rival in enumerate(conflict.rivals):
            if i not in selection.taken:
                limit, winners = self._reason(i, selection)
                rival.choice = Choice(limit, True, False, winners)
                rival.cuts = (*rival.cuts, Cut(limit, rival.certain, 0))
                rival.amount = 0
        divisible = conflict.divisible
        if divisible is None or selection.divided is None or selection.divided is divisible:
            return
        lost = frozenset(project for i, (_, project) in conflict.claims.items() if i in selection.taken)
        divided = self.again(divisible, lost)
        limit = next(limit for i, (limit, _) in conflict.claims.items() if i in selection.taken)
        winners = tuple(conflict.rivals[i] for i in sorted(selection.taken) if i in conflict.claims)
        before = divisible.certain
        if u.high(divided.certain) == 0:
            divisible.choice = Choice(limit, True, False, winners)
            divisible.amount = 0
        else:
            divisible.values, divisible.frame, divisible.standing = divided.values, divided.frame, divided.standing
            divisible.status, divisible.qualified, divisible.amount = divided.status, divided.qualified, divided.amount
        if divisible.certain != before:
            divisible.cuts = (*divisible.cuts, Cut(limit, before, divisible.certain))

    def _reason(self, rival: int, selection: Selection) -> tuple[r.OneOf, tuple[Outcome, ...]]:
        for limit, group in self.conflict.groups:
            if rival in group and group & selection.taken:
                return limit, tuple(self.conflict.rivals[i] for i in sorted(group & selection.taken))
        limit, _ = self.conflict.claims[rival]
        assert self.conflict.divisible is not None
        return limit, (self.conflict.divisible,)

    def _leave_open(self, least: u.Bound, most: u.Bound, *, unsolved: bool = False) -> Bounds:
        conflict = self.conflict
        parts = [*conflict.rivals, *([conflict.divisible] if conflict.divisible else [])]
        limits = [limit for limit, _ in conflict.groups] + [limit for limit, _ in conflict.claims.values()]
        numbers = [part.certain for part in parts]
        for part, number in zip(parts, numbers, strict=True):
            rivals = tuple(other for other in parts if other is not part)
            part.choice = Choice(limits[0], False, False, rivals, unsolved)
            part.amount, part.qualified = u.between(0, u.high(number)), False
            if part.status is Status.ELIGIBLE:
                part.status = Status.UNDETERMINED
        return least, most


def _conflicts(program: Program, one_ofs: Sequence[r.OneOf], candidates: Sequence[Outcome], claims: set[str | None]) -> list[Conflict]:
    """The candidates that stand in one another's way, in connected components."""
    groups: list[tuple[r.OneOf, frozenset[int]]] = []
    wanted: list[tuple[r.OneOf, int, int, str]] = []
    for limit in one_ofs:
        if sum(outcome.award.id in limit.of for outcome in candidates) < 2:
            continue
        by_key: dict[tuple[object, ...], set[int]] = {}
        for i, outcome in enumerate(candidates):
            if outcome.award.id in limit.of and not outcome.award.divisible:
                by_key.setdefault(_key(program, limit, outcome), set()).add(i)
        groups += [(limit, frozenset(members)) for members in by_key.values() if len(members) > 1]
        if "project" in limit.per:
            divisible = [i for i, o in enumerate(candidates) if o.award.id in limit.of and o.award.divisible]
            for key, members in by_key.items():
                project = str(key[-1])
                wanted += [(limit, d, i, project) for d in divisible for i in members if project in claims or None in claims]
    links = [tuple(group) for _, group in groups] + [(d, i) for _, d, i, _ in wanted]
    return [_conflict(component, candidates, groups, wanted, None in claims) for component in _components(links)]


def _conflict(
    component: list[int],
    candidates: Sequence[Outcome],
    groups: list[tuple[r.OneOf, frozenset[int]]],
    wanted: list[tuple[r.OneOf, int, int, str]],
    unsure: bool,
) -> Conflict:
    divisible = {d for _, d, i, _ in wanted if i in component}
    rivals = [i for i in component if i not in divisible]
    place = {i: at for at, i in enumerate(rivals)}
    return Conflict(
        rivals=[candidates[i] for i in rivals],
        groups=[(limit, frozenset(place[i] for i in group)) for limit, group in groups if group <= set(rivals)],
        divisible=candidates[min(divisible)] if divisible else None,
        claims={place[i]: (limit, project) for limit, _, i, project in wanted if i in place},
        unsure=unsure and bool(divisible),
    )


def _key(program: Program, limit: r.OneOf, outcome: Outcome) -> tuple[object, ...]:
    """The scope of a limit for an outcome; an unknown part of it is a scope of its own, told apart by the award."""
    steps, slots = program.keys[limit.id][outcome.award.id]
    values = outcome.values
    if outcome.compiled.variable >= 0:
        values[outcome.compiled.variable] = outcome.subject
    for step in steps:
        step(values)
    parts = [values[slot] for slot in slots]
    return (*parts, outcome.subject_id) if "project" in limit.per else tuple(parts)


def _components(links: Sequence[tuple[int, ...]]) -> list[list[int]]:
    component: dict[int, set[int]] = {}
    for link in links:
        merged = set(link).union(*(component.get(i, {i}) for i in link))
        for i in merged:
            component[i] = merged
    unique = {id(members): sorted(members) for members in component.values()}
    return sorted(unique.values())


def _sharing_a_cap(conflict: Conflict, caps: Sequence[r.Cap], candidates: Sequence[Outcome]) -> list[Outcome]:
    """Outcomes outside the conflict whose caps also bind its members: they count in its totals."""
    members = [*conflict.rivals, *([conflict.divisible] if conflict.divisible else [])]
    shared = {award for cap in caps if any(m.award.id in cap.of for m in members) for award in cap.of}
    return [o for o in candidates if o.award.id in shared and o not in members]


def _worth(bound: u.Bound) -> Worth:
    """A bound that compares: no bound at all is above every number."""
    return (True, 0) if bound is None else (False, bound)

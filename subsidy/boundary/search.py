"""Finding the one change of a sample enterprise that takes a number across a figure, and the steps just around it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Protocol

from subsidy.boundary.figures import BOUNDED, Ceiling, Figure
from subsidy.boundary.levers import Lever, Situation, steps_of
from subsidy.boundary.observing import Sides, distance, sides
from subsidy.boundary.years import Years
from subsidy.interpret.exact.engine import Determined
from subsidy.ir import ruleset as r
from subsidy.quantity.types import MONEY, Kind
from subsidy.results.rule_page import Where


class Decide(Protocol):
    """Decides a situation: ``quickly`` the awards in question from facts, ``fully`` a profile as a user gives it.

    ``None`` for a situation that contradicts itself.
    """

    def quickly(self, situation: Situation) -> Determined | None: ...
    def fully(self, situation: Situation) -> Determined | None: ...


Change = Lever | Years

_FARTHEST = {Kind.YEAR: 30, Kind.MONTH: 400, Kind.DATE: 8000}
_SECANTS = 4
_STEPS: dict[Kind, Sequence[int]] = {Kind.YEAR: (1, -1), Kind.MONTH: (1, -1, 7, 12), Kind.DATE: (1, -1, 31, 366)}


@dataclass(frozen=True, slots=True, eq=False)
class Point:
    """A situation near the figure, what was decided in it, and the two sides there."""

    steps: int
    determined: Determined
    compared: Sides


@dataclass(frozen=True, slots=True, eq=False)
class Crossing:
    """The points just below, at, just above; a point that cannot be is ``None``."""

    lever: Change
    situation: Situation
    below: Point | None
    at: Point | None
    above: Point | None

    @property
    def points(self) -> dict[Where, Point | None]:
        """The points by where they are."""
        return {"below": self.below, "at": self.at, "above": self.above}

    @property
    def complete(self) -> bool:
        """Whether nothing is missing but what cannot be: less than nothing."""
        lowest = self.lever.unsigned and self.at is not None and self.at.steps == 0
        return self.at is not None and self.above is not None and (self.below is not None or lowest)


@dataclass(eq=False)
class _Road:
    """The distance from the figure along one lever. ``index`` is the place of the comparison among all of its kind,
    ``step`` the way it was found to change, up or down."""

    figure: Figure
    award: r.Award
    lever: Change
    situation: Situation
    decide: Decide
    index: int = 0
    step: int = 1
    known: dict[int, list[Fraction | None]] = field(default_factory=dict)

    def measured(self, steps: int) -> list[Fraction | None]:
        if steps not in self.known:
            moved = self.lever.moved(self.situation, steps)
            determined = None if moved is None else self.decide.quickly(moved)
            self.known[steps] = [] if determined is None else [distance(c) for c in sides(self.figure, self.award, determined)]
        return self.known[steps]

    @property
    def farthest(self) -> int:
        """How far along the lever it makes sense to look."""
        kind = self.lever.leaf.type
        return _FARTHEST.get(kind.kind, 10**14 if kind == MONEY else 10**7)

    @property
    def margin(self) -> int:
        """How far beside the figure of a sum of money one must be to see it in an amount: 1分, not a part of it."""
        cut = isinstance(self.figure, Ceiling) or (self.figure.node.function in BOUNDED and self.figure.node.type == MONEY)
        return 1 if cut else 0

    def at(self, steps: int) -> Fraction | None:
        found = self.measured(steps)
        return found[self.index] if self.index < len(found) else None

    def point(self, steps: int) -> Point | None:
        """What is decided there, from the profile as a user would give it."""
        moved = self.lever.moved(self.situation, steps)
        determined = None if moved is None else self.decide.fully(moved)
        compared = [] if determined is None else sides(self.figure, self.award, determined)
        if determined is None or self.index >= len(compared) or distance(compared[self.index]) != self.at(steps):
            return None
        return Point(steps, determined, compared[self.index])


def crossing(figure: Figure, award: r.Award, lever: Change, situation: Situation, decide: Decide) -> Crossing | None:
    """The points around the figure along a lever; ``None`` where it does not move what is compared."""
    road = _Road(figure, award, lever, situation, decide)
    start = lever.count(situation)
    slope = _slope(road, _known_side(road) if start is None else start)
    if slope is None:
        return None
    start, sign = slope
    margin = road.margin
    beyond = _first(road, start, sign, lambda far: far >= margin if margin else far > 0)
    first = _first(road, start, sign, lambda far: far >= 0)
    if first is None:  # never below, or only on the other side of a year's or month's end
        first = next((s for s in (_guess(road, start), None if beyond is None else beyond - sign) if s is not None and road.at(s) == 0), None)
    if first is None:
        return None
    near = _first(road, start, sign, lambda far: far > -margin) if margin else first
    below = None if near is None else _checked(road, near - sign, -1)
    at = road.point(first) if road.at(first) == 0 else None
    above = None if beyond is None else _checked(road, beyond, 1)
    return Crossing(lever, situation, below, at, above) if [below, at, above].count(None) < 2 else None


def _known_side(road: _Road) -> int:
    """Where to start with a fact that is not known yet: at what it is compared with."""
    determined = road.decide.quickly(road.situation)
    compared = [] if determined is None else sides(road.figure, road.award, determined)
    numbers = (steps_of(value, road.lever.leaf) for both in compared for value in both)
    return next((number for number in numbers if number is not None), 0)


def _checked(road: _Road, steps: int, sign: int) -> Point | None:
    found = road.at(steps)
    return road.point(steps) if found is not None and found * sign > 0 else None


def _slope(road: _Road, start: int) -> tuple[int, int] | None:
    """From where, and whether up or down along the lever, the distance grows; settles which comparison is meant."""
    kind = road.lever.leaf.type
    steps = _STEPS.get(kind.kind, (1, 10**8) if kind == MONEY else (1, 100))
    if kind.kind is Kind.MONTH:  # rather within the year
        steps = sorted(steps, key=lambda step: (start + step) // 12 != start // 12)
    for step in steps:
        here, there = road.measured(start), road.measured(start + step)
        for i, (a, b) in enumerate(zip(here, there, strict=False)):
            if a is not None and b is not None and a != b:
                road.index, road.step = i, -1 if step == -1 else 1
                return start, 1 if (b > a) is (step > 0) else -1
    return None


def _first(road: _Road, start: int, sign: int, enough: Callable[[Fraction], bool]) -> int | None:
    """The first number of steps, going where the distance grows, at which it is ``enough``."""

    def reached(steps: int) -> bool | None:
        found = road.at(steps)
        return None if found is None else enough(found)

    guess = _guess(road, start)
    for steps in (guess, guess + sign, guess - sign) if guess is not None else ():
        if reached(steps) and not reached(steps - sign):
            return steps
    here = start if guess is None else guess
    now = reached(here)
    if now is None:
        here, now = start, reached(start)
    other, stride = here, 1
    while reached(other) is now and stride < road.farthest:
        here, other, stride = other, other + (-sign if now else sign) * stride, stride * 4
    if now is None or reached(other) is now:
        return None
    low, high = (other, here) if now else (here, other)
    while abs(high - low) > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if reached(middle) else (middle, high)
    return high if reached(high) else None


def _guess(road: _Road, start: int) -> int | None:
    """Where the distance would be zero if it went on in a straight line."""
    steps, step = start, road.step
    for _ in range(_SECANTS):
        here, there = road.at(steps), road.at(steps + step)
        if here is None or there is None or here == there:
            return None if steps == start else steps
        target = steps - here * step / (there - here)
        nearest = int(target) if target.denominator == 1 else target.numerator // target.denominator
        if abs(nearest - start) > road.farthest * 10:
            return None
        if nearest == steps:
            return steps
        steps = nearest
    return steps

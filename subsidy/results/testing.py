"""How a ruleset's cases went: what differs, and which parts of the rules they have exercised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Side = Literal["true", "false", "unknown", "used", "acts", "idle"]
Kind = Literal["condition", "part", "component", "cap", "one_of", "option"]

WANTED: Mapping[Kind, tuple[Side, ...]] = {
    "condition": ("true", "false"),
    "part": ("true", "false"),
    "component": ("used",),
    "cap": ("acts", "idle"),
    "one_of": ("acts", "idle"),
    "option": ("used",),
}
"""What cases should have seen of each kind of point. An unknown is worth a case, but not of every condition."""


@dataclass(frozen=True, slots=True)
class Difference:
    """``field`` of an award (``award`` or ``award/subject``) or of the ``total``. Sums are in 元, ``None`` where there is none.

    The field ``subject`` says that the result has no such row, ``ambiguous`` that it has several; then ``found`` are the rows of the award.
    """

    of: str
    title: str
    field: str
    expected: object
    found: object


@dataclass(frozen=True, slots=True)
class CaseRun:
    """One case with everything that differs; nothing if it holds."""

    case: str
    title: str
    clause: str
    why: str
    place: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A part of a rule that cases can exercise, and how often they saw it on each side.

    ``of`` is the id of the award, definition, limit or reading it belongs to, and ``home`` what people call that.
    """

    kind: Kind
    of: str
    home: str
    text: str
    seen: Mapping[Side, int]

    @property
    def never(self) -> tuple[Side, ...]:
        return tuple(side for side in WANTED[self.kind] if not self.seen.get(side))


@dataclass(frozen=True, slots=True)
class RulesetTest:
    """All cases of a ruleset. ``left_open`` is the number of places its author has yet to write."""

    ruleset: str
    title: str
    left_open: int
    cases: tuple[CaseRun, ...]
    points: tuple[Point, ...]

    @property
    def differing(self) -> tuple[CaseRun, ...]:
        return tuple(case for case in self.cases if case.differences)

    @property
    def wanted(self) -> int:
        return sum(len(WANTED[point.kind]) for point in self.points)

    @property
    def exercised(self) -> int:
        return self.wanted - sum(len(point.never) for point in self.points)

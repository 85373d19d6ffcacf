"""One thing that can be changed in a situation: a fact of the profile, the policy year, the day, a parameter.

Values are counted in the smallest step people use (分, persons, days, months, years, hundredths of a percent), so that
"just below" and "just above" are one step away.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any, assert_never

from subsidy.ir import nodes as n
from subsidy.profile.common import ENTERPRISE
from subsidy.quantity import show
from subsidy.quantity.calendar import FIRST_YEAR, LAST_YEAR, month_text
from subsidy.quantity.exact import exact
from subsidy.quantity.types import MONEY, Kind, Type
from subsidy.quantity.units import read_quantity

HUNDREDTHS = 10_000
_ROWS = 4
_ORDINALS = ("rank", "tied")


@dataclass(frozen=True, slots=True, eq=False)
class Situation:
    """An enterprise and what it is decided under: ``profile`` as a user would give it, with English names and values in
    text, and ``facts`` as the interpreter reads it."""

    profile: Mapping[str, Any]
    facts: Mapping[str, Any]
    year: int
    on: date | None
    readings: Mapping[str, str]
    parameters: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Lever:
    """What to change: ``leaf`` is the fact as the rule names it, ``path`` where it stands in the profile,
    ``place`` where in the facts, ``row`` the id of its row."""

    leaf: n.Field | n.Var | n.Parameter
    path: tuple[str | int, ...] = ()
    place: tuple[str | int, ...] = ()
    row: str = ""

    @property
    def unsigned(self) -> bool:
        return self.leaf.type.kind is Kind.NUMBER and not (isinstance(self.leaf, n.Field) and self.leaf.field.signed)

    def count(self, situation: Situation) -> int | None:
        """The present value in steps; ``None`` where it is not known."""
        match self.leaf:
            case n.Var(name="year"):
                return situation.year
            case n.Var():
                return None if situation.on is None else situation.on.toordinal()
            case n.Parameter():
                text = situation.parameters.get(self.leaf.name)
                return None if text is None else steps_of(read_quantity(text).value, self.leaf)
            case n.Field():
                return steps_of(_found(situation.facts, self.place), self.leaf)
            case _:
                assert_never(self.leaf)

    def moved(self, situation: Situation, steps: int) -> Situation | None:
        """The situation with this one value changed; ``None`` where there is no such value."""
        match self.leaf:
            case n.Var(name="year"):
                return replace(situation, year=steps) if FIRST_YEAR <= steps <= LAST_YEAR else None
            case n.Var():
                return replace(situation, on=_day(steps))
            case n.Parameter():
                return None if steps < 0 else replace(situation, parameters={**situation.parameters, self.leaf.name: _written(steps, self.leaf)})
            case n.Field():
                if self.unsigned and steps < 0:
                    return None
                profile = _put(situation.profile, self.path, _written(steps, self.leaf))
                return replace(situation, profile=profile, facts=_put(situation.facts, self.place, value_of(steps, self.leaf)))
            case _:
                assert_never(self.leaf)


def levers(leaf: n.Field | n.Var | n.Parameter, situation: Situation, document: str) -> Iterator[Lever]:
    """Where a leaf can be changed: once for a fact of the enterprise, in each of the first rows for one of a list."""
    if not isinstance(leaf, n.Field):
        yield Lever(leaf)
        return
    record = leaf.of.type.name
    if record == ENTERPRISE:
        yield Lever(leaf, _name(leaf, situation.profile, document), (leaf.field.name,))
        return
    rows = situation.profile.get(record) or ()
    wanted = {"this_year": situation.year, "last_year": situation.year - 1}.get(leaf.of.name)
    for i, row in enumerate(rows):
        if wanted is None and i >= _ROWS:
            return
        if wanted is None or str(row.get("year")) == str(wanted):
            yield Lever(leaf, (record, i, *_name(leaf, row, document)), (record, i, leaf.field.name), str(row.get("id") or row.get("year") or ""))


def _name(leaf: n.Field, row: Mapping[str, Any], document: str) -> tuple[str, ...]:
    """Where a fact stands in its record; one that the ruleset declares may be written by its label."""
    if not leaf.field.local:
        return (leaf.field.name,)
    given = row.get("local", {}).get(document) or {}
    return ("local", document, leaf.field.label if leaf.field.label in given else leaf.field.name)


def steps_of(value: Any, leaf: n.Node) -> int | None:
    """A value of the interpreter in the steps of a leaf of the same type."""
    if isinstance(value, date):
        return value.toordinal()
    if isinstance(value, bool) or not isinstance(value, (int, Fraction)):
        return None
    scaled = Fraction(value) * (HUNDREDTHS if _is_rate(leaf) else 1)
    return round(scaled)


def value_of(steps: int, leaf: n.Node) -> Any:
    """The value of the interpreter for a number of steps."""
    if leaf.type.kind is Kind.DATE:
        return _day(steps)
    return exact(Fraction(steps, HUNDREDTHS)) if _is_rate(leaf) else steps


def _is_rate(leaf: n.Node) -> bool:
    if leaf.type != Type(Kind.NUMBER):
        return False
    return not (isinstance(leaf, n.Field) and leaf.field.name in _ORDINALS)


def _day(steps: int) -> date:
    return date.fromordinal(min(max(steps, date(FIRST_YEAR, 1, 1).toordinal()), date(LAST_YEAR, 12, 31).toordinal()))


def _written(steps: int, leaf: n.Node) -> str:
    match leaf.type.kind:
        case Kind.DATE:
            return _day(steps).isoformat()
        case Kind.MONTH:
            return month_text(steps)
        case Kind.YEAR:
            return str(steps)
        case _:
            if leaf.type == MONEY:
                return f"{show.yuan(steps)}元"
            return show.percent(Fraction(steps, HUNDREDTHS)) if _is_rate(leaf) else str(steps)


def _found(data: Any, path: tuple[str | int, ...]) -> Any:
    for key in path:
        data = data.get(key) if isinstance(data, Mapping) else data[key] if isinstance(key, int) else None
        if data is None:
            return None
    return data


def _put(data: Any, path: tuple[str | int, ...], value: Any) -> Any:
    """A copy of the data with one place changed."""
    if not path:
        return value
    key, *rest = path
    if isinstance(key, int):
        return [_put(row, tuple(rest), value) if i == key else row for i, row in enumerate(data)]
    return {**(data or {}), key: _put((data or {}).get(key), tuple(rest), value)}

"""All years of a situation moved together: the policy year, the day of determination, every year, month and date of the profile.

An enterprise whose equipment is of the policy year stays one when the policy year is changed; the policy year alone, moved on,
would leave its equipment behind.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from subsidy.boundary.levers import Situation
from subsidy.ir import nodes as n
from subsidy.profile.common import ENTERPRISE
from subsidy.profile.vocabulary import FactField, Vocabulary
from subsidy.quantity.calendar import FIRST_YEAR, LAST_YEAR
from subsidy.quantity.types import Kind

_TIMES = (Kind.DATE, Kind.MONTH, Kind.YEAR)
_LEAP_DAY = (2, 29)


@dataclass(frozen=True, slots=True, eq=False)
class Years:
    """What to change: the policy year (``leaf``) and every other year with it. ``document`` is the id of the ruleset."""

    leaf: n.Var
    vocabulary: Vocabulary
    document: str
    row: str = ""
    unsigned: bool = False

    def count(self, situation: Situation) -> int | None:
        """The present policy year."""
        return situation.year

    def moved(self, situation: Situation, steps: int) -> Situation | None:
        """The situation in another policy year; ``None`` where a year would be none."""
        by = steps - situation.year
        if not FIRST_YEAR <= steps <= LAST_YEAR:
            return None
        try:
            on = None if situation.on is None else _date(situation.on, by)
            profile, facts = self._profile(situation.profile, by), self._facts(situation.facts, by)
        except ValueError:  # before the first year of all
            return None
        return replace(situation, year=steps, on=on, profile=profile, facts=facts)

    def _profile(self, profile: Mapping[str, Any], by: int) -> dict[str, Any]:
        moved = self._row(profile, ENTERPRISE, by)
        lists = [name for name in self.vocabulary.records if name != ENTERPRISE and isinstance(profile.get(name), list)]
        return {**moved, **{name: [self._row(row, name, by) for row in profile[name]] for name in lists}}

    def _row(self, row: Mapping[str, Any], record: str, by: int) -> dict[str, Any]:
        """A record as users write it; what the ruleset declares stands apart, by name or label."""
        fields = self._times(record)
        moved = {key: _text(value, by) if key in {f.name for f in fields if not f.local} else value for key, value in row.items()}
        local = (row.get("local") or {}).get(self.document)
        if local:
            names = {name for f in fields if f.local for name in (f.name, f.label)}
            moved["local"] = {**row["local"], self.document: {k: _text(v, by) if k in names else v for k, v in local.items()}}
        return moved

    def _facts(self, facts: Mapping[str, Any], by: int) -> dict[str, Any]:
        moved = _moved(facts, self._times(ENTERPRISE), by)
        lists = [name for name in self.vocabulary.records if name != ENTERPRISE and isinstance(facts.get(name), list | tuple)]
        return {**moved, **{name: [_moved(row, self._times(name), by) for row in facts[name]] for name in lists}}

    def _times(self, record: str) -> list[FactField]:
        return [f for f in self.vocabulary.records[record].fields.values() if f.type.kind in _TIMES]


def _moved(row: Mapping[str, Any], fields: list[FactField], by: int) -> dict[str, Any]:
    return {**row, **{f.name: _value(row[f.name], f.type.kind, by) for f in fields if row.get(f.name) is not None}}


def _value(value: Any, kind: Kind, by: int) -> Any:
    if isinstance(value, date):
        return _date(value, by)
    return value + by * (12 if kind is Kind.MONTH else 1) if isinstance(value, int) else value


def _date(day: date, by: int) -> date:
    year = day.year + by
    return date(year, 2, 28) if (day.month, day.day) == _LEAP_DAY and not _has_leap_day(year) else day.replace(year=year)


def _has_leap_day(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _text(value: Any, by: int) -> Any:
    """``2019``, ``2019-03`` or ``2019-03-05`` in another year."""
    text = str(value)
    if not text[:4].isdigit():
        return value
    return _date(date.fromisoformat(text), by).isoformat() if len(text) == len("2019-03-05") else f"{int(text[:4]) + by:04d}{text[4:]}"

"""What a determination is made under besides the facts: year, day, the chosen readings, the values of parameters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from subsidy.interpret.exact import unknown as u
from subsidy.ir import ruleset as r
from subsidy.quantity.exact import Exact


@dataclass(frozen=True, slots=True, eq=False)
class ParameterInForce:
    """The value a parameter has in a policy year, and where it comes from."""

    row: r.ParameterRow
    value: u.Number
    source: str
    verified: bool
    given: bool


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """Resolved once, shared by every enterprise decided under it."""

    year: int
    on: date | None
    readings: Mapping[str, str | None]
    chosen: frozenset[str]
    parameters: Mapping[str, ParameterInForce]
    given: Mapping[str, Exact]


def resolve(ruleset: r.Ruleset, year: int, on: date | None, readings: Mapping[str, str], given: Mapping[str, Exact]) -> Setting:
    """The setting for a year. ``readings`` and ``given`` hold valid ids and options only."""
    options = {row.id: readings.get(row.id, row.default) for row in ruleset.readings.values()}
    parameters = {row.id: _in_force(row, year, options, given) for row in ruleset.parameters.values()}
    return Setting(year, on, options, frozenset(readings), parameters, dict(given))


def _in_force(row: r.ParameterRow, year: int, options: Mapping[str, str | None], given: Mapping[str, Exact]) -> ParameterInForce:
    if row.id in given:
        return ParameterInForce(row, given[row.id], "", False, True)
    values = [v for v in row.values if v.first.year <= year <= v.last.year]
    if row.reading is not None:
        option = options[row.reading]
        keys = set(row.keys.values()) if option is None else {row.keys[option]} if option in row.keys else set()
        values = [v for v in values if v.key in keys]
    if not values:
        return ParameterInForce(row, u.NOT_NEGATIVE, "", False, False)
    number = u.between(min(v.value for v in values), max(v.value for v in values))
    sources = "；".join(dict.fromkeys(v.source for v in values))
    return ParameterInForce(row, number, sources, all(v.verified for v in values), False)

"""What a question is put under: the figures of its years, and the parameters in force."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from subsidy.interpret.rete import span as s
from subsidy.ir import ruleset as r
from subsidy.quantity.exact import Exact


def years(enterprise: Mapping[str, Any], year: int) -> dict[str, Mapping[str, Any] | None]:
    """The records that rules speak of by name: the enterprise, its figures of the year and of the year before."""
    figures = {row.get("year"): row for row in enterprise.get("figures") or ()}
    return {"enterprise": enterprise, "this_year": figures.get(year), "last_year": figures.get(year - 1)}


def in_force(ruleset: r.Ruleset, year: int, chosen: Mapping[str, str | None], given: Mapping[str, Exact]) -> dict[str, s.Span]:
    """Every parameter in a year. Between which values it lies, where the reading that selects one is open."""
    return {row.id: s.point(given[row.id]) if row.id in given else _listed(row, year, chosen) for row in ruleset.parameters.values()}


def _listed(row: r.ParameterRow, year: int, chosen: Mapping[str, str | None]) -> s.Span:
    values = [value.value for value in row.values if value.first.year <= year <= value.last.year]
    if row.reading is not None:
        option = chosen[row.reading]
        keys = set(row.keys.values()) if option is None else {row.keys.get(option)}
        values = [value.value for value in row.values if value.first.year <= year <= value.last.year and value.key in keys]
    return (min(values), max(values)) if values else s.NOT_BELOW_ZERO

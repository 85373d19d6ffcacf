"""The cases of an award in the order a reader wants them: a few under default readings in the open, the others folded by the readings they change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from docs_site.cases import Told
from subsidy.ir.ruleset import ReadingRow

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Group:
    """Cases that change the default of the same ``readings`` (none: every default stands)."""

    readings: tuple[str, ...]
    cases: tuple[Told, ...]


def grouped(cases: Iterable[Told], readings: Mapping[str, ReadingRow]) -> list[Group]:
    """The first group is to be shown openly, the others folded. To choose where there is no default changes none."""
    found: dict[tuple[str, ...], list[Told]] = {}
    for told in cases:
        changed = {reading for reading, option in told.case.readings.items() if readings[reading].default not in (None, option)}
        found.setdefault(tuple(sorted(changed)), []).append(told)
    plain = found.pop((), [])
    chosen = [Group(changed, tuple(found[changed])) for changed in sorted(found)]
    parts = [Group((), tuple(part)) for part in (plain[:SHOWN], plain[SHOWN:]) if part]
    return [*parts, *chosen]

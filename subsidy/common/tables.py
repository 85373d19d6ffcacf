"""The shared tables as typed, frozen records. Every row says from when to when it holds, who says so, and whether that was checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from subsidy.quantity.exact import Exact
from subsidy.quantity.types import Type


@dataclass(frozen=True, slots=True)
class Source:
    """A document a value was taken from. ``seen_at`` is where it was read; empty if the document itself was not at hand."""

    id: str
    title: str
    issuer: str
    number: str
    date: str
    seen_at: str


@dataclass(frozen=True, slots=True)
class Basis:
    """When a value holds and on whose word.

    ``last`` is its last day; where it is ``None`` the value is still in force as far as is known, and ``seen`` is
    the last day for which that was seen.
    """

    first: date
    last: date | None
    seen: date | None
    sources: tuple[Source, ...]
    verified: bool
    note: str

    def holds(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)

    def meets(self, other: Basis) -> bool:
        """Whether the two have a day in common."""
        return self.first <= (other.last or date.max) and other.first <= (self.last or date.max)

    def holds_in(self, year: int) -> bool:
        """Whether it holds at the end of a year, which is what annual statistics look at."""
        return self.holds(date(year, 12, 31))


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above every table."""

    name: str
    title: str
    note: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Industry:
    """A prefix of GB/T 4754 codes with its name; ``first`` and ``last`` are the divisions of a section."""

    code: str
    name: str
    basis: Basis
    divisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Industries:
    """Sections (``C``), divisions (``36``) and the classes that some table needs (``702``)."""

    head: Head
    sections: Mapping[str, Industry]
    divisions: Mapping[str, Industry]
    classes: Mapping[str, Industry]

    def name(self, prefix: str) -> str | None:
        """The name of a section or of a prefix of digits; ``None`` if the table does not have it."""
        found = self.sections.get(prefix) or self.divisions.get(prefix) or self.classes.get(prefix)
        return found.name if found else None

    def spread(self, prefixes: Iterable[str]) -> tuple[str, ...]:
        """The same prefixes, sections replaced by their divisions, so that digits compare with digits."""
        return tuple(code for prefix in prefixes for code in (self.sections[prefix].divisions if prefix in self.sections else (prefix,)))


@dataclass(frozen=True, slots=True)
class SizeIndex:
    """One index of an industry: the field of the year's figures it is read from, and the lower limits of its classes.

    ``limits`` are those of large, medium and small, in base units (分, 人), each including the figure itself.
    """

    label: str
    fact: str
    type: Type
    limits: tuple[Exact, Exact, Exact]

    def rank(self, value: Exact) -> int:
        """The class this index alone would give, 0 for large to 3 for micro: the first whose lower limit is reached."""
        return next((i for i, limit in enumerate(self.limits) if value >= limit), len(self.limits))


@dataclass(frozen=True, slots=True)
class SizeRow:
    """How enterprises of some industries are classed. ``prefixes`` as written, ``codes`` as prefixes of digits."""

    id: str
    label: str
    prefixes: tuple[str, ...]
    codes: tuple[str, ...]
    indices: tuple[SizeIndex, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class NotCovered:
    """Industries the size classes leave out, and why."""

    id: str
    label: str
    prefixes: tuple[str, ...]
    codes: tuple[str, ...]
    why: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class SizeTable:
    head: Head
    rows: tuple[SizeRow, ...]
    not_covered: tuple[NotCovered, ...]


@dataclass(frozen=True, slots=True)
class ThresholdPeriod:
    """What it took to be listed in some years: a sum (分) or, alternatively, a staff; or a condition in words."""

    at_least: int | None
    or_staff: int | None
    condition: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Threshold:
    """One kind of listed unit. ``category`` is the option of 五上类别, ``fact`` the field of the year's figures compared."""

    id: str
    label: str
    category: str
    prefixes: tuple[str, ...]
    codes: tuple[str, ...]
    fact: str
    periods: tuple[ThresholdPeriod, ...]

    def in_year(self, year: int) -> ThresholdPeriod | None:
        return next((p for p in self.periods if p.basis.holds_in(year)), None)


@dataclass(frozen=True, slots=True)
class ThresholdTable:
    head: Head
    thresholds: tuple[Threshold, ...]


@dataclass(frozen=True, slots=True)
class City:
    code: str
    name: str
    province: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Region:
    """A county by its code; ``successor`` is the code that took its place when it was dissolved."""

    code: str
    name: str
    successor: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Zone:
    """A functional zone, which has no code of its own; statistics may use one (``statistical_code``)."""

    id: str
    name: str
    city: str
    statistical_code: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class RegionTable:
    head: Head
    cities: Mapping[str, City]
    regions: Mapping[str, Region]
    zones: Mapping[str, Zone]


@dataclass(frozen=True, slots=True)
class Rate:
    """One value of a shared parameter, as written."""

    key: str
    first: date
    last: date
    value: str
    source: str
    verified: bool


@dataclass(frozen=True, slots=True)
class RateTable:
    """A shared parameter that rulesets take their values from, such as the benchmark loan rate."""

    name: str
    label: str
    note: str
    keys: tuple[str, ...]
    rates: tuple[Rate, ...]


@dataclass(frozen=True, slots=True)
class Common:
    """All shared tables."""

    industries: Industries
    size_classes: SizeTable
    listing_thresholds: ThresholdTable
    regions: RegionTable
    rates: tuple[RateTable, ...]

"""Where what an enterprise says of its listing and what its figures say do not fit. To be listed is a fact, not an inference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from subsidy.common.tables import Threshold, ThresholdPeriod, ThresholdTable
from subsidy.profile.choices import LISTING_CATEGORY
from subsidy.profile.common import common_vocabulary
from subsidy.quantity import show
from subsidy.quantity.exact import Exact
from subsidy.source.diagnostic import Diagnostic
from subsidy.source.place import ProfilePlace

STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Declared:
    """What an enterprise says: whether it is listed (``None``: not said), as what, its industry and the year's figures."""

    listed: bool | None
    category: str | None
    industry: str | None
    figures: Mapping[str, Exact | None]


def listing_notices(table: ThresholdTable, declared: Declared, year: int) -> Iterator[Diagnostic]:
    """At most one notice: ``W704`` another category, ``W702`` listed yet below, ``W703`` not listed yet above."""
    threshold = _threshold(table, declared.industry)
    if threshold is None:
        return
    if declared.category and threshold.category != declared.category:
        args = {"declared": LISTING_CATEGORY.options[declared.category], "industry": declared.industry, "label": threshold.label}
        yield Diagnostic("W704", ProfilePlace("资料", "listing_category"), args)
        return
    period = threshold.in_year(year)
    value = declared.figures.get(threshold.fact)
    if declared.listed is None or period is None or period.at_least is None or value is None:
        return
    reached = _reached(period, value, declared.figures.get(STAFF))
    if declared.listed and reached is False:
        yield Diagnostic("W702", ProfilePlace("资料", f"figures[{year}].{threshold.fact}"), _args(threshold, period, value, year))
    if not declared.listed and value >= period.at_least:
        yield Diagnostic("W703", ProfilePlace("资料", f"figures[{year}].{threshold.fact}"), _args(threshold, period, value, year))


def _threshold(table: ThresholdTable, industry: str | None) -> Threshold | None:
    """The kind of listed unit an industry belongs to, if its code is long enough to tell."""
    return next((t for t in table.thresholds if industry and any(industry.startswith(code) for code in t.codes)), None)


def _reached(period: ThresholdPeriod, value: Exact, staff: Exact | None) -> bool | None:
    """Whether the threshold is reached, ``None`` if a staff that is not known might reach it instead."""
    if period.at_least is not None and value >= period.at_least:
        return True
    if period.or_staff is None:
        return False
    return None if staff is None else staff >= period.or_staff


def _args(threshold: Threshold, period: ThresholdPeriod, value: Exact, year: int) -> dict[str, object]:
    staff = f"(或从业人员{period.or_staff}人)" if period.or_staff else ""
    return {
        "label": threshold.label,
        "year": year,
        "fact": common_vocabulary().records["figures"].fields[threshold.fact].label,
        "value": show.money(value),
        "limit": f"{show.money(period.at_least or 0)}{staff}",
    }

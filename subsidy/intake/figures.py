"""What one year's figures of a profile say, for readings that need nothing else of it."""

from __future__ import annotations

from subsidy.profile.enterprise import EnterpriseProfile
from subsidy.profile.rows import YearFigures
from subsidy.quantity.calendar import month_number
from subsidy.quantity.exact import Exact


def year_figures(profile: EnterpriseProfile, year: int) -> dict[str, Exact | None]:
    """The figures of a year by field, in base units; a year without a row has none that are known."""
    row = next((row for row in profile.figures or () if row.year == year), None)
    return {name: getattr(row, name) for name in YearFigures.model_fields if name not in ("year", "local")} if row else {}


def listed_in(profile: EnterpriseProfile, year: int) -> bool | None:
    """Whether the enterprise says it was listed (四上) by the end of a year; ``None`` if it does not say."""
    listed = profile.above_scale
    if listed is None and (profile.newly_listed or profile.listing_category is not None):
        listed = True
    if listed and profile.listed_month is not None and profile.listed_month > month_number(year, 12):
        return None
    return listed

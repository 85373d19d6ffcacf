"""The tables that several documents share, and what they say of an enterprise."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, cast

from subsidy.deciding import shipped_rulesets
from subsidy.intake.consistency import check_profile
from subsidy.profile.enterprise import EnterpriseProfile
from subsidy.quantity.calendar import LAST_YEAR
from subsidy.source.diagnostic import Diagnostic, DiagnosticsError, nearest
from subsidy.source.place import ProfilePlace

if TYPE_CHECKING:
    from subsidy.common.tables import Common
    from subsidy.results.shared_table import SharedTable
    from subsidy.results.size_class import SizeClass, SizeCode


def shared_tables() -> list[SharedTable]:
    """The tables that several documents share, as rows of text with periods, sources and status."""
    from subsidy.interpret.tables.rows import shared_tables as rows

    return rows(_common())


def shared_table(name: str) -> SharedTable:
    """One of :func:`shared_tables` by its name. Raises :class:`DiagnosticsError` (``P409``)."""
    tables = {table.name: table for table in shared_tables()}
    if name not in tables:
        accepted = nearest(name, tables) or tuple(tables)
        raise DiagnosticsError([Diagnostic("P409", ProfilePlace("common", ""), {"value": name}, accepted=accepted)])
    return tables[name]


def size_class(profile: EnterpriseProfile, year: int) -> SizeClass:
    """Which size class (大、中、小、微型) the statistics would put an enterprise in, by its figures of ``year``, with reasons.

    Raises :class:`DiagnosticsError` (``P408``) for a year before the table begins.
    """
    from subsidy.intake.figures import year_figures
    from subsidy.interpret.size.decide import Subject, first_year
    from subsidy.interpret.size.decide import size_class as decide

    check_profile(profile)
    table = _common().size_classes
    if type(year) is not int:
        raise TypeError(f"year must be an int such as 2019, not {year!r}")
    if not first_year(table) <= year <= LAST_YEAR:
        args = {"table": table.head.title, "year": year, "first": first_year(table)}
        raise DiagnosticsError([Diagnostic("P408", ProfilePlace("year", ""), args)])
    declared = cast("SizeCode | None", profile.size_class)
    return decide(table, Subject(profile.name, profile.credit_code, profile.industry, declared, year_figures(profile, year)), year)


def notices(profile: EnterpriseProfile, year: int) -> tuple[Diagnostic, ...]:
    """What does not fit together in a profile and yet may be right: size class and listing against the figures of ``year``.

    These are warnings (``W…``): they never change a determination.
    """
    from subsidy.intake.figures import listed_in, year_figures
    from subsidy.interpret.listing.notices import Declared, listing_notices
    from subsidy.interpret.size.decide import first_year
    from subsidy.interpret.size.notices import size_notices

    common = _common()
    declared = Declared(listed_in(profile, year), profile.listing_category, profile.industry, year_figures(profile, year))
    found = list(listing_notices(common.listing_thresholds, declared, year))
    if profile.size_class is not None and first_year(common.size_classes) <= year <= LAST_YEAR:
        found += size_notices(size_class(profile, year))
    return tuple(found)


@lru_cache(maxsize=1)
def _common() -> Common:
    from subsidy.common.folder import FOLDER, read_common

    return read_common(shipped_rulesets() / FOLDER)

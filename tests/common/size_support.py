"""Enterprises as the tests of size classes give them: an industry, and figures in 人 and 万元."""

from __future__ import annotations

from decimal import Decimal

from subsidy import EnterpriseProfile, SizeClass, size_class

YEAR = 2019


def classed(industry: str | None, staff: int | None, revenue: str | Decimal | None, assets: str | Decimal | None) -> SizeClass:
    """The answer for one enterprise; its revenue stands in both fields a row may take it from."""
    figures = {"year": YEAR, "staff": staff, "revenue": _wan(revenue), "operating_revenue": _wan(revenue), "total_assets": _wan(assets)}
    return size_class(EnterpriseProfile.model_validate({"industry": industry, "figures": [figures]}), YEAR)


def _wan(amount: str | Decimal | None) -> str | None:
    return None if amount is None else f"{amount}万元"

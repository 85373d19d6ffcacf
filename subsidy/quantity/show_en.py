"""Quantities in English: sums in CNY, periods, persons. Like :mod:`subsidy.quantity.show`, and as exact."""

from __future__ import annotations

from fractions import Fraction

from subsidy.quantity.exact import FEN_PER_YUAN, Exact, half_up
from subsidy.quantity.show import plain
from subsidy.quantity.types import DAYS, MONEY, MONTHS, PERSONS, Dims


def money(fen: Exact) -> str:
    """``CNY 2,000,000``, ``CNY 95.50``. A fraction of a 分 is rounded and marked ``about``."""
    whole = half_up(fen)
    about = "" if whole == fen else "about "
    return f"{about}CNY {plain(Fraction(whole, FEN_PER_YUAN), 2 if whole % FEN_PER_YUAN else 0)}"


def number(value: Exact, decimals: int | None = None) -> str:
    return plain(value, decimals).replace("约", "about ")


def percent(value: Exact) -> str:
    return f"{number(Fraction(value) * 100)}%"


def quantity(value: Exact, dims: Dims) -> str:
    """A number of base units in the unit people use for it."""
    if dims == MONEY.dims:
        return money(value)
    if dims == MONTHS.dims:
        return _counted(Fraction(value) / 12, "year") if value and value % 12 == 0 else _counted(value, "month")
    if dims == DAYS.dims:
        return _counted(value, "day")
    if dims == PERSONS.dims:
        return _counted(value, "person")
    return number(value)


def _counted(value: Exact, unit: str) -> str:
    return f"{number(value)} {unit}{'' if value == 1 else 's'}"

"""Quantities as people write them: 万元 and 元 with thousands separators, percent, percentage points, periods."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

from subsidy.quantity.exact import FEN_PER_WAN, FEN_PER_YUAN, Exact, half_up
from subsidy.quantity.types import DAYS, MONEY, MONTHS, PERSONS, Dims


def yuan(fen: Exact) -> str:
    """Money in 元 with two decimals and no separators: the form used in JSON (``"500000.00"``)."""
    whole = half_up(fen)
    sign, whole = ("-", -whole) if whole < 0 else ("", whole)
    return f"{sign}{whole // FEN_PER_YUAN}.{whole % FEN_PER_YUAN:02d}"


def money(fen: Exact) -> str:
    """Money as a person writes it: ``50万元``, ``8.7万元``, ``9,500.50元``. A fraction of a 分 is rounded and marked 约."""
    whole = half_up(fen)
    about = "" if whole == fen else "约"
    if abs(whole) >= FEN_PER_WAN:
        return f"{about}{plain(Fraction(whole, FEN_PER_WAN))}万元"
    return f"{about}{plain(Fraction(whole, FEN_PER_YUAN), 2 if whole % FEN_PER_YUAN else 0)}元"


def plain(value: Exact, decimals: int | None = None) -> str:
    """A number with thousands separators; a fraction without a finite decimal form is cut to six places and marked 约."""
    fraction = Fraction(value)
    with localcontext() as context:
        context.prec = 60
        number = Decimal(fraction.numerator) / Decimal(fraction.denominator)
        if decimals is not None:
            return f"{number:,.{decimals}f}"
        if Fraction(number) != fraction or -_exponent(number) > 8:
            return f"约{number:,.6f}"
        text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(value: Exact) -> str:
    return f"{plain(Fraction(value) * 100)}%"


def quantity(value: Exact, dims: Dims) -> str:
    """A number of base units in the unit people use for it."""
    if dims == MONEY.dims:
        return money(value)
    if dims == MONTHS.dims:
        return f"{plain(Fraction(value) / 12)}年" if value and value % 12 == 0 else f"{plain(value)}个月"
    if dims == DAYS.dims:
        return f"{plain(value)}天"
    if dims == PERSONS.dims:
        return f"{plain(value)}人"
    return plain(value)


def _exponent(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0

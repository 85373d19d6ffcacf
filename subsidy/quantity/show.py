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


def decimal(value: Exact) -> str | None:
    """A number with all its decimals and no separators, or ``None`` if they have no end."""
    fraction = Fraction(value)
    twos, fives = _times(fraction.denominator, 2), _times(fraction.denominator, 5)
    if fraction.denominator != 2**twos * 5**fives:
        return None
    places = max(twos, fives)
    digits = str(abs(fraction.numerator) * 10**places // fraction.denominator).rjust(places + 1, "0")
    sign = "-" if fraction < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"


def _times(number: int, prime: int) -> int:
    """How often a prime divides a number."""
    times = 0
    while number % prime == 0:
        number, times = number // prime, times + 1
    return times


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

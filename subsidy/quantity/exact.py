"""Exact numbers: an ``int`` where the value is whole, a ``Fraction`` where it is not. No float ever."""

from __future__ import annotations

from fractions import Fraction

Exact = int | Fraction

FEN_PER_YUAN = 100
FEN_PER_WAN = 1_000_000


def exact(value: Fraction) -> Exact:
    """The same number, as an ``int`` if it is whole: equal numbers then print and serialise alike."""
    return value.numerator if value.denominator == 1 else value


def half_up(value: Exact) -> int:
    """Rounded to a whole number (of 分), halves away from zero: the usual 四舍五入."""
    if type(value) is int:
        return value
    sign = -1 if value < 0 else 1
    return sign * ((abs(value.numerator) * 2 + value.denominator) // (2 * value.denominator))

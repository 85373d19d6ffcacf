"""A number that is not known, with what is certain of it. Unknown truths, dates, texts and options are ``None``.

``Open(lo, hi)`` stands for some number from ``lo`` to ``hi`` (``None`` is unbounded). Arithmetic keeps the bounds
sound, and a comparison that the bounds already decide is decided: a cap reached at every rate needs no rate.
"""

from __future__ import annotations

from fractions import Fraction

from subsidy.quantity.exact import Exact, exact, half_up

Bound = Exact | None


class Open:
    """An unknown number between two bounds."""

    __slots__ = ("hi", "lo")

    def __init__(self, lo: Bound, hi: Bound) -> None:
        self.lo, self.hi = lo, hi

    def __repr__(self) -> str:
        return f"Open({self.lo}, {self.hi})"

    def __add__(self, other: Number) -> Number:
        a, b = low(other), high(other)
        return between(None if self.lo is None or a is None else self.lo + a, None if self.hi is None or b is None else self.hi + b)

    __radd__ = __add__

    def __neg__(self) -> Number:
        return Open(None if self.hi is None else -self.hi, None if self.lo is None else -self.lo)

    def __sub__(self, other: Number) -> Number:
        return self + -other

    def __rsub__(self, other: Number) -> Number:
        return -self + other

    def __mul__(self, other: Number) -> Number:
        if not isinstance(other, Open):
            return self._scaled(other)
        if self.lo is None or self.lo < 0 or other.lo is None or other.lo < 0:
            return UNBOUNDED
        hi = None if self.hi is None or other.hi is None else self.hi * other.hi
        return between(self.lo * other.lo, hi)

    __rmul__ = __mul__

    def _scaled(self, factor: Exact) -> Number:
        if factor == 0:
            return 0
        lo = None if self.lo is None else self.lo * factor
        hi = None if self.hi is None else self.hi * factor
        return Open(lo, hi) if factor > 0 else Open(hi, lo)

    def __lt__(self, other: Number) -> bool | None:
        a, b = low(other), high(other)
        if self.hi is not None and a is not None and self.hi < a:
            return True
        return False if self.lo is not None and b is not None and self.lo >= b else None

    def __le__(self, other: Number) -> bool | None:
        a, b = low(other), high(other)
        if self.hi is not None and a is not None and self.hi <= a:
            return True
        return False if self.lo is not None and b is not None and self.lo > b else None

    def __gt__(self, other: Number) -> bool | None:
        return _negated(self <= other)

    def __ge__(self, other: Number) -> bool | None:
        return _negated(self < other)


Number = Exact | Open

UNBOUNDED = Open(None, None)
NOT_NEGATIVE = Open(0, None)


def low(number: Number) -> Bound:
    return number.lo if isinstance(number, Open) else number


def high(number: Number) -> Bound:
    return number.hi if isinstance(number, Open) else number


def between(lo: Bound, hi: Bound) -> Number:
    """Some number from ``lo`` to ``hi``: known after all where the two are the same."""
    return lo if lo is not None and lo == hi else Open(lo, hi)


def hull(a: Number, b: Number) -> Number:
    """Either of two numbers."""
    los, his = (low(a), low(b)), (high(a), high(b))
    lo = None if None in los else min(x for x in los if x is not None)
    hi = None if None in his else max(x for x in his if x is not None)
    return between(lo, hi)


def rounded(number: Number) -> Number:
    """Rounded half up to a whole number; of an unknown number, its bounds."""
    if not isinstance(number, Open):
        return half_up(number)
    lo, hi = number.lo, number.hi
    return between(None if lo is None else half_up(lo), None if hi is None else half_up(hi))


def smaller(a: Number, b: Number) -> Number:
    if not isinstance(a, Open) and not isinstance(b, Open):
        return a if a <= b else b
    los, his = (low(a), low(b)), [x for x in (high(a), high(b)) if x is not None]
    lo = None if None in los else min(x for x in los if x is not None)
    return between(lo, min(his) if his else None)


def larger(a: Number, b: Number) -> Number:
    return -smaller(-a, -b)


def quotient(a: Number, b: Number) -> Number:
    """``a / b``; unknown where the divisor is or may be zero."""
    if not isinstance(b, Open):
        if b == 0:
            return UNBOUNDED
        return a * (1 / Fraction(b)) if isinstance(a, Open) else exact(Fraction(a, b))
    lo, hi, bottom = low(a), high(a), b.lo
    if lo is None or lo < 0 or bottom is None or bottom < 0:
        return UNBOUNDED
    least = 0 if b.hi is None else Fraction(lo) / b.hi if b.hi else 0
    most = None if bottom == 0 or hi is None else Fraction(hi) / bottom
    return between(least, most)


def equal(a: Number, b: Number) -> bool | None:
    if not isinstance(a, Open) and not isinstance(b, Open):
        return a == b
    apart = (a < b) is True or (a > b) is True
    return False if apart else None


def _negated(truth: bool | None) -> bool | None:
    return None if truth is None else not truth

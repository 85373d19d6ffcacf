"""Numbers as ``(low, high)``, both ends included, ``None`` for no bound. A known number has the same ends."""

from __future__ import annotations

from fractions import Fraction

from subsidy.quantity.exact import Exact, exact

End = Exact | None
Span = tuple[End, End]

ANYTHING: Span = (None, None)
NOT_BELOW_ZERO: Span = (0, None)


def point(number: Exact) -> Span:
    return number, number


def known(span: Span) -> Exact | None:
    """The number, if there is only one."""
    low, high = span
    return low if low == high else None


def plus(a: Span, b: Span) -> Span:
    return _sum(a[0], b[0]), _sum(a[1], b[1])


def minus(a: Span) -> Span:
    low, high = a
    return None if high is None else -high, None if low is None else -low


def times(a: Span, b: Span) -> Span:
    """The product; of two numbers of which one may be negative and neither is known, nothing is said."""
    if known(a) is not None:
        a, b = b, a
    factor = known(b)
    if factor is not None:
        return _scaled(a, factor)
    (low, high), (least, most) = a, b
    if low is None or low < 0 or least is None or least < 0:
        return ANYTHING
    return _exact(low * least), None if high is None or most is None else _exact(high * most)


def over(a: Span, b: Span) -> Span:
    """The quotient; nothing is said where the divisor may be zero or a sign is open."""
    divisor = known(b)
    if divisor is not None:
        return ANYTHING if divisor == 0 else _scaled(a, 1 / Fraction(divisor))
    (low, high), (least, most) = a, b
    if low is None or low < 0 or least is None or least < 0:
        return ANYTHING
    bottom = Fraction(low) / most if most else 0
    return _exact(bottom), None if high is None or least == 0 else _exact(Fraction(high) / least)


def smaller(a: Span, b: Span) -> Span:
    highs = [end for end in (a[1], b[1]) if end is not None]
    return None if a[0] is None or b[0] is None else min(a[0], b[0]), min(highs, default=None)


def larger(a: Span, b: Span) -> Span:
    return minus(smaller(minus(a), minus(b)))


def either(a: Span, b: Span) -> Span:
    low = None if a[0] is None or b[0] is None else min(a[0], b[0])
    return low, None if a[1] is None or b[1] is None else max(a[1], b[1])


def _sum(a: End, b: End) -> End:
    return None if a is None or b is None else _exact(a + b)


def _scaled(a: Span, factor: Exact) -> Span:
    if factor == 0:
        return 0, 0
    low, high = (None if end is None else _exact(end * factor) for end in a)
    return (low, high) if factor > 0 else (high, low)


def _exact(number: Exact) -> Exact:
    return number if type(number) is int else exact(Fraction(number))

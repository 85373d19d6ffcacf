"""Amounts of a result, given as text in 元, in the form people read and as exact numbers for a sheet."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from subsidy.quantity.exact import FEN_PER_WAN, FEN_PER_YUAN, exact, half_up
from subsidy.quantity.show import money, plain
from subsidy.report.words import Lang, words

_NUMBER = re.compile(r"-?[0-9]{1,28}(\.[0-9]{1,28}|/[0-9]{1,28})?")
_BETWEEN = re.compile(r"([0-9]{1,28}\.[0-9]{2})至([0-9]{1,28}\.[0-9]{2})")
_LEAST = re.compile(r"至少([0-9]{1,28}\.[0-9]{2})")
_SHEET_DIGITS = 15
"""A spreadsheet keeps this many significant digits of a number; more of them must stay text."""


def people(yuan: str, lang: Lang) -> str:
    """``87000.00`` as ``8.7万元(87,000.00元)`` or ``CNY 87,000.00 (8.7万元)``. What is not a number stays as it is."""
    if (between := _BETWEEN.fullmatch(yuan)) is not None:
        return bounds(between[1], between[2], lang) or yuan
    if (least := _LEAST.fullmatch(yuan)) is not None:
        return bounds(least[1], None, lang) or words(lang).no_amount["undetermined"]
    if (fen := _fen(yuan)) is None:
        return yuan
    w, rounded = words(lang), half_up(fen)
    full = plain(Fraction(rounded, FEN_PER_YUAN), 2)
    form = w.large_sum_form if abs(rounded) >= FEN_PER_WAN else w.sum_form
    text = form.format(yuan=full, wan=money(rounded))
    return text if rounded == fen else w.about_form.format(amount=text)


def number(yuan: str | None, lang: Lang) -> Decimal | str | None:
    """The amount for a sheet: a number where a sheet can hold it exactly, otherwise what people read."""
    if yuan is None:
        return None
    if _fen(yuan) is None or "/" in yuan or len(Decimal(yuan).as_tuple().digits) > _SHEET_DIGITS:
        return people(yuan, lang)
    return Decimal(yuan)


def bounds(least: str | None, most: str | None, lang: Lang) -> str | None:
    """What is certain about an open amount; nothing if nothing is. At least 0元 says nothing."""
    w = words(lang)
    if least is not None and least == most:
        return people(least, lang)
    certain = least if least is not None and _fen(least) != 0 else None
    match certain, most:
        case str(), str():
            return w.between_form.format(least=people(certain, lang), most=people(most, lang))
        case str(), None:
            return w.no_upper_bound_form.format(least=people(certain, lang))
        case None, str():
            return w.at_most_form.format(amount=people(most, lang))
        case _:
            return None


def _fen(yuan: str) -> int | Fraction | None:
    if not _NUMBER.fullmatch(yuan):
        return None
    try:
        return exact(Fraction(yuan) * FEN_PER_YUAN)
    except ZeroDivisionError:
        return None

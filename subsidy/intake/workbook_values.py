"""What a cell says, as the profile's models take it: text with its unit, exact numbers, days. Whatever is unsure is refused."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal

from subsidy.intake.workbook_cells import Cell
from subsidy.profile.fields import MONEY_EXPECTED
from subsidy.profile.vocabulary import FactField
from subsidy.quantity import types as t
from subsidy.quantity.calendar import month_number, month_text
from subsidy.quantity.types import Kind
from subsidy.quantity.units import NUMBER, QuantityError

MAX_DIGITS = 15

# text whose reader has its own words for a number in its place
READS_NUMBERS = frozenset({"credit_code", "industry", "registered_region", "operating_region"})

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_SCALED = re.compile(r"[0#?],+(?![0#?])|[0#?]!?\.(?=.*,\s*$)")


def model_value(cell: Cell, field: FactField, unit: str) -> object:
    """The value to give to the model. Raises :class:`QuantityError` with the code and arguments of the complaint."""
    value = cell.value
    if cell.is_uncomputed:
        raise QuantityError("X504")
    if cell.is_error:
        raise QuantityError("X505", value=value)
    if isinstance(value, str):
        bare = value.removeprefix("-")
        return f"{value}{unit}" if field.type == t.MONEY and NUMBER.fullmatch(bare) else value
    if isinstance(value, bool):
        return value
    if isinstance(value, (int, float)):
        return _from_number(value, cell.number_format, field, unit)
    if isinstance(value, (datetime, date)):
        return _from_day(value, cell.number_format, field)
    raise QuantityError("P313", value=value, expected=field.type)  # a time of day or a duration


def _from_number(value: float, number_format: str, field: FactField, unit: str) -> object:
    if field.name in READS_NUMBERS and not field.local:
        return value
    if field.type.kind is Kind.TEXT:
        raise QuantityError("X507", value=value)
    number = _decimal(value)
    plain = _QUOTED.sub("", number_format).split(";")[0]
    if "%" in plain:
        if field.type != t.NUMBER:
            raise QuantityError("X521", value=f"{_digits(number * 100)}%")
        return f"{_digits(number * 100)}%"
    if _SCALED.search(plain) or "!." in number_format:
        raise QuantityError("X519", value=value, format=number_format)
    if field.type == t.MONEY:
        return f"{_digits(number)}{unit}"
    if field.type.kind in (Kind.DATE, Kind.MONTH, Kind.CHOICE):
        return _digits(number)
    return int(number) if number == number.to_integral_value() else number


def _from_day(value: datetime | date, number_format: str, field: FactField) -> object:
    shown = value.isoformat() if not isinstance(value, datetime) or value.time() != time.min else value.date().isoformat()
    if field.type == t.DATE:
        return value
    if field.type == t.MONTH:
        if value.day != 1 or "d" in _QUOTED.sub("", number_format).lower():
            raise QuantityError("P307", value=shown)
        return month_text(month_number(value.year, value.month))
    if field.type == t.MONEY:
        raise QuantityError("P313", value=shown, expected=MONEY_EXPECTED)
    if field.type.kind is Kind.TEXT:
        raise QuantityError("X507", value=shown)
    return shown


def _decimal(value: float) -> Decimal:
    """The number a person typed. A spreadsheet keeps 15 digits; more are the remains of binary arithmetic."""
    number = Decimal(value) if isinstance(value, int) else Decimal(repr(value))
    if not number.is_finite():
        raise QuantityError("X505", value=value)
    digits = number.normalize().as_tuple().digits if number.adjusted() < 400 else ()
    if len(digits) > MAX_DIGITS or not digits:
        raise QuantityError("X506", value=value)
    return number


def _digits(number: Decimal) -> str:
    return f"{number.normalize():f}"

"""Days and months as people write them. A month is counted from year 0, so that months subtract to whole numbers."""

from __future__ import annotations

import calendar
import re
from datetime import date

from subsidy.quantity.units import QuantityError, to_half_width

FIRST_YEAR, LAST_YEAR = 1949, 2100

_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})-([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)")
_MONTH = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})|年([0-9]{1,2})月)")
_YEAR = re.compile(r"([0-9]{4})(?:年度?)?")


def read_date(text: str) -> date:
    """``2019-03-05`` or ``2019年3月5日``. Errors: ``P305`` not a day, ``P306`` only a month was given."""
    body = _half_width_or_error(text)
    if match := _DAY.fullmatch(body):
        year, month, day = (int(part) for part in match.groups() if part)
        try:
            found = date(year, month, day)
        except ValueError:
            raise QuantityError("P305", value=text) from None
        _check_year(year, text)
        return found
    if _MONTH.fullmatch(body) or _YEAR.fullmatch(body):
        raise QuantityError("P306", value=text)
    raise QuantityError("P305", value=text)


def read_month(text: str) -> int:
    """``2020-04`` or ``2020年4月`` as a month number. Error: ``P307``."""
    body = _half_width_or_error(text)
    match = _MONTH.fullmatch(body)
    if match is None:
        raise QuantityError("P307", value=text)
    year, month = (int(part) for part in match.groups() if part)
    if not 1 <= month <= 12:
        raise QuantityError("P307", value=text)
    _check_year(year, text)
    return month_number(year, month)


def read_year(text: str) -> int:
    """``2019`` or ``2019年``. Error: ``P308``."""
    match = _YEAR.fullmatch(_half_width_or_error(text))
    if match is None:
        raise QuantityError("P308", value=text)
    year = int(match.group(1))
    _check_year(year, text)
    return year


def month_number(year: int, month: int) -> int:
    return year * 12 + month - 1


def month_text(month: int) -> str:
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def add_months(day: date, months: int) -> date:
    """The same day so many months later; the last day of the month where there is no such day (2月30日)."""
    year, month = divmod(month_number(day.year, day.month) + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _half_width_or_error(text: str) -> str:
    body = text.strip()
    if to_half_width(body) != body:
        raise QuantityError("P301", value=text, ascii=to_half_width(body))
    return body


def _check_year(year: int, text: str) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise QuantityError("P309", value=text, first=FIRST_YEAR, last=LAST_YEAR)

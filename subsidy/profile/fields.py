"""The types of a profile's fields: exact at the door, and refusing whatever could be misunderstood.

Money always carries its unit (``200万元``, ``1,234.56元``): a bare number could be 元 or 万元, so it is an error.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from subsidy.profile.vocabulary import Choices, FactField
from subsidy.quantity import calendar, show
from subsidy.quantity import types as t
from subsidy.quantity.types import Type
from subsidy.quantity.units import NUMBER, Quantity, QuantityError, read_number, read_quantity, to_half_width
from subsidy.source.codes import CODES

MAX_FEN = 10**17  # 一千万亿元: beyond any enterprise, and a guard against typing errors
MAX_COUNT = 10**8
MAX_TEXT = 200
MONEY_EXPECTED = "金额,应写成 200万元 或 1,234.56元(不清楚就留空)"


class Fen(int):
    """Money already in integers of 分, for programs that hold it so: ``Fen(123_45)`` is 123.45元."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The marker by which the vocabulary finds the type of an annotated field."""

    type: Type
    choices: Choices | None = None
    signed: bool = False


def complaint(code: str, **args: object) -> PydanticCustomError:
    """An error of pydantic with the code and the Chinese message of our table."""
    return PydanticCustomError(code, CODES[code].zh, {"code": code, **{k: str(v) for k, v in args.items()}})


def _guarded(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def guarded(value: Any) -> Any:
        try:
            return read(value)
        except QuantityError as error:
            raise complaint(error.code, **error.args_) from None

    return guarded


def _quantity(value: str, otherwise: QuantityError) -> Quantity:
    """The quantity in a text; a text without any number is reported as ``otherwise``."""
    try:
        return read_quantity(value)
    except QuantityError as error:
        raise otherwise if error.code == "P302" else error from None


def _money(value: Any, *, signed: bool = False) -> int:
    if isinstance(value, Fen):
        fen: int = int(value)
    elif isinstance(value, str):
        quantity = _quantity(value, QuantityError("P313", value=value, expected=MONEY_EXPECTED))
        if quantity.dims == ():
            raise QuantityError("P310", value=value)
        if quantity.dims != t.MONEY.dims:
            raise QuantityError("P311", value=value, expected="元、万元、亿元")
        if isinstance(quantity.value, Fraction):
            raise QuantityError("P312", value=value)
        fen = quantity.value
    elif isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        raise QuantityError("P313", value=value, expected=MONEY_EXPECTED)
    else:
        raise QuantityError("P310", value=value)
    if fen < 0 and not signed:
        raise QuantityError("P314", value=value)
    if abs(fen) > MAX_FEN:
        raise QuantityError("P315", value=value, limit=show.money(MAX_FEN))
    return fen


def _signed_money(value: Any) -> int:
    return _money(value, signed=True)


def _rate(value: Any) -> Fraction:
    if isinstance(value, Fraction):
        return value
    if not isinstance(value, str):
        raise QuantityError("P316", value=value)
    quantity = _quantity(value, QuantityError("P316", value=value))
    if quantity.dims != () or quantity.text[-1] not in "%‰":
        raise QuantityError("P316", value=value)
    return Fraction(quantity.value)


def _count(unit: str) -> Callable[[Any], int]:
    def read(value: Any) -> int:
        if isinstance(value, (bool, float)):
            raise QuantityError("P317", value=value, unit=unit)
        if isinstance(value, int):
            number = Fraction(value)
        elif isinstance(value, str):
            body = value.strip()
            if to_half_width(body) != body:
                raise QuantityError("P301", value=value, ascii=to_half_width(body))
            digits = body.removesuffix(unit).strip()
            number = read_number(digits) if NUMBER.fullmatch(digits) else Fraction(-1)
        else:
            raise QuantityError("P317", value=value, unit=unit)
        if number.denominator != 1 or number < 0:
            raise QuantityError("P317", value=value, unit=unit)
        if number > MAX_COUNT:
            raise QuantityError("P315", value=value, limit=f"{MAX_COUNT:,}{unit}")
        return int(number)

    return _guarded(read)


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    flags = {"是": True, "否": False, "有": True, "无": False, "true": True, "false": False}
    if isinstance(value, str) and value.strip().lower() in flags:
        return flags[value.strip().lower()]
    raise QuantityError("P318", value=value)


def _day(value: Any) -> date:
    if isinstance(value, datetime):
        if value.time() != datetime.min.time():
            raise QuantityError("P305", value=value)
        value = value.date()
    if isinstance(value, date):
        return calendar.read_date(value.isoformat())
    if isinstance(value, str):
        return calendar.read_date(value)
    raise QuantityError("P305", value=value)


def _month(value: Any) -> int:
    if isinstance(value, str):
        return calendar.read_month(value)
    raise QuantityError("P307", value=value)


def _year(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        raise QuantityError("P308", value=value)
    return calendar.read_year(str(value))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise QuantityError("P313", value=value, expected="文字")
    body = value.strip()
    if not body or len(body) > MAX_TEXT or not body.isprintable():
        raise QuantityError("P319", value=value, limit=MAX_TEXT)
    return body


def checked(measured: Measured, read: Callable[[Any], Any], schema: dict[str, Any], write: Callable[[Any], Any] | None = None) -> tuple[Any, ...]:
    """The annotations of a field type: its marker, its reader, how it is written back, and its JSON schema."""
    parts: tuple[Any, ...] = (measured, BeforeValidator(read), WithJsonSchema(schema))
    return parts if write is None else (*parts, PlainSerializer(write, when_used="unless-none"))


def _money_text(fen: int) -> str:
    return f"{show.yuan(fen)}元"


def _rate_text(rate: Fraction) -> str:
    """With all its decimals, so that it can be read back; what has no end is cut and marked 约, and refused when read."""
    exact = show.decimal(rate * 100)
    return show.percent(rate) if exact is None else f"{exact}%"


MONEY_SCHEMA = {"type": "string", "examples": ["200万元", "1,234.56元"], "description": "金额,须带单位"}

Money = Annotated[int, *checked(Measured(t.MONEY), _guarded(_money), MONEY_SCHEMA, _money_text)]
Rate = Annotated[Fraction, *checked(Measured(t.NUMBER), _guarded(_rate), {"type": "string", "examples": ["4.35%"]}, _rate_text)]
Persons = Annotated[int, *checked(Measured(t.PERSONS), _count("人"), {"type": ["integer", "string"], "minimum": 0})]
Ordinal = Annotated[int, *checked(Measured(t.NUMBER), _count("名"), {"type": ["integer", "string"], "minimum": 0})]
Flag = Annotated[bool, *checked(Measured(t.BOOL), _guarded(_flag), {"type": ["boolean", "string"], "examples": [True, "是", "否"]})]
Day = Annotated[date, *checked(Measured(t.DATE), _guarded(_day), {"type": "string", "format": "date"})]
Month = Annotated[int, *checked(Measured(t.MONTH), _guarded(_month), {"type": "string", "examples": ["2020-04"]}, calendar.month_text)]
Year = Annotated[int, *checked(Measured(t.YEAR), _guarded(_year), {"type": ["integer", "string"]})]
Text = Annotated[str, *checked(Measured(t.TEXT), _guarded(_text), {"type": "string", "maxLength": MAX_TEXT})]


def chosen(choices: Choices) -> tuple[Any, ...]:
    """The annotations of a field that takes one of ``choices``, by code or by Chinese label."""
    options = [*choices.options, *choices.options.values()]
    return checked(Measured(t.choice(choices.name), choices), _option(choices), {"enum": options})


def _option(choices: Choices) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        code = choices.code(value.strip()) if isinstance(value, str) else None
        if code is None:
            raise complaint("P320", value=value, choices=choices.name, label=choices.label)
        return code

    return read


def fact(label: str, question: str, evidence: str = "") -> Any:
    """A field of a record, unknown unless given: its Chinese label, the question to ask, what shows the answer."""
    return Field(default=None, title=label, json_schema_extra={"question": question, "evidence": evidence})


READERS: dict[Type, Callable[[Any], Any]] = {
    t.MONEY: _guarded(_money),
    t.NUMBER: _guarded(_rate),
    t.PERSONS: _count("人"),
    t.BOOL: _guarded(_flag),
    t.DATE: _guarded(_day),
    t.MONTH: _guarded(_month),
    t.YEAR: _guarded(_year),
    t.TEXT: _guarded(_text),
}


def reader(field: FactField) -> Callable[[Any], Any]:
    """How a value of this field is read; for facts that a ruleset declares, which no model has."""
    if field.choices is not None:
        return _option(field.choices)
    if field.signed and field.type == t.MONEY:
        return _guarded(_signed_money)
    return READERS[field.type]

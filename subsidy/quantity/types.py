"""The type of a value: what kind of thing it is and, for a number, in which units."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    BOOL = "bool"
    NUMBER = "number"
    DATE = "date"
    MONTH = "month"
    YEAR = "year"
    TEXT = "text"
    CHOICE = "choice"
    RECORD = "record"
    LIST = "list"
    UNCLEAR = "unclear"


Dims = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Type:
    """A type. ``dims`` are the base units of a number with their exponents; ``name`` is the choice or record.

    Two numbers may be added or compared only if their ``dims`` are the same: 元 with 人 is an error.
    ``UNCLEAR`` is the type of something already reported as wrong; it agrees with everything, so no mistake echoes.
    """

    kind: Kind
    dims: Dims = ()
    name: str = ""

    def __str__(self) -> str:
        match self.kind:
            case Kind.NUMBER:
                return UNIT_TITLES.get(self.dims) or "数值(" + "·".join(_power(u, e) for u, e in self.dims) + ")"
            case Kind.CHOICE:
                return f"选项({self.name})"
            case Kind.RECORD | Kind.LIST:
                return f"{KIND_TITLES[self.kind]}({self.name})"
            case _:
                return KIND_TITLES[self.kind]


def number(**units: int) -> Type:
    return Type(Kind.NUMBER, tuple(sorted((u, e) for u, e in units.items() if e)))


BOOL = Type(Kind.BOOL)
NUMBER = Type(Kind.NUMBER)
MONEY = number(元=1)
MONTHS = number(月=1)
DAYS = number(日=1)
PERSONS = number(人=1)
DATE = Type(Kind.DATE)
MONTH = Type(Kind.MONTH)
YEAR = Type(Kind.YEAR)
TEXT = Type(Kind.TEXT)
UNCLEAR = Type(Kind.UNCLEAR)


def choice(name: str) -> Type:
    return Type(Kind.CHOICE, name=name)


def record(name: str) -> Type:
    return Type(Kind.RECORD, name=name)


def list_of(name: str) -> Type:
    return Type(Kind.LIST, name=name)


def agree(a: Type, b: Type) -> bool:
    """Whether two values may be compared or may stand in for one another."""
    return a == b or Kind.UNCLEAR in (a.kind, b.kind)


def times(a: Dims, b: Dims, sign: int = 1) -> Dims:
    """The units of a product (``sign`` 1) or of a quotient (``sign`` -1)."""
    powers = dict(a)
    for unit, exponent in b:
        powers[unit] = powers.get(unit, 0) + sign * exponent
    return tuple(sorted((u, e) for u, e in powers.items() if e))


KIND_TITLES = {
    Kind.BOOL: "是否",
    Kind.NUMBER: "数值",
    Kind.DATE: "日期",
    Kind.MONTH: "年月",
    Kind.YEAR: "年度",
    Kind.TEXT: "文字",
    Kind.CHOICE: "选项",
    Kind.RECORD: "记录",
    Kind.LIST: "清单",
    Kind.UNCLEAR: "不明",
}

UNIT_TITLES: dict[Dims, str] = {
    (): "数值或比例",
    MONEY.dims: "金额(元)",
    MONTHS.dims: "期间(月)",
    DAYS.dims: "天数(日)",
    PERSONS.dims: "人数(人)",
}


def _power(unit: str, exponent: int) -> str:
    return unit if exponent == 1 else f"{unit}^{exponent}"

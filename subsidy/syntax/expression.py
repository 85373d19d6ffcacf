"""Expressions as the author wrote them. ``start`` and ``end`` are offsets in the text and do not count in equality."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date

from subsidy.quantity.units import Quantity


@dataclass(frozen=True, slots=True)
class _Spanned:
    start: int = field(compare=False, kw_only=True)
    end: int = field(compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class QuantityLiteral(_Spanned):
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class DateLiteral(_Spanned):
    day: date


@dataclass(frozen=True, slots=True)
class TextLiteral(_Spanned):
    text: str


@dataclass(frozen=True, slots=True)
class BoolLiteral(_Spanned):
    value: bool


@dataclass(frozen=True, slots=True)
class Name(_Spanned):
    text: str


@dataclass(frozen=True, slots=True)
class Attribute(_Spanned):
    of: Expression
    name: str
    name_start: int = field(compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Unary(_Spanned):
    operator: str  # "not" or "-"
    operand: Expression


@dataclass(frozen=True, slots=True)
class Binary(_Spanned):
    operator: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Conditional(_Spanned):
    then: Expression
    condition: Expression
    otherwise: Expression


@dataclass(frozen=True, slots=True)
class ListLiteral(_Spanned):
    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class FunctionCall(_Spanned):
    name: str
    arguments: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Comprehension(_Spanned):
    """``sum(body for variable in over if condition by order)``."""

    name: str
    body: Expression
    variable: str
    over: Expression
    condition: Expression | None
    order: Expression | None
    variable_start: int = field(compare=False, kw_only=True)


Expression = (
    QuantityLiteral
    | DateLiteral
    | TextLiteral
    | BoolLiteral
    | Name
    | Attribute
    | Unary
    | Binary
    | Conditional
    | ListLiteral
    | FunctionCall
    | Comprehension
)


def children(x: Expression) -> Iterator[Expression]:
    """The expressions directly below."""
    for each in fields(x):
        value = getattr(x, each.name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Expression):
                yield item

"""The units people write, and quantities read from text: ``200万元``, ``4.35%``, ``3年``, ``30人``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from subsidy.quantity.exact import Exact, exact
from subsidy.quantity.types import Dims

MONEY_UNITS = {"分": 1, "角": 10, "元": 100, "万元": 1_000_000, "亿元": 10_000_000_000}

# unit as written -> (base units, how many base units one of it is); the base of money is 分, of periods 月.
UNITS: dict[str, tuple[Dims, Fraction]] = {
    **{name: ((("元", 1),), Fraction(fen)) for name, fen in MONEY_UNITS.items()},
    "%": ((), Fraction(1, 100)),
    "‰": ((), Fraction(1, 1000)),
    "个百分点": ((), Fraction(1, 100)),
    "年": ((("月", 1),), Fraction(12)),
    "个月": ((("月", 1),), Fraction(1)),
    "月": ((("月", 1),), Fraction(1)),
    "日": ((("日", 1),), Fraction(1)),
    "天": ((("日", 1),), Fraction(1)),
    "人": ((("人", 1),), Fraction(1)),
    "万人": ((("人", 1),), Fraction(10_000)),
}

NUMBER = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
MAX_DIGITS = 24


@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact number of base units, with the text it was read from."""

    value: Exact
    dims: Dims
    text: str


class QuantityError(ValueError):
    """A text that is no quantity: ``code`` and ``args`` are those of the diagnostic to report."""

    def __init__(self, code: str, **args: object) -> None:
        self.code, self.args_ = code, args
        super().__init__(code, args)


def read_number(text: str) -> Fraction:
    """A plain decimal number such as ``2,000.10``; errors ``P301`` to ``P303``."""
    if any(_is_full_width(c) for c in text):
        raise QuantityError("P301", value=text, ascii=to_half_width(text))
    if not NUMBER.fullmatch(text):
        raise QuantityError("P302", value=text)
    digits = text.replace(",", "")
    if len(digits) > MAX_DIGITS:
        raise QuantityError("P303", value=text, limit=MAX_DIGITS)
    return Fraction(digits)


def read_quantity(text: str) -> Quantity:
    """A number with its unit. Errors: ``P301`` full-width digits, ``P302`` no number, ``P304`` unknown unit."""
    stripped = text.strip()
    if any(_is_full_width(c) for c in stripped):
        raise QuantityError("P301", value=text, ascii=to_half_width(stripped))
    sign, body = (-1, stripped[1:]) if stripped.startswith("-") else (1, stripped)
    match = NUMBER.match(body)
    if match is None:
        raise QuantityError("P302", value=text)
    number, unit = read_number(match.group()), body[match.end() :].strip()
    if unit[:1] in (".", ",") or unit[:1].isdigit():  # 2,00元 or 1.2.3元: a number gone wrong, not a strange unit
        raise QuantityError("P302", value=text)
    if not unit:
        return Quantity(exact(sign * number), (), stripped)
    if unit not in UNITS:
        raise QuantityError("P304", value=text, unit=unit)
    dims, factor = UNITS[unit]
    return Quantity(exact(sign * number * factor), dims, stripped)


def to_half_width(text: str) -> str:
    """Full-width ASCII as half-width, for the hint of a message; never applied silently to a value."""
    return "".join(chr(ord(c) - 0xFEE0) if _is_full_width(c) else c for c in text)


def _is_full_width(char: str) -> bool:
    return "０" <= char <= "９" or char in "．，％－"

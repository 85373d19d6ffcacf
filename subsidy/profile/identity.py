"""Who the enterprise is: 统一社会信用代码 (GB 32100-2015) and 国民经济行业代码 (GB/T 4754-2017)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any

from subsidy.profile.fields import Measured, checked, complaint
from subsidy.quantity import types as t
from subsidy.quantity.units import to_half_width

# python-stdnum demands eight leading digits and so refuses codes of 农业 (N), 中央军委 (A) and 其他 (Y) authorities.
_LETTER_AUTHORITIES = "ANY"
_SCIENTIFIC = re.compile(r"[0-9.]+[eE]\+?[0-9]+")
_LEGACY = re.compile(r"[0-9A-Z]{8}-?[0-9X]|[0-9]{15}")


def _credit_code(value: Any) -> str:
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        raise complaint("P331", value=value)
    if not isinstance(value, str):
        raise complaint("P313", value=value, expected="18位统一社会信用代码")
    code = value.strip()
    if _SCIENTIFIC.fullmatch(code):
        raise complaint("P331", value=value)
    if to_half_width(code) != code or any("\uff21" <= c <= "\uff5a" for c in code):
        raise complaint("P301", value=value, ascii="".join(chr(ord(c) - 0xFEE0) if 0xFF01 <= ord(c) <= 0xFF5E else c for c in code))
    if _LEGACY.fullmatch(code):
        raise complaint("P332", value=value)
    if not is_credit_code(code):
        raise complaint("P330", value=value)
    return code


def is_credit_code(code: str) -> bool:
    """Whether ``code`` is a well-formed 统一社会信用代码 with the right check character (GB 32100-2015)."""
    from stdnum.cn import uscc

    if code[:1] not in set(_LETTER_AUTHORITIES):
        return bool(uscc.is_valid(code)) and uscc.compact(code) == code
    shape = re.fullmatch(r"[ANY][0-9A-HJ-NPQRTUWXY][0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}", code)
    return shape is not None and str(uscc.calc_check_digit(code[:-1])) == code[-1]


SECTIONS = {
    "A": (1, 5), "B": (6, 12), "C": (13, 43), "D": (44, 46), "E": (47, 50), "F": (51, 52), "G": (53, 60), "H": (61, 62), "I": (63, 65), "J": (66, 69),
    "K": (70, 70), "L": (71, 72), "M": (73, 75), "N": (76, 79), "O": (80, 82), "P": (83, 83), "Q": (84, 85), "R": (86, 90), "S": (91, 96), "T": (97, 97),
}  # fmt: skip


def section_of(industry: str) -> str:
    """The 门类 letter of an industry code: ``3660`` is in ``C`` 制造业."""
    division = int(industry[:2])
    return next(letter for letter, (first, last) in SECTIONS.items() if first <= division <= last)


def _industry(value: Any) -> str:
    if not isinstance(value, str):
        raise complaint("P334", value=value)
    match = re.fullmatch(r"([A-T]?)([0-9]{2,4})", value.strip())
    if match is None or not 1 <= int(match[2][:2]) <= 97:
        raise complaint("P333", value=value)
    letter, code = match[1], match[2]
    if letter and letter != section_of(code):
        raise complaint("P335", value=value, section=section_of(code))
    return code


CreditCode = Annotated[str, *checked(Measured(t.TEXT), _credit_code, {"type": "string", "minLength": 18, "maxLength": 18})]
Industry = Annotated[str, *checked(Measured(t.TEXT), _industry, {"type": "string", "examples": ["3660", "C3660"]})]

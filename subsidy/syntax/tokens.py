"""The words of an expression."""

from __future__ import annotations

import re
from dataclasses import dataclass

from subsidy.quantity.units import MAX_DIGITS, NUMBER, UNITS, to_half_width
from subsidy.source.diagnostic import nearest

MAX_LENGTH = 4000


@dataclass(frozen=True, slots=True)
class Token:
    """One word: ``kind`` is ``number date text name op end`` or the keyword itself."""

    kind: str
    text: str
    start: int
    unit: str = ""

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class ExpressionError(Exception):
    """The first thing in an expression that cannot be read, at ``start`` (offset) for ``length`` characters."""

    def __init__(self, code: str, start: int, length: int = 1, accepted: tuple[str, ...] = (), **args: object) -> None:
        self.code, self.start, self.length, self.accepted, self.arguments = code, start, length, accepted, args
        super().__init__(code, args)


KEYWORDS = {
    "and": "and", "or": "or", "not": "not", "if": "if", "else": "else", "for": "for", "in": "in", "by": "by", "true": "true", "false": "false",
    "且": "and", "或": "or", "非": "not", "真": "true", "假": "false",
}  # fmt: skip
OPERATORS = ("<=", ">=", "==", "!=", "<", ">", "+", "-", "*", "/", "(", ")", "[", "]", ",", ".")

_BLANK = re.compile(r"\s+")
_DATE = re.compile(r"[0-9]{3,}-[0-9]+-[0-9]+")
_UNIT = re.compile(r"[%‰]|[\u4e00-\u9fff]+|[A-Za-z_]+")
_NAME = re.compile(r"[A-Za-z_\u4e00-\u9fff][A-Za-z0-9_\u4e00-\u9fff]*")
_LOOKALIKE = {"（": "(", "）": ")", "，": ",", "：": ":", "＞": ">", "＜": "<", "＝": "==", "≥": ">=", "≤": "<=", "≠": "!=", "×": "*", "÷": "/", "“": '"', "”": '"', "＋": "+", "＊": "*", "／": "/", "【": "[", "】": "]", "‘": "'", "’": "'", "！": "!="}  # fmt: skip
MEANT = {
    "=": ("==",), "&": ("and",), "|": ("or",), "!": ("!=", "not"), "、": (",",), "；": (",",), "^": ("*",), "大于": (">",), "小于": ("<",), "等于": ("==",),
    "是": ("==",), "为": ("==",), "不是": ("!=",), "不等于": ("!=",), "达到": (">=",), "不低于": (">=",), "不超过": ("<=",), "并且": ("and",), "而且": ("and",),
    "与": ("and",), "或者": ("or",), "AND": ("and",), "OR": ("or",), "属于": ("in",), "乘以": ("*",), "除以": ("/",), "加": ("+",), "减": ("-",),
}  # fmt: skip


def tokens(text: str) -> list[Token]:
    """The tokens of an expression, closed by an ``end`` token. Raises :class:`ExpressionError`."""
    if len(text) > MAX_LENGTH:
        raise ExpressionError("E306", 0, limit=MAX_LENGTH)
    found: list[Token] = []
    at = 0
    while at < len(text):
        if blank := _BLANK.match(text, at):
            at = blank.end()
            continue
        token = _token(text, at)
        found.append(token)
        at = token.end
    return [*found, Token("end", "", len(text.rstrip()))]


def _token(text: str, at: int) -> Token:
    char = text[at]
    if match := _DATE.match(text, at):
        return Token("date", match.group(), at)
    if match := NUMBER.match(text, at):
        return _number(text, match)
    if char in "\"'":
        close = text.find(char, at + 1)
        if close < 0:
            raise ExpressionError("E307", at, len(text) - at)
        return Token("text", text[at : close + 1], at)
    if match := _NAME.match(text, at):
        return Token(KEYWORDS.get(match.group(), "name"), match.group(), at)
    for operator in OPERATORS:
        if text.startswith(operator, at):
            return Token(operator, operator, at)
    if char in _LOOKALIKE or to_half_width(char) != char:
        raise ExpressionError("E304", at, value=char, ascii=_LOOKALIKE.get(char) or to_half_width(char))
    raise ExpressionError("E301", at, 1, MEANT.get(char, ()), found=char)


def _number(text: str, match: re.Match[str]) -> Token:
    if len(match.group()) > MAX_DIGITS:
        raise ExpressionError("E309", match.start(), len(match.group()), value=match.group(), limit=MAX_DIGITS)
    unit = _UNIT.match(text, match.end())
    if unit is None:
        return Token("number", match.group(), match.start())
    known = max((u for u in UNITS if unit.group().startswith(u)), key=len, default="")
    rest = unit.group()[len(known) :]
    if not known or (rest and rest not in KEYWORDS):
        raise ExpressionError("E303", unit.start(), len(unit.group()), nearest(unit.group(), UNITS), unit=unit.group())
    return Token("number", match.group() + known, match.start(), known)

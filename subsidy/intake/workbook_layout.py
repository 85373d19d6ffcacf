"""How the workbook is laid out: what its writer puts where, and its reader looks for."""

from __future__ import annotations

import re

from subsidy.profile.common import ENTERPRISE
from subsidy.profile.vocabulary import FactField, Vocabulary
from subsidy.quantity import types as t
from subsidy.quantity.types import Kind

VERSION = "1"

GUIDE_SHEET = "填写说明"
TEMPLATE_SHEET = "_模板"
OPTIONS_SHEET = "_选项"
NO_DATA_SHEETS = frozenset({GUIDE_SHEET, TEMPLATE_SHEET, OPTIONS_SHEET})

RULESET_KEY, VERSION_KEY = "规则集", "模板版本"

ITEM, VALUE, UNIT, QUESTION, EVIDENCE = "项目", "填写", "单位", "说明", "佐证"
ENTERPRISE_HEADERS = (ITEM, VALUE, UNIT, QUESTION, EVIDENCE)

STATE_KEY = "本表状态"
UNSET, FILLED, NONE, UNKNOWN = "[请选择]", "有数据", "确认没有", "暂不清楚"
STATES = (FILLED, NONE, UNKNOWN)

MONEY_UNITS = ("万元", "元", "亿元")  # the first is what the template is written in
HINTS = {Kind.DATE: "年-月-日", Kind.MONTH: "年-月", Kind.BOOL: "是/否", Kind.CHOICE: "选填一项", Kind.YEAR: "年", Kind.TEXT: "文字"}
KEY_FIELDS = frozenset({"id", "year", "project"})  # always in a list's sheet, whether or not a rule reads them
IDENTITY = ("name", "credit_code")  # always in the enterprise's sheet: whose figures these are

_HEADER = re.compile(r"(.+?)\(([^()]*)\)")


def units(field: FactField) -> tuple[str, ...]:
    """The units a column of this field may have; the first is the template's own. Empty: no unit."""
    if field.type == t.MONEY:
        return MONEY_UNITS
    if field.type == t.PERSONS:
        return ("人",)
    return ("%",) if field.type == t.NUMBER and field.local else ()


def hint(field: FactField) -> str:
    """What kind of answer a field without a unit takes, as the template shows it."""
    return HINTS.get(field.type.kind, "")


def header(field: FactField) -> str:
    """What stands at the top of a column: ``设备投资额(万元)``."""
    own = units(field)
    return f"{field.label}({own[0]})" if own else field.label


def split_header(text: str) -> tuple[str, str]:
    """Label and unit of a column's header, whatever brackets and blanks it was written with."""
    plain = re.sub(r"\s", "", text).replace("\uff08", "(").replace("\uff09", ")")
    match = _HEADER.fullmatch(plain)
    return (match[1], match[2]) if match else (plain, "")


def kept(vocabulary: Vocabulary, record: str, used: frozenset[tuple[str, str]]) -> list[FactField]:
    """The fields of a record that get a place in the template, in the order of the vocabulary."""
    always = IDENTITY if record == ENTERPRISE else KEY_FIELDS
    fields = vocabulary.records[record].fields
    return [f for n, f in fields.items() if f.type.kind is not Kind.LIST and (n in always or (record, n) in used)]


def lists(vocabulary: Vocabulary, used: frozenset[tuple[str, str]]) -> list[str]:
    """The lists that get a sheet: those that are used themselves or have a used field."""
    names = {field for record, field in used if record == ENTERPRISE} | {record for record, _ in used}
    return [name for name in vocabulary.records if name != ENTERPRISE and name in names]

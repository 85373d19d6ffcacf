"""What the tests of intake share: a ruleset's vocabulary with facts of its own, and messages as text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from subsidy.intake.workbook_layout import split_header
from subsidy.intake.workbook_template import write_template
from subsidy.profile.common import common_vocabulary
from subsidy.profile.vocabulary import Choices, FactField, FactRecord, Vocabulary
from subsidy.quantity import types as t
from subsidy.source.diagnostic import DiagnosticsError

RULESET = "shiyan_2018"

TIER = Choices("tier", "梯队", {"first": "第一梯队", "second": "第二梯队"})

LOCAL = {
    "enterprise": [
        FactField("recommended", "县市推荐申报智能化改造", t.BOOL, "是否由所在县市推荐?", "推荐文件", local=True),
        FactField("military_order_obtained", "获得军品订单", t.BOOL, "是否已获得军品订单?", "订货合同", local=True),
        FactField("tier", "企业梯队", t.choice("tier"), "属于哪一梯队?", "名单", TIER, local=True),
        FactField("tax_paid", "实缴税金", t.MONEY, "实缴税金是多少?", "完税证明", local=True),
        FactField("profit", "利润", t.MONEY, "利润是多少?亏损填负数", "利润表", signed=True, local=True),
        FactField("share", "持股比例", t.NUMBER, "持股比例是多少?", "章程", local=True),
    ],
    "projects": [FactField("major_industrial_project", "工业重大建设项目", t.BOOL, "是否为工业重大建设项目?", "清单", local=True)],
}


def vocabulary() -> Vocabulary:
    common = common_vocabulary()
    records = {
        name: FactRecord(name, record.label, {**record.fields, **{f.name: f for f in LOCAL.get(name, [])}}) for name, record in common.records.items()
    }
    return Vocabulary(records, {**common.choices, "tier": TIER})


def everything() -> set[tuple[str, str]]:
    """Every field of every record, as a ruleset that asks for all of them would use."""
    return {(record.name, field) for record in vocabulary().records.values() for field in record.fields}


def rendered(error: DiagnosticsError) -> str:
    return "".join(f"{d.render()}\n" for d in error.diagnostics)


def template(folder: Path, name: str = "资料.xlsx") -> Path:
    """A template with everything in it."""
    path = folder / name
    write_template(path, ruleset=RULESET, title="某市某文件", draft=True, vocabulary=vocabulary(), used=everything())
    return path


def fill(path: Path, answers: Mapping[str, Any]) -> Path:
    """Fills in a template as a person would: by the labels, below the header; a text in place of rows is the state."""
    book = load_workbook(path)
    for title, answer in answers.items():
        sheet = book[title]
        if isinstance(answer, str):
            sheet["B2"] = answer
        elif isinstance(answer, dict):
            lines = {str(row[0].value): row[1] for row in sheet.iter_rows(min_row=1, max_col=2)}
            for label, value in answer.items():
                put(lines[label], value)
        else:
            columns = {split_header(str(cell.value))[0]: cell.column or 0 for cell in sheet[3]}
            for number, row in enumerate(answer, 5):
                for label, value in row.items():
                    put(sheet.cell(number, columns[label]), value)
    book.save(path)
    return path


def put(cell: Any, value: object) -> None:
    """Types a value into a cell; a text beginning with ``=`` as text, as after an apostrophe."""
    number_format = cell.number_format
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
    elif not isinstance(value, (date, time)):
        cell.number_format = number_format

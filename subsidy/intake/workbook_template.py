"""The workbook people fill in: one sheet for the enterprise, one for each list that the ruleset asks about."""

from __future__ import annotations

import io
import math
import zipfile
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

from subsidy.intake import workbook_layout as layout
from subsidy.intake import workbook_style as style
from subsidy.intake.workbook_guide import guide_lines
from subsidy.profile.common import ENTERPRISE
from subsidy.profile.enterprise import MAX_ROWS
from subsidy.profile.regions import REGIONS
from subsidy.profile.vocabulary import FactField, Vocabulary
from subsidy.quantity import types as t
from subsidy.quantity.types import Kind

COLUMNS_A_PAGE = 12
BOXED_ROWS = 15  # rows drawn as boxes; the rest of the sheet can be used as well
FIXED_DATE = datetime(2000, 1, 1)

_FORMATS = {Kind.TEXT: "@", Kind.CHOICE: "@", Kind.BOOL: "@", Kind.MONTH: "@", Kind.DATE: "yyyy-mm-dd"}
_STATE_NOTE = "没有就选“确认没有”;弄不清楚就选“暂不清楚”。两者不同:选“确认没有”会按没有来认定。"


@dataclass(frozen=True, slots=True)
class _Plan:
    """What one template holds."""

    ruleset: str
    title: str
    draft: bool
    vocabulary: Vocabulary
    used: frozenset[tuple[str, str]]

    def fields(self, record: str) -> list[FactField]:
        return layout.kept(self.vocabulary, record, self.used)

    @property
    def lists(self) -> list[str]:
        return layout.lists(self.vocabulary, self.used)


def write_template(path: Path, *, ruleset: str, title: str, draft: bool, vocabulary: Vocabulary, used: Collection[tuple[str, str]]) -> None:
    """Writes the template of a ruleset with a place for each ``(record, field)`` in ``used``.

    ``id``, ``year`` and ``project`` of a list, name and credit code of the enterprise are always there. The same
    arguments give the same bytes. ``draft`` puts a warning on the first sheets.
    """
    plan = _Plan(ruleset, title, draft, vocabulary, frozenset(used))
    book = Workbook()
    book.remove(book.worksheets[0])
    sources = _Sources(plan)
    _write_guide(book.create_sheet(layout.GUIDE_SHEET), plan)
    _write_enterprise(book.create_sheet(vocabulary.records[ENTERPRISE].label), plan, sources)
    for name in plan.lists:
        _write_list(book.create_sheet(vocabulary.records[name].label), plan, name, sources)
    sources.write(book.create_sheet(layout.OPTIONS_SHEET))
    _write_mark(book.create_sheet(layout.TEMPLATE_SHEET), plan)
    book.properties.creator = "subsidy"
    book.properties.created = FIXED_DATE
    book.active = 1
    path.write_bytes(_fixed(book))


def _write_guide(sheet: Worksheet, plan: _Plan) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 22, 96
    row = _write_title(sheet, plan, 2)
    records = plan.vocabulary.records
    questions = [(records[n].label, records[ENTERPRISE].fields[n].question) for n in plan.lists]
    for head, text in guide_lines(questions):
        style.put(sheet, row, 1, head, style.STATE, style.TOP, style.QUIET_FILL, box=True)
        style.put(sheet, row, 2, text, style.BODY, style.TOP, box=True)
        sheet.row_dimensions[row].height = style.height([(head, 22), (text, 96)], 16)
        row += 1
    style.page(sheet, "")
    sheet.page_setup.fitToHeight = 1


def _write_enterprise(sheet: Worksheet, plan: _Plan, sources: _Sources) -> None:
    widths = (26.0, 34.0, 11.0, 58.0, 28.0)
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    top = _write_title(sheet, plan, len(widths))
    for column, text in enumerate(layout.ENTERPRISE_HEADERS, 1):
        style.put(sheet, top, column, text, style.HEADER, style.MIDDLE, style.HEADER_FILL, box=True)
    sheet.row_dimensions[top].height = 24
    for row, field in enumerate(plan.fields(ENTERPRISE), top + 1):
        own = layout.units(field)
        style.put(sheet, row, 1, field.label, style.STATE, style.LEFT, style.QUIET_FILL, box=True)
        style.input_cell(sheet, row, 2, _number_format(field))
        style.put(sheet, row, 3, own[0] if own else layout.hint(field), style.BODY, style.MIDDLE, box=True)
        style.put(sheet, row, 4, field.question, style.BODY, box=True)
        style.put(sheet, row, 5, field.evidence, style.SMALL, box=True)
        sheet.row_dimensions[row].height = style.height([(field.label, widths[0]), (field.question, widths[3]), (field.evidence, widths[4])])
        sources.validate(sheet, ENTERPRISE, field, f"B{row}")
        if field.type == t.MONEY:
            _offer(sheet, ",".join(layout.MONEY_UNITS), f"C{row}")
    sheet.freeze_panes = f"A{top + 1}"
    style.page(sheet, f"{top}:{top}")


def _write_list(sheet: Worksheet, plan: _Plan, name: str, sources: _Sources) -> None:
    fields = plan.fields(name)
    style.put(sheet, 1, 1, plan.vocabulary.records[name].label, style.TITLE, style.BESIDE)
    style.put(sheet, 2, 1, layout.STATE_KEY, style.STATE, style.MIDDLE, style.STATE_FILL, box=True)
    style.put(sheet, 2, 2, layout.UNSET, style.STATE, style.MIDDLE, style.STATE_FILL, box=True)
    style.put(sheet, 2, 3, _STATE_NOTE, style.SMALL, style.BESIDE)
    _offer(sheet, ",".join(layout.STATES), "B2")
    texts: list[tuple[str, float]] = []
    lines = 1
    for column, field in enumerate(fields, 1):
        letter = get_column_letter(column)
        width = _width(field)
        sheet.column_dimensions[letter].width = width
        sheet.column_dimensions[letter].number_format = _number_format(field)
        style.put(sheet, 3, column, layout.header(field).replace("(", "\n("), style.HEADER, style.MIDDLE, style.HEADER_FILL, box=True)
        style.put(sheet, 4, column, _asked(field), style.SMALL, style.TOP, style.QUIET_FILL, box=True)
        texts.append((_asked(field), width * 1.1))
        lines = max(lines, sum(style.lines(part, width) for part in layout.header(field).split("(")))
        for row in range(5, 5 + BOXED_ROWS):
            style.input_cell(sheet, row, column, _number_format(field))
        sources.validate(sheet, name, field, f"{letter}5:{letter}{4 + MAX_ROWS}")
    for row, points in ((1, 26.0), (2, 22.0), (3, lines * 16.0 + 4), (4, style.height(texts, 13)), *((r, 18.0) for r in range(5, 5 + BOXED_ROWS))):
        sheet.row_dimensions[row].height = points
    sheet.freeze_panes = "B5"
    style.page(sheet, "3:4", math.ceil(len(fields) / COLUMNS_A_PAGE))
    sheet.print_title_cols = "A:A"


def _width(field: FactField) -> float:
    """Wide enough for the header on two lines and for the longest option on one."""
    options = field.choices.options.values() if field.choices else ()
    longest = max((style.display_width(option) + 4 for option in options), default=0)
    return float(max(min(max(style.display_width(layout.header(field)) // 2 + 4, 13), 20), min(longest, 30)))


def _write_title(sheet: Worksheet, plan: _Plan, columns: int) -> int:
    """The title rows of the first sheets; gives the row after them."""
    lines = [(plan.title, style.TITLE, 30.0)]
    if plan.draft:
        lines.append(("注意:本文件为征求意见稿或送审稿,尚未生效;据此算出的结果只供参考,不是申报依据。", style.WARNING, 22.0))
    for row, (text, font, points) in enumerate(lines, 1):
        style.put(sheet, row, 1, text, font, style.LEFT)
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=columns)
        sheet.row_dimensions[row].height = points
    return len(lines) + 1


def _write_mark(sheet: Worksheet, plan: _Plan) -> None:
    for row, (key, value) in enumerate([(layout.RULESET_KEY, plan.ruleset), (layout.VERSION_KEY, layout.VERSION)], 1):
        style.put(sheet, row, 1, key)
        style.put(sheet, row, 2, value).number_format = "@"
    sheet.sheet_state = "hidden"


class _Sources:
    """The hidden sheet of options, and the drop-down lists that point to it."""

    def __init__(self, plan: _Plan) -> None:
        self._columns: dict[str, list[str]] = {"地区": list(REGIONS.values())}
        for record in (ENTERPRISE, *plan.lists):
            for field in plan.fields(record):
                if field.choices is not None:
                    self._columns[field.choices.label] = list(field.choices.options.values())
        projects = plan.fields("projects") if "projects" in plan.lists else []
        self._projects = next((get_column_letter(i) for i, f in enumerate(projects, 1) if f.name == "id"), None)
        self._project_sheet = plan.vocabulary.records["projects"].label

    def validate(self, sheet: Worksheet, record: str, field: FactField, cells: str) -> None:
        """Offers the options of a field; regions and projects only as suggestions, as others are possible."""
        if field.choices is not None:
            _offer(sheet, self._range(field.choices.label), cells)
        elif field.type == t.BOOL:
            _offer(sheet, "是,否", cells)
        elif record == ENTERPRISE and field.name.endswith("_region"):
            _offer(sheet, self._range("地区"), cells, strict=False)
        elif field.name == "project" and self._projects:
            _offer(sheet, f"='{self._project_sheet}'!${self._projects}$5:${self._projects}${4 + MAX_ROWS}", cells, strict=False)

    def write(self, sheet: Worksheet) -> None:
        for column, (label, options) in enumerate(self._columns.items(), 1):
            for row, text in enumerate([label, *options], 1):
                style.put(sheet, row, column, text)
        sheet.sheet_state = "hidden"

    def _range(self, label: str) -> str:
        letter = get_column_letter(list(self._columns).index(label) + 1)
        return f"='{layout.OPTIONS_SHEET}'!${letter}$2:${letter}${1 + len(self._columns[label])}"


def _offer(sheet: Worksheet, source: str, cells: str, strict: bool = True) -> None:
    offered = DataValidation(type="list", formula1=source.removeprefix("=") if source.startswith("=") else f'"{source}"', allow_blank=True)
    offered.showErrorMessage = strict
    offered.errorTitle, offered.error = "请从列表中选择", "只能从下拉列表中选择一项;不清楚就留空。"
    offered.add(cells)
    sheet.add_data_validation(offered)


def _asked(field: FactField) -> str:
    hint = layout.hint(field) if field.type.kind in (Kind.DATE, Kind.MONTH, Kind.BOOL, Kind.CHOICE) else ""
    return f"{field.question}({hint})" if hint else field.question


def _number_format(field: FactField) -> str:
    return "0.00%" if "%" in layout.units(field) else _FORMATS.get(field.type.kind, "General")


def _fixed(book: Workbook) -> bytes:
    """The bytes of a workbook without the clock: openpyxl stamps the day of writing into the file and the archive."""
    written, fixed = io.BytesIO(), io.BytesIO()
    book.save(written)
    book.properties.modified = FIXED_DATE
    core = tostring(book.properties.to_tree())
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = core if name == "docProps/core.xml" else old.read(name)
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, data)
    return fixed.getvalue()

"""One sheet of a workbook: banners, a header, rows. No text put in it can ever be taken for a formula."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from subsidy.report.text import columns, visible
from subsidy.report.words import Words

Value = str | int | Decimal | None

AMOUNT_FORMAT = "#,##0.00"
LONGEST_TEXT = 32_767
"""A cell of Excel holds this many UTF-16 units."""

_FORMULA_STARTS = tuple("=+-@\t\r\n'\uff1d\uff0b\uff0d\uff20")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_SIZE = 10.0
_HIGHEST = 409
_FONT = "微软雅黑"
_LINE = Side(style="thin", color="FFBFC7D1")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


class Sheet:
    """Writes rows downwards into a worksheet."""

    def __init__(self, worksheet: Worksheet, widths: Sequence[int], w: Words) -> None:
        self._sheet = worksheet
        self._words = w
        self._widths = tuple(widths)
        self._row = 0
        for i, width in enumerate(widths, start=1):
            worksheet.column_dimensions[get_column_letter(i)].width = width
        self._print_setup()

    def draft(self, text: str) -> None:
        """The warning of a draft across the whole sheet, and in the head of every printed page."""
        cell = self._across(text, Font(name=_FONT, bold=True, color="FFFFFFFF", size=12))
        cell.fill = PatternFill("solid", fgColor="FFA3161A")
        self._sheet.oddHeader = HeaderFooterItem(center=_HeaderFooterPart(self._words.draft, size=20, color="A3161A"))

    def title(self, text: str) -> None:
        self._across(text, Font(name=_FONT, bold=True, size=14, color="FF1F3F6E"))

    def line(self, text: str, *, bold: bool = False) -> None:
        self._across(text, Font(name=_FONT, bold=bold, size=10))

    def header(self, labels: Sequence[str], *, freeze: bool = False) -> None:
        """The labels of a table. Frozen, they stay in sight and are repeated on every printed page."""
        self._row += 1
        for i, label in enumerate(labels, start=1):
            cell = self._put(i, label)
            cell.font = Font(name=_FONT, bold=True, size=10, color="FFFFFFFF")
            cell.fill = PatternFill("solid", fgColor="FF1F3F6E")
            cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        if freeze:
            self.freeze()
            self._sheet.print_title_rows = f"{self._row}:{self._row}"

    def freeze(self) -> None:
        """Keep everything above the next row in sight."""
        self._sheet.freeze_panes = f"A{self._row + 1}"

    def row(self, values: Sequence[Value], *, fill: str | None = None, filled: int = 0, bold: bool = False) -> None:
        """A row of a table; ``filled`` is the column (from 0) that gets the background ``fill``."""
        self._row += 1
        for i, value in enumerate(values, start=1):
            cell = self._put(i, value)
            cell.font = Font(name=_FONT, size=10, bold=bold)
            number = isinstance(value, int | Decimal)
            cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="right" if number else "left", indent=0 if number else 1)
            if fill is not None and i == filled + 1:
                cell.fill = PatternFill("solid", fgColor=fill)
        self._height(max(_lines(str(v), width) for v, width in zip(values, self._widths, strict=False)))

    def pair(self, label: str, value: str) -> None:
        """A label and a text over all the other columns."""
        self.row([label, value, *[None] * (len(self._widths) - 2)])
        self._sheet.merge_cells(start_row=self._row, end_row=self._row, start_column=2, end_column=len(self._widths))
        self._height(max(_lines(label, self._widths[0]), _lines(value, sum(self._widths[1:]))))

    def blank(self) -> None:
        self._row += 1

    def filter_from(self, header_row: int, width: int) -> None:
        """Let the reader filter the table between its header and the last row written."""
        self._sheet.auto_filter.ref = f"A{header_row}:{get_column_letter(width)}{self._row}"

    @property
    def last_row(self) -> int:
        return self._row

    def _put(self, column: int, value: Value) -> Cell:
        cell = self._sheet.cell(self._row, column)
        assert isinstance(cell, Cell), "only banners are merged, and each has its own row"
        put(cell, value, self._words)
        cell.border = _BORDER
        return cell

    def _across(self, text: str, font: Font) -> Cell:
        self._row += 1
        cell = self._sheet.cell(self._row, 1)
        assert isinstance(cell, Cell), "a new row has no merged cells yet"
        put(cell, text, self._words)
        cell.font = font
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        self._sheet.merge_cells(start_row=self._row, end_row=self._row, start_column=1, end_column=len(self._widths))
        size = float(font.size or _SIZE)
        self._height(_lines(text, sum(self._widths), size), size)
        return cell

    def _height(self, lines: int, size: float = _SIZE) -> None:
        """Readers do not measure wrapped text themselves; too high is better than cut off."""
        self._sheet.row_dimensions[self._row].height = min(_HIGHEST, lines * size * 1.5 + 5)

    def _print_setup(self) -> None:
        sheet = self._sheet
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = 9
        sheet.page_setup.fitToWidth = 1
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_margins.left = sheet.page_margins.right = 0.4
        sheet.oddFooter = HeaderFooterItem(center=_HeaderFooterPart(self._words.page_form.format(page="&P", pages="&N")))
        sheet.sheet_view.showGridLines = False


def _lines(text: str, width: int, size: float = _SIZE) -> int:
    """How many lines a text takes in a column, at a guess that is rather too many."""
    fits = max(1, int((width - 2) * _SIZE / size))
    return sum(max(1, -(-columns(part) // fits)) for part in text.split("\n"))


def put(cell: Cell, value: Value, w: Words) -> None:
    """Write a number as a number and a text as nothing but a text."""
    if isinstance(value, str):
        text = _fitting(_ESCAPE.sub("_x005F_", visible(value)), w)
        cell.value = text
        cell.data_type = "s"
        if text.startswith(_FORMULA_STARTS):
            cell.quotePrefix = True
    elif value is not None:
        cell.value = value
        if isinstance(value, Decimal):
            cell.number_format = AMOUNT_FORMAT


def _fitting(text: str, w: Words) -> str:
    """The text if a cell can hold it, else its beginning and a note that says so."""
    if _units(text) <= LONGEST_TEXT:
        return text
    note = w.overlong_form.format(count=len(text))
    units = text.encode("utf-16-le")[: 2 * (LONGEST_TEXT - _units(note))]
    return units.decode("utf-16-le", "ignore") + note


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2

"""How the template looks, and how a cell is written so that a stranger's text never becomes a formula."""

from __future__ import annotations

import math

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

FACE = "微软雅黑"
_LINE = Side(style="thin", color="BFC7D1")

TITLE = Font(name=FACE, size=15, bold=True, color="1F3864")
WARNING = Font(name=FACE, size=11, bold=True, color="C00000")
HEADER = Font(name=FACE, size=10, bold=True, color="FFFFFF")
BODY = Font(name=FACE, size=10)
SMALL = Font(name=FACE, size=9, color="595959")
STATE = Font(name=FACE, size=10, bold=True, color="1F3864")

HEADER_FILL = PatternFill("solid", start_color="2F5597")
INPUT_FILL = PatternFill("solid", start_color="FFFBE6")
STATE_FILL = PatternFill("solid", start_color="FCE4B4")
QUIET_FILL = PatternFill("solid", start_color="F4F6F9")

BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
BESIDE = Alignment(horizontal="left", vertical="center")  # one line, running over the next columns
TOP = Alignment(horizontal="left", vertical="top", wrap_text=True)


def put(
    sheet: Worksheet, row: int, column: int, text: str, font: Font = BODY, align: Alignment = LEFT, fill: PatternFill | None = None, box: bool = False
) -> Cell:
    """Writes text as text, even if it begins with ``=``; control characters, which a workbook cannot hold, become blanks."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    cell.value = ILLEGAL_CHARACTERS_RE.sub(" ", text)
    cell.data_type = "s"
    cell.font, cell.alignment = font, align
    if fill is not None:
        cell.fill = fill
    if box:
        cell.border = BOX
    return cell


def input_cell(sheet: Worksheet, row: int, column: int, number_format: str) -> None:
    """An empty cell for an answer."""
    cell = sheet.cell(row, column)
    cell.font, cell.alignment, cell.border, cell.fill = BODY, LEFT, BOX, INPUT_FILL
    cell.number_format = number_format


def height(texts: list[tuple[str, float]], line: float = 15.0) -> float:
    """The height of a row in which each text wraps within its column's width."""
    return line * max(lines(text, width) for text, width in texts) + 6


def lines(text: str, width: float) -> int:
    """How many lines a text takes in a column."""
    return math.ceil(display_width(text) / max(width - 1.5, 1))


def display_width(text: str) -> int:
    """Width in columns: a Chinese character takes two."""
    return sum(2 if ord(c) >= 0x2E80 else 1 for c in text) or 1


def page(sheet: Worksheet, title_rows: str, across: int = 1) -> None:
    """A4 landscape, so many pages across, with the header rows on every page and page numbers."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = across, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if title_rows:
        sheet.print_title_rows = title_rows
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(center=_HeaderFooterPart(text="&A  第 &P 页 / 共 &N 页"))
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top, sheet.page_margins.bottom, sheet.page_margins.footer = 0.5, 0.75, 0.35
    sheet.sheet_view.showGridLines = False

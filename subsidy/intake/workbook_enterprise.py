"""The sheet of the enterprise: one fact a line."""

from __future__ import annotations

from subsidy.intake import workbook_layout as layout
from subsidy.intake.workbook_cells import Cell, Row, Sheet
from subsidy.intake.workbook_reading import Reading
from subsidy.profile.common import ENTERPRISE

HEADER_WITHIN = 10  # the header row is looked for in so many rows from the top


def take_enterprise(reading: Reading, sheet: Sheet) -> None:
    """Reads the facts of the enterprise into ``reading.data``."""
    top = next((n for n, row in sheet.rows.items() if n <= HEADER_WITHIN and _is_header(row)), None)
    if top is None:
        reading.complain("X516", sheet.title, "", layout.ENTERPRISE_HEADERS[:3], limit=HEADER_WITHIN)
        return
    columns = _columns(reading, sheet, sheet.rows[top])
    for first, column, last in sheet.merged:
        if last > top and column == columns[layout.VALUE] and column in sheet.rows.get(first, {}):
            reading.complain("X518", sheet.title, sheet.rows[first][column].address)
    seen: dict[str, Cell] = {}
    for number, row in sheet.rows.items():
        if number > top:
            _take_line(reading, sheet, row, columns, seen)


def _is_header(row: Row) -> bool:
    texts = {cell.text for cell in row.values()}
    return layout.ITEM in texts and layout.VALUE in texts


def _columns(reading: Reading, sheet: Sheet, row: Row) -> dict[str, int]:
    found: dict[str, int] = {}
    for column, cell in row.items():
        if cell.text not in layout.ENTERPRISE_HEADERS:
            reading.complain("X502", sheet.title, cell.address, header=cell.value)
        elif cell.text in found:
            reading.complain("X503", sheet.title, cell.address, header=cell.text)
        else:
            found[cell.text] = column
    return found


def _take_line(reading: Reading, sheet: Sheet, row: Row, columns: dict[str, int], seen: dict[str, Cell]) -> None:
    label, value = row.get(columns[layout.ITEM]), row.get(columns[layout.VALUE])
    for column, cell in row.items():
        if column not in columns.values():
            reading.complain("X522", sheet.title, cell.address, value=cell.value)
    if value is None:
        return  # a note, or a fact that is not known
    if label is None:
        reading.complain("X522", sheet.title, value.address, value=value.value)
        return
    unit_cell = row.get(columns.get(layout.UNIT, 0))
    column_of = reading.column(ENTERPRISE, sheet.title, label, unit_cell, str(label.value))
    if column_of is None:
        return
    if column_of.field.name in seen:
        reading.complain("X503", sheet.title, label.address, header=label.value)
        return
    seen[column_of.field.name] = label
    reading.value(value, column_of, sheet.title, (), reading.data)

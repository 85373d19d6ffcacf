"""The sheet of a list: its state, a header, one row a line."""

from __future__ import annotations

from typing import Any

from subsidy.intake import workbook_layout as layout
from subsidy.intake.workbook_cells import Cell, Row, Sheet
from subsidy.intake.workbook_reading import Column, Reading
from subsidy.source.place import CellPlace

HEADER_WITHIN = 10  # state and header are looked for in so many rows from the top


def take_list(reading: Reading, sheet: Sheet, record: str) -> None:
    """Reads a list into ``reading.data``: absent if nothing is known, empty if it says that there is none."""
    state, state_cell = _state(reading, sheet)
    address = state_cell.address if state_cell else ""
    reading.cells[(record,)] = CellPlace(reading.file, sheet.title, address)
    top = _header_row(reading, sheet, record, state_cell.row if state_cell else 0)
    if top is None:
        if len(sheet.rows) > 2 or state == layout.FILLED:
            reading.complain("X516", sheet.title, "", _headers(reading, record), limit=HEADER_WITHIN)
        elif state == layout.NONE:
            reading.data[record] = []
        return
    columns = _columns(reading, sheet, record, sheet.rows[top])
    _check_merged(reading, sheet, top)
    rows = _rows(reading, sheet, record, columns, top)
    if rows and state in (layout.NONE, layout.UNKNOWN):
        reading.complain("X511", sheet.title, address, state=state)
    elif not rows and state == layout.FILLED:
        reading.complain("X517", sheet.title, address, (layout.NONE, layout.UNKNOWN))
    if rows or state == layout.NONE:
        reading.data[record] = rows


def _state(reading: Reading, sheet: Sheet) -> tuple[str, Cell | None]:
    for number, row in sheet.rows.items():
        key = next((c for c in row.values() if c.text.rstrip(":\uff1a") == layout.STATE_KEY), None)
        if number > HEADER_WITHIN or key is None:
            continue
        cell = row.get(key.column + 1)
        if cell is None or cell.text == layout.UNSET:
            return layout.UNSET, cell or key
        if cell.text not in layout.STATES:
            reading.complain("X523", sheet.title, cell.address, layout.STATES, value=cell.value)
            return layout.UNSET, cell
        return cell.text, cell
    return layout.UNSET, None


def _header_row(reading: Reading, sheet: Sheet, record: str, state_row: int) -> int | None:
    """The row among the first ones in which most labels of the record stand."""
    fields = reading.vocabulary.records[record].fields
    known = {*_headers(reading, record), *fields}
    questions = tuple(f.question for f in fields.values() if f.question)
    counts = {
        number: sum(layout.split_header(c.text)[0] in known for c in row.values())
        for number, row in sheet.rows.items()
        if state_row < number <= state_row + HEADER_WITHIN and not any(c.text.startswith(questions) for c in row.values())
    }
    best = max(counts, key=lambda n: (counts[n], -n), default=None)
    return best if best is not None and counts[best] else None


def _headers(reading: Reading, record: str) -> tuple[str, ...]:
    return tuple(f.label for f in reading.vocabulary.records[record].fields.values())


def _columns(reading: Reading, sheet: Sheet, record: str, header: Row) -> dict[int, Column | None]:
    found: dict[int, Column | None] = {}
    seen: set[str] = set()
    for number, cell in header.items():
        column = reading.column(record, sheet.title, cell, None, str(cell.value))
        if column is not None and column.field.name in seen:
            reading.complain("X503", sheet.title, cell.address, header=cell.value)
            column = None
        if column is not None:
            seen.add(column.field.name)
        found[number] = column
    return found


def _check_merged(reading: Reading, sheet: Sheet, top: int) -> None:
    for row, column, last in sheet.merged:
        if last > top and column in sheet.rows.get(row, {}):
            reading.complain("X518", sheet.title, sheet.rows[row][column].address)


def _rows(reading: Reading, sheet: Sheet, record: str, columns: dict[int, Column | None], top: int) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    seen: dict[tuple[tuple[int, str], ...], int] = {}
    for number, cells in sheet.rows.items():
        if number <= top or _is_question_row(cells, columns):
            continue
        first = seen.setdefault(tuple((c, repr(cell.value)) for c, cell in cells.items()), number)
        if first != number:
            reading.complain("X514", sheet.title, next(iter(cells.values())).address, row=number, first=first)
            continue
        path = (record, len(rows))
        reading.rows[path] = number
        reading.cells[path] = CellPlace(reading.file, sheet.title, next(iter(cells.values())).address)
        data: dict[str, Any] = {}
        for number_, cell in cells.items():
            column = columns.get(number_)
            if column is not None:
                reading.value(cell, column, sheet.title, path, data)
            elif number_ not in columns:
                reading.complain("X522", sheet.title, cell.address, value=cell.value)
        rows.append(data)
    return rows


def _is_question_row(cells: Row, columns: dict[int, Column | None]) -> bool:
    """The row of questions under the header: no answer begins with the question it answers."""
    asked = {number: column.field.question for number, column in columns.items() if column is not None and column.field.question}
    return any(number in cells and cells[number].text.startswith(question) for number, question in asked.items())

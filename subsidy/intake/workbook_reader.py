"""A filled-in template read back: cells to data, every complaint with the cell it is about."""

from __future__ import annotations

from pathlib import Path

from openpyxl.utils.cell import coordinate_to_tuple

from subsidy.intake import workbook_layout as layout
from subsidy.intake.assembly import assembled
from subsidy.intake.workbook_cells import Sheet, read_cells
from subsidy.intake.workbook_enterprise import take_enterprise
from subsidy.intake.workbook_list import take_list
from subsidy.intake.workbook_reading import Reading
from subsidy.profile.common import ENTERPRISE, row_models
from subsidy.profile.enterprise import EnterpriseProfile
from subsidy.profile.vocabulary import Vocabulary
from subsidy.source.diagnostic import DiagnosticsError, nearest
from subsidy.source.place import AnyPlace, CellPlace


def read_workbook(path: Path, vocabulary: Vocabulary, ruleset: str | None = None) -> EnterpriseProfile:
    """The profile in a filled-in template. Raises :class:`DiagnosticsError` with every mistake, each with its cell.

    The ``vocabulary`` is that of the ruleset, so that its own facts are known as columns; the template must have
    been written for ``ruleset``, if one is given.
    """
    sheets = read_cells(path)
    reading = Reading(path.name, vocabulary, ruleset)
    _check_mark(reading, sheets)
    labels = {vocabulary.records[name].label: name for name in (ENTERPRISE, *row_models())}
    taken: set[str] = set()
    for sheet in sheets:
        record = labels.get(sheet.title)
        if sheet.title in layout.NO_DATA_SHEETS or (record is None and sheet.is_blank()):
            continue
        if record is None or record in taken:
            reading.complain("X501", sheet.title, "", nearest(sheet.title, labels), sheet=sheet.title)
        elif record == ENTERPRISE:
            take_enterprise(reading, sheet)
        else:
            take_list(reading, sheet, record)
        taken.add(record or "")
    if ENTERPRISE not in taken:
        label = vocabulary.records[ENTERPRISE].label
        reading.complain("X510", label, sheet=label)
    try:
        return assembled(reading.data, lambda written: reading, reading.found, vocabulary, reading.ruleset)
    except DiagnosticsError as error:
        order = [sheet.title for sheet in sheets]
        raise DiagnosticsError(sorted(error.diagnostics, key=lambda d: _position(d.place, order))) from None


def _position(place: AnyPlace, sheets: list[str]) -> tuple[int, int, int]:
    """Sheet by sheet, row by row."""
    if not isinstance(place, CellPlace):
        return (-1, 0, 0)
    row, column = coordinate_to_tuple(place.cell) if place.cell else (0, 0)
    return (sheets.index(place.sheet) if place.sheet in sheets else -1, row, column)


def _check_mark(reading: Reading, sheets: list[Sheet]) -> None:
    """The hidden sheet that says which ruleset and version a template was written for."""
    sheet = next((s for s in sheets if s.title == layout.TEMPLATE_SHEET), None)
    if sheet is None:
        reading.complain("X510", layout.TEMPLATE_SHEET, sheet=layout.TEMPLATE_SHEET)
        return
    said = {row[1].text: str(row[2].value) for row in sheet.rows.values() if 1 in row and 2 in row}
    found, version = said.get(layout.RULESET_KEY, "?"), said.get(layout.VERSION_KEY, "?")
    if version != layout.VERSION:
        reading.complain("X524", layout.TEMPLATE_SHEET, found=version, expected=layout.VERSION)
    if reading.ruleset is None:
        reading.ruleset = found
    elif found != reading.ruleset:
        reading.complain("X513", layout.TEMPLATE_SHEET, found=found, expected=reading.ruleset)

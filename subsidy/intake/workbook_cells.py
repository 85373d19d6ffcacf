"""A stranger's workbook as plain cells: bounded, without its formulas run, and with what spreadsheets hide made visible."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries

from subsidy.source.diagnostic import Diagnostic, DiagnosticsError
from subsidy.source.place import CellPlace

MAX_ZIPPED = 10_000_000
MAX_UNZIPPED = 100_000_000
MAX_PARTS = 2_000
MAX_ROW = 1_048_576
MAX_SLOTS = 5_000_000  # cells and gaps looked at, over all sheets

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"')


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is not blank. Text comes without blanks around it."""

    row: int
    column: int
    value: object
    number_format: str = "General"
    is_error: bool = False
    is_uncomputed: bool = False

    @property
    def address(self) -> str:
        return f"{get_column_letter(self.column)}{self.row}"

    @property
    def text(self) -> str:
        return self.value if isinstance(self.value, str) else ""


Row = dict[int, Cell]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a sheet that hold anything, by number; each the cells that hold anything, by column."""

    title: str
    rows: dict[int, Row]
    merged: tuple[tuple[int, int, int], ...]  # first row, first column, last row

    def is_blank(self) -> bool:
        return not self.rows


def read_cells(path: Path) -> list[Sheet]:
    """The sheets of a workbook. Raises :class:`DiagnosticsError` (``X508``, ``X509``, ``X520``, ``E109``)."""
    name = path.name
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MAX_ZIPPED else b""
    except OSError:
        raise _refused(name, "E109") from None
    if size > MAX_ZIPPED:
        raise _refused(name, "X509", size=size, limit=MAX_ZIPPED)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            unzipped = sum(part.file_size for part in parts)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError):
        raise _refused(
            name,
            "X508",
            problem="不是 .xlsx 文件,或者加了密码;请另存为不加密的 .xlsx",
            english="it is no .xlsx file, or has a password; save it as .xlsx without one",
        ) from None
    if unzipped > MAX_UNZIPPED or len(parts) > MAX_PARTS:
        raise _refused(name, "X509", size=unzipped, limit=MAX_UNZIPPED)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of drawings and extensions it leaves out; they hold no data
            return list(_sheets(data))
    except _TooMuch:
        raise _refused(name, "X520", limit=MAX_SLOTS) from None
    except Exception as error:  # noqa: BLE001  openpyxl fails on a damaged file with whatever its parts raise
        raise _refused(
            name, "X508", problem=f"文件内容已损坏({type(error).__name__})", english=f"its content is damaged ({type(error).__name__})"
        ) from None


class _TooMuch(Exception):
    """The workbook holds more cells than any profile needs."""


def _sheets(data: bytes) -> Iterator[Sheet]:
    values = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    formulas = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    budget = _Budget()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for sheet, twin in zip(values.worksheets, formulas.worksheets, strict=True):
            computed = {(c.row, c.column) for row in _raw_rows(twin, budget) for c in row if c.data_type == "f"}
            rows: dict[int, Row] = {}
            for raw in _raw_rows(sheet, budget):
                cells = [_cell(c, computed) for c in raw if c.row is not None]
                kept = {c.column: c for c in cells if c is not None}
                if kept:
                    rows[next(iter(kept.values())).row] = kept
            part = str(getattr(sheet, "_worksheet_path", ""))
            yield Sheet(sheet.title.strip(), rows, tuple(_merged(archive.read(part))))


class _Budget:
    """Counts what is looked at, so that a small file cannot describe a large sheet."""

    def __init__(self) -> None:
        self.left = MAX_SLOTS

    def spend(self, slots: int) -> None:
        self.left -= slots
        if self.left < 0:
            raise _TooMuch


def _raw_rows(sheet: Any, budget: _Budget) -> Iterator[list[Any]]:
    sheet.reset_dimensions()  # the size a file states for a sheet may be wrong
    for row in sheet.iter_rows(max_row=MAX_ROW):
        budget.spend(len(row) + 1)
        yield [c for c in row if getattr(c, "row", None) is not None]


def _cell(raw: Any, computed: set[tuple[int, int]]) -> Cell | None:
    value = raw.value.strip() if isinstance(raw.value, str) else raw.value
    if value is None or value == "":
        if (raw.row, raw.column) not in computed or raw.value is not None:
            return None  # a formula whose result is the empty text is an empty cell
        return Cell(raw.row, raw.column, None, is_uncomputed=True)
    return Cell(raw.row, raw.column, value, str(raw.number_format or "General"), raw.data_type == "e")


def _merged(xml: bytes) -> Iterator[tuple[int, int, int]]:
    for match in _MERGED.finditer(xml):
        column, row, _, last = range_boundaries(match[1].decode())
        if column is not None and row is not None and last is not None:
            yield row, column, last


def _refused(name: str, code: str, **args: object) -> DiagnosticsError:
    return DiagnosticsError([Diagnostic(code, CellPlace(name, "工作簿", ""), args)])

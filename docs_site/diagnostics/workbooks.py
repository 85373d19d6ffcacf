"""Workbooks of samples: what a person does to single cells and sheets of an exported template."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from pydantic import BaseModel, ConfigDict

from docs_site.diagnostics.marked import Side
from docs_site.page import Lang
from tests.intake.intake_support import put


class Typed(BaseModel):
    """What is in a cell beside a plain value: a formula without a result, an error, a number with its format."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    formula: str | None = None
    error: str | None = None
    number: float | int | None = None
    format: str = "General"

    def put_into(self, cell: Any) -> None:
        cell.value = next(value for value in (self.formula, self.error, self.number) if value is not None)
        cell.number_format = self.format
        if self.error is not None:
            cell.data_type = "e"

    def told(self, lang: Lang) -> str:
        if self.number is None:
            return str(self.formula or self.error)
        return f"{self.number}(格式 {self.format})" if lang == "zh" else f"{self.number} (format {self.format})"


Value = Typed | int | float | date | str | None


class Cell(BaseModel):
    """A cell that is filled in wrongly and then rightly, or rightly from the start (``value``)."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    sheet: str
    cell: str
    wrong: Value = None
    mended: Value = None
    value: Value = None
    times: int = 1

    @property
    def differs(self) -> bool:
        return self.value is None

    def done(self, book: Any, side: Side) -> None:
        wanted = self.value if self.value is not None else self._on(side)
        first = book[self.sheet][self.cell]
        for row in range(self.times if side == "wrong" else 1):
            cell = first.offset(row=row)
            shown = f"{wanted}{row + 1}" if self.times > 1 and side == "wrong" else wanted
            shown.put_into(cell) if isinstance(shown, Typed) else put(cell, shown)

    def told(self, side: Side, lang: Lang) -> str:
        value = self.value if self.value is not None else self._on(side)
        text = value.told(lang) if isinstance(value, Typed) else str(value)
        if value is None:
            return "(空着)" if lang == "zh" else "(empty)"
        many = f"1、{text}2……(共 {self.times} 行)" if lang == "zh" else f"1, {text}2, … ({self.times} rows)"
        return text + many if self.times > 1 and side == "wrong" else text

    def _on(self, side: Side) -> Value:
        return self.wrong if side == "wrong" else self.mended


class Sheet(BaseModel):
    """What is done to a sheet as a whole, and not done where it is mended."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    sheet: str
    renamed: str = ""
    merged: str = ""
    removed: bool = False

    @property
    def differs(self) -> bool:
        return True

    @property
    def cell(self) -> str:
        return self.merged or "–"

    def done(self, book: Any, side: Side) -> None:
        if side == "mended":
            return
        if self.renamed:
            book[self.sheet].title = self.renamed
        elif self.merged:
            book[self.sheet].merge_cells(self.merged)
        else:
            book.remove(book[self.sheet])

    def told(self, side: Side, lang: Lang) -> str:
        zh, en = self._words(side)
        return zh if lang == "zh" else en

    def _words(self, side: Side) -> tuple[str, str]:
        if self.renamed:
            return (
                (f"表名改成了“{self.renamed}”", f"renamed to “{self.renamed}”")
                if side == "wrong"
                else ("保留原来的表名", "keep the name of the sheet")
            )
        if self.merged:
            return ("合并了单元格", "cells merged") if side == "wrong" else ("不合并", "not merged")
        return ("删去了这张表", "the sheet was removed") if side == "wrong" else ("保留这张表", "keep the sheet")


Change = Cell | Sheet


def fill(path: Path, changes: tuple[Change, ...], side: Side) -> None:
    """Fills in the template at ``path``."""
    book = load_workbook(path)
    for change in changes:
        change.done(book, side)
    book.save(path)

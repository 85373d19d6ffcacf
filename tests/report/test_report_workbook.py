"""The report as a workbook."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Iterator
from typing import get_args

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell

from subsidy.report.sheet import LONGEST_TEXT, put
from subsidy.report.words import Lang, words
from subsidy.report.workbook import to_workbook
from subsidy.results.determination import Result

LANGS = get_args(Lang)


def opened(result: Result, lang: Lang = "zh") -> Workbook:
    return load_workbook(io.BytesIO(to_workbook(result, lang)))


def cells(book: Workbook) -> Iterator[Cell]:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            yield from (cell for cell in row if isinstance(cell, Cell) and cell.value is not None)


@pytest.mark.parametrize("lang", LANGS)
def test_it_opens_with_its_four_sheets(rich_result: Result, lang: Lang) -> None:
    book = opened(rich_result, lang)
    assert tuple(book.sheetnames) == words(lang).sheets
    for sheet in book.worksheets:
        assert sheet.freeze_panes
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToWidth == 1
        assert sheet.page_setup.fitToHeight == 0


def test_no_text_is_a_formula(rich_result: Result) -> None:
    risky = 0
    for cell in cells(opened(rich_result)):
        assert cell.data_type in {"s", "n"}
        if isinstance(cell.value, str):
            assert cell.data_type == "s"
            if cell.value.startswith(("=", "+", "-", "@", "\t")):
                assert cell.quotePrefix
                risky += 1
    assert risky >= 6
    with zipfile.ZipFile(io.BytesIO(to_workbook(rich_result))) as archive:
        assert not any(b"<f>" in archive.read(name) or b"hyperlink" in archive.read(name) for name in archive.namelist() if "sheets" in name)


@pytest.mark.parametrize("text", ["=1+1", "+86", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'x", "#N/A", "2018-01-01", "1E5", "914E17", "\uff1d1"])
def test_any_text_stays_text(text: str) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    cell = sheet.cell(1, 1)
    assert isinstance(cell, Cell)
    put(cell, text, words("zh"))
    file = io.BytesIO()
    book.save(file)
    read = load_workbook(file).worksheets[0].cell(1, 1)
    assert read.data_type == "s"
    assert read.value == text.replace("\r", "\\u000d")
    assert bool(read.quotePrefix) == (text[0] not in "#\r291")


def test_text_too_long_for_a_cell_says_so() -> None:
    cell = Workbook().worksheets[0].cell(1, 1)
    assert isinstance(cell, Cell)
    put(cell, "𬭎" * 40_000, words("zh"))
    assert isinstance(cell.value, str)
    assert len(cell.value.encode("utf-16-le")) // 2 <= LONGEST_TEXT
    assert "40000" in cell.value


def test_text_that_looks_like_an_escape_is_not_read_as_one() -> None:
    cell = Workbook().worksheets[0].cell(1, 1)
    assert isinstance(cell, Cell)
    put(cell, "a_x0041_b", words("zh"))
    assert cell.value == "a_x005F_x0041_b"


@pytest.mark.parametrize("lang", LANGS)
def test_the_same_result_gives_the_same_bytes(rich_result: Result, lang: Lang, monkeypatch: pytest.MonkeyPatch) -> None:
    first = to_workbook(rich_result, lang)
    later = time.localtime(2_000_000_000)
    monkeypatch.setattr(time, "localtime", lambda *_: later)
    assert to_workbook(rich_result, lang) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml")
    assert core.count(b"1980-01-01T00:00:00Z") == 2


@pytest.mark.parametrize("lang", LANGS)
def test_a_draft_stands_over_every_sheet_and_every_page(rich_result: Result, plain_result: Result, lang: Lang) -> None:
    warning = words(lang).draft_form.format(status="送审稿")
    for sheet in opened(rich_result, lang).worksheets:
        assert sheet["A1"].value == warning
        assert sheet["A1"].fill.fgColor.rgb == "FFA3161A"
        assert sheet.oddHeader is not None
        assert sheet.oddHeader.center.text == words(lang).draft
    for sheet in opened(plain_result, lang).worksheets:
        assert sheet["A1"].value != warning
        assert sheet.oddHeader is not None
        assert sheet.oddHeader.center.text is None


@pytest.mark.parametrize("lang", LANGS)
def test_every_determination_is_in_the_overview_and_in_the_reasons(rich_result: Result, lang: Lang) -> None:
    book = opened(rich_result, lang)
    for sheet in book.worksheets[:2]:
        found = {cell.value for row in sheet.iter_rows() for cell in row}
        assert {d.title for d in rich_result.determinations} <= found


def test_amounts_are_numbers_in_yuan(rich_result: Result) -> None:
    sheet = opened(rich_result).worksheets[0]
    row = next(row for row in sheet.iter_rows() if row[2].value == "智能化改造设备投资补贴")
    assert (row[7].value, row[7].data_type, row[7].number_format) == (500000, "n", "#,##0.00")
    bounded = next(row for row in sheet.iter_rows() if row[2].value == "技术改造项目贷款贴息")
    assert [cell.value for cell in bounded[7:10]] == [None, 60000, 87000]


def test_everything_missing_is_listed_with_its_question(rich_result: Result) -> None:
    found = {cell.value for row in opened(rich_result).worksheets[2].iter_rows() for cell in row}
    assert {m.question for d in rich_result.determinations for m in d.missing} <= found

"""Every bad workbook gives exactly the recorded messages, each with its sheet and cell."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from subsidy.intake.profile_file import read_profile
from subsidy.source.diagnostic import DiagnosticsError
from tests.intake.intake_support import RULESET, fill, put, rendered, template, vocabulary
from tests.recorded import Compare

EXPECTED = Path(__file__).parent / "bad"
Make = Callable[[Any], None]


def credit_code_as_number(book: Any) -> None:
    put(book["企业"]["B5"], 913701000000000123)
    put(book["企业"]["B9"], 111)


def codes_and_ids_as_numbers(book: Any) -> None:
    rows(book, "设备", 5, {"设备编号": 1, "设备名称": datetime(2019, 3, 5), "设备所属项目": 2019})


def money_cells(book: Any) -> None:
    amounts: list[object] = ["约200", -5, 1234567.890123456, 1.2345678, datetime(2019, 3, 5), True, time(12, 0), "200万美元", 1e300, 99999999999]
    for number, amount in enumerate(amounts, 5):
        rows(book, "设备", number, {"设备编号": f"E{number}", "设备投资额": amount})


def scaled_and_percent_formats(book: Any) -> None:
    for number, shown in enumerate(["0!.0,", "#,##0,", "0.00,,", "0.00%", "#,##0.00"], 5):
        rows(book, "设备", number, {"设备编号": f"E{number}", "设备投资额": 1234567})
        cell_under(book["设备"], number, "设备投资额").number_format = shown
    rows(book, "企业", 0, {"持股比例": 4.35})
    cell_beside(book["企业"], "持股比例").number_format = "General"


def formulas_and_errors(book: Any) -> None:
    sheet = book["设备"]
    rows(book, "设备", 5, {"设备编号": "E1", "投资年度": 2019})
    cell_under(sheet, 5, "设备投资额").value = "=1+1"
    rows(book, "设备", 6, {"设备编号": "E2"})
    error = cell_under(sheet, 6, "设备投资额")
    error.value, error.data_type = "#DIV/0!", "e"


def header_without_unit(book: Any) -> None:
    header_of(book["设备"], "设备投资额").value = "设备投资额"
    header_of(book["年度数据"], "主营业务收入").value = "主营业务收入(千元)"
    header_of(book["年度数据"], "职工人数").value = "职工人数(万人)"
    rows(book, "年度数据", 5, {"年度": 2019})
    for row in book["企业"].iter_rows():
        if row[0].value == "实缴税金":
            row[1].value, row[2].value = 12, None


def unknown_columns_and_sheets(book: Any) -> None:
    sheet = book["设备"]
    header_of(sheet, "设备投资额").value = "设备投资金额(万元)"
    header_of(sheet, "设备类别").value = "设备编号"
    sheet.cell(3, 20).value = "备注"
    rows(book, "设备", 5, {"设备编号": "E1"})
    sheet.cell(5, 25).value = "没有列名的内容"
    book["项目"].title = "项目表"
    book.create_sheet("Sheet1")
    book.create_sheet("汇总")["A1"] = "合计"
    book["企业"]["A6"].value = "企业性质"
    put(book["企业"]["B6"], "民营")
    put(book["企业"]["B60"], "多余的内容")


def state_contradicts_rows(book: Any) -> None:
    book["设备"]["B2"] = "确认没有"
    rows(book, "设备", 5, {"设备编号": "E1"})
    book["融资"]["B2"] = "暂不清楚"
    rows(book, "融资", 5, {"融资编号": "L1"})
    book["认定"]["B2"] = "有数据"
    book["车型"]["B2"] = "没有"


def repeated_rows(book: Any) -> None:
    for number, year in ((5, 2018), (6, 2019), (9, 2018), (10, 2019)):
        rows(book, "年度数据", number, {"年度": year, "主营业务收入": 200 + number // 10})
    rows(book, "项目", 5, {"项目编号": "P1 "})
    rows(book, "项目", 8, {"项目编号": "P1", "项目名称": "二期"})
    rows(book, "设备", 5, {"设备编号": "E1", "设备所属项目": "P2"})


def dates(book: Any) -> None:
    values: list[object] = [43529, "2019年3月", datetime(2019, 3, 5, 8, 30), "2019.3.5", 20190305.0, date(1900, 3, 1)]
    for number, value in enumerate(values, 5):
        rows(book, "项目", number, {"项目编号": f"P{number}", "备案或核准日期": value})
    rows(book, "企业", 0, {"五上纳入月份": datetime(2020, 4, 15)})
    cell_beside(book["企业"], "五上纳入月份").number_format = "yyyy-mm"
    rows(book, "年度数据", 5, {"年度": 2019.5})
    rows(book, "年度数据", 6, {"年度": datetime(2019, 1, 1)})


def ticks_and_options(book: Any) -> None:
    rows(book, "企业", 0, {"规上企业": "√", "所有制": "私营企业", "企业划型": 1, "注册地": "张弯区", "已纳入五上名单": 1})
    rows(book, "企业", 0, {"县市推荐申报智能化改造": "对", "企业梯队": "一梯队"})
    rows(book, "年度数据", 5, {"年度": 2019, "职工人数": 3.5, "裁员人数": "无"})


def merged_cells(book: Any) -> None:
    sheet = book["设备"]
    for number in (5, 6):
        rows(book, "设备", number, {"设备编号": f"E{number}"})
    rows(book, "设备", 5, {"设备所属项目": "无"})
    column = header_of(sheet, "设备所属项目").column_letter
    sheet.merge_cells(f"{column}5:{column}6")


def another_ruleset(book: Any) -> None:
    book["_模板"]["B1"] = "hanzhong_2020"
    book["_模板"]["B2"] = "0"


def without_needed_sheets(book: Any) -> None:
    book.remove(book["_模板"])
    book.remove(book["企业"])


def without_headers(book: Any) -> None:
    book["企业"]["A3"].value = None
    for cell in book["设备"][3]:
        cell.value = None
    rows_at = book["设备"]
    rows_at["A5"].value = "E1"


def too_many_rows(book: Any) -> None:
    for number in range(2001):
        put(book["评选名次"].cell(5 + number, 1), f"第{number}项")


MAKERS = [
    credit_code_as_number,
    codes_and_ids_as_numbers,
    money_cells,
    scaled_and_percent_formats,
    formulas_and_errors,
    header_without_unit,
    unknown_columns_and_sheets,
    state_contradicts_rows,
    repeated_rows,
    dates,
    ticks_and_options,
    merged_cells,
    another_ruleset,
    without_needed_sheets,
    without_headers,
    too_many_rows,
]


@pytest.mark.parametrize("make", MAKERS, ids=lambda m: m.__name__)
def test_messages(tmp_path: Path, make: Make, compare: Compare) -> None:
    path = template(tmp_path)
    book = load_workbook(path)
    make(book)
    book.save(path)
    with pytest.raises(DiagnosticsError) as caught:
        read_profile(path, vocabulary(), RULESET)
    compare(EXPECTED / f"workbook_{make.__name__}.expected.txt", rendered(caught.value))
    for diagnostic in caught.value.diagnostics:
        assert diagnostic.message("en")


def codes(path: Path) -> list[str]:
    with pytest.raises(DiagnosticsError) as caught:
        read_profile(path, vocabulary(), RULESET)
    return [d.code for d in caught.value.diagnostics]


def test_month_from_a_date_cell_that_shows_no_day(tmp_path: Path) -> None:
    path = fill(template(tmp_path), {"企业": {"五上纳入月份": datetime(2020, 4, 1)}})
    assert codes(path) == ["P307"]
    book = load_workbook(path)
    cell_beside(book["企业"], "五上纳入月份").number_format = 'yyyy"年"m"月"'
    book.save(path)
    assert read_profile(path, vocabulary(), RULESET).listed_month == 2020 * 12 + 3


def test_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "资料.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0" * 100)
    assert codes(path) == ["X508"]


def test_damaged(tmp_path: Path) -> None:
    path = template(tmp_path)
    damaged = tmp_path / "坏.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(damaged, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name)[: 300 if "sheet2" in name else None])
    assert codes(damaged) == ["X508"]


def test_zip_bomb(tmp_path: Path) -> None:
    path = tmp_path / "资料.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 100_000_001)
    assert codes(path) == ["X509"]


def test_large_file(tmp_path: Path) -> None:
    path = tmp_path / "资料.xlsx"
    path.write_bytes(b"P" * 10_000_001)
    assert codes(path) == ["X509"]


def test_entities(tmp_path: Path) -> None:
    path = template(tmp_path)
    hostile = tmp_path / "实体.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(hostile, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/worksheets/sheet2.xml":
                data = b'<!DOCTYPE a [<!ENTITY x "y">]>' + data.split(b"?>", 1)[-1]
            new.writestr(name, data)
    assert codes(hostile) == ["X508"]


def test_far_away_cells(tmp_path: Path) -> None:
    book = Workbook()
    for _ in range(6):
        book.create_sheet()["XFD1048576"] = 1
    path = tmp_path / "资料.xlsx"
    book.save(path)
    assert codes(path) == ["X520"]


def rows(book: Any, title: str, number: int, values: dict[str, object]) -> None:
    sheet = book[title]
    for label, value in values.items():
        put(cell_under(sheet, number, label) if number else cell_beside(sheet, label), value)


def header_of(sheet: Any, label: str) -> Any:
    return next(c for c in sheet[3] if str(c.value).split("\n")[0] == label)


def cell_under(sheet: Any, number: int, label: str) -> Any:
    return sheet.cell(number, header_of(sheet, label).column)


def cell_beside(sheet: Any, label: str) -> Any:
    return next(row[1] for row in sheet.iter_rows(max_col=2) if row[0].value == label)

"""The figures of a computation are told: by year, by row of a sum, and none that nobody knows."""

from __future__ import annotations

import io
from typing import Any

import pytest
from openpyxl import load_workbook

from subsidy import Result, determine, load_ruleset, profile_from
from subsidy.report.html import to_html
from subsidy.report.terminal import render_terminal
from subsidy.report.words import Lang
from subsidy.report.workbook import to_workbook

PLACE = {"市场主体类型": "企业", "行业代码": "3670", "注册地": "张湾区", "生产经营地": "张湾区"}
PREMIUMS = {"年度": 2018, "企业缴纳失业保险费": "8万元", "职工缴纳失业保险费": "4万元", "裁员人数": "0人"}
MACHINES = [
    {"设备编号": "E1", "设备所属项目": "P1", "设备类别": "智能装备", "投资年度": 2019, "设备投资额": "300万元", "已投入使用": "是"},
    {"设备编号": "E2", "设备所属项目": "P1", "设备类别": "普通设备", "投资年度": 2019, "设备投资额": "100万元", "已投入使用": "是"},
]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_format_shows_them(rich_result: Result, lang: Lang) -> None:
    book = load_workbook(io.BytesIO(to_workbook(rich_result, lang)))
    cells = "".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    for text in (render_terminal(rich_result, lang), to_html(rich_result, lang), cells):
        assert "1,240.5万元" in text
        assert "4.35%" in text


def put_in(award: str, **facts: Any) -> list[tuple[str, str]]:
    rules = load_ruleset("shiyan_2018")
    result = determine(rules, profile_from({**PLACE, **facts}, rules), year=2019, readings={"S-07": "一年以内"}).result
    return [(used.what, used.value) for d in result.determinations if d.award == award for step in d.steps for used in step.used]


def test_facts_of_a_year() -> None:
    assert put_in("job_stabilisation", 年度数据=[PREMIUMS]) == [
        ("2018年 企业缴纳失业保险费", "8万元"),
        ("2018年 职工缴纳失业保险费", "4万元"),
        ("2018年 裁员人数", "0人"),
    ]


def test_what_nobody_knows_is_not_put_in() -> None:
    known = {name: value for name, value in PREMIUMS.items() if name != "职工缴纳失业保险费"}
    assert put_in("job_stabilisation", 年度数据=[known]) == [("2018年 企业缴纳失业保险费", "8万元"), ("2018年 裁员人数", "0人")]


def test_rows_of_a_sum() -> None:
    project = {"项目编号": "P1", "技术改造项目": "是", "项目设备投资": "1500万元"}
    told = put_in("smart_retrofit", 项目=[project], 设备=MACHINES)
    assert ("设备 E1 设备投资额", "300万元") in told
    assert ("设备 E2 设备投资额", "100万元") in told
    assert ("同期银行基准利率", "4.35%") in told


def test_a_long_list_is_told_by_its_sum() -> None:
    project = {"项目编号": "P1", "技术改造项目": "是", "项目设备投资": "1500万元"}
    many = [{**MACHINES[1], "设备编号": f"E{number}"} for number in range(30)]
    assert not [what for what, _ in put_in("smart_retrofit", 项目=[project], 设备=many) if "E29" in what]

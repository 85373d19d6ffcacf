"""A template, filled in and read back, is the profile that was put in; the template itself is the same every time."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from datetime import datetime
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import load_workbook

from subsidy.intake.local_facts import local_values
from subsidy.intake.profile_file import read_profile
from subsidy.intake.workbook_template import write_template
from subsidy.profile.common import common_vocabulary
from subsidy.profile.enterprise import EnterpriseProfile
from tests.intake.intake_support import RULESET, everything, fill, template, vocabulary

YAML = """
name: 十堰某某机械有限公司
credit_code: 91420300MA49000082
ownership: 民营
registered_region: 张湾区
industry: "0111"
above_scale: 是
listed_month: 2020-04
listed_on: 2020年4月15日
local:
  shiyan_2018: {recommended: 是, tier: 第二梯队, tax_paid: 12.5万元, profit: -3万元, share: 4.35%}
figures:
  - {year: 2018, revenue: 1999.99万元, employees: 120人}
  - {year: 2019, revenue: 2000万元, employees: 130, layoffs: 0, high_reliability_fee: 0元}
projects:
  - {id: P1, name: =SUM(A1)一期, filed_on: 2019-03-05, completed: 否, local: {shiyan_2018: {major_industrial_project: 有}}}
equipment:
  - {id: E1, project: P1, kind: 智能装备, year: 2019, cost: 123456.78元, in_use: 是}
  - {id: E2, project: 无, kind: ordinary, year: 2019, cost: "1,234.5万元"}
financing: 无
rankings:
  - {award: smart_retrofit, year: 2019, rank: 3, tied: 1}
"""

FILLED = {
    "企业": {
        "企业名称": " 十堰某某机械有限公司 ",
        "统一社会信用代码": "91420300MA49000082",
        "所有制": "民营",
        "注册地": "张湾区",
        "行业代码": "0111",
        "规上企业": "是",
        "五上纳入月份": "2020年4月",
        "五上纳入日期": datetime(2020, 4, 15),
        "县市推荐申报智能化改造": "是",
        "企业梯队": "第二梯队",
        "实缴税金": 12.5,
        "利润": -3,
        "持股比例": 0.0435,
    },
    "年度数据": [
        {"年度": 2018, "主营业务收入": 1999.99, "职工人数": 120},
        {"年度": 2019.0, "主营业务收入": "2000", "职工人数": "130人", "裁员人数": 0, "高可靠性供电费用": 0},
    ],
    "项目": [{"项目编号": "P1", "项目名称": "=SUM(A1)一期", "备案或核准日期": datetime(2019, 3, 5), "已竣工": "否", "工业重大建设项目": "有"}],
    "设备": [
        {"设备编号": "E1", "设备所属项目": "P1", "设备类别": "智能装备", "投资年度": 2019, "设备投资额": "123456.78元", "已投入使用": "有"},
        {"设备编号": "E2", "设备所属项目": "无", "设备类别": "普通设备", "投资年度": "2019年", "设备投资额": "1,234.5"},
    ],
    "融资": "确认没有",
    "认定": "暂不清楚",
    "评选名次": [{"评选事项": "smart_retrofit", "评选年度": 2019, "名次": 3, "同名次家数": 1}],
}


@pytest.fixture
def profile_yaml(tmp_path: Path) -> Path:
    path = tmp_path / "资料.yaml"
    path.write_text(YAML, encoding="utf-8")
    return path


def test_round_trip(tmp_path: Path, profile_yaml: Path) -> None:
    path = fill(template(tmp_path), FILLED)
    by_hand = read_profile(profile_yaml, vocabulary(), RULESET)
    from_workbook = read_profile(path, vocabulary(), RULESET)
    assert from_workbook.model_dump(exclude={"local", "projects"}) == by_hand.model_dump(exclude={"local", "projects"})
    assert local(from_workbook) == local(by_hand)
    assert from_workbook.certifications is None
    assert from_workbook.financing == []


def test_yuan_in_the_header(tmp_path: Path) -> None:
    path = template(tmp_path)
    book = load_workbook(path)
    header = next(c for c in book["设备"][3] if "设备投资额" in str(c.value))
    header.value = "设备投资额（元）"
    book.save(path)
    profile = read_profile(fill(path, {"设备": [{"设备编号": "E1", "设备投资额": 123456.78}]}), vocabulary(), RULESET)
    assert profile.equipment is not None
    assert profile.equipment[0].cost == 12345678


def test_empty_template_knows_nothing(tmp_path: Path) -> None:
    profile = read_profile(template(tmp_path), vocabulary(), RULESET)
    assert profile.model_dump(exclude_none=True) == {"local": {}}


def test_same_bytes(tmp_path: Path) -> None:
    first, second = template(tmp_path, "a.xlsx"), template(tmp_path, "b.xlsx")
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_only_what_is_used(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    used = {("equipment", "cost"), ("enterprise", "ownership"), ("enterprise", "rankings")}
    write_template(path, ruleset=RULESET, title="某文件", draft=False, vocabulary=common_vocabulary(), used=used)
    book = load_workbook(path)
    assert book.sheetnames == ["填写说明", "企业", "设备", "评选名次", "_选项", "_模板"]
    assert [c.value for c in book["设备"][3]] == ["设备编号", "设备所属项目", "投资年度", "设备投资额\n(万元)"]
    assert [c.value for c in book["企业"]["A"]] == ["某文件", "项目", "企业名称", "统一社会信用代码", "所有制"]
    assert [book[n].sheet_state for n in ("_选项", "_模板")] == ["hidden", "hidden"]


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    write_template(path, ruleset="=cmd|' /C calc'!A0", title="=HYPERLINK(1)\x07", draft=True, vocabulary=vocabulary(), used=everything())
    book = load_workbook(path)
    cells = [c for sheet in book.worksheets for row in sheet.iter_rows() for c in row if c.value is not None]
    assert not [c.coordinate for c in cells if c.data_type == "f"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_through_libreoffice(tmp_path: Path, profile_yaml: Path) -> None:
    path = fill(template(tmp_path), FILLED)
    out = tmp_path / "out"
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/office", "--convert-to", "xlsx", "--outdir", str(out), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    resaved = read_profile(out / path.name, vocabulary(), RULESET)
    assert resaved == read_profile(path, vocabulary(), RULESET)


def local(profile: EnterpriseProfile) -> object:
    words = vocabulary()
    records = [("enterprise", profile), *(("projects", p) for p in profile.projects or ())]
    return [local_values(record, words.local_fields(name), RULESET) for name, record in records]


def test_local_values(profile_yaml: Path) -> None:
    profile = read_profile(profile_yaml, vocabulary(), RULESET)
    values, problems = local_values(profile, vocabulary().local_fields("enterprise"), RULESET)
    assert values == {"recommended": True, "tier": "second", "tax_paid": 12_500_000, "profit": -3_000_000, "share": Fraction(435, 10000)}
    assert problems == []


def test_local_values_that_are_wrong() -> None:
    profile = EnterpriseProfile.model_validate({"local": {RULESET: {"recomended": "是", "企业梯队": "三", "tax_paid": 5, "profit": None}}})
    values, problems = local_values(profile, vocabulary().local_fields("enterprise"), RULESET)
    assert values == {}
    assert [(name, code, accepted) for name, code, _, accepted in problems] == [
        ("recomended", "P341", ("recommended",)),
        ("企业梯队", "P320", ("第一梯队", "第二梯队")),
        ("tax_paid", "P310", ("5万元", "5元")),
    ]

"""The command line as its users type it: outputs, exit codes, help with examples, and the README's own lines."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from subsidy import DiagnosticsError, EnterpriseProfile, determine, load_ruleset
from subsidy.cli.app import app

ROOT = Path(__file__).parents[2]
MAKER = ROOT / "examples" / "shiyan_parts_maker.yaml"
SISTER = ROOT / "examples" / "hanzhong_sister.yaml"
COMMANDS = ("rulesets", "check", "template", "show", "size", "lint", "lock", "schema", "replay", "new", "test")

runner = CliRunner()


def run(*arguments: str, code: int = 0) -> str:
    result = runner.invoke(app, list(arguments))
    assert result.exit_code == code, result.output
    return result.output


def test_rulesets_says_which_is_a_draft() -> None:
    output = run("rulesets")
    assert "shiyan_2018" in output and "送审稿" in output and "hanzhong_2020" in output


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_examples(command: str) -> None:
    output = run(command, "--help")
    assert f"subsidy {command}" in output
    assert "Examples" in output


def test_check_prints_the_report_with_the_draft_warning() -> None:
    output = run("check", "shiyan_2018", str(MAKER), "--year", "2019")
    assert "送审稿" in output and "智能化改造设备投资补贴" in output and "50万元" in output


def test_check_of_the_sister() -> None:
    output = run("check", "hanzhong_2020", str(SISTER), "--year", "2020")
    assert "首次纳入" in output


def test_json_fits_its_own_schema_and_is_the_same_twice() -> None:
    arguments = ("check", "shiyan_2018", str(MAKER), "--year", "2019", "--format", "json")
    first = run(*arguments)
    assert first == run(*arguments)
    Draft202012Validator(json.loads(run("schema", "result"))).validate(json.loads(first))


@pytest.mark.parametrize(("form", "start"), [("html", b"<!doctype html>"), ("xlsx", b"PK"), ("json", b"{"), ("table", b"=")])
def test_every_format_into_a_file(form: str, start: bytes, tmp_path: Path) -> None:
    target = tmp_path / f"report.{form}"
    run("check", "shiyan_2018", str(MAKER), "--year", "2019", "--format", form, "-o", str(target))
    assert target.read_bytes().lower().startswith(start.lower())


def test_a_workbook_needs_a_file() -> None:
    assert "-o" in run("check", "shiyan_2018", str(MAKER), "--year", "2019", "--format", "xlsx", code=2)


def test_a_reading_and_a_parameter_change_the_answer() -> None:
    arguments = ["check", "hanzhong_2020", str(SISTER), "--year", "2020", "--format", "json"]
    plain, given = json.loads(run(*arguments)), json.loads(run(*arguments, "--param", "base_listing_reward=5万元"))
    reward = next(d for d in plain["determinations"] if d["award"] == "five_listing_reward")
    assert (reward["status"], reward["missing"][0]["name"]) == ("undetermined", "base_listing_reward")
    assert next(d for d in given["determinations"] if d["award"] == "five_listing_reward")["payable"] == "85000.00"
    excluded = json.loads(run(*arguments, "--reading", "H-02=不适用", "--reading", "H-03=仅2020年"))
    assert {r["id"] for r in excluded["readings"] if r["chosen_by_caller"]} == {"H-02", "H-03"}


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["check", "shiyan_2081", str(MAKER), "--year", "2019"], 3, "shiyan_2018"),
        (["check", "shiyan_2018", "no_such.yaml", "--year", "2019"], 3, "E109"),
        (["check", "shiyan_2018", str(MAKER), "--year", "2019", "--reading", "S-4=约束"], 3, "S-04"),
        (["check", "shiyan_2018", str(MAKER), "--year", "2019", "--reading", "S-04=不约素"], 3, "不约束"),
        (["check", "shiyan_2018", str(MAKER), "--year", "2019", "--reading", "S-34=任何"], 3, "P407"),
        (["check", "shiyan_2018", str(MAKER), "--year", "2019", "--param", "benchmark_rate=0.0435"], 3, "4.35%"),
        (["check", "shiyan_2018", str(MAKER), "--year", "2019", "--param", "benchmark_rat=4.35%"], 3, "benchmark_rate"),
        (["check", "shiyan_2018", str(MAKER), "--year", "2019", "--reading", "S-04"], 2, "NAME=VALUE"),
        (["check", "shiyan_2018", str(MAKER)], 2, "--year"),
        (["check", "shiyan_2018", str(MAKER), "--year", "2019", "--on", "2019年3月"], 3, "P306"),
        (["show", "shiyan_2018", "smart_retrofitt"], 3, "smart_retrofit"),
        (["show", "shiyan_2018", "--format", "html"], 2, "html"),
    ],
)
def test_wrong_use_is_told_with_its_own_code(arguments: list[str], code: int, said: str) -> None:
    assert said in run(*arguments, code=code)


def test_lint_of_a_broken_ruleset(tmp_path: Path) -> None:
    folder = tmp_path / "shiyan_2018"
    shutil.copytree(ROOT / "rulesets" / "shiyan_2018", folder)
    shutil.copytree(ROOT / "rulesets" / "common", tmp_path / "common")
    target = folder / "awards" / "innovation.yaml"
    target.write_text(target.read_text(encoding="utf-8").replace("value: 10万元", "value: 10万圆", 1), encoding="utf-8")
    output = run("lint", str(folder), code=1)
    assert "shiyan_2018/awards/innovation.yaml:" in output and "万圆" in output and "万元" in output


def test_lint_of_the_shipped_rulesets_is_clean() -> None:
    for name in ("shiyan_2018", "hanzhong_2020"):
        run("lint", name)


def test_a_template_is_filled_in_and_checked(tmp_path: Path) -> None:
    target = tmp_path / "申报表.xlsx"
    run("template", "hanzhong_2020", "-o", str(target))
    report = json.loads(run("check", "hanzhong_2020", str(target), "--year", "2020", "--format", "json"))
    assert all(d["status"] != "eligible" for d in report["determinations"] if d["payable"])


def test_nothing_that_was_filled_in_is_overwritten(tmp_path: Path) -> None:
    profile, form = tmp_path / "企业.yaml", tmp_path / "申报表.xlsx"
    shutil.copy(SISTER, profile)
    run("check", "hanzhong_2020", str(profile), "--year", "2020", "-o", str(profile), code=2)
    assert profile.read_bytes() == SISTER.read_bytes()
    form.write_bytes(b"filled in")
    run("template", "hanzhong_2020", "-o", str(form), code=2)
    assert form.read_bytes() == b"filled in"


def test_another_text_is_told_and_not_a_crash(tmp_path: Path) -> None:
    other = tmp_path / "别的文件.txt"
    other.write_text("完全不同的文字", encoding="utf-8")
    output = run("lint", "hanzhong_2020", "--text", str(other), code=1)
    assert "E608" in output and "E603" in output


def test_a_year_that_is_none_is_told() -> None:
    with pytest.raises(DiagnosticsError, match="P309"):
        determine(load_ruleset("hanzhong_2020"), EnterpriseProfile(), year=3000)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"year": "2019"}, "year must be an int such as 2019, not '2019'"),
        ({"year": True}, "year must be an int"),
        ({"on": "2019-03-05"}, "on must be a datetime.date"),
        ({"parameters": {"registered_unemployment_rate": 3.2}}, "registered_unemployment_rate must be text"),
        ({"readings": {"H-03": None}}, "H-03 must be text"),
        ({"profile": {"企业名称": "样例"}}, "profile_from makes one of plain data"),
    ],
)
def test_an_argument_of_another_type_is_told(wrong: dict[str, Any], said: str) -> None:
    given: dict[str, Any] = {"profile": EnterpriseProfile(), "year": 2020, **wrong}
    with pytest.raises(TypeError, match=said):
        determine(load_ruleset("hanzhong_2020"), **given)


def test_version() -> None:
    assert re.fullmatch(r"subsidy \d+\.\d+\.\d+\n", run("--version"))


def test_show_speaks_of_conditions_formula_limits_and_readings() -> None:
    output = run("show", "shiyan_2018", "smart_retrofit")
    for word in ("条件\n", "金额\n", "限制\n", "判断过程\n", "界限示例\n", "口径\n", "单个企业当年补助总额不超过50万元", "送审稿"):
        assert word in output


def test_show_has_formats_and_a_language(tmp_path: Path) -> None:
    award = ("show", "xidongting_2025", "guarantee_fee_check")
    assert "guarantee rate is below 1%" in run(*award, "--lang", "en")
    page = json.loads(run(*award, "--format", "json"))
    assert page["id"] == award[2] and [len(b["examples"]) for b in page["boundaries"]].count(3) > 3
    file = tmp_path / "规则.html"
    run(*award, "--format", "html", "-o", str(file))
    assert file.read_text(encoding="utf-8") == run(*award, "--format", "html")
    assert json.loads(run("show", "xidongting_2025", "--format", "json"))["ruleset"] == "xidongting_2025"


@pytest.mark.parametrize("readme", ["README.md", "README.en.md"])
def test_the_readme_runs(readme: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", text, flags=re.S)
    exec(compile(code, readme, "exec"), {})
    assert "high_tech eligible 100000.00" in capsys.readouterr().out
    for award in re.findall(r"subsidy show shiyan_2018 (\w+)", text):
        run("show", "shiyan_2018", award)
    for link in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (ROOT / link).exists(), link

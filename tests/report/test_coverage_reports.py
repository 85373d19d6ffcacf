"""The coverage of a text as table, HTML and JSON: nothing of the text lost, nothing of it let loose."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from rich.cells import cell_len
from typer.testing import CliRunner

from subsidy.cli.app import app
from subsidy.report.coverage_json import to_json
from subsidy.report.coverage_page import to_html
from subsidy.report.coverage_table import to_table
from subsidy.results.coverage import Account, ClauseCoverage, Coverage, Piece, QuotedRule

GOOD = Path(__file__).parents[1] / "rulesets" / "good"
HOSTILE = '<script>alert("1")</script>\u202e'

COVERAGE = Coverage(
    "minimal",
    f"若干措施{HOSTILE}",
    "现行",
    (
        ClauseCoverage(
            "一",
            f"补助{HOSTILE}",
            "award",
            "设备投资的补助。",
            (),
            ((f"3年{HOSTILE}", "名称"),),
            (
                Piece(f"一、{HOSTILE}\n\n"),
                Piece("最高", ("cap",)),
                Piece("50万元", ("cap",), (Account("figure", "50万元", 3, "rule", ("cap",)),)),
                Piece("3年", (), (Account("figure", "3年", 3, "waiver", why="名称"),)),
                Piece("奖励", (), (Account("incentive", "奖励", 4, "nothing"),)),
            ),
        ),
        ClauseCoverage("二", "附则", "context", "无。", (f"增速达到6%{HOSTILE}",), (), (Piece("二、附则"),)),
    ),
    (QuotedRule("cap", f"上限{HOSTILE}", "cap", "minimal/limits.yaml", 3),),
    "页首\n",
)


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.marks: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if "href" in given else []
        self.marks += [given["class"]] if tag == "mark" else []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_escapes_everything_and_its_links_lead_somewhere(lang: str) -> None:
    text = to_html(COVERAGE, "zh" if lang == "zh" else "en")
    page = Page(text)
    assert "script" not in page.tags and "\u202e" not in text and "\\u202e" in text
    assert len(set(page.ids)) == len(page.ids)
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    legend = 5
    assert page.marks[legend:] == ["quoted", "rule", "waiver", "nothing"]


def test_the_page_names_what_is_open() -> None:
    assert "没有全部交代" in to_html(COVERAGE)
    assert "66.6%" in to_html(COVERAGE)


@pytest.mark.parametrize("width", [60, 100, 120])
def test_the_table_fits_and_ends_with_the_sum(width: int) -> None:
    lines = to_table(COVERAGE, width=width).splitlines()
    assert all(cell_len(line) <= width for line in lines[:-3])
    assert lines[-1].startswith("数字和奖补字样共 3 处，已交代 2 处（66.6%）")
    assert any("未交代：一 “奖励”（4）" in line for line in lines)


def test_clauses_that_are_not_in_the_text_keep_it_from_being_whole() -> None:
    half = replace(COVERAGE, clauses=(), before="", lost=("三", "四"))
    assert not half.complete
    assert "（0.0%）" in to_table(half) and "2 条在这份文本里按顺序找不到（三、四）" in to_table(half)
    assert replace(half, lost=()).complete


def test_json_has_every_account() -> None:
    data = json.loads(to_json(COVERAGE))
    assert data["counts"] == {"total": 3, "accounted": 2, "rule": 1, "target": 0, "waiver": 1, "nothing": 1}
    assert [account["by"] for account in data["clauses"][0]["accounts"]] == ["rule", "waiver", "nothing"]


def run(*arguments: str, code: int) -> str:
    result = CliRunner().invoke(app, ["source", *arguments])
    assert result.exit_code == code, result.output
    return result.output


def test_the_commands(tmp_path: Path) -> None:
    ruleset, text = str(GOOD / "minimal"), GOOD / "minimal.txt"
    assert "没有错误" in run("check", ruleset, code=0)
    assert "引文 12 处:原处 12" in run("check", ruleset, "--text", str(text), code=0)
    assert "100%" in run("coverage", ruleset, "--text", str(text), code=0)
    assert run("coverage", ruleset, "--text", str(text), "--format", "json", code=0).startswith("{")
    run("coverage", ruleset, "--text", str(text), "--format", "html", "-o", str(tmp_path / "page.html"), code=0)
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_another_text_is_not_accounted_for(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("某市支持工业企业\n一、给予40万元奖励\n" * 500, encoding="utf-8")
    assert "只列出前 200 处" in run("check", str(GOOD / "minimal"), "--text", str(other), code=1)
    assert "未交代" in run("coverage", str(GOOD / "minimal"), "--text", str(other), code=1)


@pytest.mark.parametrize("content", [b"", b" \n", b"\xff\xfe\x00"])
def test_a_text_that_cannot_be_used(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(content)
    run("coverage", str(GOOD / "minimal"), "--text", str(path), code=3)
    run("coverage", str(GOOD / "minimal"), "--text", str(tmp_path), code=3)


def test_a_report_never_overwrites_the_text(tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text((GOOD / "minimal.txt").read_text(encoding="utf-8"), encoding="utf-8")
    run("coverage", str(GOOD / "minimal"), "--text", str(text), "-o", str(text), code=2)


def test_locking_again_tells_what_it_pins_anew(tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path, dirs_exist_ok=True)
    folder, text = tmp_path / "minimal", tmp_path / "minimal.txt"
    register = folder / "register.yaml"
    register.write_text(register.read_text(encoding="utf-8").replace("summary: 文件名称。", "summary: 改过的摘要。"), encoding="utf-8")
    result = CliRunner().invoke(app, ["lock", str(folder), "--text", str(text)])
    assert result.exit_code == 0
    assert "条款“标题”的登记改了" in result.output and "以上 1 处与上一次锁定不同" in result.output
    again = CliRunner().invoke(app, ["lock", str(folder), "--text", str(text)])
    assert "上一次锁定" not in again.output

"""The shared tables and size classes as people see them: nothing too wide, nothing lost, the commands work."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from rich.cells import cell_len
from typer.testing import CliRunner

from subsidy import DiagnosticsError, SharedTable, shared_table, shared_tables
from subsidy.cli.app import app
from subsidy.report.shared_table import render_overview, render_table
from subsidy.report.size_class import render_size
from tests.common.size_support import classed

NAMES = ["size_classes", "listing_thresholds", "regions", "industries", "benchmark_loan_rate", "high_tech_validity"]
PROFILE = """industry: "3670"
size_class: 中型
figures:
  - {year: 2019, staff: 350, revenue: 1500万元}
"""

runner = CliRunner()


def run(*arguments: str, code: int = 0) -> tuple[str, str]:
    result = runner.invoke(app, list(arguments))
    assert result.exit_code == code, result.output
    return result.stdout, result.stderr


@pytest.fixture
def profile(tmp_path: Path) -> str:
    path = tmp_path / "企业.yaml"
    path.write_text(PROFILE, encoding="utf-8")
    return str(path)


def test_the_tables_there_are() -> None:
    assert [table.name for table in shared_tables()] == NAMES
    assert all(name in render_overview(shared_tables()) for name in NAMES)


@pytest.mark.parametrize("width", [72, 80, 97, 120])
@pytest.mark.parametrize("name", NAMES)
def test_no_line_is_too_wide_and_no_character_is_lost(name: str, width: int) -> None:
    table = shared_table(name)
    text = render_table(table, width)
    assert [line for line in text.splitlines() if cell_len(line) > width] == []
    assert _characters(table) - Counter(text) == Counter()


def _characters(table: SharedTable) -> Counter[str]:
    cells = [cell for section in table.sections for row in (section.columns, *section.rows) for cell in row]
    notes = [note for section in table.sections for note in section.notes]
    return Counter("".join("".join(cells + notes + [table.note] + [source.title for source in table.sources]).split()))


def test_every_figure_is_whole_at_80_columns() -> None:
    text = render_table(shared_table("size_classes"), 80)
    assert "工业            B、C、D         从业人员(人)    1,000    300    20     [1,3,6]" in text
    assert "54—58、591" in text and "592—596、599" in text
    assert "共23行,其中1行尚未核实" in text


def test_a_rate_that_was_not_checked_is_marked() -> None:
    (section,) = shared_table("benchmark_loan_rate").sections
    assert section.rows[0][1:] == ["5.10%", "5.56%", "5.60%", "5.96%", "6.14%*", "[1,2]"]


def test_an_unknown_table() -> None:
    with pytest.raises(DiagnosticsError) as caught:
        shared_table("size_clases")
    assert caught.value.diagnostics[0].accepted == ("size_classes",)


def test_the_commands(profile: str) -> None:
    assert "listing_thresholds" in run("show", "common")[0]
    assert "郧阳区" in run("show", "common", "regions")[0]
    assert "size_classes" in run("show", "common", "size_class", code=3)[1]
    assert run("lint", "common")[0] == "没有错误\n"
    out, err = run("size", profile, "--year", "2019")
    assert "2019年企业划型:小型" in out and "W701" in err
    assert "P408" in run("size", profile, "--year", "2010", code=3)[1]


def test_the_json_fits_its_schema_and_is_the_same_twice(profile: str) -> None:
    arguments = ("size", profile, "--year", "2019", "--format", "json")
    first = run(*arguments)[0]
    assert first == run(*arguments)[0]
    Draft202012Validator(json.loads(run("schema", "size")[0])).validate(json.loads(first))
    assert json.loads(first)["size_class"] == "small"


def test_check_tells_notices_beside_the_report(profile: str) -> None:
    out, err = run("check", "shiyan_2018", profile, "--year", "2019", "--format", "json")
    assert json.loads(out)["year"] == 2019
    assert "W701" in err


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("industry", [None, "3670", "8310", "59", "0111"])
def test_the_answer_fits_the_terminal(lang: str, industry: str | None) -> None:
    for width in (40, 80):
        text = render_size(classed(industry, 350, None, None), "zh" if lang == "zh" else "en", width)
        assert [line for line in text.splitlines() if cell_len(line) > width] == []
        assert ("企业划型" if lang == "zh" else "Size class") in text

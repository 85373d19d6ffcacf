"""``subsidy watch`` as it is typed: the example of the docs, JSON lines, resuming, refused facts, renewed rules."""

from __future__ import annotations

import json
import re
from pathlib import Path

from typer.testing import CliRunner

from subsidy.cli.app import app
from subsidy.report.changes import render_change, to_line
from subsidy.results.change import Change
from subsidy.watch.fact import VERBS
from tests.watch.watch_support import CODE, lines, maker, monitor

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "facts.jsonl"


def run(folder: Path, facts: Path | str, *more: str, code: int = 0, fed: bytes = b"", year: int = 2019) -> tuple[str, str]:
    arguments = ["watch", "shiyan_2018", str(facts), "--store", str(folder / "files.db"), "--year", str(year), "--reading", "S-07=一年以内", *more]
    result = CliRunner().invoke(app, arguments, input=fed)
    assert result.exit_code == code, result.output
    return result.stdout, result.stderr


def test_the_example_reads_well(tmp_path: Path) -> None:
    told, said = run(tmp_path, EXAMPLE)
    assert re.findall(r"^ +(?:不符合|数据不足|符合.*) → (.+)$", told, flags=re.M) == [
        "符合，10.3965万元（103,965.00元）",
        "符合，10万元（100,000.00元）",
        "符合，9.21万元（92,100.00元）",
        "符合，9.9615万元（99,615.00元）",
    ]
    assert told.count("送审稿") == 4 and "当年已投用的设备投资额 = 279万元（原为199万元）" in told and "因事实 2019-004" in told
    assert "5 条" in said and "4 项" in said
    assert run(tmp_path, EXAMPLE)[0] == ""


def test_json_is_one_canonical_line_a_change(tmp_path: Path) -> None:
    told, _ = run(tmp_path, EXAMPLE, "--format", "json")
    for number, line in enumerate(told.splitlines(keepends=True), start=1):
        change = Change.model_validate(json.loads(line))
        assert change.sequence == number and to_line(change) == line
        english = render_change(change, "en")
        assert "Change" in english and "因事实" not in english


def test_facts_through_a_pipe_and_changes_to_a_file(tmp_path: Path) -> None:
    output = tmp_path / "changes.jsonl"
    whole = EXAMPLE.read_bytes().splitlines(keepends=True)
    run(tmp_path, "-", "--format", "json", "-o", str(output), fed=b"".join(whole[:3]))
    run(tmp_path, "-", "--format", "json", "-o", str(output), "--trim", fed=b"".join(whole))
    assert [json.loads(line)["sequence"] for line in output.read_text("utf-8").splitlines()] == [1, 2, 3, 4]
    with monitor(tmp_path) as watch:
        assert watch.files.database.connection.execute("SELECT count(*) FROM events").fetchone() == (0,)


def test_mistakes_have_their_place_and_the_rest_goes_on(tmp_path: Path) -> None:
    facts = tmp_path / "facts.jsonl"
    facts.write_bytes(
        lines([{"id": "1", "code": CODE, "baseline": maker()}, {"id": "2", "code": CODE, "sett": {}}, {"id": "3", "code": CODE, "set": {}}])
    )
    _, said = run(tmp_path, facts, code=3)
    assert "facts.jsonl:2: sett: P341" in said and "是否想写:set" in said and "另有 1 条" in said
    assert run(tmp_path, tmp_path / "none.jsonl", code=3)[0] == ""


def test_other_years_are_refused_until_everything_is_decided_again(tmp_path: Path) -> None:
    run(tmp_path, EXAMPLE)
    _, said = run(tmp_path, EXAMPLE, year=2020, code=3)
    assert "F712" in said and "--renew" in said
    told, _ = run(tmp_path, EXAMPLE, "--renew", year=2020)
    assert "因规则、年度、认定日、口径或参数改变" in told


def test_the_help_and_the_docs_tell_every_verb() -> None:
    output = CliRunner().invoke(app, ["watch", "--help"]).output
    assert "Examples" in output and "subsidy watch" in output
    text = (ROOT / "docs" / "watching.md").read_text("utf-8")
    assert re.findall(r"^\| `(\w+)` \|", text, flags=re.M) == list(VERBS)

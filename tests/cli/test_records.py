"""``check --record``, ``replay`` and ``store``: what they print, what they write, how they exit."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from subsidy.records import replay
from tests.cli.test_commands import MAKER, run
from tests.conventions.sources import ROOT

CODE = "91420303MA00XW012N"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "store.db"
    run("check", "shiyan_2018", str(MAKER), "--year", "2019", "--record", str(path))
    return path


@pytest.mark.parametrize("command", ["verify", "list", "export", "erase", "backup", "continue"])
def test_help_has_examples(command: str) -> None:
    output = run("store", command, "--help")
    assert f"subsidy store {command}" in output and "Examples" in output


def test_every_determination_is_written_down_and_replays(store: Path, tmp_path: Path) -> None:
    several = run(
        "check", "shiyan_2018", str(MAKER), str(MAKER), "--year", "2019", "--reading", "S-04=不约束", "--format", "json", "--record", str(store)
    )
    results = json.loads(several[several.index("[") : several.rindex("]") + 1])
    assert len(results) == 2
    rows = [json.loads(line) for line in run("store", "list", str(store), "--format", "json").splitlines()]
    assert [(row["entry"], row["enterprise"], row["year"]) for row in rows] == [(3, CODE, 2019), (4, CODE, 2019), (5, CODE, 2019)]
    assert CODE in run("store", "list", str(store), "--enterprise", CODE)
    assert "逐字节相同" in run("replay", str(store))
    file = tmp_path / "记录.json"
    run("store", "export", str(store), "4", "-o", str(file))
    exported = json.loads(file.read_text(encoding="utf-8"))
    assert exported["record"]["result"] == results[0] and exported["record"]["readings"] == {"S-04": "不约束"}
    assert json.loads(run("replay", str(file), "--format", "json"))["counts"] == {"same": 1}
    assert "--entry" in run("replay", str(file), "--entry", "99", code=2)
    file.write_text(file.read_text(encoding="utf-8").replace("十堰云麓", "十堰云鹿"), encoding="utf-8")
    assert "R718" in run("replay", str(file), code=3)


def test_verification_names_what_is_wrong(store: Path) -> None:
    found = json.loads(run("store", "verify", str(store), "--format", "json"))
    assert "完好" in run("store", "verify", str(store), "--head", found["head"])
    assert "截去" in run("store", "verify", str(store), "--head", "0" * 64, code=5)
    connection = sqlite3.connect(store)
    connection.execute("DROP TRIGGER content_update")
    connection.commit()
    assert "R705" in run("store", "verify", str(store), code=5)
    connection.execute("UPDATE content SET salt = zeroblob(32)")
    connection.execute("CREATE TRIGGER content_update BEFORE UPDATE ON content BEGIN SELECT RAISE(ABORT, 'what is stored is never changed'); END")
    connection.commit()
    connection.close()
    assert "第 3 条" in run("store", "verify", str(store), code=5)
    assert "记录被改动过" in run("replay", str(store), code=4)
    assert "R714" in run("store", "export", str(store), "3", code=3)


def test_a_record_is_compared_with_a_newer_version(store: Path, tmp_path: Path) -> None:
    folder = tmp_path / "rulesets"
    shutil.copytree(ROOT / "rulesets", folder)
    path = folder / "shiyan_2018" / "awards" / "innovation.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("value: 10万元", "value: 20万元", 1), encoding="utf-8")
    newer = str(folder / "shiyan_2018")
    told = run("replay", str(store), "--against", newer)
    assert "得益 1" in told and "三（三）4③" in told and "给予10万元的一次性奖励" in told
    assert json.loads(run("replay", str(store), "--entry", "3", "--against", newer, "--format", "json"))["gains"] == 1
    run("replay", str(store), "--against", newer, "--format", "xlsx", "-o", str(tmp_path / "比较.xlsx"))
    assert (tmp_path / "比较.xlsx").read_bytes()[:2] == b"PK"
    assert "who gains" in run("replay", str(store), "--against", newer, "--lang", "en")


def test_a_replay_that_differs_has_its_own_code(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replay, "_answer", lambda determined, form: {"result": {**determined.result.model_dump(mode="json"), "year": 1}})
    assert "result.year" in run("replay", str(store), code=4)


def test_erasing_backing_up_and_going_on(store: Path, tmp_path: Path) -> None:
    copy, following = tmp_path / "备份.db", tmp_path / "next.db"
    run("store", "backup", str(store), str(copy))
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("备份")] == ["备份.db"]
    assert "完好" in run("store", "verify", str(copy))
    assert "继续" in run("store", "erase", str(store), "--enterprise", CODE, "--reason", "应企业申请", code=1)  # nobody said yes
    run("store", "erase", str(store), "--enterprise", CODE, "--reason", "应企业申请", "--yes")
    assert "R716" in run("store", "erase", str(store), "--enterprise", CODE, "--reason", "应企业申请", "--yes", code=3)
    assert CODE.encode() not in store.read_bytes() and "由第 4 条删除" in run("store", "list", str(store))
    assert "R713" in run("store", "export", str(store), "3", code=3)
    assert "已删除 1" in run("store", "verify", str(store)) and "内容已删除" in run("replay", str(store))
    head = json.loads(run("store", "verify", str(store), "--format", "json"))["head"]
    assert head in run("store", "continue", str(store), str(following))
    connection = sqlite3.connect(following)
    opened = json.loads(connection.execute("SELECT text FROM entry WHERE number = 1").fetchone()[0])
    connection.close()
    assert opened["continues"]["hash"] == head and opened["continues"]["entry"] == 4
    run("check", "shiyan_2018", str(MAKER), "--year", "2019", "--record", str(following))
    run("check", "shiyan_2018", str(MAKER), "--year", "2019", "--record", str(copy))  # a copy can be written to as well
    assert "逐字节相同" in run("replay", str(copy))


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["store", "verify", "none.db"], 3, "R701"),
        (["replay", "none.db"], 3, "R701"),
        (["replay", "none.json"], 3, "R701"),
        (["store", "verify", str(MAKER)], 3, "R703"),
        (["store", "erase", "none.db", "--entry", "3", "--reason", "x"], 3, "R701"),
        (["store", "erase", "none.db", "--reason", "x"], 2, "--enterprise"),
        (["replay", "none.db", "--format", "xlsx", "-o", "x.xlsx"], 2, "--against"),
        (["check", "shiyan_2018", str(MAKER), str(MAKER), "--year", "2019", "-o", "x"], 2, "-o"),
        (["check", "shiyan_2018", str(MAKER), "--year", "2019", "--record", str(MAKER)], 3, "R703"),
        (["check", "shiyan_2018", "a.yaml", "b.yaml", "--year", "2019", "--record", "no.db"], 3, "b.yaml"),
    ],
)
def test_wrong_use_is_told(arguments: list[str], code: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert said in run(*arguments, code=code)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_recorded_where_the_call_fails(store: Path) -> None:
    before = run("store", "list", str(store))
    run("check", "shiyan_2018", str(MAKER), "none.yaml", "--year", "2019", "--record", str(store), code=3)
    run("check", "shiyan_2018", str(MAKER), "--year", "2019", "--format", "xlsx", "--record", str(store), code=2)
    assert run("store", "list", str(store)) == before

"""What a name on the command line means: a shipped ruleset, a folder here, and never one where the other may be meant."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from subsidy import DiagnosticsError
from subsidy.cli.app import app
from subsidy.deciding import shipped_rulesets
from subsidy.operations import lint, load_ruleset, ruleset_folder, rulesets

NAME = "hanzhong_2020"
PROFILE = Path(__file__).parents[2] / "examples" / "hanzhong_sister.yaml"
COMMANDS = [
    ("lint", NAME),
    ("lock", NAME, "--text", "text.txt"),
    ("lint", NAME, "--text", "text.txt"),
    ("source", "check", NAME),
    ("source", "coverage", NAME, "--text", "text.txt"),
    ("test", NAME),
    ("show", NAME),
    ("check", NAME, str(PROFILE), "--year", "2020"),
    ("size", str(PROFILE), "--ruleset", NAME, "--year", "2020"),
    ("template", NAME, "-o", "form.xlsx"),
    ("replay", "store.db", "--against", NAME),
    ("watch", NAME, "facts.jsonl", "--store", "files.db", "--year", "2020"),
]


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(arguments))
    return result.exit_code, result.output


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an edited copy of a shipped ruleset; one works there."""
    monkeypatch.chdir(tmp_path)
    copy = tmp_path / NAME
    shutil.copytree(shipped_rulesets() / NAME, copy)
    document = copy / "document.yaml"
    document.write_text(document.read_text("utf-8").replace("version: ", "version: 9."), encoding="utf-8")
    (tmp_path / "text.txt").write_text("一、奖励\n", encoding="utf-8")
    (tmp_path / "facts.jsonl").write_text("", encoding="utf-8")
    assert run("check", f"./{NAME}", str(PROFILE), "--year", "2020", "--record", "store.db")[0] == 0
    return copy


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_refuses_a_name_of_two_folders(beside: Path, command: tuple[str, ...]) -> None:
    code, output = run(*command)
    assert code != 0
    assert f"E424 “{NAME}”" in output and f"./{NAME}" in output
    assert sorted(path.name for path in beside.parent.iterdir() if not path.name.startswith("store.db-")) == [
        "facts.jsonl",
        NAME,
        "store.db",
        "text.txt",
    ]


def test_a_path_is_the_folder_here(beside: Path) -> None:
    local = load_ruleset(f"./{NAME}").document.version
    assert local.startswith("9.")
    assert {load_ruleset(name).document.version for name in (Path(NAME), f"{NAME}/", beside, str(beside))} == {local}
    assert not load_ruleset(shipped_rulesets() / NAME).document.version.startswith("9.")
    assert NAME in {summary.id for summary in rulesets()}
    assert lint(f"./{NAME}") == ()
    assert run("show", f"./{NAME}")[0] == 0


def test_a_copy_that_lost_its_document_is_still_one(beside: Path) -> None:
    (beside / "document.yaml").unlink()
    with pytest.raises(DiagnosticsError, match="E424"):
        ruleset_folder(NAME)
    assert "E109" in {mistake.code for mistake in lint(f"./{NAME}")}


def test_the_folder_of_the_shipped_rulesets_itself_is_no_second_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(shipped_rulesets())
    assert lint(NAME) == lint(f"./{NAME}") == lint("common") == ()
    assert ruleset_folder(NAME).resolve() == ruleset_folder(Path(NAME)).resolve() == (shipped_rulesets() / NAME).resolve()


def test_a_folder_of_other_things_is_not_meant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / NAME).mkdir()
    (tmp_path / NAME / "report.html").touch()
    assert ruleset_folder(NAME) == ruleset_folder(Path(NAME)) == shipped_rulesets() / NAME


def test_shared_tables_here_are_not_the_shipped_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(shipped_rulesets() / "common", tmp_path / "common")
    (tmp_path / "common" / "size_classes.yaml").unlink()
    assert [mistake.code for mistake in lint("common")] == ["E424"]
    assert lint("./common") and lint(shipped_rulesets() / "common") == ()

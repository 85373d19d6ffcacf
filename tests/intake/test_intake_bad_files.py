"""Every bad file gives exactly the recorded messages: all of them, in Chinese, each with its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from subsidy.intake.json_tree import parse_json
from subsidy.intake.profile_file import profile_from, read_profile
from subsidy.source.diagnostic import DiagnosticsError
from subsidy.syntax.yaml_tree import plain, read_yaml
from tests.intake.intake_support import RULESET, rendered, vocabulary
from tests.recorded import Compare

BAD = Path(__file__).parent / "bad"
OF_THE_FILE = {"E101", "E102", "E103", "E104", "E106", "E107", "E108", "E110", "E111", "E112", "E105"}
FILES = sorted(p for p in BAD.iterdir() if p.suffix in (".yaml", ".json"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_messages(path: Path, compare: Compare) -> None:
    with pytest.raises(DiagnosticsError) as caught:
        read_profile(path, vocabulary(), RULESET)
    compare(path.with_name(f"{path.stem}.expected.txt"), rendered(caught.value))
    for diagnostic in caught.value.diagnostics:
        assert diagnostic.message("en")


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_plain_data_is_told_the_same(path: Path) -> None:
    """A portal that has parsed the request itself hears of every mistake of the data that a reader of the file hears of."""
    expected = re.findall(r"^\S.*?: ([A-Z]\d{3}) ", path.with_name(f"{path.stem}.expected.txt").read_text(encoding="utf-8"), re.MULTILINE)
    if any(code in OF_THE_FILE for code in expected):
        pytest.skip("a mistake of the file itself")
    data = parse_json(path.read_text(encoding="utf-8"), path.name) if path.suffix == ".json" else plain(read_yaml(path))
    with pytest.raises(DiagnosticsError) as caught:
        profile_from(data, vocabulary(), RULESET)
    assert sorted(d.code for d in caught.value.diagnostics) == sorted(expected)
    assert all(str(d.place).startswith("资料") for d in caught.value.diagnostics)


def test_there_are_many() -> None:
    assert len(FILES) >= 40


def test_unsupported_suffix(tmp_path: Path) -> None:
    with pytest.raises(DiagnosticsError) as caught:
        read_profile(tmp_path / "资料.xls")
    assert rendered(caught.value) == "资料.xls: P406 不支持的文件类型“.xls”\n    是否想写:.yaml、.yml、.json、.xlsx\n"


@pytest.mark.parametrize("name", ["a.yaml", "a.json", "a.xlsx"])
def test_missing_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(DiagnosticsError) as caught:
        read_profile(tmp_path / name)
    assert [d.render() for d in caught.value.diagnostics] == [f"{name}: E109 找不到文件"]


def test_a_missing_file_is_looked_for_in_its_folder(tmp_path: Path) -> None:
    for other in ("企业.yaml", "企业.txt", "申报表.xlsx"):
        (tmp_path / other).write_text("", encoding="utf-8")
    with pytest.raises(DiagnosticsError) as caught:
        read_profile(tmp_path / "企业.yml")
    assert rendered(caught.value) == "企业.yml: E109 找不到文件\n    是否想写:企业.yaml\n"


@pytest.mark.parametrize("name", ["a.yaml", "a.json"])
@pytest.mark.parametrize(("data", "code"), [("name: 甲公司".encode("gbk"), "E107"), (b" " * 5_000_001, "E105")])
def test_bytes(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(DiagnosticsError) as caught:
        read_profile(tmp_path / name)
    assert [d.code for d in caught.value.diagnostics] == [code]

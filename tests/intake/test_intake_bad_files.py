"""Every bad file gives exactly the recorded messages: all of them, in Chinese, each with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from subsidy.intake.profile_file import read_profile
from subsidy.source.diagnostic import DiagnosticsError
from tests.intake.intake_support import RULESET, rendered, vocabulary
from tests.recorded import Compare

BAD = Path(__file__).parent / "bad"
FILES = sorted(p for p in BAD.iterdir() if p.suffix in (".yaml", ".json"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_messages(path: Path, compare: Compare) -> None:
    with pytest.raises(DiagnosticsError) as caught:
        read_profile(path, vocabulary(), RULESET)
    compare(path.with_name(f"{path.stem}.expected.txt"), rendered(caught.value))
    for diagnostic in caught.value.diagnostics:
        assert diagnostic.message("en")


def test_there_are_many() -> None:
    assert len(FILES) >= 40


def test_unsupported_suffix(tmp_path: Path) -> None:
    with pytest.raises(DiagnosticsError) as caught:
        read_profile(tmp_path / "资料.xls")
    assert rendered(caught.value) == "资料.xls: P406 不支持的文件类型“.xls”\n    可用:.yaml、.yml、.json、.xlsx\n"


@pytest.mark.parametrize("name", ["a.yaml", "a.json", "a.xlsx"])
def test_missing_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(DiagnosticsError) as caught:
        read_profile(tmp_path / name)
    assert [d.code for d in caught.value.diagnostics] == ["E109"]


@pytest.mark.parametrize("name", ["a.yaml", "a.json"])
@pytest.mark.parametrize(("data", "code"), [("name: 甲公司".encode("gbk"), "E107"), (b" " * 5_000_001, "E105")])
def test_bytes(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(DiagnosticsError) as caught:
        read_profile(tmp_path / name)
    assert [d.code for d in caught.value.diagnostics] == [code]

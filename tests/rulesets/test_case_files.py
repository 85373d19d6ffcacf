"""Mistakes in the cases of a ruleset are told all at once, each with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from subsidy.source.diagnostic import DiagnosticsError
from subsidy.syntax.case_files import read_cases

BASES = "bases:\n  small: {name: 小企业, ownership: 民营}\n"
CASES = """cases:
  - case: one
    title: 一
    year: 2019
    base: small
    profile: {ownership: 国有}
    readings: {S-07: 一年以内}
    expect: {high_tech: {status: eligible}}
"""


def written(folder: Path, **files: str) -> Path:
    (folder / "cases").mkdir()
    for name, text in files.items():
        (folder / "cases" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_case_is_its_base_with_its_own_keys_in_place(tmp_path: Path) -> None:
    (case,) = read_cases(written(tmp_path, bases=BASES, cases=CASES))
    assert (case.name, case.year, case.on, case.file) == ("one", 2019, None, "cases.yaml")
    assert case.profile == {"name": "小企业", "ownership": "国有"}
    assert (case.readings, case.expect) == ({"S-07": "一年以内"}, {"high_tech": {"status": "eligible"}})


def test_no_folder_no_cases(tmp_path: Path) -> None:
    assert read_cases(tmp_path) == ()


def test_mistakes_are_told_together(tmp_path: Path) -> None:
    wrong = CASES.replace("year: 2019", "yaer: 2019").replace("base: small", "base: smal").replace("readings: {S-07: 一年以内}", "readings: 无")
    with pytest.raises(DiagnosticsError) as caught:
        read_cases(written(tmp_path, bases=BASES, cases=wrong))
    found = sorted((d.code, d.place.line) for d in caught.value.diagnostics if hasattr(d.place, "line"))
    assert [code for code, _ in found] == ["E201", "E203", "E204"]
    assert [line for _, line in found] == [4, 7, 5]

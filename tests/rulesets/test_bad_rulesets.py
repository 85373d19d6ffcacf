"""Every bad ruleset gives exactly the recorded complaints: all of them, each once, in Chinese, each with its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from subsidy.operations import lint, proofread, ruleset_folder
from subsidy.source.codes import CODES
from subsidy.source.diagnostic import Diagnostic, DiagnosticsError
from tests.recorded import Compare
from tests.rulesets.rules_support import BAD, EXPECTED, laid_over, pinned, rendered

NAMES = sorted(p.name for p in BAD.iterdir())

# Codes of rules that no overlay shows, with the reason.
ELSEWHERE = {
    "E105": "a file of 10 MB is not kept in the repository: test_hostile_rules",
    "E110": "JSON is read only as a profile: tests/intake",
    "E113": "200 files are not kept in the repository: test_hostile_rules",
    "E114": "needs more than 200 mistakes: test_hostile_rules",
    "E115": "a file of some megabytes is not kept in the repository: test_hostile_rules",
    "E214": "of a new ruleset, not of one that is there: tests/scaffold",
    "E421": "of cases, which lint does not read: tests/cases",
    "E422": "of cases: tests/cases",
    "E423": "of cases: tests/cases",
    "E424": "of a name, not of a ruleset: tests/cli/test_names",
    "E425": "of cases: tests/cases",
    "E412": "a ruleset that does not exist has no overlay: below",
}


def complaints(name: str, where: Path) -> tuple[Diagnostic, ...]:
    """What ``subsidy lint`` says; ``text_…`` and ``changed_…`` with ``--text``, the former with everything pinned as it is."""
    ruleset = laid_over(BAD / name, where)
    if not name.startswith(("text_", "changed_")):
        return lint(ruleset)
    if name.startswith("text_"):
        pinned(ruleset)
    return proofread(ruleset, where / "minimal.txt").diagnostics


@pytest.mark.parametrize("name", NAMES)
def test_messages(name: str, tmp_path: Path, compare: Compare) -> None:
    found = complaints(name, tmp_path)
    compare(BAD / name / EXPECTED, rendered(found))
    assert found
    for diagnostic in found:
        assert diagnostic.message("en")
    assert len({(d.code, d.place, d.message()) for d in found}) == len(found)


def test_the_minimal_ruleset_is_good(tmp_path: Path) -> None:
    assert rendered(proofread(laid_over(None, tmp_path), tmp_path / "minimal.txt").diagnostics) == ""


def test_there_are_many() -> None:
    assert len(NAMES) >= 45


def test_every_code_is_shown_or_has_a_reason() -> None:
    shown = {code for name in NAMES for code in re.findall(r" (E\d{3}) ", (BAD / name / EXPECTED).read_text(encoding="utf-8"))}
    codes = {code for code in CODES if code.startswith("E")}
    assert codes - shown == set(ELSEWHERE)


def test_several_mistakes_in_several_files_are_told_in_one_run(tmp_path: Path) -> None:
    found = complaints("many_mistakes_in_many_files", tmp_path)
    assert len({d.place.file for d in found}) == 8
    assert len(found) == 10


def test_a_ruleset_that_does_not_exist(tmp_path: Path) -> None:
    found = lint("shiyan_2081")
    assert rendered(found).startswith("shiyan_2081:1:1: E412 找不到规则集“shiyan_2081”\n    是否想写:shiyan_2018")
    assert [d.code for d in lint(tmp_path)] == ["E109", "E109"]
    with pytest.raises(DiagnosticsError):
        ruleset_folder(tmp_path / "nothing")

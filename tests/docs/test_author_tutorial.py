"""The rule author's tutorial, as written, on a copy: its outputs are those shown, and what it makes is the shipped example."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from subsidy.operations import proofread, run_cases
from tests.docs.fences import executed
from tests.recorded import Compare

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "tutorial-author.md"
EXAMPLE = ROOT / "examples" / "tutorial_policy"


@pytest.mark.skipif(sys.platform == "win32", reason="the tutorial is written for a POSIX shell")
def test_the_tutorial_is_as_it_says(tmp_path: Path, compare: Compare) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "examples" / "tutorial_policy")
    compare(PAGE, executed(PAGE.read_text(encoding="utf-8"), tmp_path))
    made, shipped = tmp_path / "rules" / "yunling_2026", EXAMPLE / "yunling_2026"
    assert _content(made) == _content(shipped)


def test_the_example_is_whole() -> None:
    ruleset = EXAMPLE / "yunling_2026"
    assert proofread(ruleset, EXAMPLE / "policy.txt").diagnostics == ()
    test = run_cases(ruleset)
    assert test.differing == ()
    assert test.exercised == test.wanted


def _content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}

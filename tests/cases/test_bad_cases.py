"""Mistakes in cases are told as those of rules are: all at once, each once, each with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from subsidy.authoring import run_cases
from subsidy.source.diagnostic import DiagnosticsError
from subsidy.source.place import Place
from tests.recorded import Compare
from tests.rulesets.rules_support import EXPECTED, laid_over, rendered

BAD = Path(__file__).parent / "bad"


@pytest.mark.parametrize("name", sorted(path.name for path in BAD.iterdir()))
def test_messages(name: str, tmp_path: Path, compare: Compare) -> None:
    ruleset = laid_over(BAD / name, tmp_path)
    with pytest.raises(DiagnosticsError) as caught:
        run_cases(ruleset)
    found = caught.value.diagnostics
    compare(BAD / name / EXPECTED, rendered(found))
    assert len({(d.code, d.place, d.message()) for d in found}) == len(found)
    for diagnostic in found:
        assert diagnostic.message("en")
        assert isinstance(diagnostic.place, Place) and "cases" in diagnostic.place.file


def test_a_case_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(DiagnosticsError) as caught:
        run_cases(laid_over(None, tmp_path), "subsidy_caped")
    assert (
        rendered(caught.value.diagnostics) == "minimal/cases:1:1: E422 没有叫“subsidy_caped”的案例\n    是否想写:subsidy_capped、subsidy_within_cap\n"
    )

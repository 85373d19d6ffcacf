"""The page for rule authors names every function and every word of the closed lists, in both languages; its expressions can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from subsidy.ir.functions import AGGREGATES, FUNCTIONS
from subsidy.operations import lint
from subsidy.syntax import forms as f
from tests.rulesets.rules_support import laid_over

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = (DOCS / "rule-language.md", DOCS / "en" / "rule-language.md")
WRITTEN_AS_OPERATORS = {name for name in FUNCTIONS if not name.isidentifier()} | {"and", "or", "not", "in", "if", "negative"}
LISTS = (f.DISPOSITIONS, f.CATEGORIES, f.FACT_TYPES, f.PARAMETER_TYPES, f.RELATIONS, f.STATEMENT_KINDS, f.EFFECTS, f.STATUSES)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.parent.name)
def test_every_function_has_its_row(page: Path) -> None:
    rows = re.findall(r"^\| (`.*?) \|", page.read_text(encoding="utf-8"), re.MULTILINE)
    named = set(re.findall(r"`(\w+)\(", " ".join(rows)))
    assert (FUNCTIONS.keys() | AGGREGATES.keys()) - WRITTEN_AS_OPERATORS <= named


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.parent.name)
@pytest.mark.parametrize("words", LISTS, ids=lambda words: words[0])
def test_every_closed_list_is_whole(page: Path, words: tuple[str, ...]) -> None:
    rows = [line for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    assert any(all(word in row for word in words) for row in rows)


def test_the_examples_of_functions_mean_something(tmp_path: Path) -> None:
    examples = re.findall(r"^\| `[^|]*\| [^|]* \| `([^`]+)` \|$", PAGES[0].read_text(encoding="utf-8"), re.MULTILINE)
    assert len(examples) >= 12
    ruleset = laid_over(None, tmp_path)
    with (ruleset / "definitions.yaml").open("a", encoding="utf-8") as file:
        for number, example in enumerate(examples):
            file.write(f"  - {{define: d{number}, label: 例{number}, clause: 一, quote: 年度设备投资, value: '{example}'}}\n")
    ours = {d.code for d in lint(ruleset)}
    assert ours <= {"E404"}  # the reading of the example is that of another document

"""Every quote of every shipped ruleset: pinned by its lock file, and standing verbatim in the official text.

The texts are no part of this repository. They are looked for in the folder that SUBSIDY_POLICIES names, else in
``shared/policies`` beside the checkout; where there are none, the lock files still notice a changed quote.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from subsidy.compile.quotes import check_lock, check_quotes, check_text, read_text
from subsidy.operations import load_ruleset, ruleset_folder, ruleset_names

ROOT = Path(__file__).resolve().parents[2]
POLICIES = Path(os.environ.get("SUBSIDY_POLICIES") or ROOT.parent / "shared" / "policies")

every_ruleset = pytest.mark.parametrize("name", ruleset_names())


@pytest.fixture
def text(name: str) -> str:
    path = POLICIES / load_ruleset(name).document.text
    if not path.is_file():
        pytest.skip(f"no official text {path.name} in {POLICIES} (set SUBSIDY_POLICIES)")
    return read_text(path)


@every_ruleset
def test_the_lock_file_pins_the_quotes_in_use(name: str) -> None:
    assert [found.render() for found in check_lock(load_ruleset(name), ruleset_folder(name))] == []


@every_ruleset
def test_every_quote_stands_in_its_clause(name: str, text: str) -> None:
    assert [found.render() for found in check_quotes(load_ruleset(name), text)] == []


@every_ruleset
def test_the_text_is_the_one_that_was_pinned(name: str, text: str) -> None:
    assert [found.render() for found in check_text(ruleset_folder(name), text)] == []

"""The official texts, where they are at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from subsidy.operations import load_ruleset, ruleset_names

ROOT = Path(__file__).resolve().parents[2]
POLICIES = Path(os.environ.get("SUBSIDY_POLICIES") or ROOT.parent / "shared" / "policies")

every_ruleset = pytest.mark.parametrize("name", ruleset_names())


@pytest.fixture
def official_text(name: str) -> Path:
    """The official text of the ruleset ``name``; the test is skipped where it is not at hand."""
    path = POLICIES / load_ruleset(name).document.text
    if not path.is_file():
        pytest.skip(f"no official text {path.name} in {POLICIES} (set SUBSIDY_POLICIES)")
    return path

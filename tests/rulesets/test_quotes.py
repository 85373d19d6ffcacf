"""Every shipped ruleset against its official text: pinned by its lock file, and everything in either accounted for in the other.

The texts are no part of this repository. They are looked for in the folder that SUBSIDY_POLICIES names, else in
``shared/policies`` beside the checkout; where there are none, the lock files still notice a change.
"""

from __future__ import annotations

from pathlib import Path

from subsidy.operations import lint, proofread, ruleset_names, text_coverage
from tests.rulesets.policies import every_ruleset, official_text

__all__ = ["official_text"]


@every_ruleset
def test_the_lock_file_pins_register_and_quotes(name: str) -> None:
    assert [found.render() for found in lint(name)] == []


@every_ruleset
def test_rules_and_text_account_for_one_another(name: str, official_text: Path) -> None:
    assert [found.render() for found in proofread(name, official_text).diagnostics] == []


@every_ruleset
def test_every_quote_stands_where_it_was_pinned(name: str, official_text: Path) -> None:
    drift = proofread(name, official_text).drift
    assert drift is not None
    assert drift.total == drift.found > 0


@every_ruleset
def test_the_coverage_is_the_whole_text(name: str, official_text: Path) -> None:
    coverage = text_coverage(name, official_text)
    pieces = "".join(piece.text for clause in coverage.clauses for piece in clause.pieces)
    assert coverage.before + pieces == official_text.read_text(encoding="utf-8-sig").rstrip()
    assert coverage.counts.nothing == 0
    assert coverage.counts.rule > 0


def test_there_are_five() -> None:
    assert len(ruleset_names()) == 5

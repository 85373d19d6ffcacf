"""One figure changed in a rule file changes sentence, formula, diagram and examples, and nothing else has to be touched."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from subsidy.operations import load_ruleset, rule_page, rule_page_with_examples, ruleset_folder
from subsidy.report.formula_text import in_line
from subsidy.report.rule_html import rule_html
from subsidy.report.rule_text import limit_text
from subsidy.report.rule_words import rule_words
from subsidy.results.rule_page import Check, RulePage
from tests.prose.pages import ruleset

W = rule_words("zh")


@dataclass(frozen=True)
class Change:
    """In ``file``, ``old`` becomes ``new`` (once); ``before`` and ``after`` are how the figure is then said."""

    ruleset: str
    award: str
    file: str
    old: str
    new: str
    before: str
    after: str
    where: frozenset[str]


def change(ruleset: str, award: str, file: str, old: str, new: str, said: str, where: str) -> Change:
    before, after = said.split(" → ")
    return Change(ruleset, award, file, old, new, before, after, frozenset(where.split()))


CHANGES = (
    change("shiyan_2018", "smart_retrofit", "definitions.yaml", "value: 200万元", "value: 300万元", "200万元 → 300万元", "sentences formula diagram examples"),
    change("shiyan_2018", "smart_retrofit", "definitions.yaml", "不超过50万元\n    value: 50万元", "不超过50万元\n    value: 60万元", "50万元 → 60万元", "limits diagram examples"),
    change("shiyan_2018", "smart_retrofit", "awards/technical_reform.yaml", "full_rate else 50%", "full_rate else 40%", "50% → 40%", "sentences formula diagram"),
    change("shiyan_2018", "interest_subsidy", "awards/technical_reform.yaml", "interest_paid * 50%", "interest_paid * 40%", "50% → 40%", "sentences formula diagram examples"),
    change("shiyan_2018", "technology_centre", "awards/innovation.yaml", "value: 30万元 if", "value: 35万元 if", "30万元 → 35万元", "sentences formula diagram examples"),
    change("shiyan_2018", "parts_top_three", "awards/vehicles_and_parts.yaml", "2500万元, ", "2600万元, ", "2500万元 → 2600万元", "sentences diagram examples"),
    change("shiyan_2018", "high_end_top_three", "definitions.yaml", "quote: 、30万元\n    value: 30万元\n\n  - define: high_end", "quote: 、30万元\n    value: 35万元\n\n  - define: high_end", "30万元 → 35万元", "sentences formula examples"),
    change("hanzhong_2020", "five_listing_reward", "definitions.yaml", "value: 0.5万元", "value: 0.7万元", "0.5万元 → 0.7万元", "sentences formula diagram examples"),
    change("xidongting_2025", "pure_credit_amount", "definitions.yaml", "credit_loan_sought, 100万元", "credit_loan_sought, 200万元", "100万元 → 200万元", "sentences diagram examples"),
    change("xidongting_2025", "guarantee_fee_check", "definitions.yaml", "value: 1%", "value: 2%", "1% → 2%", "sentences formula diagram examples"),
    change("xuchang_2024", "disputed_arrears", "definitions.yaml", "value: 2024-10-31", "value: 2024-10-30", "2024-10-31 → 2024-10-30", "sentences diagram examples"),
)  # fmt: skip

PARTS: dict[str, Callable[[RulePage], object]] = {
    "sentences": lambda p: [str(s.text) for s in (*p.conditions, *(a.said for a in p.addends), *(m.said for m in p.meanings))],
    "formula": lambda p: [in_line(f, W) for f in (*(a.formula for a in p.addends), *(m.formula for m in p.meanings if m.formula))],
    "limits": lambda p: [limit_text(limit, W) for limit in p.limits],
    "diagram": lambda p: (
        [_asked(c) for c in p.flow.checks],
        [in_line(a.formula, W) for a in p.addends],
        [limit_text(limit, W) for limit in p.limits],
    ),
    "examples": lambda p: [(str(b.text), b.examples) for b in p.boundaries],
    "names": lambda p: (p.title, [a.label for a in p.addends], [m.label for m in p.meanings], [limit.title for limit in p.limits]),
    "notes": lambda p: p.notes,
    "readings": lambda p: [str(r) for r in p.readings],
    "the rest": lambda p: (p.clause, p.given, [c.cited for c in p.conditions], p.evidence),
}
QUOTED = re.compile("“[^“”]*”")


def _asked(check: Check) -> object:
    return str(check.text), [_asked(part) for part in check.parts]


@pytest.mark.parametrize("changed", CHANGES, ids=lambda c: f"{c.award}-{c.after}")
def test_a_figure_changed_in_the_file_is_changed_on_the_page(changed: Change, tmp_path: Path) -> None:
    folder = edited(changed, tmp_path)
    shipped = ruleset(changed.ruleset), changed.award, ruleset_folder(changed.ruleset)
    copied = load_ruleset(folder), changed.award, folder
    before, after = rule_page_with_examples(*shipped), rule_page_with_examples(*copied)
    different = {name for name, part in PARTS.items() if part(before) != part(after)}
    assert different == set(changed.where)
    for name in changed.where - {"examples"}:
        assert str(PARTS[name](before)).count(changed.before) > str(PARTS[name](after)).count(changed.before)
        assert str(PARTS[name](after)).count(changed.after) > str(PARTS[name](before)).count(changed.after)
    assert changed.after in rule_html(after)
    old = re.compile(rf"(?<![\d.]){re.escape(changed.before)}")
    assert [name for name in PARTS.keys() - {"examples", "the rest"} if old.search(QUOTED.sub("", str(PARTS[name](after))))] == []

    before, after = rule_page(*shipped[:2], "en"), rule_page(*copied[:2], "en")
    different = {name for name, part in PARTS.items() if part(before) != part(after)}
    assert different == set(changed.where) - {"examples"}


def edited(changed: Change, folder: Path) -> Path:
    """A copy of the ruleset with the one figure changed."""
    shipped = ruleset_folder(changed.ruleset)
    shutil.copytree(shipped.parent / "common", folder / "common")
    shutil.copytree(shipped, folder / changed.ruleset)
    file = folder / changed.ruleset / changed.file
    text = file.read_text(encoding="utf-8")
    assert text.count(changed.old) == 1
    file.write_text(text.replace(changed.old, changed.new), encoding="utf-8")
    return folder / changed.ruleset

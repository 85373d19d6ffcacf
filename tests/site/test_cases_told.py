"""Hand-worked cases on the pages of awards: what differs is marked and stops the build, sums are those of reports, with their reasons."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs_site.cases import against_hand, amount, because, cases_of, changed_by_readings, differing_cases
from docs_site.documents import pages_of
from subsidy.operations import load_ruleset, ruleset_names
from tests.rulesets.rules_support import laid_over, pinned
from tests.site.conftest import NEEDS_TOOLS

DIFFERING = Path(__file__).parents[1] / "cases" / "differing"
ROW = re.compile(r'<tr id="(case-[^"]*)".*?</tr>', re.DOTALL)


def test_a_case_that_differs_is_marked_where_it_is_shown(tmp_path: Path) -> None:
    ruleset = laid_over(DIFFERING, tmp_path)
    pinned(ruleset)
    pages = {page.uri.rpartition("/")[2]: page.content for page in pages_of(load_ruleset(ruleset), ruleset, "zh")}
    rows = {row[1]: row[0] for row in ROW.finditer(pages["equipment_subsidy.md"])}
    assert "与手算不同" in rows["case-wrong_amount"]
    assert "预期3万元（30,000.00元），实得30万元（300,000.00元）" in rows["case-wrong_amount"]
    assert "与手算不同" not in rows["case-before_the_period"]
    agreeing = "测试保证引擎的答案与手算相同"
    assert agreeing not in pages["equipment_subsidy.md"] and agreeing in pages["bank_recommendation.md"]


def test_cases_that_differ_stop_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build = pytest.importorskip("docs_site.build", reason=NEEDS_TOOLS)
    good, bad = laid_over(None, tmp_path / "good"), laid_over(DIFFERING, tmp_path / "bad")
    monkeypatch.setattr(build, "_build_one", lambda *_: None)
    monkeypatch.setattr(build, "generated", lambda _: {})
    monkeypatch.setattr(build, "ruleset_names", lambda: ("good", "bad"))
    monkeypatch.setattr(build, "ruleset_folder", {"good": good, "bad": bad}.__getitem__)
    with pytest.raises(build.Broken) as caught:
        build.build(tmp_path / "site")
    for name in ("wrong_amount", "no_such_subject", "two_of_one_name"):
        assert name in str(caught.value)
    monkeypatch.setattr(build, "ruleset_names", lambda: ("good",))
    assert build.build(tmp_path / "site") == 0


def test_nothing_is_said_of_cases_that_agree(tmp_path: Path) -> None:
    assert differing_cases(laid_over(None, tmp_path)) == ""


def test_sums_are_those_of_reports(tmp_path: Path) -> None:
    ruleset = laid_over(None, tmp_path)
    cases = cases_of(load_ruleset(ruleset), ruleset)
    told = {one.anchor: one for one in (*cases["equipment_subsidy"], *cases["interest_subsidy"])}
    assert amount(told["case-subsidy_capped"], "zh") == "50万元（500,000.00元）"
    assert because(told["case-subsidy_capped"], "zh") == "封顶：设备投资补助上限"
    assert because(told["case-subsidy_within_cap"], "zh") == ""
    assert amount(told["case-interest_rate_open-P1"], "en") == "at least CNY 4,150.00, at most CNY 4,750.00"
    assert because(told["case-interest_rate_open-P1"], "zh").startswith("尚缺：")
    assert not any(against_hand(one, "zh") for one in told.values())


def test_nothing_is_given_up_without_its_reason(site: Path) -> None:
    """Every row of every award: one form of money, no sign for infinity, and what an award gave way to."""
    given_up = 0
    for path in (path for name in ruleset_names() for path in (site / "policies" / name / "awards").glob("*.html")):
        for row in ROW.finditer(path.read_text(encoding="utf-8")):
            sum_ = re.sub(r"<[^>]+>", "", row[0].partition('data-label="金额"')[2].partition("</td>")[0])
            assert "∞" not in sum_ and not re.search(r"(?<![0-9,.])[0-9]{4,}\.[0-9]{2}元", sum_), (path.name, row[1], sum_)
            assert "0.00元" not in re.findall(r"[0-9.,]+元", sum_) or "改取" in sum_, (path.name, row[1], sum_)
            given_up += "未采用" in sum_
    assert given_up >= 10


CASES = """
cases:
  - {case: other, title: 选了别的口径, clause: 一, why: 示例, year: 2020, base: factory, profile: {equipment: [{id: E1, year: 2020, cost: 100万元}]},
     readings: {M-2: 一年}, expect: {equipment_subsidy: {payable: 10万元}}}
  - {case: chosen, title: M-1 不含本数, clause: 一, why: 示例, year: 2020, base: factory, profile: {equipment: [{id: E1, year: 2020, cost: 100万元}]},
     readings: {M-1: 不含本数}, expect: {equipment_subsidy: {status: ineligible}}}
"""
PLAIN = """
  - {case: plain, title: 恰为100万元, clause: 一, why: 示例, year: 2020, base: factory, profile: {equipment: [{id: E1, year: 2020, cost: 100万元}]},
     expect: {equipment_subsidy: {payable: 10万元}}}
"""
NAMED = """
  - {case: named, title: M-1默认 恰为100万元, clause: 一, why: 示例, year: 2020, base: factory, profile: {equipment: [{id: E1, year: 2020, cost: 100万元}]},
     readings: {M-2: 一年}, expect: {equipment_subsidy: {payable: 10万元}}}
"""


@pytest.mark.parametrize(("more", "shown"), [("", "other"), (PLAIN, "plain"), (PLAIN + NAMED, "named")])
def test_a_reading_is_shown_by_the_case_that_is_about_it(more: str, shown: str, tmp_path: Path) -> None:
    ruleset = laid_over(None, tmp_path)
    (ruleset / "cases" / "cases.yaml").write_text(CASES + more, encoding="utf-8")
    rules = load_ruleset(ruleset)
    changes = {c.option: c for c in changed_by_readings(rules, cases_of(rules, ruleset)["equipment_subsidy"])["M-1"]}
    assert (changes["含本数"].told.case.name, changes["不含本数"].told.case.name) == ("chosen", shown)
    assert amount(changes["不含本数"].told, "zh") == "10万元（100,000.00元）" and amount(changes["不含本数"].after, "zh") == ""
    assert changes["不含本数"].after.one.status == "ineligible"

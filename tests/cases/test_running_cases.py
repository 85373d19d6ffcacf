"""What ``subsidy test`` says: differences in words, and coverage that is no more than what was recorded."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path

import pytest
from typer.testing import CliRunner

from subsidy.cases.compare import expected_outcomes
from subsidy.cli.app import app
from subsidy.operations import decide_case, ruleset_names, run_cases
from subsidy.results.determination import Met
from subsidy.results.testing import WANTED, Point
from tests.conformance.suites import cases_of, compiled
from tests.recorded import Compare
from tests.rulesets.rules_support import laid_over

HERE = Path(__file__).parent
DOCS = HERE.parents[1] / "docs"
SIDES = {Met.YES: "true", Met.NO: "false", Met.UNKNOWN: "unknown"}


def run(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, ["test", *arguments])
    assert result.exit_code == code, result.output
    return result.output


def test_cases_that_hold(tmp_path: Path, compare: Compare) -> None:
    compare(HERE / "recorded" / "holding.txt", run(str(laid_over(None, tmp_path))))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_cases_that_differ(lang: str, tmp_path: Path, compare: Compare) -> None:
    compare(HERE / "recorded" / f"differing.{lang}.txt", run(str(laid_over(HERE / "differing", tmp_path)), "--lang", lang, code=1))


def test_one_case(tmp_path: Path) -> None:
    ruleset = str(laid_over(HERE / "differing", tmp_path))
    assert run(ruleset, "--case", "right") == "某市支持工业企业若干措施:案例 1 个，全部相符\n"
    assert "wrong_amount" in run(ruleset, "--case", "wrong_amount", code=1)
    assert "E422" in run(ruleset, "--case", "wrong", code=3)


def test_no_cases_at_all(tmp_path: Path) -> None:
    ruleset = laid_over(None, tmp_path)
    shutil.rmtree(ruleset / "cases")
    assert run(str(ruleset)).startswith("没有案例")


def test_json_holds_everything_and_is_the_same_twice(tmp_path: Path) -> None:
    ruleset = str(laid_over(HERE / "differing", tmp_path))
    text = run(ruleset, "--format", "json", code=1)
    assert text == run(ruleset, "--format", "json", code=1)
    data = json.loads(text)
    assert [case["case"] for case in data["cases"]] == ["wrong_amount", "no_such_subject", "two_of_one_name", "right", "before_the_period"]
    assert data["differing"] == 3
    assert data["coverage"]["wanted"] - data["coverage"]["exercised"] == sum(len(point["never"]) for point in data["points"])
    assert {"equipment_subsidy", "started", "subsidy_cap", "M-1"} <= {point["of"] for point in data["points"]}


@pytest.mark.parametrize("name", ["hanzhong_2020", "shiyan_2018"])
def test_conditions_were_seen_as_the_determinations_say(name: str) -> None:
    """The reasons of a determination and the coverage read the same record, each in its own way."""
    told: Counter[tuple[str, str]] = Counter()
    for case in cases_of(name):
        determined = decide_case(compiled(name), case)
        answer = determined.engine.answer(determined.plan)
        for outcome in expected_outcomes(case, determined).values():
            award = outcome.award
            rows_left_out = bool(award.among and award.subject and determined.enterprise.get(award.subject))
            count = int(rows_left_out) if outcome.no_subject else len(award.conditions) + bool(award.among)
            conditions = answer.determination(outcome, []).conditions
            told.update((award.id, SIDES[c.met]) for c in conditions[len(conditions) - count :])
    seen: Counter[tuple[str, str]] = Counter()
    for point in run_cases(name).points:
        if point.kind == "condition" and point.of:
            seen.update({(point.of, side): count for side, count in point.seen.items()})
    assert told == seen


def test_the_shipped_cases_have_seen_everything_and_the_pages_tell_how_many_there_are() -> None:
    tests = [run_cases(name) for name in ruleset_names()]
    assert [(test.ruleset, point.home, point.text, point.never) for test in tests for point in test.points if point.never] == []
    for docs in (DOCS, DOCS / "en"):
        page = (docs / "cases.md").read_text(encoding="utf-8")
        for test in tests:
            assert f"| `{test.ruleset}` | {len(test.cases)} | {test.wanted} | {test.exercised} |" in page
        assert f"{sum(len(test.cases) for test in tests):,}" in (docs / "second-engine.md").read_text(encoding="utf-8")


def test_only_what_a_case_expects_is_counted(tmp_path: Path) -> None:
    ruleset = laid_over(HERE / "differing", tmp_path)
    cases = (ruleset / "cases" / "cases.yaml").read_text(encoding="utf-8")
    (ruleset / "cases" / "cases.yaml").write_text(cases.replace("      bank_recommendation: {status: ineligible}\n", ""), encoding="utf-8")
    points = {(p.kind, p.of): p for p in run_cases(ruleset).points if p.kind == "condition"}
    assert points["condition", "bank_recommendation"].never == ("false",)


def test_rows_of_one_name_are_neither_compared_nor_counted(tmp_path: Path) -> None:
    """Whichever of them the case meant, the last one must not stand for all."""
    test = run_cases(laid_over(HERE / "differing", tmp_path), "two_of_one_name")
    (difference,) = test.cases[0].differences
    assert (difference.field, difference.found) == ("ambiguous", ("interest_subsidy", "interest_subsidy"))
    assert not any(point.seen for point in test.points)


def test_what_is_wanted_of_each_kind() -> None:
    assert all("unknown" not in sides for sides in WANTED.values())


def points_of(ruleset: Path) -> dict[tuple[str, str, str], Point]:
    return {(p.kind, p.of, p.text): p for p in run_cases(ruleset).points}


def written(ruleset: Path, file: str, text: str) -> None:
    (ruleset / file).write_text(text, encoding="utf-8")


CASE = "cases: [{{case: only, title: 示例, clause: 一, why: 示例, year: 2020, base: factory, {rest}}}]\n"


def test_an_award_that_cannot_be_had_computes_nothing_and_leaves_no_limit_idle(tmp_path: Path) -> None:
    ruleset = laid_over(None, tmp_path)
    written(ruleset, "cases/cases.yaml", CASE.format(rest="profile: {equipment: []}, expect: {equipment_subsidy: {status: ineligible}}"))
    points = points_of(ruleset)
    assert points["condition", "equipment_subsidy", "年度设备投资在100万元以上(是否含本数依““以上”含本数”)"].seen == {"false": 1}
    assert points["component", "equipment_subsidy", "按设备投资额的比例"].seen == {}
    assert points["cap", "subsidy_cap", ""].seen == {}


def test_the_reading_that_chooses_the_value_of_a_parameter_was_used(tmp_path: Path) -> None:
    """No expression names M-2: the parameter that the award uses does."""
    ruleset = laid_over(None, tmp_path)
    written(ruleset, "cases/cases.yaml", CASE.format(rest="readings: {M-2: 三年}, expect: {interest_subsidy/P1: {status: eligible}}"))
    points = points_of(ruleset)
    assert points["option", "M-2", "三年"].seen == {"used": 1}
    assert points["option", "M-2", "一年"].seen == {}


def test_what_a_ranking_goes_by_is_exercised(tmp_path: Path) -> None:
    """A definition that nothing but ``ranked_by`` names."""
    ruleset = laid_over(None, tmp_path)
    awards = (ruleset / "awards" / "awards.yaml").read_text(encoding="utf-8")
    ranked = "    competition: {places: 1, ranked_by: year_investment, quote: 年度设备投资}\n"
    awards = awards.replace("        when: at_least(year_investment, 100万元, or_more)\n", "        when: key_enterprise\n" + ranked)
    written(ruleset, "awards/awards.yaml", awards.replace("value: year_investment * 10%", "value: 10万元"))
    written(ruleset, "cases/cases.yaml", CASE.format(rest="expect: {equipment_subsidy: {status: competitive}}"))
    assert points_of(ruleset)["part", "year_investment", "投资年度为政策年度"].seen == {"true": 1}


def test_every_limit_that_acted_is_compared(tmp_path: Path) -> None:
    ruleset = laid_over(None, tmp_path)
    second = "\n  - cap: another_cap\n    title: 又一上限\n    of: [equipment_subsidy]\n    per: [year, enterprise]\n    at_most: 40万元\n    clause: 一\n    quote: 最高不超过50万元\n"
    limits = (ruleset / "limits.yaml").read_text(encoding="utf-8")
    written(ruleset, "limits.yaml", limits + second)
    rest = "profile: {{equipment: [{{id: E1, year: 2020, cost: 600万元}}]}}, expect: {{equipment_subsidy: {{limited_by: {of}}}}}"
    written(ruleset, "cases/cases.yaml", CASE.format(rest=rest.format(of="[subsidy_cap, another_cap]")))
    assert run_cases(ruleset).differing == ()
    written(ruleset, "cases/cases.yaml", CASE.format(rest=rest.format(of="[another_cap]")))
    (difference,) = run_cases(ruleset).differing[0].differences
    assert difference.found == ("another_cap", "subsidy_cap")


def test_what_was_decided_anew_for_one_award_is_seen_beside_others() -> None:
    """P1's equipment lost its project to the interest subsidy, which comes first in the rules and was decided without knowing that."""
    test = run_cases("shiyan_2018", "two_projects_one_each")
    seen = {p.text: p.seen for p in test.points if p.of == "project_supported"}
    assert {"true": 1, "false": 1}.items() <= seen["设备所属项目已另享同一项目的补助"].items()

"""The examples at the figures of a rule: they stand where they say, and come out as the comparison says."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from subsidy.boundary.figures import Threshold, figures
from subsidy.boundary.levers import Lever, Situation, levers, steps_of, value_of
from subsidy.boundary.years import Years
from subsidy.cases.suite import read_suite
from subsidy.ir import nodes as n
from subsidy.ir.ruleset import Award
from subsidy.operations import determine, ruleset_folder
from subsidy.profile.enterprise import EnterpriseProfile
from subsidy.profile.vocabulary import FactField
from subsidy.quantity.types import Kind, Type
from subsidy.results.determination import Status
from subsidy.results.rule_page import Boundary, Example
from tests.prose.pages import AWARDS, RULESETS, examples, page, phrases, ruleset

EVERY = bool(os.environ.get("SUBSIDY_EVERY_FIGURE"))
SOME = {
    "shiyan_2018": ("smart_retrofit", "high_reliability_fee_halved", "job_stabilisation", "transaction_cost_subsidy"),
    "xidongting_2025": ("guarantee_fee_check", "pure_credit_amount", "core_technology", "regional_assessment"),
    "xuchang_2024": ("agreed_arrears", "disputed_arrears", "key_technology_service", "construction_guidance"),
}
TAKEN = [(name, award) for name, award in AWARDS if EVERY or award in SOME.get(name, (award,))]

TURNS = {
    "at_least": ("at", "above"),
    ">=": ("at", "above"),
    "<=": ("below", "at"),
    ">": ("above",),
    "<": ("below",),
    "==": ("at",),
    "!=": ("below", "above"),
}
"""Where a comparison holds; for ``at_least`` a reading says whether it does so at the figure."""

OPEN = "(是否含本数"


def every() -> list[tuple[str, str, Boundary]]:
    return [(name, award, boundary) for name, award in TAKEN for boundary in examples(name, award)]


def award_of(name: str, award: str) -> Award:
    return ruleset(name).award(award)


def test_nearly_every_figure_has_its_three_examples() -> None:
    found = [boundary for _, _, boundary in every()]
    assert len(found) > (600 if EVERY else 150)
    assert all(len(b.examples) >= 2 for b in found)
    assert sum(len(b.examples) == 3 for b in found) >= 0.93 * len(found)
    assert sum(b.decisive for b in found) >= 0.95 * len(found)


def test_what_is_not_there_is_said_to_be_missing_and_why() -> None:
    for name, award, boundary in every():
        assert (len(boundary.examples) < 3) == bool(boundary.missing), (name, award, str(boundary.text))
        assert [e.where for e in boundary.examples] == [w for w in ("below", "at", "above") if w in {e.where for e in boundary.examples}]
        assert not boundary.examples or (boundary.base and boundary.changed is not None)


def test_a_comparison_that_is_a_condition_fails_just_where_it_says() -> None:
    """The sentence of a condition is told as not met on the wrong side of its figure, and nowhere else."""
    seen: Counter[str] = Counter()
    for name, award in TAKEN:
        tops = {c.node.id: c.node for c in award_of(name, award).conditions if isinstance(c.node, n.Call) and c.node.function in TURNS}
        said = phrases(name, "zh")
        by_text = {said(node): node for node in tops.values()}
        for boundary in examples(name, award):
            node = by_text.get(str(boundary.text))
            if node is None:
                continue
            for example in boundary.examples:
                failed = [str(span).partition(OPEN)[0] for span in example.failed]
                holds = example.where in TURNS[node.function]
                if node.function != "at_least" or example.where != "at":
                    assert (str(boundary.text).partition(OPEN)[0] in failed) == (not holds), (name, award, example)
                seen[node.function] += 1
    assert seen.keys() == ({">", "<=", "at_least"} if EVERY else {">", "at_least"})


def test_known_answers() -> None:
    """Worked out by hand: 200万元 × 4.35% = 8.7万元; 以上 includes the figure; the cap cuts what is above 50万元."""
    found = {str(b.text): b for b in examples("shiyan_2018", "smart_retrofit")}
    threshold = next(b for text, b in found.items() if text.startswith("当年已投用的设备投资额在200万元以上"))
    assert told(threshold) == [
        ("1,999,999.99元", "ineligible", None),
        ("200万元", "eligible", "87000.00"),
        ("2,000,000.01元", "eligible", "87000.00"),
    ]
    cap = found["智能化改造补贴每企业每年上限:50万元"]
    assert [(e.compared, e.payable) for e in cap.examples] == [("499,999.99元", "499999.99"), ("50万元", "500000.00"), ("500,000.01元", "500000.00")]
    land = {str(b.text): b for b in examples("xidongting_2025", "guarantee_fee_check")}
    assert [e.given for e in land["担保费率低于1%"].examples] == ["0.99%", "1%", "1.01%"]


def astray(function: str, examples: tuple[Example, ...]) -> list[Example]:
    """Examples whose result is not what the comparison says: worse where it holds, or better where it does not."""
    worth = {e.where: {Status.INELIGIBLE: 2, Status.UNDETERMINED: 1}.get(e.status, 0) for e in examples}
    best, worst = min(worth.values()), max(worth.values())
    either = [e for e in examples if function == "at_least" and e.where == "at"]  # a reading says which
    holds = {e.where: e.where in TURNS[function] for e in examples}
    return [e for e in examples if e not in either and (worth[e.where] > best if holds[e.where] else worth[e.where] < worst)]


def test_results_differ_where_the_comparison_turns_or_it_is_said_what_else_decides() -> None:
    """Over every award of every ruleset: no example shows the opposite of the sentence above it without the reason."""
    seen: Counter[str] = Counter()
    for name, award in AWARDS:
        rules, said = ruleset(name), phrases(name, "zh")
        functions: dict[str, set[str]] = {}
        for figure in figures(rules, award_of(name, award)):
            if isinstance(figure, Threshold) and figure.function in TURNS and figure.straight:
                functions.setdefault(said(figure.node), set()).add(figure.function)
        for boundary in examples(name, award):
            function = functions.get(str(boundary.text), set())
            if len(function) != 1 or not boundary.examples:
                continue
            seen["tables"] += 1
            off = astray(min(function), boundary.examples)
            assert all(e.besides for e in off), (name, award, str(boundary.text), off)
            seen["explained"] += bool(off)
            seen["policy year"] += bool(off) and str(boundary.text).startswith("政策年度不")
    assert seen["tables"] > 450
    assert seen["explained"] <= 140 and not seen["policy year"]


def test_the_policy_year_takes_the_years_of_the_profile_with_it() -> None:
    """Equipment of 2019 would be none of 2020; moved on with the year, it is the policy year that decides."""
    found = {str(b.text): b for b in examples("shiyan_2018", "smart_retrofit")}
    last = found["政策年度不晚于2020年"]
    assert [(e.given, e.status.value) for e in last.examples] == [("2019", "eligible"), ("2020", "eligible"), ("2021", "ineligible")]
    assert "推移" in str(last.changed)
    late = {str(b.text): b for b in examples("hanzhong_2020", "five_listing_reward")}["晚于节点的月数为0"]
    assert [(e.given, e.payable) for e in late.examples] == [("2020-11", "20000.00"), ("2020-12", None)]
    jobs = {str(b.text): b for b in examples("shiyan_2018", "job_stabilisation")}["政策年度不晚于2020年"]
    assert jobs.examples[1].status is not Status.UNDETERMINED


def test_moving_all_years_is_what_a_user_would_get_who_writes_them_so() -> None:
    """For a case of each ruleset with dates: the profile moved by a year gives the facts moved by a year; a year back, all is as before."""
    for name in RULESETS:
        rules = ruleset(name)
        years = Years(n.Var(0, Type(Kind.YEAR), "year", "政策年度"), rules.vocabulary, rules.document.id)
        for case in read_suite(ruleset_folder(name), rules)[::9]:
            data = case.profile.model_dump(mode="json", exclude_none=True)
            before = Situation(data, determine(rules, case.profile, year=case.year).enterprise, case.year, case.on, {}, {})
            after = years.moved(before, case.year + 1)
            assert after is not None and after.year == case.year + 1
            assert determine(rules, EnterpriseProfile.model_validate(after.profile), year=after.year).enterprise == after.facts
            back = years.moved(after, case.year)
            assert back is not None and (back.facts, back.on) == (before.facts, before.on)


def test_dates_that_a_ruleset_declares_move_with_the_others() -> None:
    """By name or by label, as the profile has them; the end of February stays one."""
    rules = ruleset("shiyan_2018")
    vocabulary = rules.vocabulary
    own = FactField("met_on", "达标日", Type(Kind.DATE), "", local=True)
    enterprise = replace(vocabulary.records["enterprise"], fields={**vocabulary.records["enterprise"].fields, "met_on": own})
    years = Years(n.Var(0, Type(Kind.YEAR), "year", "政策年度"), replace(vocabulary, records={**vocabulary.records, "enterprise": enterprise}), "doc")
    for key in ("met_on", "达标日"):
        before = Situation({"local": {"doc": {key: "2020-02-29"}}}, {"met_on": date(2020, 2, 29)}, 2020, date(2020, 2, 29), {}, {})
        moved = years.moved(before, 2021)
        assert moved is not None and moved.profile["local"]["doc"] == {key: "2021-02-28"}
        assert moved.facts["met_on"] == moved.on == date(2021, 2, 28)
        assert years.moved(before, 10_000) is None


def told(boundary: Boundary) -> list[tuple[str, str, str | None]]:
    return [(e.given, e.status.value, e.payable) for e in boundary.examples]


def test_english_has_the_same_examples() -> None:
    for name, award in TAKEN[:20]:
        zh, en = examples(name, award), examples(name, award, "en")
        same = [[_bare(e) for e in b.examples] for b in zh]
        assert [[_bare(e) for e in b.examples] for b in en if [_bare(e) for e in b.examples] in same] == [[_bare(e) for e in b.examples] for b in en]


def _bare(example: Example) -> tuple[str, Status, str | None, str | None]:
    return example.where, example.status, example.payable, example.subject


def test_a_figure_of_an_award_is_in_its_sentences() -> None:
    """Nothing is exemplified that the page does not speak of."""
    for name in RULESETS:
        said = phrases(name, "zh")
        for award in ruleset(name).awards:
            made = page(name, award.id, "zh")
            texts = "\n".join(str(s.text) for s in (*made.conditions, *(a.said for a in made.addends), *(m.said for m in made.meanings)))
            for figure in figures(ruleset(name), award):
                if isinstance(figure, Threshold):
                    assert said(figure.node).partition("(是否")[0] in texts, (name, award.id, said(figure.node))


DAY = 737000
PROFILE = {
    "name": "样例",
    "projects": [{"id": "P1", "filed_on": "2018-03-01", "equipment_investment": "1500万元"}, {"id": "P2"}],
    "figures": [{"year": "2019", "employees": "300"}, {"year": "2018"}],
    "local": {"xidongting_2025": {"年化担保费率": "0.9%"}},
}


def test_a_lever_changes_one_value_and_reads_it_back() -> None:
    """For every measured fact of every ruleset: what is put in is there, the profile is valid, all else is as before."""
    seen: set[bool] = set()
    for name in RULESETS:
        rules = ruleset(name)
        document = rules.document.id
        leaves = {
            (node.of.name, node.field.name): node
            for award in rules.awards
            for figure in figures(rules, award)
            if isinstance(figure, Threshold)
            for node in n.walk(figure.node)
            if isinstance(node, n.Field) and node.type.kind.value in ("number", "date", "month", "year")
        }
        for leaf in leaves.values():
            for lever in levers(leaf, situation(name), document):
                steps = DAY if leaf.type.kind.value == "date" else 2019 * 12 if leaf.type.kind.value == "month" else 2018
                moved = lever.moved(situation(name), steps)
                assert moved is not None and lever.count(moved) == steps
                assert steps_of(value_of(steps, leaf), leaf) == steps
                made = determine(rules, EnterpriseProfile.model_validate(moved.profile), year=2019)
                assert without_local(made.enterprise) == without_local(moved.facts)
                seen.add(leaf.field.local)
    assert seen == {False, True}


def without_local(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts but for what the profile holds them from."""
    return {name: value for name, value in facts.items() if name != "local"}


@cache
def situation(name: str) -> Situation:
    facts = determine(ruleset(name), EnterpriseProfile.model_validate(PROFILE), year=2019).enterprise
    return Situation(PROFILE, facts, 2019, None, {}, {})


def test_a_fact_that_cannot_be_negative_stays_so() -> None:
    field = next(node for node in n.walk(ruleset("shiyan_2018").definitions["fixed_investment"].body) if isinstance(node, n.Field))
    lever = Lever(field, ("projects", 0, field.field.name), ("projects", 0, field.field.name), "P1")
    assert lever.moved(situation("shiyan_2018"), -1) is None


def test_a_page_is_the_same_whatever_the_order_of_sets() -> None:
    """The same bytes in two processes that hash differently."""
    script = "import sys; from subsidy.cli.app import main; sys.exit(main())"
    call = [sys.executable, "-c", script, "show", "hanzhong_2020", "five_listing_reward", "--format", "json"]
    seeds = [subprocess.run(call, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout for seed in ("1", "2")]
    assert seeds[0] == seeds[1] and len(seeds[0]) > 10_000

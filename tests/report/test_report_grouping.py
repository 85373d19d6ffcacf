"""The order of a report."""

from __future__ import annotations

from subsidy.report import phrases
from subsidy.report.grouping import ORDER, counts, depending_on, entries, is_brief, needed, sections, title_of
from subsidy.report.html import to_html
from subsidy.report.terminal import render_terminal
from subsidy.report.workbook import to_workbook
from subsidy.results.determination import Result, Status


def test_sections_come_in_their_order_and_hold_everything_once(rich_result: Result) -> None:
    found = sections(rich_result)
    assert [s.status for s in found] == list(ORDER)
    told = entries(rich_result)
    assert sorted(e.of.title for e in told) == sorted(d.title for d in rich_result.determinations)
    assert [e.number for e in told] == list(range(1, len(told) + 1))


def test_sums_come_before_what_was_given_up_and_that_before_benefits(rich_result: Result) -> None:
    assert [e.of.award for e in sections(rich_result)[0].entries] == ["interest", "smart_retrofit", "champion_city", "green_channel"]


def test_empty_sections_are_left_out_but_counted(plain_result: Result) -> None:
    assert [s.status for s in sections(plain_result)] == [Status.ELIGIBLE]
    assert counts(plain_result)[Status.INELIGIBLE] == 0


def test_each_missing_thing_is_asked_once_with_all_that_wait_for_it(rich_result: Result) -> None:
    asked = {n.item.name: [e.of.award for e in n.waiting] for n in needed(rich_result)}
    assert asked == {
        "benchmark_rate": ["interest"],
        "revenue.2018": ["growth", "retrofit_project"],
        "benchmark_tenor": ["growth"],
        "projects[P1].filed_on": ["retrofit_project"],
    }


def test_what_depends_on_a_reading(rich_result: Result) -> None:
    assert [e.of.award for e in depending_on(rich_result, "benchmark_tenor")] == ["smart_retrofit"]


def test_titles_of_references(rich_result: Result) -> None:
    assert title_of(rich_result, "interest/P1") == "技术改造项目贷款贴息 P1"
    assert title_of(rich_result, "interest/P9") == "interest/P9"
    assert title_of(rich_result, "smart_retrofit") == "智能化改造设备投资补贴"


def test_only_a_missing_subject_is_brief(rich_result: Result) -> None:
    assert [d.award for d in rich_result.determinations if is_brief(d)] == ["new_energy"]


def test_a_closed_total_is_said_as_one_sum(plain_result: Result) -> None:
    assert phrases.total(plain_result.total, "en") == "CNY 500,000.00 (50万元)"


def test_an_open_total_says_what_is_certain_and_what_is_settled(rich_result: Result) -> None:
    said = phrases.total(rich_result.total, "en")
    assert said == "at least CNY 560,000.00 (56万元), upper bound not known yet, of which settled: CNY 500,000.00 (50万元)"


def test_a_result_without_determinations_is_still_a_report_in_every_format(plain_result: Result) -> None:
    empty = plain_result.model_copy(update={"determinations": []})
    assert plain_result.document.title in render_terminal(empty)
    assert plain_result.document.title in to_html(empty)
    assert to_workbook(empty).startswith(b"PK")

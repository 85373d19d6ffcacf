"""The order of a report."""

from __future__ import annotations

from subsidy.report import phrases
from subsidy.report.grouping import (
    ORDER,
    alternatives,
    applies,
    counts,
    entries,
    everywhere,
    first_told,
    needed,
    no_subject,
    own_conditions,
    readings,
    sections,
    title_of,
)
from subsidy.report.html import to_html
from subsidy.report.terminal import render_terminal
from subsidy.report.workbook import to_workbook
from subsidy.results.determination import Met, Otherwise, ReadingUsed, Result, Status


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
    tenor = next(r for r in readings(rich_result) if r.used.id == "benchmark_tenor")
    assert [e.of.award for e in tenor.changes] == ["smart_retrofit"]
    assert [e.of.award for e in tenor.waiting] == ["growth"]


def of_day(status: Status = Status.UNDETERMINED) -> Otherwise:
    return Otherwise(reading="day", question="按哪一天判断?", option="申报日", status=status, payable=None)


def test_a_reading_that_changes_all_results_alike_is_told_once(rich_result: Result) -> None:
    told = [d if d.status is Status.UNDETERMINED else d.model_copy(update={"readings": [*d.readings, of_day()]}) for d in rich_result.determinations]
    day = ReadingUsed(id="day", question="按哪一天判断?", option="事项所属年度", chosen_by_caller=False)
    result = rich_result.model_copy(update={"determinations": told, "readings": [*rich_result.readings, day]})
    (alike,) = everywhere(result)
    assert (alike.reading, alike.option, alike.status, alike.count) == ("day", "申报日", Status.UNDETERMINED, 7)
    spared = {e.of.award for e in entries(result) if of_day() not in alternatives(result)[e.number]}
    assert spared == {e.of.award for e in entries(result) if e.of.status is not Status.INELIGIBLE}
    assert [len(r.everywhere) for r in readings(result) if r.used.id == "day"] == [1]
    for lang in ("zh", "en"):
        for text in (render_terminal(result, lang, 2000), to_html(result, lang)):
            assert text.count(phrases.everywhere(alike, lang)) == 1


def test_a_reading_that_spares_one_result_is_told_under_each(rich_result: Result) -> None:
    available = [d for d in rich_result.determinations if d.status is Status.ELIGIBLE]
    told = [d.model_copy(update={"readings": [of_day()]}) for d in available[1:]]
    result = rich_result.model_copy(update={"determinations": [available[0], *told]})
    assert everywhere(result) == ()
    assert sum(of_day() in options for options in alternatives(result).values()) == len(told)


def test_a_change_common_to_few_results_is_told_under_each(plain_result: Result) -> None:
    only = plain_result.determinations[0].model_copy(update={"readings": [of_day()]})
    assert everywhere(plain_result.model_copy(update={"determinations": [only]})) == ()


def test_readings_that_matter_come_first(rich_result: Result) -> None:
    idle = ReadingUsed(id="idle", question="?", option="默认", chosen_by_caller=False)
    result = rich_result.model_copy(update={"readings": [idle, *rich_result.readings]})
    assert [(r.used.id, r.notable) for r in readings(result)] == [("benchmark_tenor", True), ("rd_base", True), ("idle", False)]


def test_whether_the_document_applies_is_told_once(rich_result: Result, plain_result: Result) -> None:
    growth = next(d for d in rich_result.determinations if d.award == "growth")
    assert [c.met for c in growth.conditions] == [Met.UNKNOWN, Met.UNKNOWN, Met.YES]
    assert [c.text for c in own_conditions(growth, rich_result)] == ["主营业务收入首次突破5亿元", "在市内注册"]
    assert applies(rich_result) is Met.UNKNOWN
    assert applies(plain_result) is Met.YES
    assert render_terminal(rich_result).count("文件已经印发") == 1
    assert to_html(rich_result).count("文件已经印发") == 1


def test_a_document_that_does_not_apply_is_the_reason(rich_result: Result) -> None:
    out = rich_result.applicability[1].model_copy(update={"met": Met.NO})
    growth = next(d for d in rich_result.determinations if d.award == "growth")
    excluded = growth.model_copy(update={"status": Status.INELIGIBLE, "conditions": [out], "missing": []})
    result = rich_result.model_copy(update={"applicability": [out], "determinations": [excluded]})
    assert phrases.reason(excluded, result, "zh") == "本文件对本企业不适用"
    assert "本文件对本企业不适用" in render_terminal(result)


def test_conditions_told_before_are_known_by_their_number(rich_result: Result) -> None:
    assert set(first_told(rich_result).values()) <= {e.number for e in entries(rich_result)}


def test_titles_of_references(rich_result: Result) -> None:
    assert title_of(rich_result, "interest/P1") == "技术改造项目贷款贴息 P1"
    assert title_of(rich_result, "interest/P9") == "interest/P9"
    assert title_of(rich_result, "smart_retrofit") == "智能化改造设备投资补贴"


def test_a_missing_subject_is_said_in_plain_words(rich_result: Result) -> None:
    lacking = [d for d in rich_result.determinations if no_subject(d)]
    assert [d.award for d in lacking] == ["new_energy"]
    assert phrases.reason(lacking[0], rich_result, "zh") == "企业没有车型(车型种类为专用车)"
    assert "有可作为对象的" not in render_terminal(rich_result)


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

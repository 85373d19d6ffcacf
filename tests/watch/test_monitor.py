"""The monitor as its users meet it: what it tells and why, readers, renewed rules, erasing, several at once."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from stdnum.cn import uscc

from subsidy.profile.enterprise import EnterpriseProfile
from subsidy.results.change import Change
from subsidy.results.determination import Met, Status
from subsidy.source.diagnostic import DiagnosticsError
from subsidy.watch import files
from subsidy.watch.outbox import Outbox
from tests.watch.watch_support import CODE, OTHER, fed, lines, maker, monitor, shiyan

SMART = "smart_retrofit"


def one(changes: list[Change], award: str = SMART) -> Change:
    (change,) = (c for c in changes if c.award == award)
    return change


def test_a_figure_that_reaches_the_line_brings_the_award_and_says_which_condition(tmp_path: Path) -> None:
    with monitor(tmp_path, readings={"S-07": "一年以内"}) as watch:
        watch.tell(CODE, {"id": "1", "baseline": maker()})
        change = one(watch.tell(CODE, {"id": "2", "correct": {"equipment": [{"id": "E1", "cost": "200万元"}]}}))
        assert change.before is not None and change.after is not None
        assert (change.before.status, change.after.status, change.after.payable) == (Status.INELIGIBLE, Status.ELIGIBLE, "87000.00")
        condition, *_ = change.conditions
        assert {(c.before, c.after) for c in change.conditions} == {(Met.NO, Met.YES)}
        assert [(c.clause, c.quote) for c in condition.citations] == [("三（三）1②", "当年设备投资200万元以上且设备已投入使用的工业企业")]
        assert {(u.value, v.value) for u, v in zip(condition.used_before, condition.used, strict=True)} >= {("199万元", "200万元")}
        assert [(t.path, t.label) for t in change.touched] == [("equipment[E1].cost", "设备 E1:设备投资额")]
        assert change.steps[-1].after == "87000.00"
        back = one(watch.tell(CODE, {"id": "3", "remove": {"equipment": [{"id": "E1"}]}}))
        assert (back.before, back.cause, back.fact) == (change.after, "fact", "3")
        assert back.conditions[0].after is Met.NO


def test_what_becomes_known_is_no_longer_missing(tmp_path: Path) -> None:
    with monitor(tmp_path) as watch:
        watch.tell(CODE, {"id": "1", "baseline": {**maker(), "registered_region": None, "operating_region": None}})
        change = one(watch.tell(CODE, {"id": "2", "set": {"registered_region": "汉台区", "operating_region": "汉台区"}}), "job_stabilisation")
        assert {m.label for m in change.settled} >= {"注册地"}
        forgotten = one(watch.tell(CODE, {"id": "3", "set": {"registered_region": None, "operating_region": None}}), "job_stabilisation")
        assert {m.label for m in forgotten.missing} >= {"注册地"}


def test_a_fact_that_no_rule_asks_for_is_kept_and_changes_nothing(tmp_path: Path) -> None:
    with monitor(tmp_path) as watch:
        watch.tell(CODE, {"id": "1", "baseline": maker()})
        assert watch.tell(CODE, {"id": "2", "set": {"name": "新名公司"}}) == []
        profile = watch.profile(CODE)
        assert profile is not None and profile.name == "新名公司"


def test_events_come_until_they_are_acknowledged_and_to_every_reader(tmp_path: Path) -> None:
    with monitor(tmp_path) as watch:
        told = watch.tell(CODE, {"id": "1", "set": maker()})
        assert len(told) > 10
        assert list(watch.events()) == told == list(watch.events())
        watch.acknowledge(told[3])
        watch.acknowledge(told[1])  # an earlier one takes nothing back
    with monitor(tmp_path) as watch:
        assert [e.sequence for e in watch.events()] == list(range(5, len(told) + 1))
        assert list(watch.events("dashboard")) == told
        watch.acknowledge(told[-1], "dashboard")
        assert watch.trim() == 4
        assert [e.sequence for e in watch.events()] == list(range(5, len(told) + 1))
        watch.acknowledge(told[-1])
        assert watch.trim() == len(told) - 4
        more = watch.tell(CODE, {"id": "2", "set": {"registered_region": "汉台区", "operating_region": "汉台区"}})
        assert more[0].sequence == len(told) + 1


def test_other_rules_or_options_are_never_taken_for_facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "PAGE", 2)
    codes = [CODE, OTHER, *_codes(5)]
    with monitor(tmp_path) as watch:
        for number, code in enumerate(codes):
            watch.tell(code, {"id": f"b{number}", "baseline": {**maker(), "equipment": [{**maker()["equipment"][0], "cost": "200万元"}]}})
    with monitor(tmp_path, readings={"S-07": "五年以上"}, years=[2019, 2020]) as watch:
        with pytest.raises(DiagnosticsError) as refused:
            watch.tell(CODE, {"id": "2", "set": {"name": "新名公司"}})
        assert [d.args["name"] for d in refused.value.diagnostics] == ["years", "readings"]
        assert watch.outdated() == len(codes)
        next(watch.renew())  # interrupted after a page
    with monitor(tmp_path, readings={"S-07": "五年以上"}, years=[2019, 2020]) as watch:
        assert watch.outdated() == len(codes) - 2
        assert watch.tell(codes[-1], {"id": "3", "set": {"name": "新名公司"}}) == []  # decided under the new rules first
        assert {e.cause for e in watch.events()} == {"setting"}
        assert sum(watch.renew()) == len(codes) - 3
        assert watch.outdated() == 0 == sum(watch.renew())
        events = [e for e in watch.events() if e.year == 2019]
        assert sorted(e.credit_code for e in events) == sorted(codes)
        assert {(e.award, e.fact, e.before.payable, e.after.payable) for e in events if e.before and e.after} == {(SMART, None, None, "98000.00")}


def _codes(count: int) -> list[str]:
    return [f"91420300MA{n:07}" + str(uscc.calc_check_digit(f"91420300MA{n:07}")) for n in range(100, 100 + count)]


def test_what_is_erased_is_gone_and_does_not_come_back_with_old_facts(tmp_path: Path) -> None:
    facts = [
        {"id": str(i), "code": code, "set": {**maker(), "name": f"{name}公司"}} for i, (code, name) in enumerate([(CODE, "秘密"), (OTHER, "别的")])
    ]
    with monitor(tmp_path) as watch:
        fed(watch, lines(facts))
        assert watch.erase(CODE) and not watch.erase(CODE)
        assert {e.credit_code for e in watch.events()} == {OTHER}
        assert fed(watch, lines(facts))[0].told == 0
        assert watch.profile(CODE) is None and watch.answers(CODE) == {}
        watch.files.database.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for path in tmp_path.iterdir():
        assert CODE.encode() not in path.read_bytes() and "秘密公司".encode() not in path.read_bytes()


def test_several_monitors_on_one_store_tell_everything_once(tmp_path: Path) -> None:
    codes = _codes(4)
    facts: list[dict[str, Any]] = [{"id": f"{code}-{n}", "code": code, **fact} for n, fact in enumerate(_life()) for code in codes]
    alone = tmp_path / "alone"
    alone.mkdir()
    with monitor(alone) as watch:
        fed(watch, lines(facts))
        expected = {code: [e.model_copy(update={"sequence": 0}) for e in watch.events() if e.credit_code == code] for code in codes}
    mistakes: list[BaseException] = []

    def tell() -> None:
        try:
            with monitor(tmp_path) as watch:
                for fact in facts:
                    watch.tell(fact["code"], fact)
        except BaseException as error:  # noqa: BLE001  # told below, in the thread that can fail the test
            mistakes.append(error)

    threads = [threading.Thread(target=tell) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert mistakes == []
    with monitor(tmp_path) as watch:
        told = list(watch.events())
        assert [e.sequence for e in told] == list(range(1, len(told) + 1))
        assert {code: [e.model_copy(update={"sequence": 0}) for e in told if e.credit_code == code] for code in codes} == expected


def _life() -> list[dict[str, Any]]:
    return [
        {"set": maker()},
        {"correct": {"equipment": [{"id": "E1", "cost": "300万元"}]}},
        {"add": {"certifications": [{"id": "C1", "kind": "高新技术企业", "level": "国家级", "year": 2019, "first_time": True}]}},
        {"figures": [{"year": 2019, "employees": 100, "layoffs": 0}]},
    ]


def test_facts_that_touch_different_things_may_come_in_any_order(tmp_path: Path) -> None:
    parts = [{"set": {k: v}} for k, v in maker().items()]
    answers = []
    for folder, order in (("a", parts), ("b", parts[::-1])):
        (tmp_path / folder).mkdir()
        with monitor(tmp_path / folder) as watch:
            for number, part in enumerate(order):
                watch.tell(CODE, {"id": str(number), **part})
            answers.append((watch.answers(CODE), watch.profile(CODE)))
    assert answers[0] == answers[1]
    assert answers[0][1] == EnterpriseProfile.model_validate({"credit_code": CODE, **maker()})


def test_the_years_of_the_document_are_watched_unless_told_otherwise(tmp_path: Path) -> None:
    with monitor(tmp_path, years=()) as watch:
        assert watch.watched.years == tuple(range(shiyan().document.first_year, shiyan().document.last_year + 1)) == (2018, 2019, 2020)


def test_an_outbox_takes_up_where_its_file_was_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "changes.txt"
    with monitor(tmp_path) as watch:
        count = len(watch.tell(CODE, {"id": "1", "set": maker()}))
        box = Outbox(watch, path, "main")
        assert box.deliver(lambda c: f"{c.sequence}\n") == count
        assert box.deliver(lambda c: f"{c.sequence}\n") == 0
        box.close()
        whole = path.read_bytes()
        path.write_bytes(whole + b"12")  # written, not acknowledged
        Outbox(watch, path, "main").close()
        assert path.read_bytes() == whole == "".join(f"{n}\n" for n in range(1, count + 1)).encode()
        path.write_bytes(whole[:-1])
        with pytest.raises(DiagnosticsError, match="F715"):
            Outbox(watch, path, "main")
        assert path.read_bytes() == whole[:-1]


def test_an_outbox_does_not_cut_what_another_wrote(tmp_path: Path) -> None:
    path = tmp_path / "changes.txt"
    path.write_text("别人写的\n")
    with monitor(tmp_path) as watch, pytest.raises(DiagnosticsError, match="F716"):
        Outbox(watch, path, "main")
    assert path.read_text() == "别人写的\n"

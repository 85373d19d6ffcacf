"""Records decided again: by their own ruleset whatever has become of it since, and by a newer one, with reasons."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from subsidy.deciding import determine, load_ruleset
from subsidy.profile.enterprise import EnterpriseProfile
from subsidy.records import replay as replaying
from subsidy.records.bulk import compare_records, compare_store, replay_store
from subsidy.records.exported import exported_from, read_exported
from subsidy.records.reading import read_store
from subsidy.records.record import Record
from subsidy.records.recording import brief_record_of, record_of
from subsidy.records.replay import compare, replay
from subsidy.records.store import Store
from subsidy.report.comparison_workbook import comparison_workbook
from subsidy.report.replaying import render_comparison, render_replay
from subsidy.results.replaying import Reason, Replay
from subsidy.source.diagnostic import DiagnosticsError
from tests.conventions.sources import ROOT
from tests.recorded import Compare
from tests.records import samples

CERTIFIED = {
    "name": "张湾某机械有限公司", "industry": "3670", "registered_region": "张湾区", "operating_region": "张湾区",
    "certifications": [{"id": "C1", "kind": "高新技术企业", "year": 2019, "first_time": True}],
}  # fmt: skip


@pytest.fixture
def rulesets(tmp_path: Path) -> Path:
    """A folder of rulesets of one's own, to be changed."""
    folder = tmp_path / "rulesets"
    shutil.copytree(ROOT / "rulesets", folder)
    return folder


def _edit(folder: Path, file: str, old: str, new: str, version: str) -> Path:
    for name, was, now in ((file, old, new), ("document.yaml", "version: 1.0.0", f"version: {version}")):
        path = folder / "shiyan_2018" / name
        text = path.read_text(encoding="utf-8")
        assert was in text
        path.write_text(text.replace(was, now, 1), encoding="utf-8")
    return folder / "shiyan_2018"


def _certified(ruleset: Path | str = "shiyan_2018") -> Record:
    profile = EnterpriseProfile.model_validate(CERTIFIED)
    return record_of(determine(load_ruleset(ruleset), profile, year=2019), profile, recorded_at=samples.AT)


def test_a_record_replays_under_its_version_after_the_ruleset_has_changed(rulesets: Path, tmp_path: Path) -> None:
    folder = rulesets / "shiyan_2018"
    record = _certified(folder)
    with Store(tmp_path / "a.db") as store:
        store.append(record)
    _edit(rulesets, "awards/innovation.yaml", "value: 10万元", "value: 20万元", "2.0.0")
    newer = _certified(folder)
    assert newer.ruleset.digest != record.ruleset.digest
    with Store(tmp_path / "a.db") as store:
        store.append(newer)
    shutil.rmtree(rulesets)
    again = replay_store(tmp_path / "a.db")
    assert again.counts == {"same": 2}
    with read_store(tmp_path / "a.db") as store:
        assert [kept.version for kept in store.rulesets().values()] == ["1.0.0", "2.0.0"]
        payable = [next(r["payable"] for r in store.record(n).rows if r["award"] == "high_tech") for n in (3, 5)]
    assert payable == ["100000.00", "200000.00"]


def _reasons(record: Record, folder: Path) -> dict[str, list[Reason]]:
    return {change.award: change.reasons for change in compare(record, load_ruleset(folder)).changes}


def test_a_changed_sum_is_told_with_its_clause(rulesets: Path) -> None:
    folder = _edit(rulesets, "awards/innovation.yaml", "value: 10万元", "value: 20万元", "2.0.0")
    for record in (_certified(), _brief()):
        compared = compare(record, load_ruleset(folder))
        assert (compared.effect, compared.before, compared.after) == ("gains", "100000.00", "200000.00")
        (change,) = compared.changes
        (reason,) = change.reasons
        assert (change.award, reason.kind, reason.before, reason.after) == ("high_tech", "amount", "100000.00", "200000.00")
        assert [c.clause for c in reason.citations] == ["三（三）4③"]


def _brief() -> Record:
    profile = EnterpriseProfile.model_validate(CERTIFIED)
    return brief_record_of(determine(samples.shiyan(), profile, year=2019), profile)


def test_a_changed_condition_is_told_with_both_wordings(rulesets: Path) -> None:
    record = _certified()
    row = next(r for r in record.rows if r["award"] == "high_tech")
    folder = rulesets / "shiyan_2018"
    text = (folder / "awards" / "innovation.yaml").read_text(encoding="utf-8")
    start = text.index("award: high_tech")
    assert row["status"] == "eligible" and "conditions:" in text[start:]
    path = folder / "awards" / "innovation.yaml"
    at = text.index("conditions:", start)
    added = text[at:].split("\n")[1]
    indent = added[: len(added) - len(added.lstrip())]
    path.write_text(
        text[:at] + f"conditions:\n{indent}- {{when: 'size_class == \"large\"', quote: 给予10万元的一次性奖励}}" + text[at + len("conditions:") :],
        encoding="utf-8",
    )
    (change,) = compare(record, load_ruleset(folder)).changes
    assert change.effect == "loses"
    assert change.reasons[0].kind == "condition_added" and "大型" in change.reasons[0].text
    back = compare(_certified(folder), samples.shiyan()).changes[0]
    assert back.effect == "gains" and back.reasons[0].kind == "condition_dropped"


def test_an_award_that_is_new_or_gone_is_told(rulesets: Path) -> None:
    folder = rulesets / "shiyan_2018"
    for path in folder.rglob("*.yaml"):
        path.write_text(re.sub(r"\bhigh_tech\b", "high_tech_two", path.read_text(encoding="utf-8")), encoding="utf-8")
    kinds = {award: [r.kind for r in reasons] for award, reasons in _reasons(_certified(), folder).items()}
    assert kinds == {"high_tech": ["award_dropped"], "high_tech_two": ["award_added"]}


def test_readings_that_are_gone_are_a_reason_not_to_compare(rulesets: Path) -> None:
    record = replace(_certified(), readings={"S-99": "没有"})
    compared = compare(record, samples.shiyan())
    assert compared.effect is None and "P401" in compared.problems[0]
    assert replay(record).outcome == "undecidable"


def test_what_differs_is_told_by_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    record = _certified()
    assert replay(replace(record, engine="subsidy 0.0.1 exact")).outcome == "engine"
    result = json.loads(json.dumps(record.answer["result"]))
    result["engine"] = "subsidy 0.0.1 exact"
    assert replay(replace(record, engine="subsidy 0.0.1 exact", answer={"result": result})).outcome == "engine"
    result["document"]["title"] = "另一个标题"
    told = replay(replace(record, answer={"result": result}))
    assert (told.outcome, told.differences) == ("words", ["result.document.title", "result.engine"])
    row = next(d for d in result["determinations"] if d["award"] == "high_tech")
    row["payable"] = "99999.00"
    told = replay(replace(record, answer={"result": result}), 7)
    assert (told.outcome, [c.award for c in told.changes], told.changes[0].effect) == ("figures", ["high_tech"], "gains")


def test_a_ruleset_that_is_not_the_recorded_one_decides_nothing() -> None:
    record = _certified()
    name = "shiyan_2018/awards/innovation.yaml"
    other = {**record.ruleset.sources, name: record.ruleset.sources[name].replace(b"10\xe4\xb8\x87", b"20\xe4\xb8\x87")}
    told = replay(replace(record, ruleset=replace(record.ruleset, sources=other)))
    assert told.outcome == "undecidable" and "R717" in told.problems[0]


@pytest.mark.parametrize("name", ["../evil.yaml", "shiyan_2018/../../evil.yaml", "/evil.yaml", "shiyan_2018/awards/a/b.yaml", "shiyan_2018/evil.py"])
def test_a_strangers_record_writes_nowhere(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    record = _certified()
    told = replay(replace(record, ruleset=replace(record.ruleset, sources={**record.ruleset.sources, name: b"x"})))
    assert told.outcome == "undecidable" and list(tmp_path.iterdir()) == []
    told = replay(replace(record, ruleset=replace(record.ruleset, id="../evil")))
    assert told.outcome == "undecidable" and list(tmp_path.iterdir()) == []


def test_an_exported_record_replays_and_is_placed(tmp_path: Path) -> None:
    record, path = _certified(), tmp_path / "record.json"
    with Store(tmp_path / "a.db") as store:
        store.append_all([samples.brief(1), record])
        text = exported_from(store, 4)
    path.write_text(text, encoding="utf-8")
    assert read_exported(path) == record and replay(read_exported(path)).outcome == "same"
    data = json.loads(text)
    path.write_text(json.dumps({name: held for name, held in data.items() if name != "chain"}), encoding="utf-8")
    assert read_exported(path) == record
    changes: list[dict[str, object]] = [{"year": 2020}, {"recorded_at": None}, {"profile": {}}, {"more": 1}, {"reference": "x"}]
    for change in changes:
        path.write_text(json.dumps({**data, "record": {**data["record"], **change}}), encoding="utf-8")
        with pytest.raises(DiagnosticsError, match="R718"):
            read_exported(path)
    for name in ("previous", "hash", "salt"):
        path.write_text(json.dumps({**data, "chain": {**data["chain"], name: "00" * 32}}), encoding="utf-8")
        with pytest.raises(DiagnosticsError, match="R718"):
            read_exported(path)
    for bad in (
        "",
        "[]",
        "{}",
        '{"format": "subsidy record 2"}',
        json.dumps({**data, "record": 1}),
        json.dumps({**data, "chain": {}}),
        '{"format": 0.5}',
    ):
        path.write_text(bad, encoding="utf-8")
        with pytest.raises(DiagnosticsError, match="R718"):
            read_exported(path)


HOSTILE: list[tuple[str, object]] = [
    ("readings", []), ("parameters", {"a": 1}), ("on", 5), ("on", "x"), ("year", "2019"), ("year", True), ("year", 10**15), ("profile", []), ("profile", {"name": 5}),
    ("ruleset", {}), ("ruleset", None), ("engine", None), ("result", {}), ("result", {"determinations": [{}]}), ("result", []), ("summary", [1]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value"), HOSTILE)
def test_a_strangers_record_never_crashes(name: str, value: object, tmp_path: Path) -> None:
    with Store(tmp_path / "a.db") as store:
        store.append_all([_certified()])
        data = json.loads(exported_from(store, store.last))
    del data["chain"]
    data["record"][name] = value
    path = tmp_path / "record.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    try:
        record = read_exported(path)
    except DiagnosticsError as error:
        assert error.diagnostics[0].code == "R718"
    else:
        told = replay(record)
        assert told.outcome in ("undecidable", "figures") and (told.problems or told.changes)


def test_a_whole_store_in_several_processes_is_the_same_as_in_one(rulesets: Path, tmp_path: Path) -> None:
    folder, path = _edit(rulesets, "awards/innovation.yaml", "value: 10万元", "value: 20万元", "2.0.0"), tmp_path / "a.db"
    with Store(path) as store:
        receipts = store.append_all(samples.brief(i) for i in range(260))
        store.erase([receipts[4].entry], reason="试")
    seen: list[tuple[int, int]] = []
    one, two = replay_store(path), replay_store(path, processes=2, progress=lambda done, total: seen.append((done, total)))
    assert one == two and one.counts == {"same": 259, "erased": 1}
    assert seen[-1] == (263, 263) and seen == sorted(seen)
    compared = compare_store(path, folder, processes=2)
    assert compared == compare_store(path, folder)
    assert compared.gains + compared.changes + compared.unchanged == 259 and compared.skipped == 1 and compared.gains > 0 and compared.loses == 0
    with read_store(path) as store:
        named = [(number, record) for number, record in store.records(1, 9) if isinstance(record, Record)]
    assert compare_records(named, load_ruleset(folder)).records == len(named)
    assert len(comparison_workbook(compared)) > 1000
    assert comparison_workbook(compared) == comparison_workbook(compared)


def test_a_record_of_another_document_is_not_compared_one_by_one_either(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Store(path) as store:
        store.append_all([_certified()])
    with read_store(path) as store:
        named = [(number, record) for number, record in store.records(1, store.last) if isinstance(record, Record)]
    single, whole = compare_records(named, load_ruleset("hanzhong_2020")), compare_store(path, "hanzhong_2020")
    assert single == whole and (whole.records, whole.skipped, whole.awards, whole.recorded) == (1, 1, [], [])


def test_replay_means_deciding(monkeypatch: pytest.MonkeyPatch) -> None:
    """If the interpreter were wrong today, the replay would say so."""
    record = _brief()
    row = next(r for r in record.answer["summary"] if r["award"] == "high_tech")
    wrong = [{**r, "payable": "1.00"} if r is row else r for r in record.answer["summary"]]
    monkeypatch.setattr(replaying, "_answer", lambda determined, form: {"summary": wrong})
    assert replay(record).outcome == "figures"


def test_reports_read_well(rulesets: Path, compare: Compare, tmp_path: Path) -> None:
    folder = _edit(rulesets, "awards/innovation.yaml", "value: 10万元", "value: 20万元", "2.0.0")
    records = [(3, _certified()), (4, replace(_certified(), readings={"S-99": "没有"}))]
    for lang in ("zh", "en"):
        here = Path(__file__).with_name("recorded")
        text = render_comparison(compare_records(records, load_ruleset(folder)), lang).replace(load_ruleset(folder).digest[:12], "…")
        compare(here / f"comparison.{lang}.txt", text.replace(samples.shiyan().digest[:12], "…"))
    told = replay(
        replace(records[0][1], answer={"summary": [{**r, "payable": None, "status": "pending"} for r in _brief().answer["summary"]][:3]}), 3
    )
    assert "状态或金额不同" in render_replay(Replay(counts={"figures": 1}, listed=[told]))

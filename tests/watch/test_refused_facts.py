"""Facts that are refused change nothing, and say all that is wrong with them, where."""

from __future__ import annotations

import io
import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from subsidy.source.diagnostic import DiagnosticsError
from subsidy.watch.feed import MAX_LINE, Feed
from subsidy.watch.monitor import Monitor
from tests.recorded import Compare
from tests.watch.watch_support import CODE, OTHER, fed, lines, maker, monitor

BAD = Path(__file__).parent / "bad"


def state(watch: Monitor) -> list[object]:
    tables = ("settings", "enterprises", "facts", "events", "readers")
    return [watch.files.database.connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables]


def test_messages_about_facts(tmp_path: Path, compare: Compare) -> None:
    """One by one, so that none is held back for another."""
    said = []
    with monitor(tmp_path) as watch:
        first, *rest = (BAD / "facts.jsonl").read_bytes().splitlines(keepends=True)
        assert fed(watch, first)[0].told == 1
        before = state(watch)
        for number, line in enumerate(rest, start=2):
            (of,) = fed(watch, b"\n" * (number - 1) + line)
            assert of.refused, line
            said += [d.render() for d in of.refused]
            assert all(d.message("en") for d in of.refused)
            assert state(watch) == before
    compare(BAD / "facts.expected.txt", "\n".join(said) + "\n")


def test_messages_about_lines(tmp_path: Path, compare: Compare) -> None:
    with monitor(tmp_path) as watch:
        found = fed(watch, (BAD / "lines.jsonl").read_bytes())
        assert sum(of.told for of in found) == 0
        compare(BAD / "lines.expected.txt", "\n".join(d.render() for of in found for d in of.refused) + "\n")


def test_an_id_means_one_fact_only(tmp_path: Path) -> None:
    with monitor(tmp_path) as watch:
        watch.tell(CODE, {"id": "1", "set": {"name": "某公司", "industry": "3670"}})
        before = state(watch)
        assert watch.tell(CODE, {"set": {"industry": "3670", "name": "某公司"}, "id": "1"}) == []
        for code, said in ((CODE, {"name": "另一公司"}), (OTHER, {"name": "某公司", "industry": "3670"})):
            with pytest.raises(DiagnosticsError, match="F703"):
                watch.tell(code, {"id": "1", "set": said})
        assert state(watch) == before


def test_a_refused_fact_holds_back_those_that_build_on_it_and_no_others(tmp_path: Path) -> None:
    facts = [
        {"id": "1", "code": CODE, "set": {"name": "甲公司"}},
        {"id": "2", "code": CODE, "set": {"nam": "乙公司"}},
        {"id": "3", "code": OTHER, "set": {"name": "丙公司"}},
        {"id": "4", "code": CODE, "set": {"name": "丁公司"}},
    ]
    with monitor(tmp_path) as watch:
        (of,) = fed(watch, lines(facts))
        assert (of.told, of.held, [str(d.place) for d in of.refused]) == (2, 1, ["facts.jsonl:2: set.nam"])
        names = [profile.name for code in (CODE, OTHER) if (profile := watch.profile(code))]
        assert names == ["甲公司", "丙公司"]
        facts[1] = {"id": "2", "code": CODE, "set": {"name": "乙公司"}}
        (of,) = fed(watch, lines(facts))
        assert (of.told, of.held, of.refused) == (2, 0, ())
        profile = watch.profile(CODE)
        assert profile is not None and profile.name == "丁公司"


def test_after_a_line_that_may_be_about_anybody_nothing_more_is_told(tmp_path: Path) -> None:
    good = lines([{"id": "1", "code": CODE, "set": {"name": "甲公司"}}, {"id": "2", "code": CODE, "set": {"name": "乙公司"}}]).splitlines(
        keepends=True
    )
    with monitor(tmp_path) as watch:
        (of,) = fed(watch, good[0] + b"{\n" + good[1] + b"}\n")
        assert (of.told, of.held, len(of.refused)) == (1, 1, 2)


@pytest.mark.parametrize("length", [MAX_LINE, MAX_LINE + 2, 3 * MAX_LINE])
def test_a_line_may_be_as_long_as_the_limit(tmp_path: Path, length: int) -> None:
    fact = lines([{"id": "1", "code": CODE, "set": {"name": "甲公司"}}])
    with monitor(tmp_path) as watch:
        found = fed(watch, b" " * (length - len(fact)) + fact + fact)
        codes = [d.code for of in found for d in of.refused]
        assert codes == (["F714"] if length > MAX_LINE + 1 else [])
        assert sum(of.told for of in found) == (0 if length > MAX_LINE + 1 else 1)


class _Endless(io.RawIOBase):
    """A line that does not end for 40 MB."""

    left = 40_000_000

    def readable(self) -> bool:
        return True

    def readinto(self, into: Any) -> int:
        count = min(len(into), self.left)
        into[:count] = b" " * count
        self.left -= count
        return count


def test_a_line_without_end_is_not_held_in_memory(tmp_path: Path) -> None:
    with monitor(tmp_path) as watch:
        tracemalloc.start()
        try:
            codes = [d.code for of in Feed(watch, io.BufferedReader(_Endless()), "-") for d in of.refused]
            most = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert codes == ["F714"] and most < 5 * MAX_LINE


@pytest.mark.parametrize(
    ("data", "codes"), [(b"", []), (b"\n\n \r\n", []), (b"\xff\xfe\n", ["E107"]), (b"\xef\xbb\xbf", []), (b"[" * 100_000, ["E106"])]
)
def test_odd_streams(tmp_path: Path, data: bytes, codes: list[str]) -> None:
    with monitor(tmp_path) as watch:
        assert [d.code for of in fed(watch, data) for d in of.refused] == codes


def test_the_last_line_needs_no_end_and_may_come_from_windows(tmp_path: Path) -> None:
    with monitor(tmp_path) as watch:
        data = lines([{"id": str(i), "code": CODE, "set": {"name": f"第{i}"}} for i in range(3)]).replace(b"\n", b"\r\n").rstrip()
        assert sum(of.told for of in fed(watch, b"\xef\xbb\xbf" + data)) == 3


def test_rows_may_not_pass_for_a_whole_list(tmp_path: Path) -> None:
    """A list nothing is known of stays so: one recognised title does not say that there are no others."""
    row = {"id": "C1", "kind": "高新技术企业", "year": 2019}
    with monitor(tmp_path) as watch:
        with pytest.raises(DiagnosticsError, match="F706"):
            watch.tell(CODE, {"id": "1", "add": {"certifications": [row]}})
        watch.tell(CODE, {"id": "1", "set": {"certifications": "无"}, "add": {"certifications": [row]}})
        profile = watch.profile(CODE)
        assert profile is not None and [c.id for c in profile.certifications or ()] == ["C1"]


def test_a_fact_of_a_program_may_hold_what_profiles_hold(tmp_path: Path) -> None:
    with monitor(tmp_path) as watch:
        assert watch.tell(CODE, {"id": "1", "baseline": maker()}) == []
        assert json.dumps(state(watch), default=str)

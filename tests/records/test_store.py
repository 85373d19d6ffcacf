"""What a store promises: appended, found again, chained, never changed, erased without a break; several writers at once."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import sqlite3
import subprocess
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from subsidy.records.reading import read_store
from subsidy.records.store import Store
from subsidy.records.verify import verify
from subsidy.source.diagnostic import DiagnosticsError
from tests.records import samples


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


def test_records_come_back_as_they_were(path: Path) -> None:
    records = [samples.full(1), samples.brief(2), samples.brief(3, "申报-3")]
    with Store(path, opened_at=samples.AT) as store:
        receipts = [store.append(records[0]), *store.append_all(records[1:])]
        assert [r.entry for r in receipts] == [3, 4, 5]
        assert [store.record(r.entry) for r in receipts] == records
        assert store.head is not None and store.head.anchor == receipts[-1].hash
    with read_store(path) as reader:
        assert [record for _, record in reader.records(1, 99)] == records
        assert reader.entries_of(records[1].enterprise) == [4]
        assert [(row.entry, row.reference) for row in reader.listing()] == [(3, None), (4, None), (5, "申报-3")]
        assert [row.entry for row in reader.listing(records[2].enterprise)] == [5]
        check = verify(reader)
        assert (check.entries, check.records, check.rulesets, check.sound) == (5, 3, 1, True)


def test_a_stranger_with_the_documentation_can_check_the_chain(path: Path) -> None:
    with Store(path) as store:
        store.append_all(samples.brief(i) for i in range(3))
    previous = bytes(32)
    with sqlite3.connect(path) as connection:
        for number, text, stored in connection.execute("SELECT number, text, hash FROM entry ORDER BY number"):
            assert hashlib.sha256(previous + text.encode()).digest() == stored
            assert json.loads(text)["entry"] == number
            previous = stored
        enterprise, reference, salt, size, body = connection.execute("SELECT enterprise, reference, salt, size, body FROM content LIMIT 1").fetchone()
    connection.close()
    content = zlib.decompress(body)
    label = json.dumps([enterprise, reference], ensure_ascii=False, separators=(",", ":")).encode()
    with read_store(path) as reader:
        assert hashlib.sha256(salt + label + content).hexdigest() == reader.data(3, "record")["content"]
    assert len(content) == size


def test_a_ruleset_is_kept_once_and_versions_side_by_side(path: Path) -> None:
    other = replace(
        samples.brief(1).ruleset, version="9", digest="0" * 64, sources={**samples.shiyan().sources, "shiyan_2018/awards/new.yaml": b"[]"}
    )
    with Store(path) as store:
        store.append_all([samples.brief(1), replace(samples.brief(2), ruleset=other), samples.brief(3)])
    with Store(path) as store:
        store.append(replace(samples.brief(4), ruleset=other))
        assert {number: kept.version for number, kept in store.rulesets().items()} == {2: "1.0.0", 4: "9"}
        assert store.record(7).ruleset == other
        files = store.connection.execute("SELECT count(*) FROM file").fetchone()[0]
        assert files == len(samples.shiyan().sources) + 1


def test_a_reference_is_recorded_once(path: Path) -> None:
    record = samples.brief(1, "申报-1")
    with Store(path) as store:
        first = store.append(record)
        again = store.append(replace(record, recorded_at="2027-01-01T00:00:00Z"))
        assert again.known and (again.entry, again.hash) == (first.entry, first.hash)
        with pytest.raises(DiagnosticsError, match="R715"):
            store.append_all([samples.brief(5), samples.brief(2, "申报-1")])
        assert store.last == first.entry  # all or none
        assert store.append(samples.brief(6)).entry == first.entry + 1


def test_a_ruleset_of_a_failed_transaction_is_kept_by_the_next(path: Path) -> None:
    with Store(path) as store:
        with pytest.raises(DiagnosticsError, match="R715"):
            store.append_all([samples.brief(1, "申报-1"), samples.brief(2, "申报-1")])
        assert (store.append(samples.brief(3)).entry, list(store.rulesets())) == (3, [2])
        assert verify(store).sound


def test_erased_content_is_gone_from_the_file_and_the_chain_holds(path: Path) -> None:
    records = [samples.brief(i) for i in range(4)]
    name = records[1].profile["name"].encode()
    with Store(path) as store:
        entries = [receipt.entry for receipt in store.append_all(records)]
        assert store.append(replace(records[1], profile={**records[1].profile, "name": "换了名字"})).entry == 7
        mine = store.entries_of(records[1].enterprise)
        assert mine == [entries[1], 7]
        head = store.head
        receipt = store.erase(mine, reason="应企业申请", recorded_at=samples.AT)
        for entry in mine:
            with pytest.raises(DiagnosticsError, match=f"R713.*{receipt.entry}"):
                store.record(entry)
        with pytest.raises(DiagnosticsError, match="R713"):
            store.erase(mine[:1], reason="再来")
        assert store.record(entries[2]) == records[2]
        check = verify(store, noted=head.anchor if head else None)
        assert check.sound and check.erased == 2 and check.noted_entry == 7
        assert store.entries_of(records[1].enterprise) == []
        assert [row.erased_by for row in store.listing()] == [None, receipt.entry, None, None, receipt.entry]
        everything = b"".join(file.read_bytes() for file in path.parent.iterdir())  # the log beside the file too, while it is open
    assert name not in everything and records[1].enterprise.encode() not in everything
    assert records[2].enterprise.encode() in everything


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET text = '{}' WHERE number = 3",
        "DELETE FROM entry WHERE number = 4",
        "INSERT OR REPLACE INTO entry VALUES (3, 'record', '{}', x'00')",
        "INSERT INTO entry VALUES (99, 'record', '{}', x'00')",
        "UPDATE content SET body = x'00'",
        "DELETE FROM content",
        "INSERT OR REPLACE INTO content VALUES (3, '', NULL, x'', 0, x'')",
        "INSERT OR REPLACE INTO content VALUES (4, '', '申报-1', x'', 0, x'')",
        "UPDATE file SET body = x''",
        "DELETE FROM file",
        "INSERT INTO erasure VALUES (3, 2)",
        "UPDATE erasure SET erased_by = 1",
        "DELETE FROM erasure",
    ],
)
def test_the_tables_refuse_changes(path: Path, statement: str) -> None:
    with Store(path) as store:
        store.append_all([samples.brief(1, "申报-1"), samples.brief(2)])
        store.erase([4], reason="x")
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(statement)
    connection.close()


def test_a_store_that_cannot_be_written_can_be_read(path: Path) -> None:
    with Store(path) as store:
        store.append(samples.brief(1))
    with read_store(path) as reader, pytest.raises(DiagnosticsError, match="R712"):
        reader.record(99)
    with read_store(path) as reader, pytest.raises(DiagnosticsError, match="R712"):
        reader.record(2)


def _write(path: Path, writer: int, count: int) -> None:
    with Store(path) as store:
        for number in range(count):
            store.append(samples.brief(number, f"{writer}-{number}"))


def test_several_processes_write_one_store(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write, args=(path, i, 25)) for i in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    with read_store(path) as reader:
        check = verify(reader)
        assert check.sound and check.records == 75 and check.rulesets == 1
        assert sorted(row.reference or "" for row in reader.listing()) == sorted(f"{i}-{n}" for i in range(3) for n in range(25))


def test_the_shell_of_sqlite_reads_a_record(path: Path) -> None:
    shell = next((p for folder in os.get_exec_path() if (p := Path(folder, "sqlite3")).is_file()), None)
    if shell is None:
        pytest.skip("no sqlite3 shell")
    with Store(path) as store:
        store.append(samples.brief(1))
    query = "SELECT sqlar_uncompress(body, size) FROM content"
    said = subprocess.run([shell, path, query], capture_output=True, check=True, timeout=60).stdout
    assert json.loads(said)["profile"] == samples.brief(1).profile

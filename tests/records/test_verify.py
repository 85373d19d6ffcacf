"""A byte changed anywhere in a store is found and placed, or provably changes nothing that anyone could read."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from subsidy.records.chain import hash_of, link
from subsidy.records.reading import read_store
from subsidy.records.store import Store
from subsidy.records.tables import unpacked
from subsidy.records.verify import verify
from subsidy.results.verification import Fault, Verification
from subsidy.source.diagnostic import DiagnosticsError
from tests.records import samples

FLIPS = int(os.environ.get("STORE_FLIPS", "400"))


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a store of forty records, two of them erased, at rest."""
    path = tmp_path_factory.mktemp("sound") / "store.db"
    with Store(path, opened_at=samples.AT) as store:
        store.append_all(samples.brief(i, f"申报-{i}" if i % 3 else None) for i in range(39))
        store.append(samples.full(1))
        store.erase([5, 9], reason="应企业申请")
    return path.read_bytes()


def _everything(path: Path) -> list[tuple[object, ...]]:
    """All that can be read, bodies inflated: the padding bits of a deflated stream mean nothing."""
    connection = sqlite3.connect(path)
    try:
        rows = [row for table in ("entry", "erasure") for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1")]
        for query in (
            "SELECT entry, enterprise, reference, salt, size, body FROM content ORDER BY 1",
            "SELECT digest, size, body FROM file ORDER BY 1",
        ):
            rows += [(*row[:-1], unpacked(row[-1], row[-2])) for row in connection.execute(query)]
        return rows
    finally:
        connection.close()


def _found(path: Path, noted: str | None = None) -> list[Fault]:
    """What the check finds; a file that is not even opened is a fault of the file."""
    try:
        with read_store(path) as store:
            return verify(store, noted).faults
    except DiagnosticsError as error:
        assert all(d.code in ("R702", "R703", "R704", "R705", "R707", "R709") for d in error.diagnostics)
        return [Fault(entry=None, part="file", detail=str(error))]


def test_a_changed_byte_is_found_or_changes_nothing(sound: bytes, tmp_path: Path) -> None:
    path, dice, harmless = tmp_path / "flipped.db", random.Random(2026), 0
    path.write_bytes(sound)
    before = _everything(path)
    for _ in range(FLIPS):
        offset = dice.randrange(len(sound))
        flipped = bytearray(sound)
        flipped[offset] ^= 1 << dice.randrange(8)
        path.write_bytes(flipped)
        if not _found(path):
            harmless += 1
            assert _everything(path) == before, offset
    assert harmless < FLIPS / 2  # unused room in pages; most of the file is data


def test_a_byte_changed_in_data_is_found_and_placed(sound: bytes, tmp_path: Path) -> None:
    """Every text, hash, salt and body, flipped where it stands in the file: the record and the part are named."""
    path, dice = tmp_path / "flipped.db", random.Random(7)
    path.write_bytes(sound)
    connection = sqlite3.connect(path)
    values: list[tuple[int | None, set[str], bytes]] = []
    for number, text, stored in connection.execute("SELECT number, text, hash FROM entry"):
        values += [(number, {"text", "text_or_hash", "ruleset"}, text.encode()), (number, {"hash", "text_or_hash"}, stored)]
    for number, salt, body in connection.execute("SELECT entry, salt, body FROM content WHERE size < 60000"):
        values += [(number, {"content"}, salt), (number, {"content"}, body)]
    for (body,) in connection.execute("SELECT body FROM file WHERE length(body) < 3000"):
        values.append((2, {"ruleset"}, body))
    connection.close()
    tried = 0
    for number, parts, value in dice.sample(values, 60):
        offset = sound.find(value)
        if offset < 0:  # continued on an overflow page
            continue
        flipped = bytearray(sound)
        flipped[offset + dice.randrange(len(value))] ^= 1 << dice.randrange(8)
        path.write_bytes(flipped)
        faults = _found(path)
        assert any(fault.entry == number and fault.part in parts for fault in faults), (number, parts, faults)
        assert {fault.entry for fault in faults if fault.part in ("text", "hash", "content")} <= {number}
        tried += 1
    assert tried > 40


def _tampered(path: Path, sound: bytes, change: Callable[[sqlite3.Connection], object]) -> Path:
    """A store changed by somebody who knows SQLite: the triggers taken away, and put back afterwards."""
    path.write_bytes(sound)
    connection = sqlite3.connect(path)
    triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    change(connection)
    for _, sql in triggers:
        connection.execute(sql)
    connection.commit()
    connection.close()
    return path


@pytest.mark.parametrize(
    ("statement", "entry", "part"),
    [
        ("UPDATE entry SET text = replace(text, '2019', '2020') WHERE number = 7", 7, "text"),
        ("UPDATE entry SET hash = zeroblob(32) WHERE number = 7", 7, "hash"),
        ("UPDATE entry SET kind = 'erase' WHERE number = 7", 7, "text"),
        ("DELETE FROM entry WHERE number = 7", 7, "entry"),
        ("UPDATE content SET enterprise = '91' WHERE entry = 8", 8, "label"),
        ("UPDATE content SET reference = 'B' WHERE entry = 8", 8, "label"),
        ("UPDATE content SET salt = zeroblob(32) WHERE entry = 8", 8, "content"),
        ("UPDATE content SET size = size + 1 WHERE entry = 8", 8, "content"),
        (
            "UPDATE content SET body = (SELECT body FROM content WHERE entry = 10), size = (SELECT size FROM content WHERE entry = 10) WHERE entry = 8",
            8,
            None,
        ),
        ("DELETE FROM content WHERE entry = 8", 8, "content"),
        ("DELETE FROM erasure WHERE entry = 5", 5, "erasure"),
        ("INSERT INTO erasure VALUES (8, 43)", 8, "erasure"),
        ("INSERT INTO content SELECT 5, '', NULL, salt, size, body FROM content WHERE entry = 8", 5, None),
        ("INSERT INTO content SELECT 2, '', NULL, salt, size, body FROM content WHERE entry = 8", 2, "stray"),
        ("INSERT INTO file VALUES ('x', 0, x'')", None, "stray"),
        ("DELETE FROM file WHERE digest = (SELECT min(digest) FROM file)", 2, "ruleset"),
    ],
)
def test_what_somebody_changes_is_named(sound: bytes, tmp_path: Path, statement: str, entry: int | None, part: str | None) -> None:
    path = _tampered(tmp_path / "tampered.db", sound, lambda connection: connection.execute(statement))
    faults = _found(path)
    assert faults and {fault.entry for fault in faults} == {entry}, faults
    assert part is None or faults[0].part == part, faults


def test_taken_away_triggers_are_found(sound: bytes, tmp_path: Path) -> None:
    path = tmp_path / "open.db"
    path.write_bytes(sound)
    connection = sqlite3.connect(path)
    connection.execute("DROP TRIGGER content_delete")
    connection.commit()
    connection.close()
    assert "R705" in _found(path)[0].detail


def _last(path: Path) -> Verification:
    with read_store(path) as store:
        return verify(store)


def test_a_noted_head_shows_a_cut_off_end(sound: bytes, tmp_path: Path) -> None:
    path = tmp_path / "whole.db"
    path.write_bytes(sound)
    head = _last(path).head
    assert head is not None and _found(path, head) == []
    statements = "DELETE FROM erasure; DELETE FROM content WHERE entry > 30; DELETE FROM entry WHERE number > 30"
    cut = _tampered(tmp_path / "cut.db", sound, lambda connection: connection.executescript(statements))
    assert {fault.entry for fault in _found(cut)} == {5, 9}  # their erasure went with the end; nothing else is amiss
    faults = _found(cut, head)
    assert Fault(entry=None, part="noted_head", detail=head) in faults


def test_a_noted_head_shows_a_chain_written_anew(sound: bytes, tmp_path: Path) -> None:
    """Whoever writes the whole chain anew from one entry on makes a sound store, and only the noted head tells."""

    def rewrite(connection: sqlite3.Connection) -> None:
        rows = connection.execute("SELECT number, text, hash FROM entry ORDER BY number").fetchall()
        previous = rows[5][2]
        for number, text, _ in rows[6:]:
            changed = text.replace("2019", "2020") if number == 7 else text
            previous = hash_of(previous, changed.encode())
            connection.execute("UPDATE entry SET text = ?, hash = ? WHERE number = ?", (changed, previous, number))

    path = tmp_path / "whole.db"
    path.write_bytes(sound)
    with read_store(path) as store:
        head, early = verify(store).head, store.link(6).anchor
    path = _tampered(tmp_path / "anew.db", sound, rewrite)
    assert _found(path) == []
    assert [fault.part for fault in _found(path, head)] == ["noted_head"]
    assert _found(path, early) == []  # noted before the change: what it covers was not touched


def test_what_is_read_is_never_a_changed_record(sound: bytes, tmp_path: Path) -> None:
    path = _tampered(tmp_path / "tampered.db", sound, lambda c: c.execute("UPDATE content SET salt = zeroblob(32) WHERE entry = 8"))
    path = _tampered(path, path.read_bytes(), lambda c: c.execute("UPDATE entry SET text = replace(text, '2019', '2020') WHERE number = 11"))
    with read_store(path) as store:
        for number in (8, 11):
            with pytest.raises(DiagnosticsError, match="R714"):
                store.record(number)
        assert store.record(10) == samples.brief(7, "申报-7")


def test_links_are_what_the_documentation_says() -> None:
    first = link(bytes(32), 1, "open", {"b": 1, "a": "二"})
    assert first.text == '{"a":"二","b":1,"entry":1,"kind":"open"}'
    assert first.hash == hash_of(bytes(32), first.text.encode())

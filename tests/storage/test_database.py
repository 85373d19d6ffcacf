"""What a storage file promises: created whole, recognised, never half-written, and a plain complaint about all others."""

from __future__ import annotations

import multiprocessing
import sqlite3
from pathlib import Path

import pytest

from subsidy.source.diagnostic import DiagnosticsError
from subsidy.storage.database import Kind, open_database, open_to_read

KIND = Kind(0x73756274, 1, ("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT",))


def _refused(code: str, path: Path, kind: Kind = KIND) -> None:
    for opening in (open_database, open_to_read):
        with pytest.raises(DiagnosticsError) as caught:
            opening(path, kind)
        assert [d.code for d in caught.value.diagnostics] == [code], opening


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with open_database(path, KIND) as database:
        with database.writing() as connection:
            connection.execute("INSERT INTO note VALUES (1, '记')")
        assert database.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert database.connection.execute("PRAGMA synchronous").fetchone() == (2,)
        with open_to_read(path, KIND) as other:
            assert other.connection.execute("SELECT text FROM note").fetchall() == [("记",)]
            with pytest.raises(DiagnosticsError, match="R709"), other.writing() as connection:
                connection.execute("DELETE FROM note")


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with open_database(tmp_path / "a.db", KIND) as database:
        with pytest.raises(sqlite3.IntegrityError), database.writing() as connection:
            connection.executemany("INSERT INTO note VALUES (1, ?)", [("半",), ("再",)])
        with database.writing() as connection:  # and the next can begin
            assert connection.execute("SELECT count(*) FROM note").fetchone() == (0,)


def test_a_reader_sees_one_state(tmp_path: Path) -> None:
    with open_database(tmp_path / "a.db", KIND) as writer, open_to_read(tmp_path / "a.db", KIND) as reader:
        with reader.reading() as seen:
            before = seen.execute("SELECT count(*) FROM note").fetchone()
            with writer.writing() as connection:
                connection.execute("INSERT INTO note VALUES (1, '新')")
            assert seen.execute("SELECT count(*) FROM note").fetchone() == before
        assert reader.connection.execute("SELECT count(*) FROM note").fetchone() == (1,)


def test_other_files_are_refused_and_left_alone(tmp_path: Path) -> None:
    text, stranger = tmp_path / "text.db", tmp_path / "stranger.db"
    text.write_text("不是数据库" * 500, encoding="utf-8")
    connection = sqlite3.connect(stranger)
    connection.execute("CREATE TABLE theirs (x)")
    connection.commit()
    connection.close()
    for path in (text, stranger):
        before = path.read_bytes()
        _refused("R703", path)
        assert path.read_bytes() == before
    with pytest.raises(DiagnosticsError, match="R701"):
        open_to_read(tmp_path / "none.db", KIND)
    with pytest.raises(DiagnosticsError, match="R709"):
        open_database(tmp_path / "no folder" / "a.db", KIND)
    (tmp_path / "empty.db").touch()
    with pytest.raises(DiagnosticsError, match="R702"):
        open_to_read(tmp_path / "empty.db", KIND)


def test_versions_and_altered_tables_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    open_database(path, KIND).close()
    _refused("R703", path, Kind(1, 1, KIND.tables))
    _refused("R704", path, Kind(KIND.application_id, 2, KIND.tables))
    connection = sqlite3.connect(path)
    connection.execute("CREATE TRIGGER sly AFTER INSERT ON note BEGIN DELETE FROM note; END")
    connection.commit()
    connection.close()
    _refused("R705", path)


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with open_database(path, KIND) as database, database.writing() as connection:
        connection.executemany("INSERT INTO note VALUES (?, ?)", ((i, "长" * 300) for i in range(100)))
    raw = bytearray(path.read_bytes())
    raw[3 * 4096 : 5 * 4096] = b"\xff" * 8192
    path.write_bytes(raw)
    with open_to_read(path, KIND) as database, pytest.raises(DiagnosticsError, match="R707"), database.reading() as connection:
        connection.execute("SELECT sum(length(text)) FROM note").fetchall()


def _write(path: Path, first: int) -> None:
    with open_database(path, KIND) as database:
        for number in range(first, first + 20):
            with database.writing() as connection:
                connection.execute("INSERT INTO note VALUES (?, 'x')", (number,))


def test_many_processes_create_and_write_one_file(tmp_path: Path) -> None:
    path, context = tmp_path / "a.db", multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write, args=(path, 100 * i)) for i in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0] * 4
    with open_to_read(path, KIND) as database:
        assert database.connection.execute("SELECT count(*) FROM note").fetchone() == (80,)

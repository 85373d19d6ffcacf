"""A SQLite file of ours: created whole, recognised by its marks, written in transactions that survive ``kill -9``.

Every file has a :class:`Kind`: a number that says whose it is, a version, and its tables. A stranger's file, a newer
version, a damaged file are complaints (``R7xx``), never crashes. One :class:`Database` belongs to one thread; any
number of threads and processes may each have their own on the same file.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from subsidy.source.diagnostic import Diagnostic, DiagnosticsError
from subsidy.source.place import ProfilePlace

OLDEST = (3, 37, 0)  # STRICT tables
WAIT_SECONDS = 60  # how long a writer waits for the others
UNREADABLE = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What reading a damaged file may raise: SQLite quotes names out of the file, which may be no text any more."""

MAX_VALUE_BYTES = 100_000_000  # nothing longer is read from a stranger's file


@dataclass(frozen=True, slots=True)
class Kind:
    """What marks a file as ours, and what it holds. ``tables`` are the statements that create it, in order."""

    application_id: int
    version: int
    tables: tuple[str, ...]


class Database:
    """An open file. ``connection`` is in autocommit: write inside :meth:`writing`, read several things inside :meth:`reading`."""

    def __init__(self, path: Path, kind: Kind, connection: sqlite3.Connection) -> None:
        self.path, self.kind, self.connection = path, kind, connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it or, whatever happens, nothing. On return it is on the disk. Other writers wait."""
        with told(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One unchanging view of the file, however long it takes; writers go on meanwhile."""
        with told(self.path):
            self.connection.execute("BEGIN")
            try:
                yield self.connection
            finally:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")

    def close(self) -> None:
        self.connection.close()

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_database(path: Path, kind: Kind) -> Database:
    """The file, ready to be written; created if there is none. Raises :class:`DiagnosticsError` (``R7xx``)."""
    with told(path):
        connection = _connected(path, "rwc")
        try:
            if _is_blank(connection):
                _create(connection, kind)
            _check(path, connection, kind)
            if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):  # a copy at rest, now written to
                _to_wal(connection)
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA secure_delete = ON")  # what is erased is overwritten
        except BaseException:
            connection.close()
            raise
        return Database(path, kind, connection)


def open_to_read(path: Path, kind: Kind) -> Database:
    """The file as it is, never changed by this; it may stand where nothing can be written. Raises :class:`DiagnosticsError`."""
    with told(path):
        if not path.is_file():
            raise complaint("R701", path)
        connection = _connected(path, "ro")
        try:
            _check(path, connection, kind)
        except BaseException:
            connection.close()
            raise
        return Database(path, kind, connection)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """What SQLite complains about, as a complaint of ours that names the file."""
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
        raise  # a mistake of the caller, not of the file
    except UNREADABLE as error:
        raise complaint(_code(error), path, problem=str(error)) from error


def complaint(code: str, path: Path, **args: object) -> DiagnosticsError:
    return DiagnosticsError([Diagnostic(code, ProfilePlace(path.name, ""), args)])


def schema_of(connection: sqlite3.Connection) -> dict[str, str]:
    """Every table, index and trigger of a file with the text that made it."""
    rows = connection.execute("SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema")
    return dict(rows.fetchall())


def expected_schema(kind: Kind) -> dict[str, str]:
    """The same for a new file of a kind."""
    connection = sqlite3.connect(":memory:")
    try:
        for statement in kind.tables:
            connection.execute(statement)
        return schema_of(connection)
    finally:
        connection.close()


def _connected(path: Path, mode: str) -> sqlite3.Connection:
    if sqlite3.sqlite_version_info < OLDEST:
        raise complaint("R706", path, found=sqlite3.sqlite_version, needed=".".join(map(str, OLDEST)))
    uri = f"{path.absolute().as_uri()}?mode={mode}{'&immutable=1' if mode == 'ro' and _is_at_rest(path) else ''}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=WAIT_SECONDS)
    connection.text_factory = _decoded
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _decoded(raw: bytes) -> str:
    """Text of a damaged file may be no text at all; that must not stop whoever looks for the damage."""
    return raw.decode(errors="replace")


def _is_at_rest(path: Path) -> bool:
    """Whether nobody can be writing: the folder allows no files beside it and there is no log to read."""
    return not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists()


def _is_blank(connection: sqlite3.Connection) -> bool:
    """Whether nothing has ever been put into the file; SQLite reads an empty file as an empty database."""
    return not schema_of(connection) and _mark(connection, "application_id") == 0 == _mark(connection, "user_version")


def _create(connection: sqlite3.Connection, kind: Kind) -> None:
    """Marks and tables in one transaction; of several processes at once one creates and the others find it done."""
    _to_wal(connection)
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _is_blank(connection):
            connection.execute(f"PRAGMA application_id = {kind.application_id:d}")
            connection.execute(f"PRAGMA user_version = {kind.version:d}")
            for statement in kind.tables:
                connection.execute(statement)
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _to_wal(connection: sqlite3.Connection) -> None:
    """SQLite does not wait its turn for this one change, so we do."""
    patience = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if _name(error) not in ("SQLITE_BUSY", "SQLITE_BUSY_RECOVERY", "SQLITE_LOCKED") or time.monotonic() > patience:
                raise
            time.sleep(0.01)


def _check(path: Path, connection: sqlite3.Connection, kind: Kind) -> None:
    owner, version = _mark(connection, "application_id"), _mark(connection, "user_version")
    found = schema_of(connection)
    if not found and owner == 0:
        raise complaint("R702", path)
    if owner != kind.application_id:
        raise complaint("R703", path)
    if version != kind.version:
        raise complaint("R704", path, found=version, known=kind.version)
    expected = expected_schema(kind)
    changed = sorted(name for name in found.keys() | expected.keys() if found.get(name) != expected.get(name))
    if changed:
        raise complaint("R705", path, names="、".join(changed[:10]))


def _mark(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _code(error: Exception) -> str:
    name = _name(error)
    if name.startswith("SQLITE_NOTADB"):
        return "R703"
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return "R708"
    if name == "SQLITE_READONLY_ROLLBACK":  # whoever created it was killed halfway, and a reader must not clean up
        return "R710"
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_FULL", "SQLITE_IOERR", "SQLITE_PERM", "SQLITE_AUTH")):
        return "R709"
    return "R707"


def _name(error: Exception) -> str:
    return str(getattr(error, "sqlite_errorname", ""))

"""Where enterprise files are kept while they are watched: one SQLite file, written whole facts at a time.

settings     under which rules, years and options the answers were given, numbered
enterprises  the file of each enterprise as it is now, and its last answers
facts        the ids told and a digest of what was told, so that none is told twice
events       the changes, numbered, until they are trimmed
readers      how far each reader has acknowledged, and how long its output file was then
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from subsidy.results.change import Change
from subsidy.storage.database import Database, Kind, open_database
from subsidy.watch.answers import Answers, from_plain, to_plain

KIND = Kind(
    application_id=0x53627766,  # "Sbwf"
    version=1,
    tables=(
        "CREATE TABLE settings (number INTEGER PRIMARY KEY, setting TEXT NOT NULL) STRICT",
        "CREATE TABLE enterprises (number INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, profile TEXT NOT NULL, answers TEXT NOT NULL, "
        "setting INTEGER NOT NULL REFERENCES settings (number)) STRICT",
        "CREATE TABLE facts (id TEXT PRIMARY KEY, digest BLOB NOT NULL) STRICT, WITHOUT ROWID",
        "CREATE TABLE events (sequence INTEGER PRIMARY KEY AUTOINCREMENT, code TEXT NOT NULL, change TEXT NOT NULL) STRICT",
        "CREATE TABLE readers (name TEXT PRIMARY KEY, acknowledged INTEGER NOT NULL, file TEXT NOT NULL, size INTEGER NOT NULL) STRICT",
    ),
)

PAGE = 100


@dataclass(frozen=True, slots=True)
class File:
    """What is kept of one enterprise: its profile as plain data, its answers by year, and under which setting they were given."""

    code: str
    profile: dict[str, Any]
    answers: dict[int, Answers]
    setting: int


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a reader has acknowledged, the file it writes (empty: none), and the length of that at the time."""

    acknowledged: int = 0
    file: str = ""
    size: int = 0


class Files:
    """The store of a monitor. What writes takes the connection of a transaction, so that a fact is written whole or not at all."""

    def __init__(self, path: Path) -> None:
        self.database: Database = open_database(path, KIND)

    def close(self) -> None:
        self.database.close()

    def setting(self) -> tuple[int, str] | None:
        """The number and text of the setting in force."""
        row = self.database.connection.execute("SELECT number, setting FROM settings ORDER BY number DESC LIMIT 1").fetchone()
        return None if row is None else (int(row[0]), str(row[1]))

    def set_setting(self, connection: sqlite3.Connection, setting: str) -> int:
        return int(connection.execute("INSERT INTO settings (setting) VALUES (?)", (setting,)).lastrowid or 0)

    def file(self, code: str) -> File | None:
        row = self.database.connection.execute("SELECT code, profile, answers, setting FROM enterprises WHERE code = ?", (code,)).fetchone()
        return None if row is None else _file(row)

    def put(self, connection: sqlite3.Connection, file: File) -> None:
        answers = {str(year): to_plain(of) for year, of in file.answers.items()}
        connection.execute(
            "INSERT INTO enterprises (code, profile, answers, setting) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (code) DO UPDATE SET profile = excluded.profile, answers = excluded.answers, setting = excluded.setting",
            (file.code, _text(file.profile), _text(answers), file.setting),
        )

    def outdated(self, setting: int) -> int:
        """How many enterprises were last decided under another setting."""
        return int(self.database.connection.execute("SELECT count(*) FROM enterprises WHERE setting <> ?", (setting,)).fetchone()[0])

    def some_outdated(self, setting: int, after: int) -> list[tuple[int, str]]:
        """A page of them by number and code, those after a number."""
        rows = self.database.connection.execute(
            "SELECT number, code FROM enterprises WHERE number > ? AND setting <> ? ORDER BY number LIMIT ?", (after, setting, PAGE)
        )
        return [(int(number), str(code)) for number, code in rows]

    def digest(self, fact: str) -> bytes | None:
        row = self.database.connection.execute("SELECT digest FROM facts WHERE id = ?", (fact,)).fetchone()
        return None if row is None else bytes(row[0])

    def note(self, connection: sqlite3.Connection, fact: str, digest: bytes) -> None:
        connection.execute("INSERT INTO facts (id, digest) VALUES (?, ?)", (fact, digest))

    def tell(self, connection: sqlite3.Connection, change: Change) -> Change:
        """Puts a change at the end of the events and returns it with its number."""
        text = change.model_dump_json(exclude={"sequence"})
        sequence = connection.execute("INSERT INTO events (code, change) VALUES (?, ?)", (change.credit_code, text)).lastrowid
        return change.model_copy(update={"sequence": sequence})

    def events(self, after: int) -> Iterator[Change]:
        """The changes after a number, in order; read a page at a time, so that nothing is held open meanwhile."""
        while True:
            rows = self.database.connection.execute(
                "SELECT sequence, change FROM events WHERE sequence > ? ORDER BY sequence LIMIT ?", (after, PAGE)
            ).fetchall()
            for sequence, change in rows:
                yield Change.model_validate({**json.loads(change), "sequence": sequence})
                after = sequence
            if len(rows) < PAGE:
                return

    def cursor(self, reader: str) -> Cursor:
        row = self.database.connection.execute("SELECT acknowledged, file, size FROM readers WHERE name = ?", (reader,)).fetchone()
        return Cursor() if row is None else Cursor(*row)

    def move(self, connection: sqlite3.Connection, reader: str, cursor: Cursor) -> None:
        connection.execute(
            "INSERT INTO readers (name, acknowledged, file, size) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (name) DO UPDATE SET acknowledged = excluded.acknowledged, file = excluded.file, size = excluded.size",
            (reader, cursor.acknowledged, cursor.file, cursor.size),
        )

    def trim(self, connection: sqlite3.Connection) -> int:
        """Takes away the events that every reader has acknowledged, and says how many."""
        least = "SELECT coalesce(min(acknowledged), 0) FROM readers"
        return connection.execute(f"DELETE FROM events WHERE sequence <= ({least})").rowcount

    def erase(self, connection: sqlite3.Connection, code: str) -> bool:
        """Takes away all that is kept of an enterprise, and says whether there was anything. The ids of its facts stay."""
        events = connection.execute("DELETE FROM events WHERE code = ?", (code,)).rowcount
        return connection.execute("DELETE FROM enterprises WHERE code = ?", (code,)).rowcount + events > 0


def _file(row: Any) -> File:
    code, profile, answers, setting = row
    return File(code, json.loads(profile), {int(year): from_plain(of) for year, of in json.loads(answers).items()}, setting)


def _text(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))

"""The store: records are appended and chained; nothing is changed; the content of one can be erased and the chain holds."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from subsidy.records import chain
from subsidy.records.canonical import canonical
from subsidy.records.chain import Link
from subsidy.records.reading import Reader
from subsidy.records.record import KeptRuleset, Record
from subsidy.records.tables import ERASE, OPEN, RECORD, RULESET, STORE, packed
from subsidy.storage.database import complaint, open_database


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an append gives back once the record is safely on the disk. ``known``: it had been recorded before."""

    entry: int
    hash: str
    known: bool = False


class Store(Reader):
    """A store to write to, created if there is none. One per thread; many processes may share a file.

        with Store("store.db") as store:
            receipt = store.append(record_of(determined, profile, recorded_at="2026-11-22T10:00:00Z"))

    Raises :class:`DiagnosticsError` (``R7xx``). ``opened_at`` and ``continues`` are noted in a new store only.
    """

    def __init__(self, path: str | Path, *, opened_at: str | None = None, continues: dict[str, Any] | None = None) -> None:
        super().__init__(open_database(Path(path), STORE))
        self._kept: dict[tuple[str, str], int] = {}
        if self.head is None:
            with self._database.writing() as connection:
                if _last(connection) is None:
                    data = {"format": 1, "store": secrets.token_hex(16), "opened_at": opened_at, "continues": continues}
                    _insert(connection, chain.link(chain.START, 1, OPEN, data), OPEN)

    def append(self, record: Record) -> Receipt:
        """Writes a record down; when this returns it is on the disk."""
        return self.append_all([record])[0]

    def append_all(self, records: Iterable[Record]) -> list[Receipt]:
        """Writes several down in one transaction: all or none. A few thousand at a time are quickest."""
        kept = dict(self._kept)
        with self._database.writing() as connection:
            receipts = [self._append(connection, record, kept) for record in records]
        self._kept = kept
        return receipts

    def erase(self, entries: Sequence[int], *, reason: str, recorded_at: str | None = None) -> Receipt:
        """Erases the content of records and says so in the chain. ``reason`` stays for ever: it must not name the enterprise."""
        numbers = sorted(set(entries))
        with self._database.writing() as connection:
            for number in numbers:
                self.content_row(number)  # raises where there is nothing to erase
            link = _append(connection, ERASE, {"erases": numbers, "reason": reason, "recorded_at": recorded_at})
            connection.executemany("INSERT INTO erasure VALUES (?, ?)", ((number, link.number) for number in numbers))
            connection.executemany("DELETE FROM content WHERE entry = ?", ((number,) for number in numbers))
        self._forget()
        return Receipt(link.number, link.anchor)

    def _append(self, connection: Connection, record: Record, kept: dict[tuple[str, str], int]) -> Receipt:
        content = canonical(record.content)
        if record.reference is not None and (known := self._known(connection, record, content)):
            return known
        salt, names = chain.new_salt(), (record.ruleset.digest, record.ruleset.text_digest)
        if names not in kept:
            kept[names] = _keep(connection, record.ruleset)
        ruleset = {"entry": kept[names], "id": record.ruleset.id, "version": record.ruleset.version}
        terms = {**record.terms, "ruleset": ruleset}
        link = _append(connection, RECORD, {**terms, "content": chain.commitment(salt, record.enterprise, record.reference, content)})
        row = (link.number, record.enterprise, record.reference, salt, len(content), packed(content))
        connection.execute("INSERT INTO content VALUES (?, ?, ?, ?, ?, ?)", row)
        return Receipt(link.number, link.anchor)

    def _known(self, connection: Connection, record: Record, content: bytes) -> Receipt | None:
        """The record of the same reference, if there is one. Told again it must say the same, but for its time."""
        row = connection.execute("SELECT entry FROM content WHERE reference = ?", (record.reference,)).fetchone()
        if row is None:
            return None
        known = self.record(row[0])
        if canonical(known.content) != content or {**known.terms, "recorded_at": None} != {**record.terms, "recorded_at": None}:
            raise complaint("R715", self.path, reference=record.reference, number=row[0])
        return Receipt(row[0], self.link(row[0]).anchor, known=True)

    def _forget(self) -> None:
        """Takes what was erased out of the log beside the file too, unless somebody is reading there just now."""
        self._database.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _keep(connection: Connection, ruleset: KeptRuleset) -> int:
    """The entry that keeps a ruleset; appended, with the files not yet there, where there is none."""
    digests = ruleset.file_digests
    data = {"ruleset": ruleset.names, "files": digests}
    for number, text in connection.execute("SELECT number, text FROM entry WHERE kind = ? AND kind <> 'record'", (RULESET,)):
        if canonical({"entry": number, "kind": RULESET, **data}).decode() == text:
            return int(number)
    for name, digest in digests.items():
        if connection.execute("SELECT 1 FROM file WHERE digest = ?", (digest,)).fetchone() is None:
            source = ruleset.sources[name]
            connection.execute("INSERT INTO file VALUES (?, ?, ?)", (digest, len(source), packed(source)))
    return _append(connection, RULESET, data).number


def _append(connection: Connection, kind: str, data: dict[str, Any]) -> Link:
    last = _last(connection)
    number, previous = last or (0, chain.START)
    link = chain.link(previous, number + 1, kind, data)
    _insert(connection, link, kind)
    return link


def _insert(connection: Connection, link: Link, kind: str) -> None:
    connection.execute("INSERT INTO entry VALUES (?, ?, ?, ?)", (link.number, kind, link.text, link.hash))


def _last(connection: Connection) -> tuple[int, bytes] | None:
    row: tuple[int, bytes] | None = connection.execute("SELECT number, hash FROM entry ORDER BY number DESC LIMIT 1").fetchone()
    return row

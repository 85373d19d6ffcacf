"""What one reads from a store: its head, its entries, a record whole. Nothing that was altered is ever returned as if it were not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection
from typing import Any, Self

from subsidy.records import chain
from subsidy.records.canonical import read_exact
from subsidy.records.chain import Link
from subsidy.records.record import KeptRuleset, Record, record_from
from subsidy.records.tables import RECORD, RULESET, STORE, unpacked
from subsidy.source.diagnostic import DiagnosticsError
from subsidy.storage.database import Database, complaint, open_to_read


@dataclass(frozen=True, slots=True)
class Listed:
    """A record at a glance; ``erased_by`` is the entry that took its content away."""

    entry: int
    ruleset: str
    version: str
    year: int
    recorded_at: str | None
    enterprise: str | None
    reference: str | None
    erased_by: int | None


class Reader:
    """A store to read from; :func:`read_store` opens one."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.path = database.path
        self._rulesets: dict[int, KeptRuleset] = {}

    @property
    def connection(self) -> Connection:
        return self._database.connection

    @property
    def head(self) -> Link | None:
        """The newest entry: noting its hash elsewhere pins everything before it."""
        row = self.connection.execute("SELECT number, text, hash FROM entry ORDER BY number DESC LIMIT 1").fetchone()
        return Link(*row) if row else None

    @property
    def last(self) -> int:
        head = self.head
        return head.number if head else 0

    def link(self, number: int) -> Link:
        """An entry, held against its hash. Raises :class:`DiagnosticsError` (``R712`` ``R714``)."""
        rows = self.connection.execute("SELECT number, text, hash FROM entry WHERE number IN (?, ?) ORDER BY number", (number - 1, number)).fetchall()
        if not rows or rows[-1][0] != number:
            raise complaint("R712", self.path, number=number, last=self.last)
        previous = chain.START if number == 1 else rows[0][2]
        link = Link(*rows[-1])
        if (number > 1 and len(rows) == 1) or chain.hash_of(previous, link.text.encode()) != link.hash:
            raise complaint("R714", self.path, number=number)
        return link

    def data(self, number: int, kind: str) -> dict[str, Any]:
        """The data of an entry of a kind. Raises :class:`DiagnosticsError`."""
        data = read_exact(self.link(number).text.encode())
        if data.get("kind") != kind:
            raise complaint("R712", self.path, number=number, last=self.last)
        return dict(data)

    def content_row(self, number: int) -> tuple[str, str | None, bytes, int, bytes]:
        """Enterprise, reference, salt, size and body of a record. Raises :class:`DiagnosticsError` (``R712`` ``R713``)."""
        self.data(number, RECORD)
        return self._content(number)

    def _content(self, number: int) -> tuple[str, str | None, bytes, int, bytes]:
        row = self.connection.execute("SELECT enterprise, reference, salt, size, body FROM content WHERE entry = ?", (number,)).fetchone()
        if row is None:
            erased = self.connection.execute("SELECT erased_by FROM erasure WHERE entry = ?", (number,)).fetchone()
            raise complaint("R713", self.path, number=number, by=erased[0]) if erased else complaint("R714", self.path, number=number)
        enterprise, reference, salt, size, body = row
        return enterprise, reference, salt, size, body

    def record(self, number: int) -> Record:
        """A record whole. Raises :class:`DiagnosticsError` if there is none, it was erased (``R713``) or altered (``R714``)."""
        data = self.data(number, RECORD)
        enterprise, reference, salt, size, body = self._content(number)
        try:
            content = unpacked(body, size)
            if chain.commitment(salt, enterprise, reference, content) != data["content"]:
                raise ValueError("not what the entry says")
            ruleset = self.ruleset(data["ruleset"]["entry"])
            return record_from({**data, "ruleset": ruleset.names}, read_exact(content), ruleset.sources)
        except (ValueError, KeyError, TypeError):
            raise complaint("R714", self.path, number=number) from None

    def ruleset(self, number: int) -> KeptRuleset:
        """The ruleset that an entry keeps. Raises :class:`DiagnosticsError`."""
        if number not in self._rulesets:
            data = self.data(number, RULESET)
            try:
                names = data["ruleset"]
                sources = {name: self._file(digest) for name, digest in data["files"].items()}
                found = KeptRuleset(names["id"], names["version"], names["digest"], names["text_digest"], sources)
            except (ValueError, KeyError, TypeError):
                raise complaint("R714", self.path, number=number) from None
            if found.file_digests != data["files"]:
                raise complaint("R714", self.path, number=number)
            self._rulesets[number] = found
        return self._rulesets[number]

    def rulesets(self) -> Mapping[int, KeptRuleset]:
        """Every ruleset kept, by entry."""
        rows = self.connection.execute("SELECT number FROM entry WHERE kind = ? AND kind <> 'record' ORDER BY number", (RULESET,)).fetchall()
        return {number: self.ruleset(number) for (number,) in rows}

    def entries_of(self, enterprise: str) -> list[int]:
        """The records of an enterprise (credit code, or name where it has none) that still have content."""
        rows = self.connection.execute("SELECT entry FROM content WHERE enterprise = ? ORDER BY entry", (enterprise,))
        return [number for (number,) in rows]

    def records(self, first: int, last: int) -> Iterator[tuple[int, Record | DiagnosticsError]]:
        """The records between two entries, both included; in place of one that cannot be had, why."""
        for (number,) in self.connection.execute(
            "SELECT number FROM entry WHERE number BETWEEN ? AND ? AND kind = ?", (first, last, RECORD)
        ).fetchall():
            try:
                yield number, self.record(number)
            except DiagnosticsError as error:
                yield number, error

    def listing(self, enterprise: str | None = None) -> Iterator[Listed]:
        """Every record at a glance, or those of one enterprise."""
        query = (
            "SELECT number, text, enterprise, reference, erased_by FROM entry LEFT JOIN content ON content.entry = number"
            " LEFT JOIN erasure ON erasure.entry = number WHERE kind = ?"
        )
        chosen = " AND enterprise = ?" if enterprise is not None else ""
        given = (RECORD,) if enterprise is None else (RECORD, enterprise)
        for number, text, who, reference, erased_by in self.connection.execute(f"{query}{chosen} ORDER BY number", given):
            data = read_exact(text.encode())
            ruleset = data["ruleset"]
            yield Listed(number, ruleset["id"], ruleset["version"], data["year"], data["recorded_at"], who, reference, erased_by)

    def close(self) -> None:
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _file(self, digest: str) -> bytes:
        row = self.connection.execute("SELECT size, body FROM file WHERE digest = ?", (digest,)).fetchone()
        if row is None:
            raise KeyError(digest)
        size, body = row
        return unpacked(body, size)


def read_store(path: str | Path) -> Reader:
    """A store to read from, never changed. Raises :class:`DiagnosticsError` (``R7xx``)."""
    return Reader(open_to_read(Path(path), STORE))

"""Holding a store against its chain: every entry, every content, every erasure, every file, and SQLite's own pages."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import Any

from subsidy.records import chain
from subsidy.records.canonical import read_exact
from subsidy.records.reading import Reader
from subsidy.records.record import enterprise_of
from subsidy.records.tables import ERASE, OPEN, RECORD, RULESET, unpacked
from subsidy.results.verification import Fault, Part, Verification
from subsidy.storage.database import UNREADABLE

MAX_FAULTS = 1000
STEP = 1000  # entries between two reports of progress

Progress = Callable[[int, int], None]
Row = tuple[Any, ...]

_ENTRIES = (
    "SELECT number, CAST(kind AS BLOB), CAST(text AS BLOB), hash, CAST(enterprise AS BLOB), CAST(reference AS BLOB), salt, size, body, erased_by"
    " FROM entry LEFT JOIN content ON content.entry = number"
    " LEFT JOIN erasure ON erasure.entry = number WHERE number BETWEEN ? AND ? ORDER BY number"
)
_STRAYS = (
    "SELECT entry FROM content WHERE entry NOT IN (SELECT number FROM entry WHERE kind = 'record') LIMIT 100",
    "SELECT entry FROM erasure WHERE entry NOT IN (SELECT number FROM entry WHERE kind = 'record') LIMIT 100",
)


def verify(store: Reader, noted: str | None = None, progress: Progress | None = None) -> Verification:
    """Everything in a store held against its chain, as it stands at this moment. ``noted`` is a head noted down earlier."""
    return _Check(store, noted, progress or (lambda done, total: None)).run()


class _Check:
    def __init__(self, store: Reader, noted: str | None, progress: Progress) -> None:
        self.store, self.connection, self.progress = store, store.connection, progress
        self.noted = noted.strip().lower() if noted is not None else None
        self.noted_entry: int | None = None
        self.faults: list[Fault] = []
        self.entries = self.records = self.erased = 0
        self.rulesets: set[int] = set()
        self.files: set[str] = set()
        self.without: set[int] = set()  # records that have no content
        self.claimed: dict[int, int] = {}  # erased entry → the entry that the table says erased it
        self.declared: dict[int, int] = {}  # the same as the chain says
        self.stored = self.computed = chain.START
        self.suspect: int | None = None  # the entry before, while it is not known which half of it changed

    def run(self) -> Verification:
        self.connection.execute("BEGIN")
        try:
            self._pages()
            last = self._last()
            for first in range(1, last + 1, STEP):
                for row in self._rows(first, min(first + STEP - 1, last)):
                    self._entry(row)
                self.progress(min(first + STEP - 1, last), last)
            if self.suspect is not None:
                self._fault(self.suspect, "text_or_hash")
            self._erasures()
            self._strays()
        finally:
            self.connection.execute("ROLLBACK")
        if self.noted is not None and self.noted_entry is None:
            self._fault(None, "noted_head", self.noted[:80])
        return Verification(
            entries=self.entries,
            records=self.records,
            erased=self.erased,
            rulesets=len(self.rulesets),
            head=self.stored.hex() if self.entries else None,
            noted_entry=self.noted_entry,
            faults=self.faults[:MAX_FAULTS],
            more_faults=len(self.faults) > MAX_FAULTS,
        )

    def _fault(self, entry: int | None, part: Part, detail: str = "") -> None:
        fault = Fault(entry=entry, part=part, detail=detail)
        if len(self.faults) <= MAX_FAULTS and fault not in self.faults[-3:]:
            self.faults.append(fault)

    def _pages(self) -> None:
        """SQLite's own check of the pages of the file; it names the page."""
        try:
            for (said,) in self.connection.execute("PRAGMA integrity_check(100)"):
                if said != "ok":
                    self._fault(None, "page", str(said)[:300])
        except UNREADABLE as error:
            self._fault(None, "page", str(error))

    def _last(self) -> int:
        try:
            return int(self.connection.execute("SELECT coalesce(max(number), 0) FROM entry").fetchone()[0])
        except UNREADABLE as error:
            self._fault(None, "file", str(error))
            return 0

    def _rows(self, first: int, last: int) -> Iterator[Row]:
        """The rows of some entries; where the file cannot be read, one by one, so that the others are."""
        unreadable: dict[int, str] = {}
        try:
            found = {row[0]: row for row in self.connection.execute(_ENTRIES, (first, last))}
        except UNREADABLE:
            found = {}
            for number in range(first, last + 1):
                try:
                    found |= {row[0]: row for row in self.connection.execute(_ENTRIES, (number, number))}
                except UNREADABLE as error:
                    unreadable[number] = str(error)
        for number in range(first, last + 1):
            if number in found:
                yield found[number]
            else:
                self._fault(number, "entry", unreadable.get(number, ""))
                self.stored = self.computed = b""  # what follows cannot be held against it
                self.suspect = None

    def _entry(self, row: Row) -> None:
        number, written, text, stored, *content, erased_by = row
        self.entries += 1
        self._link(number, text, stored)
        try:
            data = read_exact(text)
            kind = data["kind"]
            if data["entry"] != number or written != kind.encode() or kind not in (OPEN, RULESET, RECORD, ERASE) or (kind == OPEN) != (number == 1):
                raise ValueError(kind)
            if kind == RECORD:
                self._record(number, data, content, erased_by)
            elif kind == RULESET:
                self._ruleset(number, data["files"])
            elif kind == ERASE:
                self.declared |= dict.fromkeys(data["erases"], number)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            self._fault(number, "text", str(error)[:200])

    def _link(self, number: int, text: bytes, stored: bytes) -> None:
        """Holds an entry against the one before. When that one does not fit itself, its successor says which half changed."""
        if stored.hex() == self.noted:
            self.noted_entry = number
        suspect, self.suspect = self.suspect, None
        fits = not self.stored or chain.hash_of(self.stored, text) == stored
        if suspect is not None:
            if fits:
                self._fault(suspect, "text")
            elif chain.hash_of(self.computed, text) == stored:
                self._fault(suspect, "hash")
                fits = True
            else:
                self._fault(suspect, "text_or_hash")
        if not fits:
            self.suspect = number
        self.computed = chain.hash_of(self.stored, text)
        self.stored = stored

    def _record(self, number: int, data: dict[str, Any], content: list[Any], erased_by: int | None) -> None:
        self.records += 1
        if data["ruleset"]["entry"] not in self.rulesets:
            self._fault(number, "ruleset", str(data["ruleset"]["entry"]))
        if erased_by is not None:
            self.claimed[number] = erased_by
        enterprise, reference, salt, size, body = content
        if body is None:
            self.without.add(number)
            return
        try:
            whole = unpacked(body, size)
        except ValueError as error:
            self._fault(number, "content", str(error))
            return
        try:
            fits = chain.commitment(salt, enterprise.decode(), reference.decode() if reference is not None else None, whole) == data["content"]
        except UnicodeDecodeError:
            fits = False
        if not fits:
            self._fault(number, _which(salt, whole, data["content"]))

    def _ruleset(self, number: int, files: dict[str, str]) -> None:
        self.rulesets.add(number)
        for name, digest in files.items():
            self.files.add(digest)
            try:
                row = self.connection.execute("SELECT size, body FROM file WHERE digest = ?", (digest,)).fetchone()
                if row is None or hashlib.sha256(unpacked(row[1], row[0])).hexdigest() != digest:
                    raise ValueError(name)
            except (ValueError, *UNREADABLE):
                self._fault(number, "ruleset", name)

    def _erasures(self) -> None:
        self.erased = len(self.without)
        for number in sorted(self.without | self.declared.keys() | self.claimed.keys()):
            if number in self.without and number not in self.declared:
                self._fault(number, "content")
            elif number not in self.without or self.declared.get(number) != self.claimed.get(number):
                self._fault(number, "erasure")

    def _strays(self) -> None:
        """Rows that no entry speaks of."""
        try:
            for query in _STRAYS:
                for (number,) in self.connection.execute(query):
                    self._fault(number, "stray")
            for (digest,) in self.connection.execute("SELECT digest FROM file"):
                if digest not in self.files:
                    self._fault(None, "stray", str(digest))
        except UNREADABLE as error:
            self._fault(None, "file", str(error))


def _which(salt: bytes, whole: bytes, said: str) -> Part:
    """With its own label instead of the stored one a content fits if only the label was changed."""
    try:
        content = read_exact(whole)
        own = enterprise_of(content["profile"]), content["reference"]
    except (ValueError, KeyError, TypeError, AttributeError):
        return "content"
    return "label" if chain.commitment(salt, *own, whole) == said else "content"

"""The lock file of a ruleset: the digest of the official text, of every clause and of every quote, each with its place.

It makes a change of text, register or quotes noticeable, and says which, even where the text is not at hand.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from subsidy.ir.quoting import quoting_parts
from subsidy.ir.ruleset import Citation, Clause, Ruleset

LOCK_NAME = "quotes.lock.json"
MAX_LOCK_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class LockedClause:
    """A row of the register: ``row`` is the digest of what it takes from the text, ``text`` that of its span, which begins at ``at``."""

    clause: str
    row: str
    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Lock:
    """``clauses`` in the order of the text; ``quotes`` are pairs of clause and digest with the place in the clause.

    ``source`` is the file it was read from, if it was.
    """

    text_digest: str = ""
    clauses: tuple[LockedClause, ...] = ()
    quotes: Mapping[tuple[str, str], int] = field(default_factory=dict)
    source: bytes = b""


def read_lock(folder: Path) -> Lock:
    """The lock of a ruleset folder, empty where there is none or it cannot be read; checking it is a task of its own."""
    try:
        path = folder / LOCK_NAME
        source = path.read_bytes() if path.is_file() and path.stat().st_size <= MAX_LOCK_BYTES else b"{}"
        data = json.loads(source.decode())
        clauses = tuple(LockedClause(str(row["clause"]), str(row["row"]), int(row["at"]), str(row["text"])) for row in data["clauses"])
        quotes = {(str(row["clause"]), str(row["quote"])): int(row["at"]) for row in data["quotes"]}
        return Lock(str(data["text"]), clauses, quotes, source)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return Lock()


def write_lock(folder: Path, lock: Lock) -> None:
    """One line for each clause and quote, so that a change of one is a change of one line."""
    rows = [{"clause": c.clause, "row": c.row, "at": c.at, "text": c.text} for c in lock.clauses]
    quotes = [{"clause": clause, "quote": digest, "at": at} for (clause, digest), at in sorted(lock.quotes.items())]
    lists = (f' "{name}": [\n  ' + ",\n  ".join(_line(row) for row in of) + "\n ]" for name, of in (("clauses", rows), ("quotes", quotes)))
    text = f' "text": {json.dumps(lock.text_digest)}'
    (folder / LOCK_NAME).write_text("{\n" + ",\n".join((text, *lists)) + "\n}\n", encoding="utf-8")


def _line(row: Mapping[str, object]) -> str:
    return json.dumps(row, ensure_ascii=False)


def row_digest(row: Clause) -> str:
    """Of everything that a row says."""
    said = (row.clause, row.begins, row.title, row.disposition, row.summary, row.responsible)
    targets = (text for t in row.targets for text in ("target", t.what, t.value, t.relation, t.by, t.responsible))
    waived = (text for waiver in row.waived for text in ("waived", waiver.words, waiver.why))
    return digest("\0".join((*said, *targets, *waived)))


def quote_digest(citation: Citation) -> str:
    return digest(f"{citation.clause}\0{citation.quote}")


def digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def citations(ruleset: Ruleset) -> list[Citation]:
    """Every citation of a ruleset, once, in the order of the rules."""
    return list(dict.fromkeys(citation for part in quoting_parts(ruleset) for citation in part.citations))

"""Quotes against the official text: each must stand verbatim in the span of its clause; and against the lock file.

Whitespace is left out of the comparison (the texts as published are full of stray blanks and line ends); nothing else is.
The register's rows partition the text: a row's span runs from its ``begins`` to that of the next row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from subsidy.ir.lock import LOCK_NAME, citations, digest_of_text, lock_of, quote_digest, read_lock
from subsidy.ir.ruleset import Clause, Ruleset
from subsidy.source.diagnostic import Diagnostic, DiagnosticsError
from subsidy.source.place import Place

MAX_TEXT_BYTES = 20_000_000


def read_text(path: Path) -> str:
    """An official text. Raises :class:`DiagnosticsError` (``E105`` ``E107`` ``E109``)."""
    place = Place(path.name, 1, 1)
    try:
        data = path.read_bytes()
    except OSError:
        raise DiagnosticsError([Diagnostic("E109", place)]) from None
    if len(data) > MAX_TEXT_BYTES:
        raise DiagnosticsError([Diagnostic("E105", place, {"size": len(data), "limit": MAX_TEXT_BYTES})])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DiagnosticsError([Diagnostic("E107", place)]) from None


def check_quotes(ruleset: Ruleset, text: str) -> Iterator[Diagnostic]:
    """Complaints ``E601`` to ``E603`` of quotes and clause beginnings that do not stand where they should."""
    document = ruleset.document.id
    spans, lost = _spans(ruleset, bare(text))
    for row in lost:
        place = row.place or Place(f"{document}/register.yaml", 1, 1)
        yield Diagnostic("E603", place, {"clause": row.clause, "begins": row.begins})
    for citation in citations(ruleset):
        if any(row.clause == citation.clause for row in lost):
            continue
        quote, place = bare(citation.quote), citation.place or Place(f"{document}/{citation.clause}", 1, 1)
        if quote in spans.get(citation.clause, ""):
            continue
        other = next((clause for clause, span in spans.items() if quote in span), None)
        if other is None:
            yield Diagnostic("E601", place, {"quote": citation.quote})
        else:
            yield Diagnostic("E602", place, {"quote": citation.quote, "clause": citation.clause, "other": other})


def check_lock(ruleset: Ruleset, folder: Path) -> Iterator[Diagnostic]:
    """Complaints ``E606`` ``E607`` ``E609``: the lock file pins exactly the quotes in use. Needs no text."""
    place = Place(f"{folder.name}/{LOCK_NAME}", 1, 1)
    locked = read_lock(folder)
    if not locked.text_digest:
        yield Diagnostic("E609", place, {"name": LOCK_NAME})
        return
    pinned, wanted = set(locked.quotes), set(lock_of(ruleset, locked.text_digest).quotes)
    changed = [c for c in citations(ruleset) if (c.clause, quote_digest(c)) not in pinned]
    for citation in changed:
        yield Diagnostic("E606", citation.place or place, {"quote": citation.quote, "clause": citation.clause})
    for clause in sorted({clause for clause, _ in pinned - wanted} - {c.clause for c in changed}):
        yield Diagnostic("E607", place, {"clause": clause})


def check_text(folder: Path, text: str) -> Iterator[Diagnostic]:
    """Complaint ``E608``: the text is not the one that was pinned."""
    if read_lock(folder).text_digest != digest_of_text(text):
        yield Diagnostic("E608", Place(f"{folder.name}/{LOCK_NAME}", 1, 1))


def bare(text: str) -> str:
    """The text without any whitespace."""
    return "".join(text.split())


def _spans(ruleset: Ruleset, text: str) -> tuple[Mapping[str, str], list[Clause]]:
    """The span of each clause in the bare text, and the clauses whose beginning is not found in order."""
    starts: list[tuple[str, int]] = []
    lost: list[Clause] = []
    at = 0
    for row in ruleset.register:
        begins = bare(row.begins)
        found = text.find(begins, at)
        if found < 0:
            lost.append(row)
            continue
        starts.append((row.clause, found))
        at = found + len(begins)
    ends = [*(start for _, start in starts), len(text)][1:]
    return {clause: text[start:end] for (clause, start), end in zip(starts, ends, strict=True)}, lost

"""The lock: pinning text, register and quotes, and finding what has changed since, with the text at hand or without it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from subsidy.ir.lock import LOCK_NAME, Lock, LockedClause, citations, digest, quote_digest, read_lock, row_digest
from subsidy.ir.ruleset import Ruleset
from subsidy.source.diagnostic import Diagnostic
from subsidy.source.place import Place
from subsidy.textproof.quotes import find_quotes
from subsidy.textproof.spans import Layout
from subsidy.textproof.structure import register_place


@dataclass(frozen=True, slots=True)
class Drift:
    """How the quotes stand in a text: ``found`` where they were pinned; ``moved`` within their clause or (``strayed``) to
    another; ``ambiguous``: several times in their clause; ``orphaned``: nowhere."""

    found: int = 0
    moved: int = 0
    strayed: int = 0
    ambiguous: int = 0
    orphaned: int = 0

    def counts(self) -> dict[str, int]:
        return asdict(self)

    @property
    def total(self) -> int:
        return sum(self.counts().values())


def pin(ruleset: Ruleset, layout: Layout) -> Lock:
    """The lock that a ruleset should have with a text in which every row and quote stands."""
    spans = layout.by_clause()
    clauses = tuple(LockedClause(s.row.clause, row_digest(s.row), s.start, digest(layout.text.text[s.start : s.end])) for s in layout.spans)
    quotes = {(q.citation.clause, quote_digest(q.citation)): q.start - spans[q.citation.clause].start for q in find_quotes(ruleset, layout)}
    return Lock(digest(layout.text.text), clauses, quotes)


def check_lock(ruleset: Ruleset, folder: Path) -> Iterator[Diagnostic]:
    """Complaints ``E606`` ``E607`` ``E609`` ``E617``: the lock pins exactly the register and the quotes in use. Needs no text."""
    place = Place(f"{folder.name}/{LOCK_NAME}", 1, 1)
    locked = read_lock(folder)
    if not locked.text_digest:
        yield Diagnostic("E609", place, {"name": LOCK_NAME})
        return
    yield from _changed_rows(ruleset, locked, place)
    pinned, wanted = set(locked.quotes), {(c.clause, quote_digest(c)) for c in citations(ruleset)}
    changed = [c for c in citations(ruleset) if (c.clause, quote_digest(c)) not in pinned]
    for citation in changed:
        yield Diagnostic("E606", citation.place or place, {"quote": citation.quote, "clause": citation.clause})
    for clause in sorted({clause for clause, _ in pinned - wanted} - {c.clause for c in changed}):
        yield Diagnostic("E607", place, {"clause": clause})


def _changed_rows(ruleset: Ruleset, locked: Lock, place: Place) -> Iterator[Diagnostic]:
    pinned = {clause.clause: clause.row for clause in locked.clauses}
    rows = {row.clause: row for row in ruleset.register}
    for clause in pinned.keys() - rows.keys():
        yield Diagnostic("E617", place, {"what": f"缺少条款“{clause}”", "english": f'clause "{clause}" is missing'})
    for clause, row in rows.items():
        if clause not in pinned:
            what = {"what": f"多出条款“{clause}”", "english": f'clause "{clause}" is new'}
            yield Diagnostic("E617", register_place(ruleset, row), what)
        elif pinned[clause] != row_digest(row):
            what = {"what": f"条款“{clause}”的登记改了", "english": f'the row of clause "{clause}" has changed'}
            yield Diagnostic("E617", register_place(ruleset, row), what)
    if list(rows) != list(pinned) and rows.keys() == pinned.keys():
        yield Diagnostic("E617", place, {"what": "条款的先后改了", "english": "the order of the clauses has changed"})


def check_text(folder: Path, layout: Layout) -> Iterator[Diagnostic]:
    """Complaints ``E608`` (the text is not the one that was pinned) and ``E618`` (of each clause whose words have changed)."""
    locked, place = read_lock(folder), Place(f"{folder.name}/{LOCK_NAME}", 1, 1)
    if locked.text_digest in ("", digest(layout.text.text)):  # nothing pinned is another complaint
        return
    yield Diagnostic("E608", place)
    pinned = {clause.clause: clause.text for clause in locked.clauses}
    for span in layout.spans:
        if pinned.get(span.row.clause) not in (None, digest(layout.text.text[span.start : span.end])):
            line = layout.text.line_number(span.start)
            yield Diagnostic("E618", span.row.place or place, {"clause": span.row.clause, "line": line})


def drift(ruleset: Ruleset, layout: Layout, locked: Lock) -> Drift:
    """How many quotes stand where they were pinned, and what became of the others."""
    spans, counts = layout.by_clause(), {"found": 0, "moved": 0, "strayed": 0, "ambiguous": 0, "orphaned": 0}
    for quote in find_quotes(ruleset, layout):
        clause = quote.citation.clause
        match quote.finding:
            case "found":
                there = locked.quotes.get((clause, quote_digest(quote.citation)))
                counts["found" if there == quote.start - spans[clause].start else "moved"] += 1
            case "moved":
                counts["strayed"] += 1
            case "ambiguous":
                counts["ambiguous"] += 1
            case "orphaned" | "lost":
                counts["orphaned"] += 1
    return Drift(**counts)

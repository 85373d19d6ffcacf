"""Quotes against the official text: each must stand, once, in the span of its clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from subsidy.ir.lock import citations
from subsidy.ir.ruleset import Citation, Ruleset
from subsidy.source.diagnostic import Diagnostic
from subsidy.source.place import Place
from subsidy.textproof.plain import plain
from subsidy.textproof.spans import Layout

Finding = Literal["found", "moved", "ambiguous", "orphaned", "lost"]
MAX_SEARCHED = 200_000


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """Where a quote stands. ``found`` once in its clause (at ``start``); ``moved``: elsewhere only, in ``clauses``;
    ``ambiguous``: ``count`` times in its clause; ``orphaned``: nowhere; ``lost``: its clause itself was not found."""

    citation: Citation
    finding: Finding
    start: int = -1
    count: int = 0
    clauses: tuple[str, ...] = ()


def find_quotes(ruleset: Ruleset, layout: Layout) -> Iterator[FoundQuote]:
    """Every quote of a ruleset, once for each clause it is cited from, in the order of the rules."""
    spans, text = layout.by_clause(), layout.text.text
    for citation in citations(ruleset):
        span, quote = spans.get(citation.clause), plain(citation.quote)
        if span is None:
            yield FoundQuote(citation, "lost")
            continue
        count = text.count(quote, span.start, span.end)
        if count:
            yield FoundQuote(citation, "found" if count == 1 else "ambiguous", text.find(quote, span.start), count)
            continue
        others = tuple(other.row.clause for other in layout.spans if text.find(quote, other.start, other.end) >= 0)
        yield FoundQuote(citation, "moved" if others else "orphaned", clauses=others)


def check_quotes(ruleset: Ruleset, layout: Layout) -> Iterator[Diagnostic]:
    """Complaints ``E601`` (nowhere), ``E602`` (in another clause) and ``E616`` (several times) with the nearest words of the text."""
    for found in find_quotes(ruleset, layout):
        citation = found.citation
        place = citation.place or Place(f"{ruleset.document.id}/{citation.clause}", 1, 1)
        args = {"quote": citation.quote, "clause": citation.clause}
        match found.finding:
            case "orphaned":
                yield Diagnostic("E601", place, args, accepted=_nearest_words(citation, layout))
            case "moved":
                yield Diagnostic("E602", place, args | {"other": "”“".join(found.clauses[:3])})
            case "ambiguous":
                yield Diagnostic("E616", place, args | {"count": found.count})
            case "found" | "lost":
                pass


def _nearest_words(citation: Citation, layout: Layout) -> tuple[str, ...]:
    """The words of the clause, else of the text, that share the longest run of characters with a quote."""
    span, quote = layout.by_clause()[citation.clause], plain(citation.quote)
    for start, end in ((span.start, span.end), (0, len(layout.text.text))):
        words = layout.text.text[start : min(end, start + MAX_SEARCHED)]
        run = SequenceMatcher(None, words, quote, autojunk=False).find_longest_match()
        if run.size * 3 >= len(quote):
            first = max(0, run.a - run.b)
            return (words[first : first + len(quote)],)
    return ()

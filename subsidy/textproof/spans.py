"""Where the clauses of a register stand in the text: a row's span runs from its ``begins`` to that of the next row."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from subsidy.ir.ruleset import Clause, Ruleset
from subsidy.textproof.plain import PlainText, plain


@dataclass(frozen=True, slots=True)
class ClauseSpan:
    """``start:end`` of a clause in the plain text."""

    row: Clause
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The register laid over a text: it partitions the text from the first row found. ``lost`` rows were not found in order."""

    text: PlainText
    spans: tuple[ClauseSpan, ...]
    lost: tuple[Clause, ...]

    def by_clause(self) -> Mapping[str, ClauseSpan]:
        return {span.row.clause: span for span in self.spans}

    def at(self, place: int) -> ClauseSpan | None:
        """The span that holds a place of the plain text; none before the first row."""
        found = bisect_right(self.spans, place, key=lambda span: span.start) - 1
        return self.spans[found] if found >= 0 else None


def lay_out(ruleset: Ruleset, text: PlainText) -> Layout:
    """Every row of the register, in order, at the first place after the row before it where its opening words stand."""
    starts: list[tuple[Clause, int]] = []
    lost: list[Clause] = []
    at = 0
    for row in ruleset.register:
        begins = plain(row.begins)
        found = text.text.find(begins, at)
        if found < 0:
            lost.append(row)
        else:
            starts.append((row, found))
            at = found + len(begins)
    ends = [*(start for _, start in starts), len(text.text)][1:]
    return Layout(text, tuple(ClauseSpan(row, start, end) for (row, start), end in zip(starts, ends, strict=True)), tuple(lost))

"""The coverage of a text: every clause as published, cut into pieces at its quotes, figures and incentive words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from subsidy.ir.quoting import quoting_parts
from subsidy.ir.ruleset import Clause, Ruleset
from subsidy.results.coverage import Account, ClauseCoverage, Coverage, Piece, QuotedRule
from subsidy.textproof.account import ClauseAccount, account_clauses
from subsidy.textproof.plain import PlainText
from subsidy.textproof.spans import Layout


def cover(ruleset: Ruleset, layout: Layout) -> Coverage:
    """What accounts for each figure and incentive word, by clause. The text is that of the caller, piece by piece."""
    document = ruleset.document
    clauses = tuple(_clause(clause, layout.text) for clause in account_clauses(ruleset, layout))
    first = layout.text.original_span(layout.spans[0].start, layout.spans[0].start)[0] if layout.spans else len(layout.text.original)
    return Coverage(
        document.id,
        document.title,
        document.status,
        clauses,
        tuple(_rules(ruleset)),
        layout.text.original[:first],
        tuple(row.clause for row in layout.lost),
    )


def _rules(ruleset: Ruleset) -> Iterator[QuotedRule]:
    seen: set[str] = set()
    for part in quoting_parts(ruleset):
        place = next((citation.place for citation in part.citations if citation.place), None)
        if part.citations and part.rule not in seen:
            seen.add(part.rule)
            kind = "award" if part.encodes in ("award", "among", "condition", "amount", "competition") else part.encodes
            yield QuotedRule(part.rule, part.title, kind, place.file if place else "", place.line if place else 0)


def _clause(clause: ClauseAccount, text: PlainText) -> ClauseCoverage:
    row = clause.span.row
    targets = tuple(_target_words(row))
    waivers = tuple((waiver.words, waiver.why) for waiver in row.waived)
    return ClauseCoverage(row.clause, row.title, row.disposition, row.summary, targets, waivers, tuple(_pieces(clause, text)))


def _target_words(row: Clause) -> Iterator[str]:
    for target in row.targets:
        responsible = f"，{target.responsible}" if target.responsible else ""
        value = f"{target.value}{target.relation}" if target.relation == "左右" else f"{target.relation}{target.value}"
        yield f"{target.what}{value}（{target.by}{responsible}）"


def _pieces(clause: ClauseAccount, text: PlainText) -> Iterator[Piece]:
    """The text cut at the edges of every quote, figure and incentive word; a figure or word is never cut itself."""
    begin, end = (text.original_span(at, at)[0] for at in (clause.span.start, clause.span.end))
    quoted = [(*text.original_span(q.start, q.end), q.part.rule) for q in clause.quotations]
    accounts: dict[tuple[int, int], list[Account]] = {}
    for found in clause.tokens:
        accounts.setdefault(text.original_span(found.token.start, found.token.end), []).append(found.account)
    whole = {inside for first, last in accounts for inside in range(first + 1, last)}
    edges = {begin, end, *(edge for span in accounts for edge in span), *(edge for *span, _ in quoted for edge in span if edge not in whole)}
    by_start = {first: tuple(found) for (first, _), found in accounts.items()}
    for first, last in pairwise(sorted(edges)):
        rules = tuple(dict.fromkeys(rule for start, stop, rule in quoted if start <= first and last <= stop))
        yield Piece(text.original[first:last], rules, by_start.get(first, ()))

"""The other direction: every figure and incentive word of the text is used by a rule, stated as a target, or waived with a reason.

A figure is used by a rule that quotes it and writes it (or that says in words what it says: a limit, a statement); an
incentive word by any rule that quotes it. What the numbering of the text consists of is no figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from subsidy.ir.quoting import QuotingPart, quoting_parts
from subsidy.ir.ruleset import Ruleset, Target, Waiver
from subsidy.results.coverage import Account
from subsidy.source.diagnostic import Diagnostic
from subsidy.source.place import Place
from subsidy.textproof.figures import Figure, Value, find_figures
from subsidy.textproof.grounding import WrittenFigure, uses, written_figures
from subsidy.textproof.incentives import Incentive, find_incentives
from subsidy.textproof.plain import PlainText, plain
from subsidy.textproof.segment import segments
from subsidy.textproof.spans import ClauseSpan, Layout
from subsidy.textproof.structure import register_place

Token = Figure | Incentive
StatedTarget = tuple[Target, frozenset[tuple[Value, ...]]]
_IN_WORDS = frozenset({"one_of", "statement", "cap"})


@dataclass(frozen=True, slots=True)
class Quotation:
    """``start:end`` of a quote of ``part`` in the plain text."""

    start: int
    end: int
    part: QuotingPart
    written: tuple[WrittenFigure, ...]


@dataclass(frozen=True, slots=True)
class AccountedToken:
    """A token of a clause with what accounts for it."""

    token: Token
    account: Account
    waiver: Waiver | None = None


@dataclass(frozen=True, slots=True)
class ClauseAccount:
    """Everything that must be accounted for in one clause, and the quotes taken from it."""

    span: ClauseSpan
    quotations: tuple[Quotation, ...]
    tokens: tuple[AccountedToken, ...]


def account_clauses(ruleset: Ruleset, layout: Layout) -> Iterator[ClauseAccount]:
    """The clauses in the order of the text. Nothing is taken from a clause that was not found."""
    quoted = _quotations(ruleset, layout)
    readable = masked(layout.text)
    for span in layout.spans:
        quotations = tuple(quoted.get(span.row.clause, ()))
        tokens: list[Token] = [*find_figures(readable[span.start : span.end]), *find_incentives(readable[span.start : span.end])]
        stated = [(target, frozenset(_stated(target))) for target in span.row.targets]
        shifted = sorted((_shifted(token, span.start) for token in tokens), key=lambda token: (token.start, token.end))
        yield ClauseAccount(span, quotations, tuple(_account(token, span, quotations, stated, ruleset, layout) for token in shifted))


def check_accounts(ruleset: Ruleset, layout: Layout) -> Iterator[Diagnostic]:
    """Complaints ``E622`` (nothing accounts for it), ``E626`` ``E627`` (a waiver of nothing) and ``E628`` (a target not in the text)."""
    for clause in account_clauses(ruleset, layout):
        row, text = clause.span.row, layout.text.text
        place = register_place(ruleset, row)
        for found in clause.tokens:
            if found.account.by == "nothing":
                words = text[max(clause.span.start, found.token.start - 12) : min(clause.span.end, found.token.end + 12)]
                args = {"text": found.token.text, "clause": row.clause, "words": words, "line": found.account.line}
                yield Diagnostic("E622", place, args)
        yield from _idle_waivers(clause, layout, place)
        yield from _strange_targets(clause, place)


def _idle_waivers(clause: ClauseAccount, layout: Layout, place: Place) -> Iterator[Diagnostic]:
    used = {found.waiver for found in clause.tokens if found.waiver is not None}
    for waiver in clause.span.row.waived:
        if layout.text.text.find(plain(waiver.words), clause.span.start, clause.span.end) < 0:
            yield Diagnostic("E626", waiver.place or place, {"words": waiver.words, "clause": clause.span.row.clause})
        elif waiver not in used:
            yield Diagnostic("E627", waiver.place or place, {"words": waiver.words})


def _strange_targets(clause: ClauseAccount, place: Place) -> Iterator[Diagnostic]:
    there = {value for found in clause.tokens if isinstance(found.token, Figure) for value in found.token.values}
    for target in clause.span.row.targets:
        for figure in find_figures(plain(target.value)):
            if not there.issuperset(figure.values):
                args = {"value": target.value, "figure": figure.text, "clause": clause.span.row.clause}
                yield Diagnostic("E628", target.place or place, args)


def _account(
    token: Token, span: ClauseSpan, quotations: tuple[Quotation, ...], stated: Sequence[StatedTarget], ruleset: Ruleset, layout: Layout
) -> AccountedToken:
    kind: Literal["figure", "incentive"] = "figure" if isinstance(token, Figure) else "incentive"
    line = layout.text.line_number(token.start)
    rules = tuple(dict.fromkeys(q.part.rule for q in quotations if q.start <= token.start and token.end <= q.end and _used(token, q, ruleset)))
    if rules:
        return AccountedToken(token, Account(kind, token.text, line, "rule", rules))
    if isinstance(token, Figure) and (target := next((t for t, values in stated if token.values and token.values in values), None)):
        return AccountedToken(token, Account(kind, token.text, line, "target", why=f"{target.what}：{target.value}"))
    if waiver := _waiver(token, span, layout):
        return AccountedToken(token, Account(kind, token.text, line, "waiver", why=waiver.why), waiver)
    return AccountedToken(token, Account(kind, token.text, line, "nothing"))


def _used(token: Token, quotation: Quotation, ruleset: Ruleset) -> bool:
    return isinstance(token, Incentive) or quotation.part.encodes in _IN_WORDS or uses(quotation.written, token, ruleset.document)


def _stated(target: Target) -> Iterator[tuple[Value, ...]]:
    """The figures of a target: its value, its date, those in its name."""
    return (figure.values for text in (target.value, target.by, target.what) for figure in find_figures(plain(text)))


def _waiver(token: Token, span: ClauseSpan, layout: Layout) -> Waiver | None:
    """The first waiver one of whose occurrences in the clause holds the token."""
    text = layout.text.text
    for waiver in span.row.waived:
        words = plain(waiver.words)
        at = text.find(words, max(span.start, token.end - len(words)), min(span.end, token.start + len(words))) if words else -1
        if 0 <= at <= token.start and token.end <= at + len(words):
            return waiver
    return None


def _quotations(ruleset: Ruleset, layout: Layout) -> Mapping[str, list[Quotation]]:
    """Where the parts of the rules quote each clause; a quote that stands several times is taken wherever it stands."""
    spans, text = layout.by_clause(), layout.text.text
    found: dict[str, list[Quotation]] = {}
    for part in quoting_parts(ruleset):
        written = written_figures(part)
        for citation in part.citations:
            span, quote = spans.get(citation.clause), plain(citation.quote)
            at = text.find(quote, span.start, span.end) if span and quote else -1
            while span and at >= 0:
                found.setdefault(citation.clause, []).append(Quotation(at, at + len(quote), part, written))
                at = text.find(quote, at + len(quote), span.end)
    return found


def masked(text: PlainText) -> str:
    """The text with its numbering made unreadable as figures."""
    chars = list(text.text)
    for segment in segments(text):
        chars[segment.start : segment.end] = "\0" * (segment.end - segment.start)
    return "".join(chars)


def _shifted(token: Token, by: int) -> Token:
    if isinstance(token, Figure):
        return Figure(token.start + by, token.end + by, token.text, token.values)
    return Incentive(token.start + by, token.end + by, token.text)

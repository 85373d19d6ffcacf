"""The coverage of a text as one HTML page: the text beside the register, every figure coloured by what accounts for it."""

from __future__ import annotations

import re

from subsidy.report.coverage_words import coverage_words, percent, summed_up
from subsidy.report.environment import environment
from subsidy.report.words import Lang
from subsidy.results.coverage import ClauseCoverage, Coverage, Piece, count


def to_html(coverage: Coverage, lang: Lang = "zh") -> str:
    """A self-contained page: no script, nothing loaded from elsewhere, everything escaped."""
    quoting = {clause.clause: _rules(clause) for clause in coverage.clauses}
    return (
        environment()
        .get_template("coverage.html.j2")
        .render(
            coverage=coverage,
            w=coverage_words(lang),
            lang=lang,
            counts=coverage.counts,
            count=count,
            percent=percent(coverage),
            summary=summed_up(coverage, lang),
            quoting=quoting,
            rules={rule.id: rule for rule in coverage.rules},
            quoted_in={rule.id: [i for i, c in enumerate(coverage.clauses) if rule.id in quoting[c.clause]] for rule in coverage.rules},
            first={
                by: next((i for i, c in enumerate(coverage.clauses) if any(a.by == by for a in c.accounts)), None)
                for by in ("rule", "target", "waiver", "nothing")
            },
            mark=_mark,
            tight=_tight,
        )
    )


def _rules(clause: ClauseCoverage) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rule for piece in clause.pieces for rule in piece.rules))


def _mark(piece: Piece) -> str:
    """What a piece is coloured by: the least of what accounts for it, ``quoted`` for the other words of a quote."""
    by = {account.by for account in piece.accounts}
    return next((name for name in ("nothing", "waiver", "target", "rule") if name in by), "quoted" if piece.rules else "")


def _tight(text: str) -> str:
    """Empty lines and the blanks around line ends taken out, for reading."""
    return re.sub(r"[^\S\n]*\n\s*", "\n", text)

"""The coverage of a text as JSON: the counts, and every account with its clause."""

from __future__ import annotations

import json
from dataclasses import asdict

from subsidy.results.coverage import ClauseCoverage, Counts, Coverage, count


def to_json(coverage: Coverage) -> str:
    """Indented JSON with a line end, the same for the same coverage. Of the text it holds the figures and words only."""
    data = {
        "document": coverage.document,
        "title": coverage.title,
        "status": coverage.status,
        "complete": coverage.complete,
        "lost": list(coverage.lost),
        "counts": _counts(coverage.counts),
        "clauses": [_clause(clause) for clause in coverage.clauses],
        "rules": [asdict(rule) for rule in coverage.rules],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _clause(clause: ClauseCoverage) -> dict[str, object]:
    return {
        "clause": clause.clause,
        "title": clause.title,
        "disposition": clause.disposition,
        "counts": _counts(count(clause.accounts)),
        "accounts": [asdict(account) for account in clause.accounts],
    }


def _counts(counts: Counts) -> dict[str, int]:
    return {"total": counts.total, "accounted": counts.accounted, **asdict(counts)}

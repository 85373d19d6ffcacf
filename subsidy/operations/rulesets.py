"""The rulesets shipped with the library."""

from __future__ import annotations

from dataclasses import dataclass

from subsidy.deciding import ruleset_names, shipped_ruleset
from subsidy.ir.ruleset import Ruleset


@dataclass(frozen=True, slots=True)
class RulesetSummary:
    """A shipped ruleset at a glance."""

    id: str
    title: str
    status: str
    draft: bool
    period: str
    region: str
    clauses: int
    awards: int
    digest: str


def rulesets() -> list[RulesetSummary]:
    """The rulesets shipped with the library, by id."""
    return [_summary(shipped_ruleset(name)) for name in ruleset_names()]


def _summary(ruleset: Ruleset) -> RulesetSummary:
    document = ruleset.document
    period = f"{document.first_year}" if document.first_year == document.last_year else f"{document.first_year}—{document.last_year}"
    return RulesetSummary(
        document.id,
        document.title,
        document.status,
        document.draft,
        period,
        document.region,
        len(ruleset.register),
        len(ruleset.awards),
        ruleset.digest,
    )

"""A rule as a page: who it is for, its conditions with their quotes, formula, limits, readings, what shows it."""

from __future__ import annotations

from collections.abc import Iterable

from subsidy.interpret.prose.flow import checks_of
from subsidy.interpret.prose.formula import formula_of, is_number
from subsidy.interpret.prose.phrase import Phrases
from subsidy.ir import nodes as n
from subsidy.ir import ruleset as r
from subsidy.ir.uses import definitions_below, limits_of, readings_of
from subsidy.quantity import show, show_en
from subsidy.results.determination import Citation, Disposition, Status
from subsidy.results.rule_page import (
    Addend,
    AwardListed,
    Contest,
    DocumentPage,
    Flow,
    Language,
    Limit,
    Meaning,
    ParameterListed,
    ReadingOffered,
    RulePage,
    Statement,
)
from subsidy.results.wording import Mark, Span, marked

_PASSED = {
    "award": Status.ELIGIBLE,
    "benefit": Status.ELIGIBLE,
    "discretionary": Status.DISCRETIONARY,
    "pending": Status.PENDING,
}


def document_page(ruleset: r.Ruleset, lang: Language) -> DocumentPage:
    """The document at a glance, and every award in the order of the text."""
    document, names = ruleset.document, Phrases(ruleset, lang=lang).names
    counted = {name: sum(c.disposition == name for c in ruleset.register) for name in Disposition}
    return DocumentPage(
        lang=lang,
        ruleset=document.id,
        title=document.title,
        status=document.status,
        issuer=document.issuer,
        published=document.published.isoformat(),
        first_year=document.first_year,
        last_year=document.last_year,
        region=document.region,
        notes=document.notes,
        clauses=len(ruleset.register),
        dispositions={name: count for name, count in counted.items() if count},
        awards=tuple(AwardListed(a.id, names.award(a.id), a.clause, Disposition(a.disposition)) for a in ruleset.awards),
        readings=tuple(_offered(row) for row in ruleset.readings.values()),
        parameters=tuple(ParameterListed(p.id, names.parameter(p.id), bool(p.values)) for p in ruleset.parameters.values()),
    )


def rule_page(ruleset: r.Ruleset, award: r.Award, lang: Language) -> RulePage:
    """One award, fully, but for the examples at its figures."""
    return _Page(ruleset, award, lang).made()


class _Page:
    def __init__(self, ruleset: r.Ruleset, award: r.Award, lang: Language) -> None:
        self.ruleset, self.award, self.lang = ruleset, award, lang
        self.phrases = Phrases(ruleset, lang=lang)
        self.conditions = (*ruleset.applicability, *((award.among,) if award.among else ()), *award.conditions)

    def made(self) -> RulePage:
        award, document, contest = self.award, self.ruleset.document, self._contest()
        subject = None if award.subject is None else self.phrases.names.rows(award.subject)
        addends = tuple(Addend(a.label, self._stated(a.node, a.citations), formula_of(a.node, self.phrases)) for a in award.components)
        return RulePage(
            lang=self.lang,
            ruleset=document.id,
            id=award.id,
            title=self.phrases.names.award(award.id),
            document=document.title,
            document_status=document.status,
            draft=document.draft,
            clause=award.clause,
            category=award.category,
            disposition=Disposition(award.disposition),
            subject=subject,
            given=_cited(award.citations),
            conditions=tuple(self._condition(c) for c in self.conditions),
            contest=contest,
            addends=addends,
            meanings=tuple(self._meaning(d) for d in self._definitions().values()),
            limits=self._limits(),
            readings=tuple(_offered(self.ruleset.readings[name]) for name in sorted(readings_of(self.ruleset, award))),
            evidence=award.evidence,
            notes=award.notes,
            flow=Flow(
                subject=subject or "",
                checks=checks_of(self.conditions, self.ruleset, self.phrases),
                contest=contest,
                passed=_PASSED[award.disposition],
            ),
        )

    def _stated(self, node: n.Node, citations: Iterable[r.Citation]) -> Statement:
        return Statement(self.phrases.span(node), _cited(citations))

    def _condition(self, condition: r.Condition) -> Statement:
        """A condition with its quotes, or else those of the definition it names."""
        cited = condition.citations
        if not cited and isinstance(condition.node, n.Defined):
            cited = self.ruleset.definitions[condition.node.name].citations
        return Statement(self.phrases.span(condition.node), _cited(cited), condition.in_round)

    def _contest(self) -> Contest | None:
        found = self.award.competition
        return None if found is None else Contest(found.places, self.phrases.span(found.ranked_by), _cited(found.citations))

    def _meaning(self, definition: r.Definition) -> Meaning:
        body = definition.body
        formula = formula_of(body, self.phrases) if is_number(body) else None
        return Meaning(definition.name, self.phrases.names.definition(definition.name), self._stated(body, definition.citations), formula)

    def _definitions(self) -> dict[str, r.Definition]:
        """The names used, each after those that use it."""
        ranked = [self.award.competition.ranked_by] if self.award.competition else []
        return definitions_below([*(c.node for c in (*self.conditions, *self.award.components)), *ranked], self.ruleset)

    def _limits(self) -> tuple[Limit, ...]:
        return tuple(self._limit(limit) for limit in limits_of(self.ruleset, self.award))

    def _limit(self, limit: r.Cap | r.OneOf) -> Limit:
        names = self.phrases.names
        return Limit(
            id=limit.id,
            title=names.limit(limit.id, limit.title),
            most=self._figure(limit) if isinstance(limit, r.Cap) else None,
            others=tuple(names.award(other) for other in limit.of if other != self.award.id),
            when=None if limit.when is None else self.phrases.span(limit.when),
            cited=_cited(limit.citations),
        )

    def _figure(self, cap: r.Cap) -> Span:
        return marked(Mark.FIGURE, (show.money if self.lang == "zh" else show_en.money)(cap.amount), cap.id)


def _cited(citations: Iterable[r.Citation]) -> tuple[Citation, ...]:
    return tuple(Citation(clause=c.clause, quote=c.quote) for c in dict.fromkeys(citations))


def _offered(row: r.ReadingRow) -> ReadingOffered:
    options = sorted(row.options, key=lambda option: option != row.default)
    return ReadingOffered(
        row.id, row.question, tuple(options), row.default, row.effect == "rule", {option: row.options[option] for option in options}
    )

"""What must hold of a whole ruleset: dispositions agree with awards, sums only where the text gives one, nothing unused."""

from __future__ import annotations

from collections.abc import Iterator

from subsidy.ir import nodes as n
from subsidy.ir import ruleset as r
from subsidy.source.diagnostic import Diagnostic
from subsidy.source.place import Place
from subsidy.syntax import written as w
from subsidy.syntax.shape import Written

MAX_QUOTE = 60
GIVING = ("award", "discretionary", "pending", "benefit")


def check_invariants(ruleset: r.Ruleset, parts: w.RulesetParts, used_readings: set[str]) -> Iterator[Diagnostic]:
    """Complaints ``E604`` ``E605`` ``E610`` to ``E615``, ``E631`` ``E632``."""
    yield from _period(ruleset)
    yield from _dispositions(ruleset, parts)
    yield from _amounts(ruleset, parts)
    yield from _readings(parts, used_readings)
    yield from _quotes(parts)


def _period(ruleset: r.Ruleset) -> Iterator[Diagnostic]:
    """Nobody is paid under a document that says nothing of when it applies."""
    if not any(_asks_when(condition.node, ruleset) for condition in ruleset.applicability):
        place = Place(f"{ruleset.document.id}/definitions.yaml", 1, 1)
        yield Diagnostic("E632", place, {"first": ruleset.document.first_year, "last": ruleset.document.last_year})


def _asks_when(node: n.Node, ruleset: r.Ruleset) -> bool:
    """Whether the policy year or the day decides a condition; definitions never refer to one another in a circle."""
    return any(
        (isinstance(part, n.Var) and part.name in ("year", "on"))
        or (isinstance(part, n.Defined) and _asks_when(ruleset.definitions[part.name].body, ruleset))
        for part in n.walk(node)
    )


def _dispositions(ruleset: r.Ruleset, parts: w.RulesetParts) -> Iterator[Diagnostic]:
    register = {row.clause: row for row in ruleset.register}
    cited = {award.clause.text for award in parts.awards}
    if cited <= register.keys():  # a clause that is not registered may well be the misspelling of one that is
        for part in parts.register:
            if part.disposition in GIVING and part.clause.text not in cited:
                yield _complaint("E610", part.clause, disposition=part.disposition)
    for award in parts.awards:
        clause = register.get(award.clause.text)
        if clause and clause.disposition not in GIVING:
            yield _complaint("E615", award.clause, clause=clause.clause, disposition=clause.disposition)


def _amounts(ruleset: r.Ruleset, parts: w.RulesetParts) -> Iterator[Diagnostic]:
    register = {row.clause: row for row in ruleset.register}
    for part in parts.awards:
        clause = register.get(part.clause.text)
        if clause is None or clause.disposition not in GIVING:
            continue
        if clause.disposition == "award" and not part.amount:
            yield _complaint("E612", part.id, clause=clause.clause)
        if clause.disposition != "award" and part.amount:
            yield _complaint("E611", part.id, clause=clause.clause, disposition=clause.disposition)
        if clause.disposition == "award" and part.amount and not part.conditions:
            yield _complaint("E631", part.id, title=part.title.text)
        if clause.disposition != "award" and not part.quotes:
            yield _complaint("E605", part.id, what=f"“{part.title.text}”")


def _readings(parts: w.RulesetParts, used: set[str]) -> Iterator[Diagnostic]:
    for part in parts.readings:
        if part.effect == "rule" and part.id.text not in used:
            yield _complaint("E613", part.id, name=part.id.text)
        if part.effect == "note" and part.id.text in used:
            yield _complaint("E614", part.id, name=part.id.text)


def _quotes(parts: w.RulesetParts) -> Iterator[Diagnostic]:
    for quote in quotes_of(parts):
        if len(quote.text.text) > MAX_QUOTE:
            yield _complaint("E604", quote.text, length=len(quote.text.text), limit=MAX_QUOTE)


def quotes_of(parts: w.RulesetParts) -> Iterator[w.Quote]:
    """Every quote of a ruleset, in the order of its files."""
    for definition in parts.definitions:
        yield from definition.quotes
    for condition in parts.applicability:
        yield from condition.quotes
    for award in parts.awards:
        yield from award.quotes
        yield from award.among.quotes if award.among else ()
        for condition in award.conditions:
            yield from condition.quotes
        for component in award.amount:
            yield from component.quotes
        yield from award.competition.quotes if award.competition else ()
    for cap in parts.caps:
        yield from cap.quotes
    for one_of in parts.one_ofs:
        yield from one_of.quotes
    for statement in parts.statements:
        yield from statement.quotes


def _complaint(code: str, written: Written, **args: object) -> Diagnostic:
    return Diagnostic(code, written.place, args, written.excerpt)

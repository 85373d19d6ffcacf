"""The parts of a ruleset that quote the text, each with what it encodes: the one walk over all citations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from subsidy.ir.nodes import Node
from subsidy.ir.ruleset import Award, Citation, Ruleset
from subsidy.quantity.exact import Exact

Encodes = Literal["applicability", "definition", "award", "among", "condition", "amount", "competition", "cap", "one_of", "statement"]


@dataclass(frozen=True, slots=True)
class QuotingPart:
    """A part of ``rule`` (the id of an award, definition or limit; of the document for applicability) with its quotes.

    ``nodes`` are what the quotes were turned into; ``amount`` the figure of a cap (分), ``places`` that of a competition;
    ``says`` is the sentence that tells it in the author's own words, if it has one.
    """

    rule: str
    title: str
    encodes: Encodes
    citations: tuple[Citation, ...]
    nodes: tuple[Node, ...] = ()
    amount: Exact | None = None
    places: int | None = None
    says: str = ""


def quoting_parts(ruleset: Ruleset) -> Iterator[QuotingPart]:
    """Every part that has quotes, in the order of the rules."""
    for definition in ruleset.definitions.values():
        yield QuotingPart(definition.name, definition.label, "definition", definition.citations, (definition.body,))
    for condition in ruleset.applicability:
        yield QuotingPart(ruleset.document.id, ruleset.document.title, "applicability", condition.citations, (condition.node,))
    for award in ruleset.awards:
        yield from _of_award(award)
    for cap in ruleset.caps:
        yield QuotingPart(cap.id, cap.title, "cap", cap.citations, (cap.when,) if cap.when else (), amount=cap.amount)
    for one_of in ruleset.one_ofs:
        keys = tuple(node for nodes in one_of.keys.values() for node in nodes)
        yield QuotingPart(one_of.id, one_of.title, "one_of", one_of.citations, (*keys, *((one_of.when,) if one_of.when else ())))
    for statement in ruleset.statements:
        yield QuotingPart(statement.id, statement.text, "statement", statement.citations, says=statement.text)


def _of_award(award: Award) -> Iterator[QuotingPart]:
    yield QuotingPart(award.id, award.title, "award", award.citations)
    for condition in award.conditions:
        yield QuotingPart(award.id, award.title, "condition", condition.citations, (condition.node,))
    for component in award.components:
        yield QuotingPart(award.id, award.title, "amount", component.citations, (component.node,))
    if award.among is not None:
        yield QuotingPart(award.id, award.title, "among", award.among.citations, (award.among.node,))
    if award.competition is not None:
        competition = award.competition
        yield QuotingPart(award.id, award.title, "competition", competition.citations, (competition.ranked_by,), places=competition.places)

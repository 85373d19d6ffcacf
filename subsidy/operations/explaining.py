"""Rules explained: in words, as formula, as diagram, with examples at their figures."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from subsidy.deciding import determine
from subsidy.ir.ruleset import Award, Ruleset
from subsidy.source.diagnostic import Diagnostic, DiagnosticsError, Whole, nearest
from subsidy.source.place import ProfilePlace

LISTED = 12  # awards that a document has and that are all told where a name is none of them

if TYPE_CHECKING:
    from subsidy.boundary.choosing import Found, Sample
    from subsidy.boundary.samples import Determine
    from subsidy.results.rule_page import Boundary, DocumentPage, Language, RulePage


def document_page(ruleset: Ruleset, lang: Language = "zh") -> DocumentPage:
    """The document at a glance, with its awards."""
    from subsidy.interpret.prose.page import document_page as made

    return made(ruleset, lang)


def rule_page(ruleset: Ruleset, award: str, lang: Language = "zh") -> RulePage:
    """One award (id or title) in words, as formula, as diagram. Raises :class:`DiagnosticsError` (``P405``)."""
    from subsidy.interpret.prose.page import rule_page as made

    return made(ruleset, _award(ruleset, award), lang)


def rule_page_with_examples(ruleset: Ruleset, award: str, folder: Path, lang: Language = "zh") -> RulePage:
    """The same with the examples at its figures, from the cases in the folder of the ruleset."""
    return replace(rule_page(ruleset, award, lang), boundaries=boundaries(ruleset, award, folder, lang))


def boundaries(ruleset: Ruleset, award: str, folder: Path, lang: Language = "zh") -> tuple[Boundary, ...]:
    """What comes out just below, at and just above each figure of an award, on the cases in the folder of its ruleset."""
    from subsidy.boundary.table import Table
    from subsidy.boundary.words import why

    one = _award(ruleset, award)
    return Table(ruleset, one, lang, why).boundaries(_found(ruleset, one, folder))


@lru_cache(maxsize=256)
def _found(ruleset: Ruleset, award: Award, folder: Path) -> tuple[Found, ...]:
    """The examples of an award, for every language."""
    from subsidy.boundary.choosing import found_of
    from subsidy.boundary.samples import decider

    return found_of(ruleset, award, _samples(ruleset, folder), decider(ruleset, award, _determiner(ruleset)))


def _determiner(ruleset: Ruleset) -> Determine:
    return lambda profile, year, on, readings, parameters: determine(ruleset, profile, year=year, on=on, readings=readings, parameters=parameters)


@lru_cache(maxsize=4)
def _samples(ruleset: Ruleset, folder: Path) -> tuple[Sample, ...]:
    from subsidy.boundary.samples import samples
    from subsidy.cases.suite import read_suite

    return samples(read_suite(folder, ruleset), _determiner(ruleset))


def _award(ruleset: Ruleset, award: str) -> Award:
    found = next((a for a in ruleset.awards if award in (a.id, a.title)), None)
    if found is None:
        names = [name for a in ruleset.awards for name in (a.id, a.title)]
        all_ = Whole(a.id for a in ruleset.awards) if len(ruleset.awards) <= LISTED else ()
        accepted = nearest(award, names) or all_
        raise DiagnosticsError([Diagnostic("P405", ProfilePlace(ruleset.document.id, ""), {"value": award}, accepted=accepted)])
    return found

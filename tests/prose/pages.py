"""Rulesets and their pages, made once for all tests of this folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from subsidy.interpret.exact.program import Program
from subsidy.interpret.prose.phrase import Phrases
from subsidy.ir import nodes as n
from subsidy.ir.ruleset import Ruleset
from subsidy.operations import boundaries, load_ruleset, rule_page, ruleset_folder, ruleset_names
from subsidy.results.rule_page import Boundary, Language, RulePage
from subsidy.results.wording import Span

RULESETS = ruleset_names()
AWARDS = [(name, award.id) for name in RULESETS for award in load_ruleset(name).awards]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
HAN = re.compile(r"[\u4e00-\u9fff]")


@cache
def ruleset(name: str) -> Ruleset:
    return load_ruleset(name)


@cache
def phrases(name: str, lang: Language) -> Phrases:
    return Phrases(ruleset(name), lang=lang)


def nodes(name: str) -> Iterator[n.Node]:
    """Every node of a ruleset."""
    return Program(ruleset(name))._all_nodes()


@cache
def page(name: str, award: str, lang: Language) -> RulePage:
    return rule_page(ruleset(name), award, lang)


@cache
def examples(name: str, award: str, lang: Language = "zh") -> tuple[Boundary, ...]:
    return boundaries(ruleset(name), award, ruleset_folder(name), lang)


def letters(span: Span) -> str:
    """The text of a span, part by part."""
    return "".join(letters(part) if isinstance(part, Span) else part for part in span.parts)

"""The cases of a ruleset as situations to change: profiles with English names and values as text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pydantic import ValidationError

from subsidy.boundary.choosing import Sample
from subsidy.boundary.levers import Situation
from subsidy.cases.suite import Case
from subsidy.interpret.exact.engine import Determined, Engine
from subsidy.interpret.prose.phrase import Phrases
from subsidy.ir import ruleset as r
from subsidy.ir.uses import definitions_below, limits_of
from subsidy.profile.enterprise import EnterpriseProfile
from subsidy.quantity.units import read_quantity
from subsidy.source.diagnostic import DiagnosticsError

Determine = Callable[[EnterpriseProfile, int, date | None, Mapping[str, str], Mapping[str, str]], Determined]


@dataclass(frozen=True, slots=True, eq=False)
class Decider:
    """Decides situations: ``fully`` as a user would have it, ``quickly`` by an engine for a few awards only."""

    determine: Determine
    engine: Engine

    def fully(self, situation: Situation) -> Determined | None:
        try:
            profile = EnterpriseProfile.model_validate(situation.profile)
            return self.determine(profile, situation.year, situation.on, situation.readings, situation.parameters)
        except (ValidationError, DiagnosticsError):
            return None

    def quickly(self, situation: Situation) -> Determined:
        given = {name: read_quantity(text).value for name, text in situation.parameters.items()}
        return self.engine.determine(self.engine.plan(situation.year, situation.on, situation.readings, given), situation.facts)


def decider(ruleset: r.Ruleset, award: r.Award, determine: Determine) -> Decider:
    """What decides the situations of one award."""
    return Decider(determine, Engine(alone(ruleset, award), lambda chosen, lang: Phrases(ruleset, chosen, lang), ""))


def alone(ruleset: r.Ruleset, award: r.Award) -> r.Ruleset:
    """The part of a ruleset that can have a say in one award: it and whatever shares limits with it."""
    kept = {award.id}
    while len(more := kept | {other for a in ruleset.awards if a.id in kept for limit in limits_of(ruleset, a) for other in limit.of}) > len(kept):
        kept = more
    awards = tuple(a for a in ruleset.awards if a.id in kept)
    caps = tuple(cap for cap in ruleset.caps if kept & set(cap.of))
    one_ofs = tuple(one_of for one_of in ruleset.one_ofs if kept & set(one_of.of))
    nodes = [condition.node for condition in ruleset.applicability]
    for a in awards:
        nodes += [part.node for part in (*a.conditions, *a.components, *((a.among,) if a.among else ()))]
        nodes += [a.competition.ranked_by] if a.competition else []
    nodes += [cap.when for cap in caps if cap.when is not None]
    nodes += [one_of.when for one_of in one_ofs if one_of.when is not None]
    nodes += [key for one_of in one_ofs for keys in one_of.keys.values() for key in keys]
    named = definitions_below(nodes, ruleset)
    definitions = {name: definition for name, definition in ruleset.definitions.items() if name in named}
    return replace(ruleset, awards=awards, caps=caps, one_ofs=one_ofs, definitions=definitions)


def samples(cases: Iterable[Case], determine: Determine) -> tuple[Sample, ...]:
    """The cases that can be decided."""
    found = []
    for case in cases:
        try:
            determined = determine(case.profile, case.year, case.on, case.readings, case.parameters)
        except DiagnosticsError:
            continue
        data: dict[str, Any] = case.profile.model_dump(mode="json", exclude_none=True)
        situation = Situation(data, determined.enterprise, case.year, case.on, case.readings, case.parameters)
        expects = frozenset(key.partition("/")[0] for key in case.expect)
        found.append(Sample(case.name, case.title, situation, determined, expects))
    return tuple(found)

"""A determination put to the second engine: both must say the same of every award's conditions.

The two engines share the rules and nothing else. Where they differ, one of them is wrong, and that is a mistake of this
library: it is reported with everything that reproduces it, and never settled in favour of either.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

from subsidy.deciding import engine_of, facts_of, shipped_ruleset
from subsidy.interpret.exact.engine import Determined
from subsidy.interpret.exact.outcome import Outcome
from subsidy.interpret.rete.gaps import GAPS
from subsidy.interpret.rete.judge import SecondEngine, lower
from subsidy.interpret.rete.memory import EngineContradicts, EngineFailed, EngineMissing, core
from subsidy.ir.ruleset import Ruleset
from subsidy.profile.enterprise import EnterpriseProfile
from subsidy.quantity.exact import exact
from subsidy.results.determination import Met
from subsidy.version import __version__

__all__ = [
    "GAPS",
    "Confirmation",
    "Coverage",
    "Disagreement",
    "EngineFailed",
    "EngineMissing",
    "confirm",
    "coverage",
    "missing",
    "reproduce",
    "write_evidence",
]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One award of one subject on which the engines differ. ``second`` is ``None`` where that engine contradicts itself or
    knows no such subject.
    """

    award: str
    subject: str | None
    place: int | None
    first: Met
    second: Met | None


@dataclass(frozen=True)
class Confirmation:
    """What came of asking the second engine: how many awards and subjects both spoke of, and where they differ.

    ``unsaid`` are awards about which it can say nothing, for a reason in :data:`subsidy.interpret.rete.gaps.GAPS`.
    """

    determined: Determined
    compared: int
    disagreements: tuple[Disagreement, ...]
    unsaid: tuple[str, ...]

    @property
    def agreed(self) -> bool:
        return not self.disagreements

    def evidence(self, profile: EnterpriseProfile) -> dict[str, Any]:
        """Everything that reproduces a disagreement, as plain JSON: the enterprise, the ruleset, the setting, both answers."""
        ruleset, setting = self.determined.engine.ruleset, self.determined.plan.setting
        return {
            "what": "subsidy: the two engines disagree on eligibility",
            "version": __version__,
            "ruleset": ruleset.document.id,
            "digest": ruleset.digest,
            "year": setting.year,
            "on": setting.on.isoformat() if setting.on else None,
            "readings": {name: setting.readings[name] for name in sorted(setting.chosen)},
            "parameters": {name: str(value) for name, value in sorted(setting.given.items())},
            "disagreements": [
                {"award": d.award, "subject": d.subject, "place": d.place, "exact": d.first.value, "rete": d.second.value if d.second else None}
                for d in self.disagreements
            ],
            "profile": profile.model_dump(mode="json", exclude_none=True),
        }


def confirm(determined: Determined) -> Confirmation:
    """Asks the second engine about a determination. Raises :class:`EngineMissing` where durable-rules cannot be imported."""
    engine, setting = second_engine_of(determined.engine.ruleset), determined.plan.setting
    readings = {name: option for name in setting.chosen if (option := setting.readings[name]) is not None}
    told: dict[frozenset[str], Mapping[tuple[str, int | None], Met]] = {}
    found: list[Disagreement] = []
    unsaid: list[str] = []
    gaps = engine.lowered.gaps
    for outcome in determined.outcomes:
        claimed = determined.claimed(outcome)
        if claimed not in told:
            try:
                told[claimed] = engine.judge(determined.enterprise, setting.year, setting.on, readings, setting.given, claimed=claimed)
            except EngineContradicts:
                told[claimed] = {}  # no answer to anything, which is not agreement
        place = place_of(determined, outcome)
        second = told[claimed].get((outcome.award.id, place))
        if second is Met.UNKNOWN and outcome.award.id in gaps:
            unsaid.append(outcome.award.id)
        elif second is not outcome.standing:
            found.append(Disagreement(outcome.award.id, outcome.subject_id, place, outcome.standing, second))
    return Confirmation(determined, len(determined.outcomes) - len(unsaid), tuple(found), tuple(dict.fromkeys(unsaid)))


def place_of(determined: Determined, outcome: Outcome) -> int | None:
    """Where the subject's row stands in its list; ``None`` for the enterprise, and where there is no subject."""
    if outcome.subject is None or outcome.award.subject is None:
        return None
    rows: list[Any] = determined.enterprise[outcome.award.subject]
    return next(place for place, row in enumerate(rows) if row is outcome.subject)


def write_evidence(confirmation: Confirmation, profile: EnterpriseProfile, folder: Path) -> Path:
    """Writes what reproduces a disagreement to a new file in the folder, never over another, and gives its path."""
    document = json.dumps(confirmation.evidence(profile), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    ruleset = confirmation.determined.engine.ruleset.document.id
    number = 1
    while True:
        path = folder / f"subsidy-disagreement-{ruleset}-{number}.json"
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(document)
        except FileExistsError:
            number += 1
        else:
            return path


def reproduce(path: Path, ruleset: Ruleset | None = None) -> Confirmation:
    """Decides and confirms once more what a file of :func:`write_evidence` holds, under the ruleset shipped now or given."""
    held = json.loads(path.read_text("utf-8"))
    loaded = ruleset or shipped_ruleset(held["ruleset"])
    given = {name: exact(Fraction(value)) for name, value in held["parameters"].items()}
    on = date.fromisoformat(held["on"]) if held["on"] else None
    engine = engine_of(loaded)
    plan = engine.plan(held["year"], on, held["readings"], given)
    return confirm(engine.determine(plan, facts_of(loaded, EnterpriseProfile.model_validate(held["profile"]))))


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a ruleset the second engine is asked: conditions, the rules they become, and the gaps by award."""

    ruleset: str
    awards: int
    conditions: int
    rules: int
    gaps: Mapping[str, tuple[tuple[str, str], ...]]


def coverage(ruleset: Ruleset) -> Coverage:
    """Does not need durable-rules."""
    lowered = lower(ruleset)
    return Coverage(ruleset.document.id, len(lowered.awards), lowered.conditions, len(lowered.written.rules), lowered.gaps)


def missing() -> str | None:
    """Why durable-rules cannot be used here; ``None`` where it can."""
    try:
        core()
    except EngineMissing as found:
        return found.reason
    return None


@lru_cache(maxsize=16)
def second_engine_of(ruleset: Ruleset) -> SecondEngine:
    """The second engine of a ruleset, made once. Raises :class:`EngineMissing`."""
    return SecondEngine(ruleset)

"""Comparisons of single records added up: by award, by reason, and the first thousand enterprises by name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal

from subsidy.ir.ruleset import Ruleset
from subsidy.records.compare import payable
from subsidy.results.replaying import AwardCompared, Change, Compared, Comparison, Effect, Reason, ReasonCount

MAX_LISTED = 1000
MAX_REASONS = 20  # told for each award
MAX_KINDS_OF_REASONS = 2000  # counted for each award

ReasonKey = tuple[str, str, str]


@dataclass
class _Award:
    title: str
    effects: Counter[Effect] = field(default_factory=Counter)
    before: Decimal = Decimal(0)
    after: Decimal = Decimal(0)
    reasons: Counter[ReasonKey] = field(default_factory=Counter)
    told: dict[ReasonKey, Reason] = field(default_factory=dict)

    def add(self, change: Change) -> None:
        self.effects[change.effect] += 1
        before, after = (figures.model_dump() if figures else None for figures in (change.before, change.after))
        self.before += payable(before)
        self.after += payable(after)
        for reason in change.reasons:
            key = (reason.kind, reason.text, "".join(c.clause + c.quote for c in reason.citations))
            if key in self.told or len(self.told) < MAX_KINDS_OF_REASONS:
                self.reasons[key] += 1
                self.told.setdefault(key, reason.model_copy(update={"before": None, "after": None}))


class Total:
    """Adds up; ``recorded`` names the rulesets of the records."""

    def __init__(self, ruleset: Ruleset) -> None:
        self.ruleset = ruleset
        self.recorded: list[str] = []
        self._effects: Counter[str] = Counter()
        self._awards: dict[str, _Award] = {}
        self._listed: list[Compared] = []
        self._before = self._after = Decimal(0)

    def add(self, one: Compared | None) -> None:
        if one is None:
            self._effects["skipped"] += 1
            return
        if one.problems:
            self._effects["undecidable"] += 1
        else:
            self._effects[one.effect or "unchanged"] += 1
            self._before += Decimal(one.before)
            self._after += Decimal(one.after)
        for change in one.changes:
            self._awards.setdefault(change.award, _Award(change.title)).add(change)
        if (one.problems or one.changes) and len(self._listed) < MAX_LISTED:
            self._listed.append(one)

    def comparison(self) -> Comparison:
        document, effects = self.ruleset.document, self._effects
        told = effects["gains"] + effects["loses"] + effects["changes"] + effects["undecidable"]
        return Comparison(
            ruleset=document.id,
            version=document.version,
            digest=self.ruleset.digest,
            recorded=list(dict.fromkeys(self.recorded)),
            records=sum(effects.values()),
            gains=effects["gains"],
            loses=effects["loses"],
            changes=effects["changes"],
            unchanged=effects["unchanged"],
            undecidable=effects["undecidable"],
            skipped=effects["skipped"],
            before=f"{self._before:.2f}",
            after=f"{self._after:.2f}",
            awards=[_award(name, award) for name, award in sorted(self._awards.items(), key=lambda item: self._place(item[0]))],
            listed=self._listed,
            more=told - len(self._listed),
        )

    def _place(self, award: str) -> tuple[int, str]:
        """In the order of the document; awards that are no longer in it come last."""
        order = [a.id for a in self.ruleset.awards]
        return (order.index(award) if award in order else len(order), award)


def _award(name: str, award: _Award) -> AwardCompared:
    return AwardCompared(
        award=name,
        title=award.title,
        gains=award.effects["gains"],
        loses=award.effects["loses"],
        changes=award.effects["changes"],
        before=f"{award.before:.2f}",
        after=f"{award.after:.2f}",
        reasons=[ReasonCount(reason=award.told[key], records=count) for key, count in award.reasons.most_common(MAX_REASONS)],
        more_reasons=max(0, len(award.reasons) - MAX_REASONS),
    )

"""Why a determination has changed: the conditions, steps and gaps on which the two decisions differ."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from subsidy.interpret.exact.engine import Determined
from subsidy.results.change import Answered, ConditionChange
from subsidy.results.determination import ConditionResult, Determination, Met
from subsidy.watch.answers import Key, keys


@dataclass(frozen=True, slots=True)
class Told:
    """One determination in words, with the conditions of the whole document, met or not, before its own."""

    of: Determination
    conditions: tuple[ConditionResult, ...]


class Sayings:
    """The determinations of one decision, put into words when they are asked for."""

    def __init__(self, determined: Determined) -> None:
        self._determined = determined
        self._outcomes = dict(zip(keys(determined), determined.outcomes, strict=True))

    def told(self, key: Key) -> Told:
        outcome = self._outcomes[key]
        answer = self._determined.engine.answer(self._determined.plan)
        of = answer.determination(outcome, [])
        document = answer.applicability(outcome)
        return Told(of, (*document, *(c for c in of.conditions if c not in document)))


def reasons(before: Told | None, after: Told | None, answers: tuple[Answered | None, Answered | None]) -> dict[str, Any]:
    """The fields of a :class:`Change` that tell why. Of a decision that cannot be made again, there is no ``before``."""
    old, new = (None if told is None else told.of for told in (before, after))
    money = tuple(a and (a.payable, a.at_least, a.at_most) for a in answers)
    return {
        "conditions": _conditions(before, after),
        "steps": new.steps if new and money[0] != money[1] else [],
        "missing": _only(new, old, "missing"),
        "settled": _only(old, new, "missing") if new else [],
        "given_up": new.given_up if new else None,
        "evidence": new.evidence if new else [],
    }


def _conditions(before: Told | None, after: Told | None) -> list[ConditionChange]:
    """What stands otherwise than before; all of them where there was no decision before. What is no longer asked has failed no more."""
    old, new = ({} if told is None else _by_text(told.conditions) for told in (before, after))
    found = [_change(old.get(text), new.get(text)) for text in dict.fromkeys((*new, *old))]
    return [c for c in found if c.before != c.after and (c.after is not None or c.before is Met.NO)]


def _by_text(conditions: Iterable[ConditionResult]) -> dict[tuple[str, int], ConditionResult]:
    """By what they say; a condition said twice is told apart by its order."""
    found: dict[tuple[str, int], ConditionResult] = {}
    for condition in conditions:
        times = 0
        while (condition.text, times) in found:
            times += 1
        found[condition.text, times] = condition
    return found


def _change(before: ConditionResult | None, after: ConditionResult | None) -> ConditionChange:
    now = after or before
    assert now is not None
    return ConditionChange(
        text=now.text,
        before=before.met if before else None,
        after=after.met if after else None,
        citations=now.citations,
        used_before=before.used if before else [],
        used=after.used if after else [],
        gaps=after.gaps if after else [],
    )


def _only(of: Determination | None, other: Determination | None, name: str) -> list[Any]:
    known = {item.name for item in getattr(other, name)} if other else set()
    return [item for item in getattr(of, name) if item.name not in known] if of else []

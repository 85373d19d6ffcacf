"""Caps: the amounts of some awards together stay within a figure per scope."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from subsidy.interpret.exact import unknown as u
from subsidy.interpret.exact.outcome import Cut, Outcome
from subsidy.ir import ruleset as r


def apply_caps(caps: Iterable[r.Cap], outcomes: Sequence[Outcome]) -> None:
    """Cuts the amounts of the outcomes, in the order of the document, and records each cut.

    What is not certain of one outcome leaves open how much room the next one has: that one then depends on it.
    """
    for cap in caps:
        remaining: dict[str | None, u.Number] = {}
        before_it: dict[str | None, list[Outcome]] = {}
        for outcome in outcomes:
            if outcome.award.id not in cap.of or outcome.amount is None:
                continue
            scope = _scope(cap, outcome)
            before, room = outcome.certain, remaining.get(scope, cap.amount)
            after = u.smaller(before, room)
            remaining[scope] = u.larger(room - after, 0)
            if (u.low(after), u.high(after)) != (u.low(before), u.high(before)):
                outcome.cuts = (*outcome.cuts, Cut(cap, before, after))
                outcome.amount = after
                outcome.depends_on = (*outcome.depends_on, *(o for o in before_it.get(scope, ()) if isinstance(o.certain, u.Open)))
            before_it.setdefault(scope, []).append(outcome)


def capped_total(caps: Iterable[r.Cap], outcomes: Sequence[Outcome]) -> u.Number:
    """The sum of what is certain of the outcomes, after caps, each rounded to 分 as it would be paid; nothing is recorded."""
    numbers = [outcome.certain for outcome in outcomes]
    for cap in caps:
        remaining: dict[str | None, u.Number] = {}
        for i, outcome in enumerate(outcomes):
            if outcome.award.id in cap.of:
                scope = _scope(cap, outcome)
                room = remaining.get(scope, cap.amount)
                numbers[i] = u.smaller(numbers[i], room)
                remaining[scope] = u.larger(room - numbers[i], 0)
    total: u.Number = 0
    for number in numbers:
        total = total + u.rounded(number)
    return total


def _scope(cap: r.Cap, outcome: Outcome) -> str | None:
    return outcome.subject_id if "project" in cap.per else None

"""Caps: the amounts of some awards together stay within a figure per scope."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from subsidy.interpret.exact import unknown as u
from subsidy.interpret.exact.outcome import Cut, Outcome
from subsidy.ir import ruleset as r


def apply_caps(caps: Iterable[r.Cap], outcomes: Sequence[Outcome]) -> None:
    """Cuts the amounts of the outcomes, in the order of the document, and records each cut."""
    for cap in caps:
        remaining: dict[str | None, u.Number] = {}
        for outcome in outcomes:
            if outcome.award.id not in cap.of or outcome.amount is None:
                continue
            scope = _scope(cap, outcome)
            before, room = outcome.amount, remaining.get(scope, cap.amount)
            after = u.smaller(before, room)
            remaining[scope] = u.larger(room - after, 0)
            if u.high(after) != u.high(before):
                outcome.cuts = (*outcome.cuts, Cut(cap, before, after))
                outcome.amount = after


def capped_total(caps: Iterable[r.Cap], outcomes: Sequence[Outcome]) -> u.Number:
    """The sum of what is certain of the outcomes, after caps; nothing is recorded."""
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
        total = total + number
    return total


def _scope(cap: r.Cap, outcome: Outcome) -> str | None:
    return outcome.subject_id if "project" in cap.per else None

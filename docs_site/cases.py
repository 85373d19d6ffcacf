"""The hand-worked cases of a ruleset with the answers the engine gives, by award."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from subsidy.cases.suite import Case, read_suite
from subsidy.ir.ruleset import Ruleset
from subsidy.operations import determine
from subsidy.results.determination import Determination, Otherwise, Status


@dataclass(frozen=True, slots=True)
class Told:
    """A case and what comes out for one award and subject. ``otherwise`` is what other readings would make of it."""

    name: str
    title: str
    why: str
    year: int
    file: str
    readings: tuple[tuple[str, str], ...]
    subject: str | None
    status: Status
    amount: str
    otherwise: tuple[Otherwise, ...]


@lru_cache(maxsize=8)
def cases_of(rules: Ruleset, folder: Path) -> dict[str, tuple[Told, ...]]:
    """Each case under the awards it expects something of; both languages use the same."""
    found: dict[str, list[Told]] = {}
    for case in read_suite(folder, rules):
        determined = determine(
            rules,
            case.profile,
            year=case.year,
            on=case.on,
            readings=case.readings,
            parameters=case.parameters,
        )
        for one in determined.result.determinations:
            key = one.award if one.subject is None else f"{one.award}/{one.subject}"
            if key in case.expect:
                found.setdefault(one.award, []).append(_told(case, one))
    return {award: tuple(told) for award, told in found.items()}


def _told(case: Case, one: Determination) -> Told:
    return Told(
        name=case.name,
        title=case.title,
        why=case.why,
        year=case.year,
        file=case.file,
        readings=tuple(case.readings.items()),
        subject=one.subject,
        status=one.status,
        amount=amount(one),
        otherwise=tuple(one.readings),
    )


def amount(one: Determination | Otherwise) -> str:
    """The sum, or what bounds it, in 元."""
    if one.payable is not None:
        return f"{one.payable}元"
    if one.at_least is None and one.at_most is None:
        return ""
    return f"{one.at_least or '0.00'}—{one.at_most or '∞'}元"

"""The order in which a report tells a result: sections by status, what is missing gathered once, what depends on what."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from subsidy.results.determination import ConditionResult, Determination, Disposition, Met, Missing, Result, Status

T = TypeVar("T", bound=Hashable)

ORDER = (
    Status.ELIGIBLE,
    Status.COMPETITIVE,
    Status.DISCRETIONARY,
    Status.PENDING,
    Status.UNDETERMINED,
    Status.INELIGIBLE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A determination with its number in the report."""

    number: int
    of: Determination

    @property
    def anchor(self) -> str:
        return f"d{self.number}"


@dataclass(frozen=True, slots=True)
class Section:
    """All determinations of one status, in the order they are told."""

    status: Status
    entries: tuple[Entry, ...]

    @property
    def anchor(self) -> str:
        return self.status.value


@dataclass(frozen=True, slots=True)
class Needed:
    """One thing still to be provided, and every determination that waits for it."""

    item: Missing
    waiting: tuple[Entry, ...]


def sections(result: Result) -> tuple[Section, ...]:
    """The sections that hold anything. Inside one: sums first, then what was given up, then benefits; else as in the document."""
    found: list[Section] = []
    count = 0
    for status in ORDER:
        members = sorted((d for d in result.determinations if d.status is status), key=_rank)
        if members:
            found.append(Section(status, tuple(Entry(count + i, d) for i, d in enumerate(members, start=1))))
            count += len(members)
    return tuple(found)


def entries(result: Result) -> tuple[Entry, ...]:
    """Every determination in the order of the report."""
    return tuple(entry for section in sections(result) for entry in section.entries)


def counts(result: Result) -> dict[Status, int]:
    """How many determinations have each status, none left out."""
    return {status: sum(d.status is status for d in result.determinations) for status in ORDER}


def needed(result: Result) -> tuple[Needed, ...]:
    """Each missing thing once, in the order it is first met."""
    waiting: dict[Missing, list[Entry]] = {}
    for entry in entries(result):
        for item in unique(entry.of.missing):
            waiting.setdefault(item, []).append(entry)
    return tuple(Needed(item, tuple(found)) for item, found in waiting.items())


def depending_on(result: Result, reading: str) -> tuple[Entry, ...]:
    """The determinations that another option of a reading would change."""
    return tuple(e for e in entries(result) if any(o.reading == reading for o in e.of.readings))


def title_of(result: Result, reference: str) -> str:
    """The title behind ``award`` or ``award/对象``; the reference itself where the result holds no such award."""
    award, _, subject = reference.partition("/")
    for d in result.determinations:
        if d.award == award and (not subject or d.subject == subject):
            return f"{d.title} {subject}" if subject else d.title
    return reference


def clauses(d: Determination) -> tuple[str, ...]:
    """The clauses a determination stands on, each once."""
    return unique(citation.clause for citation in d.citations)


def with_met(d: Determination, met: Met) -> tuple[ConditionResult, ...]:
    """The conditions of one outcome."""
    return tuple(c for c in d.conditions if c.met is met)


def failed_first(d: Determination) -> tuple[ConditionResult, ...]:
    """Conditions with what decides foremost: not met, then unknown, then met."""
    return with_met(d, Met.NO) + with_met(d, Met.UNKNOWN) + with_met(d, Met.YES)


def is_brief(d: Determination) -> bool:
    """Whether there is nothing to tell but that the enterprise has no such subject."""
    return d.status is Status.INELIGIBLE and d.subject is None and not d.conditions and not d.steps and not d.missing


def unique(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))


def _rank(d: Determination) -> int:
    if d.status is not Status.ELIGIBLE:
        return 0
    if d.given_up is not None:
        return 1
    return 2 if d.disposition is Disposition.BENEFIT else 0

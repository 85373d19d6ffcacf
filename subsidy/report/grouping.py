"""The order in which a report tells a result: sections by status, what is missing gathered once, what depends on what."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from subsidy.results.determination import (
    ConditionResult,
    Determination,
    Disposition,
    Met,
    Missing,
    Otherwise,
    ReadingUsed,
    Result,
    Status,
)

T = TypeVar("T", bound=Hashable)

MANY = 3
"""From this many determinations on, a change common to all of them is told once."""

NO_SUBJECT = ("有可作为对象的", "there are suitable ")
"""How the condition begins, in Chinese or English, that fails where the enterprise has nothing an award could be given for."""

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
class Everywhere:
    """An option of a reading that would give one and the same status to everything not ruled out anyway."""

    reading: str
    option: str
    status: Status
    count: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading with what hangs on it."""

    used: ReadingUsed
    everywhere: tuple[Everywhere, ...]
    changes: tuple[Entry, ...]
    """The determinations that an option not told :class:`Everywhere` would change."""
    waiting: tuple[Entry, ...]
    """The determinations that stay open until it is chosen."""

    @property
    def notable(self) -> bool:
        return self.used.chosen_by_caller or bool(self.everywhere or self.changes or self.waiting)


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


def everywhere(result: Result) -> tuple[Everywhere, ...]:
    """The options that change all results alike: told once, as they would say nothing under each."""
    found: dict[Everywhere, None] = {}
    options = unique((o.reading, o.option, o.status) for d in result.determinations for o in d.readings)
    for reading, option, status in options:
        open_to_it = [d for d in result.determinations if d.status not in (Status.INELIGIBLE, status)]
        if len(open_to_it) >= MANY and all(any((o.reading, o.option, o.status) == (reading, option, status) for o in d.readings) for d in open_to_it):
            found[Everywhere(reading, option, status, len(open_to_it))] = None
    return tuple(found)


def alternatives(result: Result) -> dict[int, tuple[Otherwise, ...]]:
    """For each number of a determination what other options would make of it, without what they would make of all."""
    alike = {(e.reading, e.option, e.status) for e in everywhere(result)}
    return {e.number: tuple(o for o in e.of.readings if not _told_once(o, e.of, alike)) for e in entries(result)}


def _told_once(o: Otherwise, d: Determination, alike: set[tuple[str, str, Status]]) -> bool:
    return d.status is not Status.INELIGIBLE and (o.reading, o.option, o.status) in alike


def readings(result: Result) -> tuple[Reading, ...]:
    """Every reading; first those that the caller chose or that matter to this result."""
    told, alike, other = entries(result), everywhere(result), alternatives(result)
    asked = {n.item.name: n.waiting for n in needed(result) if n.item.kind == "reading"}
    found = [
        Reading(
            used,
            tuple(e for e in alike if e.reading == used.id),
            tuple(e for e in told if any(o.reading == used.id for o in other[e.number])),
            asked.get(used.id, ()),
        )
        for used in result.readings
    ]
    return tuple(sorted(found, key=lambda reading: not reading.notable))


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


def own_conditions(d: Determination, result: Result) -> tuple[ConditionResult, ...]:
    """The conditions of the award itself, what decides foremost: not met, then unknown, then met.

    Whether the document applies at all is told once, at the head of the report.
    """
    rank = (Met.NO, Met.UNKNOWN, Met.YES)
    return tuple(sorted((c for c in d.conditions if c not in result.applicability), key=lambda c: rank.index(c.met)))


def first_told(result: Result) -> dict[str, int]:
    """For each condition, as JSON, the number of the determination that tells it first with the same values."""
    found: dict[str, int] = {}
    for entry in entries(result):
        if entry.of.status is not Status.INELIGIBLE:
            for condition in own_conditions(entry.of, result):
                found.setdefault(condition.model_dump_json(), entry.number)
    return found


def applies(result: Result) -> Met:
    """Whether the document applies to the enterprise at all."""
    found = {c.met for c in result.applicability}
    return Met.NO if Met.NO in found else Met.UNKNOWN if Met.UNKNOWN in found else Met.YES


def no_subject(d: Determination) -> ConditionResult | None:
    """The condition that says the enterprise has nothing this award could be given for."""
    if d.status is not Status.INELIGIBLE or d.subject is not None:
        return None
    return next((c for c in d.conditions if c.met is Met.NO and c.text.startswith(NO_SUBJECT)), None)


def unique(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))


def _rank(d: Determination) -> int:
    if d.status is not Status.ELIGIBLE:
        return 0
    if d.given_up is not None:
        return 1
    return 2 if d.disposition is Disposition.BENEFIT else 0

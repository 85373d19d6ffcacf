"""Deciding a record again: with the ruleset it names, or with another one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from pydantic import ValidationError

from subsidy.deciding import determine
from subsidy.intake.places import PathPlaces
from subsidy.intake.problem import diagnostics
from subsidy.intake.validation import problems_of
from subsidy.interpret.exact.engine import Determined
from subsidy.ir.ruleset import Ruleset
from subsidy.profile.enterprise import EnterpriseProfile
from subsidy.records import compare as c
from subsidy.records.canonical import alike
from subsidy.records.record import Record
from subsidy.records.restoring import restored
from subsidy.results.replaying import Change, Compared, Effect, Outcome, Replayed
from subsidy.source.diagnostic import Diagnostic, DiagnosticsError
from subsidy.source.place import ProfilePlace

MAX_DIFFERENCES = 50


def replay(record: Record, entry: int | None = None) -> Replayed:
    """The record decided again by this program with the ruleset, year, readings and parameters that it names."""
    try:
        determined = decided_under(restored(record.ruleset), record)
    except DiagnosticsError as error:
        return Replayed(
            entry=entry, enterprise=record.enterprise, outcome="undecidable", engine_then=record.engine, engine_now="", problems=_problems(error)
        )
    answer = _answer(determined, record.form)
    outcome: Outcome = "same" if determined.engine.name == record.engine else "engine"
    changes: list[Change] = []
    found: list[str] = []
    if not alike(answer, record.answer):
        rows: list[Any] = answer["result"]["determinations"] if "result" in answer else answer["summary"]
        changes = list(_changes(record, c.by_key(rows), determined, determined))
        found = [] if changes else list(c.differences(dict(record.answer), answer))
        outcome = "figures" if changes else "engine" if found == ["result.engine"] else "words"
    return Replayed(
        entry=entry,
        enterprise=record.enterprise,
        outcome=outcome,
        engine_then=record.engine,
        engine_now=determined.engine.name,
        changes=changes,
        differences=found[:MAX_DIFFERENCES],
    )


def compare(record: Record, other: Ruleset, entry: int | None = None) -> Compared:
    """What the record says beside what ``other`` holds for the same enterprise, year, readings and parameters."""
    before = sum(map(c.payable, record.rows), Decimal(0))
    try:
        determined = decided_under(other, record)
    except DiagnosticsError as error:
        return Compared(
            entry=entry, enterprise=record.enterprise, effect=None, before=f"{before:.2f}", after="0.00", changes=[], problems=_problems(error)
        )
    now = c.by_key(list(determined.summary))
    changes = list(_changes(record, now, None, determined))
    after = sum(map(c.payable, now.values()), Decimal(0))
    effect = None if not changes else _overall(before, after, changes)
    return Compared(entry=entry, enterprise=record.enterprise, effect=effect, before=f"{before:.2f}", after=f"{after:.2f}", changes=changes)


def decided_under(ruleset: Ruleset, record: Record) -> Determined:
    """What a ruleset holds for the inputs of a record. Raises :class:`DiagnosticsError`."""
    try:
        profile = EnterpriseProfile.model_validate(record.profile)
        on = None if record.on is None else date.fromisoformat(record.on)
    except (ValidationError, ValueError) as error:
        raise _unreadable(error) from None
    return determine(ruleset, profile, year=record.year, on=on, readings=record.readings, parameters=record.parameters)


def _overall(before: Decimal, after: Decimal, changes: list[Change]) -> Effect:
    """By the sum that is payable; where that is the same, by what all changes have in common."""
    if after != before:
        return "gains" if after > before else "loses"
    effects = {change.effect for change in changes}
    return effects.pop() if len(effects) == 1 else "changes"


def _answer(determined: Determined, form: Literal["result", "summary"]) -> dict[str, Any]:
    return {"result": determined.result.model_dump(mode="json")} if form == "result" else {"summary": determined.summary}


def _changes(record: Record, now: Mapping[c.Key, c.Row], then: Determined | None, determined: Determined) -> Iterator[Change]:
    """The awards whose figures differ. Of a record without reasons, those before are made again with its own ruleset."""
    was = c.by_key(record.rows)
    changed = [key for key in dict.fromkeys([*was, *now]) if c.figures_differ(was.get(key), now.get(key))]
    if not changed:
        return
    reasons_now = _told(determined, changed)
    reasons_then = was if record.form == "result" else _told(then, changed) if then else _remade(record, changed)
    titles = {award.id: award.title for award in determined.engine.ruleset.awards}
    for key in changed:
        before, after = was.get(key), now.get(key)
        title = titles.get(key[0]) or str((reasons_then.get(key) or {}).get("title", key[0]))
        yield c.change(key, title, _with(before, reasons_then.get(key)), _with(after, reasons_now.get(key)))


def _with(figures: c.Row | None, reasons: c.Row | None) -> c.Row | None:
    """The figures as recorded, with reasons where there are any that end in those figures."""
    return figures if figures is None or reasons is None or c.figures_differ(figures, reasons) else {**reasons, **figures}


def _remade(record: Record, keys: list[c.Key]) -> dict[c.Key, c.Row]:
    try:
        return _told(decided_under(restored(record.ruleset), record), keys)
    except DiagnosticsError:
        return {}


def _told(determined: Determined, keys: list[c.Key]) -> dict[c.Key, c.Row]:
    """Some of the determinations with their reasons."""
    numbers = {key: index for index, key in enumerate(c.by_key(list(determined.summary)))}
    return {key: determined.told(numbers[key]).model_dump(mode="json") for key in keys if key in numbers}


def _problems(error: DiagnosticsError) -> list[str]:
    return [f"{d.place}: {d.code} {d.message()}" for d in error.diagnostics[:MAX_DIFFERENCES]]


def _unreadable(error: Exception) -> DiagnosticsError:
    """The first mistake in the words of a profile that is read from a file."""
    place = ProfilePlace("资料", "")
    if not isinstance(error, ValidationError):
        return DiagnosticsError([Diagnostic("R719", place, {"problem": str(error)[:200], "english": str(error)[:200]})])
    first = diagnostics(problems_of(error), PathPlaces(place.file, {}))[0]
    where = first.place.path if isinstance(first.place, ProfilePlace) else ""
    return DiagnosticsError([Diagnostic("R719", place, {"problem": f"{where}: {first.message()}", "english": f"{where}: {first.message('en')}"})])

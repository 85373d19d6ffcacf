"""From a determination to its record. What could not be decided again from the record is not recorded."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any

from pydantic import ValidationError

from subsidy.deciding import facts_of
from subsidy.interpret.exact.engine import Determined
from subsidy.ir.ruleset import ParameterRow, Ruleset
from subsidy.profile.enterprise import EnterpriseProfile
from subsidy.profile.fields import Fen
from subsidy.quantity import show
from subsidy.quantity.exact import FEN_PER_YUAN, Exact
from subsidy.quantity.types import MONEY, MONTHS, PERSONS
from subsidy.records.canonical import NotCanonicalError, canonical
from subsidy.records.record import KeptRuleset, Record
from subsidy.source.diagnostic import Diagnostic, DiagnosticsError
from subsidy.source.place import ProfilePlace

_UNITS = {MONEY: "元", PERSONS: "人", MONTHS: "个月"}


def record_of(determined: Determined, profile: EnterpriseProfile, *, recorded_at: str | None = None, reference: str | None = None) -> Record:
    """The determination of a profile with its whole result. Raises :class:`DiagnosticsError` (``R711``)."""
    return _record(determined, profile, {"result": determined.result.model_dump(mode="json")}, recorded_at, reference)


def brief_record_of(determined: Determined, profile: EnterpriseProfile, *, recorded_at: str | None = None, reference: str | None = None) -> Record:
    """The same with a row per award and subject instead of the whole result: for many enterprises. Raises :class:`DiagnosticsError`."""
    return _record(determined, profile, {"summary": determined.summary}, recorded_at, reference)


@lru_cache(maxsize=64)
def kept(ruleset: Ruleset) -> KeptRuleset:
    """A ruleset as it is kept in a store or beside a record."""
    return KeptRuleset(ruleset.document.id, ruleset.document.version, ruleset.digest, ruleset.text_digest, ruleset.sources)


def _record(determined: Determined, profile: EnterpriseProfile, answer: Mapping[str, Any], recorded_at: str | None, reference: str | None) -> Record:
    ruleset, setting = determined.engine.ruleset, determined.plan.setting
    record = Record(
        ruleset=kept(ruleset),
        engine=determined.engine.name,
        year=setting.year,
        on=setting.on.isoformat() if setting.on else None,
        readings={name: option for name in sorted(setting.chosen) if (option := setting.readings[name]) is not None},
        parameters={name: _figure(ruleset.parameters[name], value) for name, value in sorted(setting.given.items())},
        profile=_inputs(profile, ruleset.document.id),
        answer=answer,
        recorded_at=recorded_at,
        reference=reference,
    )
    if not _reads_back(record, determined):
        raise DiagnosticsError([Diagnostic("R711", ProfilePlace("资料", ""), {})])
    return record


def _reads_back(record: Record, determined: Determined) -> bool:
    """Whether the profile as recorded holds the very facts that were decided on."""
    try:
        canonical(record.profile)
        again = facts_of(determined.engine.ruleset, EnterpriseProfile.model_validate(record.profile))
        return bool(_decided_on(again) == _decided_on(determined.enterprise))
    except (NotCanonicalError, ValidationError, DiagnosticsError):
        return False


def _decided_on(facts: Any) -> Any:
    """Facts without what rulesets declare for themselves as it was written; its values stand among the others."""
    if isinstance(facts, list):
        return [_decided_on(row) for row in facts]
    return {name: _decided_on(value) for name, value in facts.items() if name != "local"} if isinstance(facts, dict) else facts


def _inputs(profile: EnterpriseProfile, ruleset: str) -> dict[str, Any]:
    """The known facts of a profile; of facts that rulesets declare for themselves only those of this one."""
    inputs: dict[str, Any] = _only(profile.model_dump(mode="json", exclude_none=True, fallback=str), profile, ruleset)
    return inputs


def _only(data: Any, model: Any, ruleset: str) -> Any:
    rows = {name: value for name, value in data.items() if name != "local"}
    for name, value in rows.items():
        if isinstance(value, list):
            rows[name] = [_only(row, of, ruleset) for row, of in zip(value, getattr(model, name), strict=True)]
    own = data["local"].get(ruleset)
    if own:
        given = model.local[ruleset]
        rows["local"] = {ruleset: {key: _written(given[key], value) for key, value in own.items()}}
    return rows


def _written(given: Any, plain: Any) -> Any:
    """A value that a program gave as a number of its own kind, as a person writes it; any other is plain already."""
    if isinstance(given, Fen):
        return f"{show.yuan(given)}元"
    return f"{show.decimal(given * 100)}%" if isinstance(given, Fraction) else plain


def _figure(row: ParameterRow, value: Exact) -> str:
    """A parameter as its caller could have written it, exactly."""
    if row.type in _UNITS:
        return f"{show.decimal(Fraction(value, FEN_PER_YUAN if row.type == MONEY else 1))}{_UNITS[row.type]}"
    return f"{show.decimal(Fraction(value) * 100)}%"

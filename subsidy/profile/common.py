"""The vocabulary common to all rulesets, read off the profile's models: nothing is declared twice."""

from __future__ import annotations

import typing
from functools import cache
from typing import Any

from pydantic.fields import FieldInfo

from subsidy.profile.enterprise import EnterpriseProfile
from subsidy.profile.fields import Measured
from subsidy.profile.record import Record
from subsidy.profile.vocabulary import Choices, FactField, FactRecord, Vocabulary
from subsidy.quantity import types as t

ENTERPRISE = "enterprise"


@cache
def common_vocabulary() -> Vocabulary:
    """Every record, field and choice of :class:`EnterpriseProfile`."""
    records: dict[str, FactRecord] = {}
    choices: dict[str, Choices] = {}
    for name, label, model in _models():
        fields = {n: _field(n, info) for n, info in model.model_fields.items() if n != "local"}
        records[name] = FactRecord(name, label, fields)
        choices.update({f.choices.name: f.choices for f in fields.values() if f.choices})
    return Vocabulary(records, choices)


@cache
def row_models() -> dict[str, type[Record]]:
    """The model of the rows of each list of the profile, by the list's name."""
    return {name: model for name, _, model in _models() if name != ENTERPRISE}


def _models() -> list[tuple[str, str, type[Record]]]:
    found: list[tuple[str, str, type[Record]]] = [(ENTERPRISE, "企业", EnterpriseProfile)]
    for name, info in EnterpriseProfile.model_fields.items():
        row = _row_model(info.annotation)
        if row is not None:
            found.append((name, info.title or name, row))
    return found


def _field(name: str, info: FieldInfo) -> FactField:
    extra: Any = info.json_schema_extra or {}
    question, evidence, label = str(extra.get("question", "")), str(extra.get("evidence", "")), info.title or name
    if _row_model(info.annotation) is not None:
        return FactField(name, label, t.list_of(name), question)
    measured = _marker(info)
    return FactField(name, label, measured.type, question, evidence, measured.choices, measured.signed)


def _marker(info: FieldInfo) -> Measured:
    for part in (info.annotation, *typing.get_args(info.annotation)):
        for mark in (*getattr(part, "__metadata__", ()), *info.metadata):
            if isinstance(mark, Measured):
                return mark
    raise TypeError(f"field without a type marker: {info!r}")


def _row_model(annotation: Any) -> type[Record] | None:
    for part in typing.get_args(annotation):
        if typing.get_origin(part) is list:
            row = typing.get_args(part)[0]
            if isinstance(row, type) and issubclass(row, Record):
                return row
    return None

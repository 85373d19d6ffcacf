"""Facts that a ruleset declares for itself, kept under ``local``: read and checked with that ruleset's vocabulary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic_core import PydanticCustomError

from subsidy.intake.naming import LOCAL
from subsidy.intake.problem import Path, Problem
from subsidy.intake.validation import MAX_SUGGESTED, said
from subsidy.profile.common import ENTERPRISE, row_models
from subsidy.profile.fields import reader
from subsidy.profile.record import Record
from subsidy.profile.vocabulary import FactField, Vocabulary
from subsidy.source.diagnostic import nearest

Complaint = tuple[str, str, Mapping[str, object], tuple[str, ...]]


def local_values(record: Record, fields: Mapping[str, FactField], ruleset: str) -> tuple[dict[str, object], list[Complaint]]:
    """The local facts of one record by English name; and what is wrong: the key as written, code, args, accepted."""
    values, problems = _read(record.local.get(ruleset), fields, ())
    return values, [(str(path[-1]), code, args, accepted) for path, code, args, accepted in problems]


def local_problems(data: Any, vocabulary: Vocabulary, ruleset: str) -> list[Problem]:
    """What is wrong with the local facts anywhere in a profile, given as plain data by English names."""
    problems: list[Problem] = []
    for path, name, record in _records(data):
        local = record.get(LOCAL)
        if isinstance(local, dict):
            problems += _read(local.get(ruleset), vocabulary.local_fields(name), (*path, LOCAL, ruleset))[1]
    return problems


def _read(given: Any, fields: Mapping[str, FactField], path: Path) -> tuple[dict[str, object], list[Problem]]:
    values: dict[str, object] = {}
    problems: list[Problem] = []
    names = {**{f.label: n for n, f in fields.items()}, **{n: n for n in fields}}
    seen: dict[str, str] = {}
    for key, value in given.items() if isinstance(given, dict) else ():
        name = names.get(key)
        if name is None:
            near = nearest(str(key), names) if len(problems) < MAX_SUGGESTED else ()
            problems.append(Problem((*path, key), "P341", {"key": key}, near))
        elif name in seen:
            problems.append(Problem((*path, key), "P340", {"key": key, "other": seen[name]}, ()))
        elif value is not None:
            try:
                values[name] = reader(fields[name])(value)
            except PydanticCustomError as error:
                context = error.context or {}
                problems.append(said((*path, key), str(context["code"]), context, value, fields[name].choices))
        seen.setdefault(name or "", key)
    return values, problems


def _records(data: Any) -> Iterator[tuple[Path, str, dict[str, Any]]]:
    if not isinstance(data, dict):
        return
    yield (), ENTERPRISE, data
    for name in row_models():
        rows = data.get(name)
        for index, row in enumerate(rows if isinstance(rows, list) else ()):
            if isinstance(row, dict):
                yield (name, index), name, row

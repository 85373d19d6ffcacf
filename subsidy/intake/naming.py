"""Keys as people write them (English names or Chinese labels) brought to the English names, remembering how they were."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from subsidy.intake.problem import Path, Problem
from subsidy.profile.common import row_models
from subsidy.profile.enterprise import EnterpriseProfile
from subsidy.profile.record import Record

LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Named:
    """Profile data by English names. ``written`` holds every key at an English path that was written otherwise."""

    data: Any
    written: Mapping[Path, str]
    problems: list[Problem]


def named(data: Any) -> Named:
    """The same data by English names. A field given twice (name and label) is reported (``P340``); the first stays."""
    written: dict[Path, str] = {}
    problems: list[Problem] = []
    top = _record(data, EnterpriseProfile, (), written, problems)
    if isinstance(top, dict):
        for name, model in row_models().items():
            if isinstance(top.get(name), list):
                top[name] = [_record(row, model, (name, i), written, problems) for i, row in enumerate(top[name])]
    return Named(top, written, problems)


def _record(data: Any, model: type[Record], path: Path, written: dict[Path, str], problems: list[Problem]) -> Any:
    if not isinstance(data, dict):
        return data
    names = {str(info.title): name for name, info in model.model_fields.items()}
    result: dict[str, Any] = {}
    for key, value in data.items():
        name: Any = names.get(key, key)
        if name in result:
            problems.append(Problem((*path, key), "P340", {"key": key, "other": written.get((*path, name), name)}, ()))
            continue
        if name != key:
            written[*path, name] = key
        result[name] = value
    return result

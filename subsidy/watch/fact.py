"""A fact as it is told: who it is about, and what is new in the enterprise's file.

    {"id": "2019-0312", "code": "91420300MA…", "set": {"registered_region": "张湾区"}}
    {"id": "2019-0313", "code": "91420300MA…", "add": {"certifications": [{"id": "C1", "kind": "高新技术企业", "year": 2019}]}}

What follows a verb looks as it would in the enterprise's own file, with English names or Chinese labels.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic_core import PydanticCustomError

from subsidy.intake.json_tree import parse_json, repeated_keys
from subsidy.intake.places import PathPlaces
from subsidy.intake.problem import Problem, diagnostics
from subsidy.intake.validation import said
from subsidy.profile.fields import READERS
from subsidy.quantity import types as t
from subsidy.source.diagnostic import Diagnostic, DiagnosticsError, nearest
from subsidy.source.place import Place

BASELINE, SET, FIGURES, ADD, CORRECT, REMOVE = VERBS = ("baseline", "set", "figures", "add", "correct", "remove")
"""In the order in which they take effect, if a fact has several."""

KEYS = ("id", "code", *VERBS)


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact. ``said`` maps verbs to what they say; ``digest`` is of everything but the place.

    ``name`` tells the place, ``problems`` are mistakes of form."""

    id: str
    code: str
    said: Mapping[str, Any]
    digest: bytes
    name: str
    problems: tuple[Problem, ...] = ()


def parse_fact(text: str, file: str, line: int) -> Fact:
    """The fact in a line of a file. Raises :class:`DiagnosticsError` if the line cannot be read, or not as a fact."""
    try:
        data = parse_json(text, file)
    except DiagnosticsError as error:
        raise DiagnosticsError(replace(d, place=replace(d.place, line=line)) for d in error.diagnostics if isinstance(d.place, Place)) from None
    return read_fact(data, f"{file}:{line}", list(repeated_keys(data)))


def read_fact(data: Any, name: str, problems: list[Problem] | None = None) -> Fact:
    """The fact in plain data. Raises :class:`DiagnosticsError` if it cannot be said which fact it is, and about whom.

    Other mistakes of form, and the ``problems`` found earlier, are told together with those of what the fact says,
    once that is checked against the file it goes into.
    """
    found = list(problems or ())
    if not isinstance(data, Mapping):
        found.append(Problem((), "P342", {"expected": "一条事实 {…}"}))
        raise DiagnosticsError(diagnostics(found, PathPlaces(name, {})))
    nameless = [problem for key in ("id", "code") for problem in _text_problems(data, key)]
    for key in data:
        if key not in KEYS:
            found.append(Problem((str(key),), "P341", {"key": key}, nearest(str(key), KEYS)))
    verbs = {verb: data[verb] for verb in VERBS if verb in data}
    if not verbs:
        found.append(Problem((), "F702", {"verbs": "、".join(VERBS)}))
    for verb, value in verbs.items():
        if verb != FIGURES and not isinstance(value, Mapping):
            found.append(Problem((verb,), "P342", {"expected": "一组“项目: 内容”,写法和企业资料一样"}))
        elif verb == FIGURES and not isinstance(value, list):
            found.append(Problem((verb,), "P342", {"expected": "清单 [ ],每年一行"}))
    if nameless:
        raise DiagnosticsError(diagnostics([*nameless, *found], PathPlaces(name, {})))
    said = {verb: value for verb, value in verbs.items() if isinstance(value, list if verb == FIGURES else Mapping)}
    return Fact(data["id"].strip(), data["code"].strip(), said, _digest(data["code"].strip(), verbs), name, tuple(found))


def told_otherwise(fact: Fact) -> DiagnosticsError:
    """The complaint about an id under which something else was told before."""
    return DiagnosticsError([Diagnostic("F703", PathPlaces(fact.name, {}).place(("id",), False)[0], {"id": fact.id})])


def _text_problems(data: Mapping[str, Any], key: str) -> list[Problem]:
    if data.get(key) is None:
        return [Problem((), "F701", {"key": key})]
    try:
        READERS[t.TEXT](data[key])
    except PydanticCustomError as error:
        context = error.context or {}
        return [said((key,), str(context["code"]), context, data[key])]
    return []


def _digest(code: str, verbs: Mapping[str, Any]) -> bytes:
    text = json.dumps([code, verbs], sort_keys=True, ensure_ascii=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).digest()

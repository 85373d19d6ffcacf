"""Reading the cases of a ruleset: sample enterprises with the answer worked out by hand from the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from subsidy.source.diagnostic import DiagnosticsError
from subsidy.syntax.complaints import Complaints, TooMany
from subsidy.syntax.shape import Shape
from subsidy.syntax.yaml_tree import Node, plain, read_yaml

BASES = "bases.yaml"
_OPTIONAL = ("clause", "why", "on", "base", "profile", "readings", "parameters")


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """One sample enterprise. ``profile`` is as it would be given by a user; ``expect`` maps an award, or ``award/subject``,
    to its answer; ``why`` says how it follows from the text.
    """

    name: str
    title: str
    year: int
    on: date | None
    profile: Mapping[str, Any]
    readings: Mapping[str, str]
    parameters: Mapping[str, str]
    expect: Mapping[str, Any]
    file: str
    why: str = ""


def read_cases(folder: Path) -> tuple[Case, ...]:
    """The cases in the files of ``folder/cases``, none if there is no such folder. Raises :class:`DiagnosticsError`."""
    paths = sorted((folder / "cases").glob("*.yaml"))
    shape = Shape(Complaints())
    cases: list[Case] = []
    try:
        bases = next((_bases(shape, read_yaml(path)) for path in paths if path.name == BASES), {})
        for path in paths:
            cases += _cases(shape, read_yaml(path), bases, path.name) if path.name != BASES else ()
    except TooMany:
        pass
    if shape.found:
        raise DiagnosticsError(shape.found)
    return tuple(cases)


def _bases(shape: Shape, node: Node) -> dict[str, Any]:
    return _mapping(shape, shape.keys(node, ("bases",)).get("bases"))


def _cases(shape: Shape, node: Node, bases: Mapping[str, Any], file: str) -> Iterator[Case]:
    for row in shape.rows(shape.keys(node, ("cases",)).get("cases")):
        k = shape.keys(row, ("case", "title", "year", "expect"), _OPTIONAL)
        base = shape.one_of(k.get("base"), bases, "") if "base" in k else ""
        yield Case(
            name=shape.plain(k.get("case")),
            title=shape.plain(k.get("title")),
            year=shape.year(k.get("year")),
            on=shape.day(k["on"]) if "on" in k else None,
            profile={**bases.get(base, {}), **_mapping(shape, k.get("profile"))},
            readings=_mapping(shape, k.get("readings")),
            parameters=_mapping(shape, k.get("parameters")),
            expect=_mapping(shape, k.get("expect")),
            file=file,
            why=shape.plain(k["why"]) if "why" in k else "",
        )


def _mapping(shape: Shape, node: Node | None) -> dict[str, Any]:
    if node is None:
        return {}
    found = plain(node)
    if isinstance(found, dict):
        return found
    shape.complain("E203", node, expected="一组键值", found="文字或清单")
    return {}

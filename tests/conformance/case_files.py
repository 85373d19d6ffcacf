"""Cases as data: sample enterprises with the answer worked out by hand from the text (``rulesets/*/cases/``)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from subsidy.ir.ruleset import Ruleset
from subsidy.operations import load_ruleset, ruleset_folder
from subsidy.syntax.yaml_tree import plain, read_yaml

KEYS = {"case", "title", "clause", "why", "year", "on", "base", "profile", "readings", "parameters", "expect"}
EXPECTED = {"status", "payable", "at_least", "at_most", "missing", "limited_by", "given_up"}


@dataclass(frozen=True)
class Case:
    ruleset: str
    file: str
    name: str
    title: str
    year: int
    on: date | None
    profile: dict[str, Any]
    readings: dict[str, str]
    parameters: dict[str, str]
    expect: dict[str, dict[str, Any]]


@cache
def compiled(ruleset: str) -> Ruleset:
    return load_ruleset(ruleset)


def read_cases(ruleset: str) -> list[Case]:
    """Every case of a ruleset; a misspelt key of a case is an error."""
    folder = ruleset_folder(ruleset) / "cases"
    bases = plain(read_yaml(folder / "bases.yaml"))["bases"]
    cases = []
    for path in sorted(folder.glob("*.yaml")):
        if path.name != "bases.yaml":
            cases += [_case(ruleset, path, row, bases) for row in plain(read_yaml(path))["cases"]]
    names = [case.name for case in cases]
    assert len(set(names)) == len(names), "case names repeat"
    return cases


def _case(ruleset: str, path: Path, row: dict[str, Any], bases: dict[str, Any]) -> Case:
    assert not set(row) - KEYS, (path.name, row.get("case"), set(row) - KEYS)
    for expected in row["expect"].values():
        assert not set(expected) - EXPECTED, (path.name, row["case"], set(expected) - EXPECTED)
    profile = {**(bases[row["base"]] if row.get("base") else {}), **(row.get("profile") or {})}
    on = date.fromisoformat(row["on"]) if row.get("on") else None
    readings, parameters = row.get("readings") or {}, row.get("parameters") or {}
    return Case(ruleset, path.name, row["case"], row["title"], int(row["year"]), on, profile, readings, parameters, row["expect"])

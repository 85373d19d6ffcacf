"""Enterprises made by changing those of the cases: facts put on a threshold or beside it, forgotten, swapped, multiplied.

They are made as bound records, not as profiles, and by plain ``random``: fifty thousand have to be cheap. What no profile
could hold (a sum below zero, two figures of one year) is not made.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from random import Random
from typing import Any

from subsidy.cases.suite import Case
from subsidy.deciding import engine_of, facts_of, load_ruleset, plan_of
from subsidy.interpret.exact.decide import Plan
from subsidy.interpret.exact.engine import Determined
from subsidy.ir import nodes as n
from subsidy.ir.ruleset import Ruleset
from subsidy.profile.vocabulary import FactField
from subsidy.quantity.types import Kind, Type
from tests.conformance.suites import cases_of

Row = dict[str, Any]
SETTINGS = 60
MAX_ROWS = 6


@dataclass(frozen=True)
class Source:
    """What enterprises of a ruleset are made from."""

    ruleset: Ruleset
    seeds: tuple[Row, ...]
    plans: tuple[Plan, ...]
    fields: dict[str, tuple[FactField, ...]]
    lines: dict[Type, tuple[Any, ...]]
    texts: dict[tuple[str, str], tuple[str, ...]]


@cache
def source(name: str) -> Source:
    ruleset = load_ruleset(name)
    cases = cases_of(name)
    seeds = tuple(facts_of(ruleset, case.profile) for case in cases)
    used: dict[str, list[FactField]] = {}
    for record, field in sorted(ruleset.used_facts):
        known = ruleset.vocabulary.records[record].fields.get(field)
        if known is not None and field != "id" and known.type.kind is not Kind.LIST:
            used.setdefault(record, []).append(known)
    fields = {record: tuple(found) for record, found in used.items()}
    return Source(ruleset, seeds, _plans(ruleset, cases), fields, _lines(ruleset), _texts(seeds, fields))


def made(name: str, count: int, seed: int) -> Iterator[Determined]:
    """So many enterprises, decided by the reference interpreter; the same seed makes the same ones."""
    of, random = source(name), Random(f"{name}{seed}")
    engine = engine_of(of.ruleset)
    for _ in range(count):
        yield engine.determine(random.choice(of.plans), enterprise(of, random))


def enterprise(of: Source, random: Random) -> Row:
    """One of the seeds with some rows of another, and some of its facts changed."""
    found = dict(random.choice(of.seeds))
    lists = [name for name in of.fields if name in found and name != "enterprise"]
    other = random.choice(of.seeds)
    for name in lists:
        rows = [dict(row) for row in found[name] or ()]
        if random.random() < 0.3:
            rows += [dict(row) for row in other[name] or ()]
        if rows and name not in ("figures", "rankings") and random.random() < 0.2:
            rows.append(dict(random.choice(rows)))
        found[name] = _apart(rows, name)[:MAX_ROWS] if rows or found[name] is not None else None
        if random.random() < 0.03:
            found[name] = random.choice([None, []])
    if random.random() < 0.3:
        found.update({field.name: other.get(field.name) for field in of.fields.get("enterprise", ()) if random.random() < 0.5})
    forgetting = random.choice([0.0, 0.0, 0.02, 0.1, 0.4])
    changing = random.choice([0.02, 0.1, 0.3])
    projects = [row["id"] for row in found.get("projects") or () if row["id"]]
    for record, fields in of.fields.items():
        for row in _rows(found, record):
            for field in fields:
                chance = random.random()
                if chance < forgetting and (record, field.name) != ("figures", "year"):
                    row[field.name] = None
                elif chance > 1 - changing and (record, field.name) != ("figures", "year"):
                    row[field.name] = _value(record, field, of, projects, random)
    return found


def _apart(rows: list[Row], name: str) -> list[Row]:
    """Figures have one row a year, and the rows of every list ids of their own."""
    if name == "figures":
        return list({row["year"]: row for row in rows}.values())
    seen: set[Any] = set()
    for i, row in enumerate(rows):
        if row.get("id") in seen and "id" in row:
            row["id"] = f"{row['id']}-{i}"
        seen.add(row.get("id"))
    return rows


def _value(record: str, field: FactField, of: Source, projects: list[str], random: Random) -> Any:
    """A value of the field's type: on a line of the rules, or beside it."""
    line = random.choice(of.lines.get(field.type) or (None,))
    match field.type.kind:
        case Kind.BOOL:
            return random.random() < 0.6
        case Kind.CHOICE:
            assert field.choices is not None
            return random.choice(list(field.choices.options))
        case Kind.TEXT:
            told = of.texts.get((record, field.name)) or (None,)
            return random.choice(projects) if field.name == "project" and projects and random.random() < 0.8 else random.choice(told)
        case Kind.DATE:
            return None if line is None else line + timedelta(random.choice([0, -1, 1, 365, -365]))
        case Kind.YEAR:
            return random.choice([2017, 2018, 2019, 2019, 2020, 2021, 2022, 2023, 2024, 2025])
        case _:
            return max(0, (line or 0) * random.choice([1, 1, 1, 2]) + random.choice([0, 0, -1, 1]))


def _texts(seeds: tuple[Row, ...], fields: dict[str, tuple[FactField, ...]]) -> dict[tuple[str, str], tuple[str, ...]]:
    """The words that the cases use for a fact: a code of an industry is not made up."""
    return {
        (record, field.name): tuple(sorted({row[field.name] for seed in seeds for row in _rows(seed, record) if row.get(field.name) is not None}))
        for record, known in fields.items()
        for field in known
        if field.type.kind is Kind.TEXT
    }


def _rows(enterprise: Row, record: str) -> list[Row]:
    return [enterprise] if record == "enterprise" else enterprise.get(record) or []


def _lines(ruleset: Ruleset) -> dict[Type, tuple[Any, ...]]:
    """Figures, days and words written in the rules, by type."""
    found: dict[Type, set[Any]] = {}
    nodes = [d.body for d in ruleset.definitions.values()]
    nodes += [c.node for a in ruleset.awards for c in (*a.conditions, *((a.among,) if a.among else ()))]
    nodes += [c.node for c in ruleset.applicability]
    for node in (below for root in nodes for below in n.walk(root)):
        if isinstance(node, n.Const):
            for value in node.value if isinstance(node.value, tuple) else (node.value,):
                if not isinstance(value, Fraction) or value.denominator == 1:
                    found.setdefault(node.type, set()).add(int(value) if isinstance(value, Fraction) else value)
    days = found.setdefault(Type(Kind.DATE), set())
    days |= {date(year, month, 31) for year in (ruleset.document.first_year, ruleset.document.last_year) for month in (1, 12)}
    return {kind: tuple(sorted(values)) for kind, values in found.items()}


def _plans(ruleset: Ruleset, cases: tuple[Case, ...]) -> tuple[Plan, ...]:
    """The settings of the cases, and some with readings chosen at random."""
    random = Random(0)
    rows = [row for row in ruleset.readings.values() if row.effect == "rule"]
    plans = [plan_of(ruleset, year=c.year, on=c.on, readings=c.readings, parameters=c.parameters) for c in random.sample(cases, SETTINGS // 2)]
    while len(plans) < SETTINGS:
        case = random.choice(cases)
        chosen = {row.id: random.choice(list(row.options)) for row in rows if random.random() < 0.3}
        on = random.choice([None, case.on, date(case.year, 12, 31), date(case.year, 6, 30)])
        plans.append(plan_of(ruleset, year=case.year, on=on, readings={**case.readings, **chosen}, parameters=case.parameters))
    return tuple(plans)

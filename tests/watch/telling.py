"""Sequences of facts to test laws on, and what an enterprise's file is after them, worked out the plain way."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

from subsidy.intake.consistency import KEYS
from subsidy.profile.common import row_models
from subsidy.profile.enterprise import EnterpriseProfile
from tests.properties.enterprises import SHIYAN, Data, contested, enterprises, erased, mostly

CODE = "91420303MA00XW012N"


def as_json(data: Data) -> Data:
    """Enterprise data as it stands in a file of facts."""
    return EnterpriseProfile.model_validate(data).model_dump(mode="json", exclude_defaults=True)


@st.composite
def histories(draw: st.DrawFn, ruleset: str = SHIYAN, year: int = 2019) -> list[Data]:
    """A few facts about one enterprise, drawn from three states it might be in; not all of them can be told."""
    whole = enterprises(ruleset, year) | contested(year) if ruleset == SHIYAN else enterprises(ruleset, year)
    states = [as_json(draw(erased(draw(whole), ruleset))) for _ in range(2)]
    states.append(as_json(draw(whole)))
    facts: list[Data] = []
    start = draw(mostly("baseline", "set", "nothing"))
    if start != "nothing":
        facts.append({start: states[0]})
    for _ in range(draw(st.integers(1, 6))):
        facts.append(draw(_fact(draw(st.sampled_from(states)), ruleset)))
    return [{"id": str(i), "code": CODE, **fact} for i, fact in enumerate(facts)]


@st.composite
def _fact(draw: st.DrawFn, state: Data, ruleset: str) -> Data:
    """One thing of a state told: fields, figures of a year, rows added, corrected, removed, a list set or forgotten."""
    lists = [name for name in row_models() if state.get(name) and name != "figures"]
    verb = draw(st.sampled_from(["set", "set", "local", "figures", "list", "add", "add", "correct", "correct", "correct", "remove"]))
    if verb == "figures" and state.get("figures"):
        rows = draw(st.lists(st.sampled_from(state["figures"]), min_size=1, max_size=2, unique_by=lambda r: r["year"]))
        return {"figures": [draw(_part(row, ["year"])) for row in rows]}
    if verb == "list":
        name = draw(st.sampled_from(list(row_models())))
        return {"set": {name: draw(st.sampled_from([state.get(name), "无", state.get(name), None]))}}
    if verb in ("add", "correct", "remove") and lists:
        name = draw(st.sampled_from(lists))
        rows = draw(st.lists(st.sampled_from(state[name]), min_size=1, max_size=2, unique_by=repr))
        if verb == "correct":
            return {"correct": {name: [draw(_part(row, list(KEYS.get(name, ())))) for row in rows]}}
        if verb == "remove" and name in KEYS:
            rows = [{k: row.get(k) for k in KEYS[name]} for row in rows]
        return {verb: {name: rows}}
    local = state.get("local", {}).get(ruleset, {})
    if verb == "local" and local:
        name = draw(st.sampled_from(list(local)))
        return {"set": {"local": {ruleset: {name: draw(st.sampled_from([local[name], not local[name], None]))}}}}
    fields = [name for name in state if name not in row_models() and name not in ("local", "credit_code")]
    chosen = draw(st.lists(st.sampled_from(fields), min_size=1, max_size=3, unique=True)) if fields else ["name"]
    return {"set": {name: draw(mostly(state.get(name), None)) for name in chosen}}


@st.composite
def _part(draw: st.DrawFn, row: Data, keys: list[str]) -> Data:
    """The key of a row, and some of its other fields, one of them perhaps forgotten."""
    others = [name for name in row if name not in keys]
    chosen = draw(st.lists(st.sampled_from(others), min_size=1, max_size=4, unique=True)) if others else []
    return {**{k: row.get(k) for k in keys}, **{name: draw(mostly(row[name], None)) for name in chosen}}


def told(file: Data, fact: Data) -> Data:
    """The file after a fact that was not refused. Knows nothing of how the monitor does it."""
    after = deepcopy(file)
    for verb in ("baseline", "set"):
        for name, value in deepcopy(fact.get(verb, {})).items():
            _put(after, name, value)
    if "figures" in fact:
        after["figures"] = list(after.get("figures") or [])
    for row in fact.get("figures", ()):
        _correct(after["figures"], row, ("year",))
    for name, rows in fact.get("add", {}).items():
        after[name] = [*(after.get(name) or []), *deepcopy(rows)]
    for name, rows in fact.get("correct", {}).items():
        for row in rows:
            _correct(after[name], row, KEYS[name])
    for name, rows in fact.get("remove", {}).items():
        for row in rows:
            after[name] = [old for old in after[name] if any(old.get(k) != v for k, v in row.items())]
    return after


def _put(after: Data, name: str, value: Any) -> None:
    if name == "local":
        for ruleset, facts in value.items():
            after.setdefault("local", {}).setdefault(ruleset, {}).update(facts)
    else:
        after[name] = [] if value == "无" and name in row_models() else value


def _correct(rows: list[Data], said: Data, keys: tuple[str, ...]) -> None:
    for row in rows:
        if all(row.get(k) == said.get(k) for k in keys):
            for name, value in said.items():
                _put(row, name, value)
            return
    rows.append(deepcopy(said))

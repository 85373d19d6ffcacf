"""What a name means at a place of a rule: variables, built-in names, definitions, parameters, facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from subsidy.ir.nodes import Var
from subsidy.ir.ruleset import Definition, ParameterRow, ReadingRow
from subsidy.profile.common import ENTERPRISE
from subsidy.profile.vocabulary import FactField, Vocabulary
from subsidy.quantity import types as t
from subsidy.quantity.types import Type

BUILTINS: Mapping[str, tuple[Type, str]] = {
    "year": (t.YEAR, "政策年度"),
    "on": (t.DATE, "认定日"),
    "this_year": (t.record("figures"), "当年"),
    "last_year": (t.record("figures"), "上年"),
    ENTERPRISE: (t.record(ENTERPRISE), "企业"),
}

ROW_NAMES: Mapping[str, str] = {
    "project": "projects",
    "certification": "certifications",
    "vehicle_model": "vehicle_models",
    "land_use": "land_uses",
    "equipment_item": "equipment",
    "financing_item": "financing",
    "equipment_sale": "equipment_sales",
    "received": "awards_received",
    "ranking": "rankings",
    "figures_row": "figures",
}


@dataclass(slots=True)
class World:
    """Everything that has a name in a ruleset, filled while it is compiled."""

    vocabulary: Vocabulary
    readings: Mapping[str, ReadingRow]
    parameters: Mapping[str, ParameterRow]
    definitions: dict[str, Definition] = field(default_factory=dict)
    used_facts: set[tuple[str, str]] = field(default_factory=set)

    def definition(self, text: str, on: str | None) -> Definition | None:
        found = self.definitions.get(text) or next((d for d in self.definitions.values() if d.label == text), None)
        return found if found is not None and found.on == on else None

    def parameter(self, text: str) -> ParameterRow | None:
        return self.parameters.get(text) or next((p for p in self.parameters.values() if p.label == text), None)

    def fact(self, record: str, text: str) -> FactField | None:
        fields = self.vocabulary.records[record].fields
        return fields.get(text) or next((f for f in fields.values() if f.label == text), None)

    def names_of(self, record: str) -> list[str]:
        """What may follow a row of ``record`` and a dot."""
        fields = self.vocabulary.records[record].fields.values()
        own = [d for d in self.definitions.values() if d.on == record]
        return [*(f.name for f in fields), *(f.label for f in fields), *(d.name for d in own), *(d.label for d in own)]

    def names(self, variables: Iterable[Var]) -> list[str]:
        """What may stand alone."""
        free = [d for d in self.definitions.values() if d.on is None]
        return [
            *(v.name for v in variables),
            *BUILTINS,
            *(d.name for d in free),
            *(d.label for d in free),
            *self.parameters,
            *(p.label for p in self.parameters.values()),
            *self.names_of(ENTERPRISE),
        ]

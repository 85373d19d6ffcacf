"""What a name means at a place of a rule: variables, built-in names, definitions, parameters, facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from subsidy.compile.texts import Texts
from subsidy.ir.nodes import Var
from subsidy.ir.ruleset import Definition, ParameterRow, ReadingRow
from subsidy.profile.common import ENTERPRISE
from subsidy.profile.vocabulary import FactField, Vocabulary
from subsidy.quantity import types as t
from subsidy.quantity.types import KIND_TITLES, Kind, Type

BUILTINS: Mapping[str, tuple[Type, str]] = {
    "year": (t.YEAR, "政策年度"),
    "on": (t.DATE, "认定日"),
    "this_year": (t.record("figures"), "当年"),
    "last_year": (t.record("figures"), "上年"),
    ENTERPRISE: (t.record(ENTERPRISE), "企业"),
}

RESERVED: Mapping[str, str] = {  # what each is called in Chinese means the same: 当年.研发费用
    **{name: name for name in BUILTINS},
    **{label: name for name, (_, label) in BUILTINS.items() if name != ENTERPRISE},
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
    texts: Texts
    definitions: dict[str, Definition] = field(default_factory=dict)
    definitions_by_label: dict[str, Definition] = field(default_factory=dict)
    used_facts: set[tuple[str, str]] = field(default_factory=set)

    def define(self, definition: Definition) -> None:
        self.definitions[definition.name] = definition
        self.definitions_by_label[definition.label] = definition

    def definition(self, text: str, on: str | None) -> Definition | None:
        found = self.definitions.get(text) or self.definitions_by_label.get(text)
        return found if found is not None and found.on == on else None

    def parameter(self, text: str) -> ParameterRow | None:
        return self.parameters.get(text) or next((p for p in self.parameters.values() if p.label == text), None)

    def fact(self, record: str, text: str) -> FactField | None:
        fields = self.vocabulary.records[record].fields
        return fields.get(text) or next((f for f in fields.values() if f.label == text), None)

    def title(self, found: Type) -> str:
        """A type as authors know it, with the Chinese label of its choice or record."""
        if found.kind is Kind.CHOICE:
            choices = self.vocabulary.choices.get(found.name)
            return f"选项({choices.label if choices else found.name.replace('reading', '口径')})"
        if found.kind is Kind.BOOL:
            return "是否成立的条件"
        if found.kind in (Kind.RECORD, Kind.LIST):
            return f"{KIND_TITLES[found.kind]}({self.vocabulary.records[found.name].label})"
        return str(found)

    def in_rows(self, text: str) -> tuple[str, ...]:
        """Where a name does stand that cannot stand alone: ``project.reform_compliant``."""
        rows = [row for row, record in ROW_NAMES.items() if self.fact(record, text) or self.definition(text, record)]
        years = ["this_year", "last_year"] if "figures_row" in rows else []
        return tuple(f"{row}.{text}" for row in [*years, *rows] if row != "figures_row")

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
            *RESERVED,
            *(d.name for d in free),
            *(d.label for d in free),
            *self.parameters,
            *(p.label for p in self.parameters.values()),
            *self.names_of(ENTERPRISE),
        ]

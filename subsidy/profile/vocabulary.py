"""The words in which facts are spoken of: records, their fields, and the options of a choice.

Read off the pydantic models of this folder, and extended by what a ruleset declares for itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from subsidy.quantity.types import Type


@dataclass(frozen=True, slots=True, eq=False)
class Choices:
    """A closed list of options. ``options`` maps the code used in data to the Chinese label people read."""

    name: str
    label: str
    options: Mapping[str, str]

    def code(self, text: str) -> str | None:
        """The code for a code or a label, or ``None`` if it is neither."""
        if text in self.options:
            return text
        return next((code for code, label in self.options.items() if label == text), None)


@dataclass(frozen=True, slots=True)
class FactField:
    """One field of a record: what a rule may name and what an applicant is asked for."""

    name: str
    label: str
    type: Type
    question: str
    evidence: str = ""
    choices: Choices | None = None
    signed: bool = False  # a number that may be below zero
    local: bool = False  # declared by a ruleset, kept under ``local`` in the profile


@dataclass(frozen=True, slots=True)
class FactRecord:
    """A record: the enterprise itself, or one row of one of its lists."""

    name: str
    label: str
    fields: Mapping[str, FactField] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All records by name; ``enterprise`` is the root, its list fields are named after their records."""

    records: Mapping[str, FactRecord]
    choices: Mapping[str, Choices]

    def local_fields(self, record: str) -> dict[str, FactField]:
        return {n: f for n, f in self.records[record].fields.items() if f.local}

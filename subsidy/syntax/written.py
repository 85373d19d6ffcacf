"""A ruleset as its author wrote it: untyped, every word with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from subsidy.syntax.shape import Written, WrittenExpression


@dataclass(frozen=True, slots=True, eq=False)
class Quote:
    """Operative words; without a clause of its own it stands in the clause of what it belongs to."""

    text: Written
    clause: Written | None


@dataclass(frozen=True, slots=True, eq=False)
class DocumentPart:
    id: str
    version: str
    title: str
    issuer: str
    number: str
    published: date
    status: str
    draft: bool
    first_year: int
    last_year: int
    region: str
    region_codes: tuple[str, ...]
    text: str
    predecessors: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class TargetPart:
    what: str
    value: Written
    relation: str
    by: str
    responsible: str


@dataclass(frozen=True, slots=True, eq=False)
class WaiverPart:
    words: tuple[Written, ...]
    why: str


@dataclass(frozen=True, slots=True, eq=False)
class ClausePart:
    clause: Written
    begins: Written
    title: str
    disposition: str
    summary: str
    responsible: str
    targets: tuple[TargetPart, ...]
    waived: tuple[WaiverPart, ...]


@dataclass(frozen=True, slots=True, eq=False)
class FactPart:
    record: Written
    name: Written
    label: Written
    type: str
    options: Mapping[str, str]
    question: str
    evidence: str


@dataclass(frozen=True, slots=True, eq=False)
class ReadingPart:
    id: Written
    question: str
    options: Mapping[str, str]
    default: Written | None
    effect: str
    why: str


@dataclass(frozen=True, slots=True, eq=False)
class ValuePart:
    first: date
    last: date
    key: Written | None
    value: WrittenExpression | None
    source: str
    verified: bool


@dataclass(frozen=True, slots=True, eq=False)
class ParameterPart:
    id: Written
    label: Written
    type: str
    question: str
    note: str
    reading: Written | None
    keys: Mapping[str, Written]
    values: tuple[ValuePart, ...]


@dataclass(frozen=True, slots=True, eq=False)
class DefinitionPart:
    name: Written
    label: Written
    on: Written | None
    value: WrittenExpression | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, eq=False)
class ConditionPart:
    when: WrittenExpression | None
    quotes: tuple[Quote, ...]
    in_round: bool


@dataclass(frozen=True, slots=True, eq=False)
class ComponentPart:
    label: Written | None
    value: WrittenExpression | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, eq=False)
class CompetitionPart:
    places: int
    ranked_by: WrittenExpression | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, eq=False)
class AwardPart:
    id: Written
    title: Written
    clause: Written
    category: str
    subject: Written | None
    among: ConditionPart | None
    conditions: tuple[ConditionPart, ...]
    amount: tuple[ComponentPart, ...]
    competition: CompetitionPart | None
    quotes: tuple[Quote, ...]
    evidence: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class CapPart:
    id: Written
    title: Written | None
    of: tuple[Written, ...]
    per: tuple[Written, ...]
    at_most: WrittenExpression | None
    when: WrittenExpression | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, eq=False)
class OneOfPart:
    id: Written
    title: Written | None
    of: tuple[Written, ...]
    per: tuple[tuple[Written, WrittenExpression | None], ...]
    when: WrittenExpression | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, eq=False)
class StatementPart:
    id: Written
    kind: str
    text: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, eq=False)
class RulesetParts:
    """All files of a ruleset folder, read."""

    document: DocumentPart
    register: tuple[ClausePart, ...]
    facts: tuple[FactPart, ...]
    readings: tuple[ReadingPart, ...]
    parameters: tuple[ParameterPart, ...]
    definitions: tuple[DefinitionPart, ...]
    applicability: tuple[ConditionPart, ...]
    awards: tuple[AwardPart, ...]
    caps: tuple[CapPart, ...]
    one_ofs: tuple[OneOfPart, ...]
    statements: tuple[StatementPart, ...]
    digest: str
    sources: Mapping[str, bytes]

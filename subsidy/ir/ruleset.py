"""A compiled ruleset: document, register, definitions, awards, limits, readings and parameters, all frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from subsidy.ir.nodes import Node, Var
from subsidy.profile.vocabulary import Vocabulary
from subsidy.quantity.exact import Exact
from subsidy.quantity.types import Type
from subsidy.source.place import Place


@dataclass(frozen=True, slots=True)
class Citation:
    """The operative words of a clause, verbatim. ``place`` is where the rule quotes them."""

    clause: str
    quote: str
    place: Place | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Document:
    """One published policy."""

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


@dataclass(frozen=True, slots=True)
class Target:
    """A figure the government sets itself: shown, never part of a determination."""

    what: str
    value: str
    relation: str
    by: str
    responsible: str
    place: Place | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Waiver:
    """Words of a clause with a figure or an incentive that no rule uses, and why not. ``place`` is where they are waived."""

    words: str
    why: str
    place: Place | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Clause:
    """A row of the register. ``begins`` are its first words; its text runs to the first words of the next row."""

    clause: str
    begins: str
    title: str
    disposition: str
    summary: str
    responsible: str = ""
    targets: tuple[Target, ...] = ()
    waived: tuple[Waiver, ...] = ()
    place: Place | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A place where the text allows several readings. ``effect`` is ``rule`` or ``note``."""

    id: str
    question: str
    options: Mapping[str, str]
    default: str | None
    effect: str
    why: str


@dataclass(frozen=True, slots=True)
class ParameterValue:
    """One dated value of a parameter with its source."""

    value: Exact
    first: date
    last: date
    key: str
    source: str
    verified: bool


@dataclass(frozen=True, slots=True)
class ParameterRow:
    """A dated figure that is not the enterprise's. With ``reading``, its option selects the key of the value."""

    id: str
    label: str
    type: Type
    question: str
    note: str
    values: tuple[ParameterValue, ...]
    reading: str | None = None
    keys: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Definition:
    """A value with a name, shared between awards. With ``on`` it belongs to the rows of that list (``variable``). ``place``: its label."""

    name: str
    label: str
    on: str | None
    variable: Var | None
    body: Node
    citations: tuple[Citation, ...]
    first: int
    place: Place | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, eq=False)
class Condition:
    """One thing that must hold. ``in_round`` marks what only a competition decides."""

    node: Node
    citations: tuple[Citation, ...]
    in_round: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Component:
    """One addend of the amount. ``place`` is where its label stands."""

    label: str
    node: Node
    citations: tuple[Citation, ...]
    place: Place | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, eq=False)
class Competition:
    """The first ``places`` by ``ranked_by`` win; decided over all applicants in a round."""

    places: int
    ranked_by: Node
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Award:
    """What a clause gives, to whom, on which conditions.

    ``subject`` is a list of the profile whose rows the award is given for, or ``None`` for the enterprise;
    ``among`` says which rows can be one. ``divisible`` awards draw on several projects and can do without some. ``place`` is where the title stands.
    """

    id: str
    title: str
    clause: str
    disposition: str
    category: str
    subject: str | None
    variable: Var | None
    among: Condition | None
    conditions: tuple[Condition, ...]
    components: tuple[Component, ...]
    competition: Competition | None
    divisible: bool
    evidence: tuple[str, ...]
    notes: tuple[str, ...]
    citations: tuple[Citation, ...]
    first: int
    last: int
    readings: frozenset[str] = frozenset()
    parameters: frozenset[str] = frozenset()
    place: Place | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, eq=False)
class Cap:
    """The awards in ``of`` together give at most ``amount`` (分) per scope. ``place`` is where the title stands."""

    id: str
    title: str
    of: tuple[str, ...]
    per: tuple[str, ...]
    amount: Exact
    when: Node | None
    citations: tuple[Citation, ...]
    place: Place | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, eq=False)
class OneOf:
    """Of the awards in ``of`` with the same scope only one is given: the combination best for the enterprise."""

    id: str
    title: str
    of: tuple[str, ...]
    per: tuple[str, ...]
    keys: Mapping[str, tuple[Node, ...]]
    when: Node | None
    citations: tuple[Citation, ...]
    place: Place | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Statement:
    """A rule across applicants (quota, budget, stacking) that changes nothing for one enterprise but must be told."""

    id: str
    kind: str
    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Ruleset:
    """Everything a document means. ``size`` is the number of node ids; ``digest`` covers every source file.

    ``sources`` are those files and the lock of quotes, by name: what one keeps to have the same ruleset again.
    """

    document: Document
    register: tuple[Clause, ...]
    vocabulary: Vocabulary
    definitions: Mapping[str, Definition]
    applicability: tuple[Condition, ...]
    awards: tuple[Award, ...]
    caps: tuple[Cap, ...]
    one_ofs: tuple[OneOf, ...]
    statements: tuple[Statement, ...]
    readings: Mapping[str, ReadingRow]
    parameters: Mapping[str, ParameterRow]
    used_facts: frozenset[tuple[str, str]]
    size: int
    digest: str
    text_digest: str
    sources: Mapping[str, bytes]

    def award(self, award: str) -> Award:
        return next(a for a in self.awards if a.id == award)

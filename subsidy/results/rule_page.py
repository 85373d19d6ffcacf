"""Everything to tell about one award, or about a document at a glance, in one language: what terminal, page and site show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from subsidy.results.determination import Citation, Disposition, Status
from subsidy.results.formula import Formula
from subsidy.results.wording import Span

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Statement:
    """Something the rule says, with the words of the text that say it."""

    text: Span
    cited: tuple[Citation, ...]
    in_round: bool = False


@dataclass(frozen=True, slots=True)
class Addend:
    """One addend of the amount."""

    label: str
    said: Statement
    formula: Formula


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name used above it means; a formula where it is a sum, not a yes or no."""

    name: str
    label: str
    said: Statement
    formula: Formula | None


@dataclass(frozen=True, slots=True)
class Limit:
    """What cuts or excludes. ``others`` are the titles of the other awards it is shared with; ``most`` the figure of a cap."""

    id: str
    title: str
    most: Span | None
    others: tuple[str, ...]
    when: Span | None
    cited: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class ReadingOffered:
    """A place where the text can be read in several ways. ``default`` is ``None`` where one has to be chosen;
    ``meanings`` says in words what each of the options makes of the rule."""

    id: str
    question: str
    options: tuple[str, ...]
    default: str | None
    decides: bool
    meanings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Contest:
    """The first ``places`` win, by ``ranked_by``."""

    places: int
    ranked_by: Span
    cited: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One question of a decision diagram. Of its ``parts``, all must hold, or any one is
    enough, or that one whose case is given.

    ``named`` says that ``text`` is a name the parts explain, not just the parts once more.
    """

    text: Span
    named: bool
    join: Literal["", "all", "any", "cases"] = ""
    parts: tuple[Check, ...] = ()
    in_round: bool = False


@dataclass(frozen=True, slots=True)
class Flow:
    """The road from applicability through the conditions to status and amount, from top to bottom."""

    subject: str
    checks: tuple[Check, ...]
    contest: Contest | None
    passed: Status


Where = Literal["below", "at", "above"]


@dataclass(frozen=True, slots=True)
class Example:
    """What comes out where a figure is just not reached, reached, just passed. ``payable`` is in 元, as in results.

    ``besides`` is what decides where the comparison comes out as in another example and the result does not.
    """

    where: Where
    given: str
    compared: str
    status: Status
    payable: str | None
    at_least: str | None
    at_most: str | None
    subject: str | None
    failed: tuple[Span, ...]
    besides: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Boundary:
    """The examples around one figure. ``missing`` says why where there are none (``P421`` …) or which one cannot be.

    ``base`` is the case of the ruleset they are made from, ``changed`` the one fact that differs between them.
    """

    text: Span
    base: str
    base_title: str
    year: int
    changed: Span | None
    readings: Mapping[str, str]
    examples: tuple[Example, ...]
    decisive: bool
    missing: str = ""


@dataclass(frozen=True, slots=True)
class RulePage:
    """One award, fully."""

    lang: Language
    ruleset: str
    id: str
    title: str
    document: str
    document_status: str
    draft: bool
    clause: str
    category: str
    disposition: Disposition
    subject: str | None
    given: tuple[Citation, ...]
    conditions: tuple[Statement, ...]
    contest: Contest | None
    addends: tuple[Addend, ...]
    meanings: tuple[Meaning, ...]
    limits: tuple[Limit, ...]
    readings: tuple[ReadingOffered, ...]
    evidence: tuple[str, ...]
    notes: tuple[str, ...]
    flow: Flow
    boundaries: tuple[Boundary, ...] = ()


@dataclass(frozen=True, slots=True)
class AwardListed:
    id: str
    title: str
    clause: str
    disposition: Disposition


@dataclass(frozen=True, slots=True)
class ParameterListed:
    id: str
    label: str
    has_values: bool


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A document at a glance: its awards in the order of the text, its readings and parameters."""

    lang: Language
    ruleset: str
    title: str
    status: str
    issuer: str
    published: str
    first_year: int
    last_year: int
    region: str
    notes: tuple[str, ...]
    clauses: int
    dispositions: Mapping[Disposition, int]
    awards: tuple[AwardListed, ...]
    readings: tuple[ReadingOffered, ...]
    parameters: tuple[ParameterListed, ...]

"""What a rule of durable-rules looks for, before it is written in its JSON: tests on the properties of facts.

A test on a property that is not there does not match, and neither does its contrary: that is how what is unknown
neither fulfils nor refutes. ``opposite`` turns a formula into what matches exactly where it does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import assert_never

Value = int | str | bool

ROOT = ""  # the role of the enterprise itself, its years and the setting: told with every fact that needs them

ANSWER = "answer"
ANSWERS = {True: "yes", False: "no", None: "open"}
CONTRARY = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
MAX_BRACKETS = 12  # durable-rules keeps 32 places for the brackets of a rule, two for each
MIRRORED = {"==": "==", "!=": "!=", "<": ">", ">": "<", ">=": "<=", "<=": ">="}


@dataclass(frozen=True, slots=True)
class Test:
    """A property of the fact in a role, compared with a figure or word of the rule."""

    role: str
    property: str
    sign: str
    value: Value


@dataclass(frozen=True, slots=True)
class Present:
    """A property is there, or is not."""

    role: str
    property: str
    there: bool


@dataclass(frozen=True, slots=True)
class Concluded:
    """What was concluded before about the row in a role is this answer, or (``told`` false) is anything but it.

    Answers are told as one of :data:`ANSWERS`, also where nothing could be concluded.
    """

    role: str
    property: str
    answer: str
    told: bool


@dataclass(frozen=True, slots=True)
class Join:
    """Properties of the facts in two roles, compared with one another."""

    role: str
    property: str
    sign: str
    with_role: str
    with_property: str


@dataclass(frozen=True, slots=True)
class Every:
    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Some:
    parts: tuple[Formula, ...]


Atom = Test | Present | Concluded | Join
Formula = Atom | Every | Some

ALWAYS = Every(())
NEVER = Some(())


def every(*parts: Formula) -> Formula:
    """All of the parts; nested ones are laid flat, repeated ones told once."""
    flat = dict.fromkeys(inner for part in parts for inner in (part.parts if isinstance(part, Every) else (part,)))
    if NEVER in flat:
        return NEVER
    return next(iter(flat)) if len(flat) == 1 else Every(tuple(flat))


def some(*parts: Formula) -> Formula:
    """At least one of the parts."""
    flat = dict.fromkeys(inner for part in parts for inner in (part.parts if isinstance(part, Some) else (part,)))
    if ALWAYS in flat:
        return ALWAYS
    return next(iter(flat)) if len(flat) == 1 else Some(tuple(flat))


def opposite(formula: Formula) -> Formula:
    """Matches where the formula does not, a missing property included."""
    match formula:
        case Test():
            contrary = Test(formula.role, formula.property, CONTRARY[formula.sign], formula.value)
            return some(Present(formula.role, formula.property, False), contrary)
        case Present():
            return Present(formula.role, formula.property, not formula.there)
        case Concluded():
            return Concluded(formula.role, formula.property, formula.answer, not formula.told)
        case Join():
            absent = (Present(formula.role, formula.property, False), Present(formula.with_role, formula.with_property, False))
            contrary_join = Join(formula.role, formula.property, CONTRARY[formula.sign], formula.with_role, formula.with_property)
            return some(*absent, contrary_join)
        case Every():
            return some(*(opposite(part) for part in formula.parts))
        case Some():
            return every(*(opposite(part) for part in formula.parts))
        case _:
            assert_never(formula)


def atoms(formula: Formula) -> list[Atom]:
    if isinstance(formula, (Every, Some)):
        return [atom for part in formula.parts for atom in atoms(part)]
    return [formula]


def roles(formula: Formula) -> set[str]:
    return {role for atom in atoms(formula) for role in ((atom.role, atom.with_role) if isinstance(atom, Join) else (atom.role,))}


def extent(formula: Formula) -> tuple[int, int]:
    """How many tests a formula becomes, and how many ways lead through it."""
    match formula:
        case Every():
            count, ways = 0, 1
            for part in formula.parts:
                below, through = extent(part)
                count, ways = count + ways * below, ways * through
            return count, ways
        case Some():
            each = [extent(part) for part in formula.parts]
            return sum(n for n, _ in each), sum(w for _, w in each)
        case _:
            return 1, 1


def alternatives(formula: Formula) -> list[tuple[Formula, ...]]:
    """The formula as alternatives, each of parts that all hold.

    Where it speaks of one fact, an alternative is as much of it as one rule may hold. Where it joins several, every
    part is a single test: durable-rules does not look at a join that stands behind a bracket.
    """
    if len(roles(formula) - {ROOT}) <= 1 and not any(isinstance(atom, Join) for atom in atoms(formula)):
        return [(one,) for one in _split(formula)]
    return list(dict.fromkeys(tuple(dict.fromkeys(parts)) for parts in _flat(formula)))


def _flat(formula: Formula) -> list[tuple[Formula, ...]]:
    """All the way down: alternatives of single tests."""
    match formula:
        case Some():
            return [found for part in formula.parts for found in _flat(part)]
        case Every():
            return [tuple(part for parts in chosen for part in parts) for chosen in product(*(_flat(part) for part in formula.parts))]
        case _:
            return [(formula,)]


def _split(formula: Formula) -> list[Formula]:
    if _brackets(formula) <= MAX_BRACKETS:
        return [formula]
    if isinstance(formula, Some):
        return [one for part in formula.parts for one in _split(part)]
    assert isinstance(formula, Every)
    widest = max((part for part in formula.parts if isinstance(part, Some)), key=_brackets)
    rest = [part for part in formula.parts if part is not widest]
    return [one for part in widest.parts for one in _split(every(*rest, part))]


def _brackets(formula: Formula) -> int:
    return 1 + sum(_brackets(part) for part in formula.parts) if isinstance(formula, (Every, Some)) else 0


def couple(item: int, roles: tuple[str, ...]) -> str:
    """The role of the fact that tells what was concluded of several rows together."""
    return f"t{item}_{'_'.join(roles)}"

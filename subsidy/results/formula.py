"""A formula as a small tree, for MathML and for one line of text. Names in it are spans; nothing in it is computed."""

from __future__ import annotations

from dataclasses import dataclass

from subsidy.results.wording import Span


@dataclass(frozen=True, slots=True)
class Symbol:
    """A name or a figure."""

    span: Span


@dataclass(frozen=True, slots=True)
class Operation:
    """Operands with one sign between each two: ``+``, ``−``, ``×``."""

    sign: str
    operands: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Negation:
    """The same amount below zero."""

    operand: Formula


@dataclass(frozen=True, slots=True)
class Quotient:
    above: Formula
    below: Formula


@dataclass(frozen=True, slots=True)
class Sum:
    """The body summed over rows."""

    over: Span
    body: Formula


@dataclass(frozen=True, slots=True)
class Applied:
    """``min`` or ``max`` of several."""

    name: str
    arguments: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Cases:
    """The first value whose condition holds, else ``otherwise``."""

    branches: tuple[tuple[Formula, Span], ...]
    otherwise: Formula


Formula = Symbol | Operation | Negation | Quotient | Sum | Applied | Cases

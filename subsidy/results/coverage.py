"""What accounts for every figure and every incentive word of an official text, clause by clause."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

By = Literal["rule", "target", "waiver", "nothing"]


@dataclass(frozen=True, slots=True)
class Account:
    """A figure or incentive word of the text and what accounts for it.

    ``refs`` are the ids of the rules that use it; ``why`` the target or the reason of the waiver. ``line`` is its line in the text.
    """

    kind: Literal["figure", "incentive"]
    text: str
    line: int
    by: By
    refs: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the original text of a clause: ``rules`` quote it; it has ``accounts`` if it is a figure or incentive word."""

    text: str
    rules: tuple[str, ...] = ()
    accounts: tuple[Account, ...] = ()


@dataclass(frozen=True, slots=True)
class ClauseCoverage:
    """One row of the register with its text in pieces; joined, the pieces are the text of the clause as published."""

    clause: str
    title: str
    disposition: str
    summary: str
    targets: tuple[str, ...]
    waivers: tuple[tuple[str, str], ...]
    pieces: tuple[Piece, ...]

    @property
    def accounts(self) -> tuple[Account, ...]:
        return tuple(account for piece in self.pieces for account in piece.accounts)


@dataclass(frozen=True, slots=True)
class QuotedRule:
    """A rule that quotes the text. ``file`` and ``line`` are where it does so first."""

    id: str
    title: str
    kind: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a text is accounted for.

    ``before`` is what stands before the first row of the register; ``lost`` are the clauses that were not found in the text.
    """

    document: str
    title: str
    status: str
    clauses: tuple[ClauseCoverage, ...]
    rules: tuple[QuotedRule, ...]
    before: str = ""
    lost: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether the register covers the whole text and everything in it is accounted for."""
        return not (self.lost or self.before.strip() or self.counts.nothing)

    @property
    def counts(self) -> Counts:
        return count(account for clause in self.clauses for account in clause.accounts)


@dataclass(frozen=True, slots=True)
class Counts:
    """Figures and incentive words by what accounts for them."""

    rule: int = 0
    target: int = 0
    waiver: int = 0
    nothing: int = 0

    @property
    def total(self) -> int:
        return self.rule + self.target + self.waiver + self.nothing

    @property
    def accounted(self) -> int:
        return self.total - self.nothing


def count(accounts: Iterable[Account]) -> Counts:
    by: dict[str, int] = {}
    for account in accounts:
        by[account.by] = by.get(account.by, 0) + 1
    return Counts(**by)

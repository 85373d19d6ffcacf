"""One award for one subject, as recorded numbers and frames."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from subsidy.interpret.exact import unknown as u
from subsidy.interpret.exact.program import AwardSteps, Frame, Row
from subsidy.ir import ruleset as r
from subsidy.quantity.exact import half_up
from subsidy.results.determination import Met, Status


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """A limit that changed an amount."""

    limit: r.Cap | r.OneOf
    before: u.Number
    after: u.Number


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """How an outcome fared among those that exclude one another. ``rivals`` are the others, the taken ones first.

    ``unsolved`` says that there are too many combinations to find the best one.
    """

    limit: r.OneOf
    decided: bool
    taken: bool
    rivals: tuple[Outcome, ...]
    unsolved: bool = False


@dataclass(slots=True, eq=False)
class Outcome:
    """``values`` are those of the whole run, ``frame`` the award's own, from ``award.first`` on.

    ``qualified`` says that every condition is known to hold, so that only the amount can be open. ``depends_on`` are
    other outcomes whose open amounts leave open how much of a shared cap is left for this one. ``standing`` is what the
    conditions alone say, whatever limits and rivals made of it; what only a round decides is taken to hold.
    """

    compiled: AwardSteps
    subject: Row | None
    values: list[Any]
    frame: Frame
    status: Status
    standing: Met
    qualified: bool = False
    no_subject: bool = False
    gross: u.Number | None = None
    amount: u.Number | None = None
    cuts: tuple[Cut, ...] = ()
    choice: Choice | None = None
    depends_on: tuple[Outcome, ...] = ()

    @property
    def award(self) -> r.Award:
        return self.compiled.award

    @property
    def subject_id(self) -> str | None:
        found = self.subject.get("id") if self.subject is not None else None
        return str(found) if found is not None else None

    def settle(self) -> None:
        """An open amount that the limits have made certain is no longer open, and one that they have opened is."""
        if self.qualified and self.status in (Status.UNDETERMINED, Status.ELIGIBLE):
            self.status = Status.UNDETERMINED if isinstance(self.amount, u.Open) else Status.ELIGIBLE

    @property
    def payable(self) -> int | None:
        """The amount in 分, rounded half up once, or ``None`` where there is no sum or it is open."""
        if self.status is not Status.ELIGIBLE or self.amount is None or isinstance(self.amount, u.Open):
            return None
        return half_up(self.amount)

    @property
    def certain(self) -> u.Number:
        """What is certain of the amount in 分: zero if ineligible, from zero up while a condition is open."""
        if self.amount is None or self.status is Status.INELIGIBLE:
            return 0
        if self.status is Status.ELIGIBLE or self.qualified:
            return self.amount
        return u.between(0, u.high(self.amount))

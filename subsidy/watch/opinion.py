"""A second engine that has to agree before a change of eligibility is told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from subsidy.interpret.exact.engine import Determined
from subsidy.ir.ruleset import Ruleset
from subsidy.watch.answers import Pair


class Opinion(Protocol):
    def agree(self, determined: Determined) -> None: ...


def confirm(opinion: Opinion, determined: Determined, pairs: Sequence[Pair]) -> None:
    opinion.agree(determined)


def second_opinion(ruleset: Ruleset) -> Opinion:
    raise NotImplementedError

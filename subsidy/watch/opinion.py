"""A second engine that has to agree to a decision before any change is told."""

from __future__ import annotations

from collections.abc import Callable

from subsidy.confirming import Confirmation
from subsidy.interpret.exact.engine import Determined
from subsidy.profile.enterprise import EnterpriseProfile

Confirm = Callable[[Determined], Confirmation]
"""As :func:`subsidy.confirming.confirm` is."""


class Disagreed(Exception):
    """The two engines differ about an enterprise: a mistake of this library, not of the fact. Nothing was told.

    ``fact`` is the fact that could not be told (``None`` while rules are renewed); :func:`subsidy.confirming.write_evidence`
    writes what reproduces it.
    """

    def __init__(self, fact: str | None, confirmation: Confirmation, profile: EnterpriseProfile) -> None:
        awards = "、".join(f"{d.award}/{d.subject}" if d.subject else d.award for d in confirmation.disagreements)
        super().__init__(f"两个引擎对 {profile.credit_code} 的资格判断不一致:{awards}")
        self.fact, self.confirmation, self.profile = fact, confirmation, profile

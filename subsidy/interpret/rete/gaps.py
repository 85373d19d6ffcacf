"""What durable-rules cannot be asked, and why. Everything else of a ruleset's conditions is matched by it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gap:
    """A form of rule that the second engine leaves to the reference interpreter."""

    name: str
    zh: str
    en: str


GAPS: dict[str, Gap] = {}


class Unsaid(Exception):
    """A condition has a form of :data:`GAPS`: ``gap`` is its name there, ``what`` the thing met."""

    def __init__(self, gap: str, what: str) -> None:
        super().__init__(f"{gap}: {what}")
        self.gap, self.what = gap, what

"""A bounded list of complaints: a hostile ruleset can be wrong in a million places, and nobody reads that many."""

from __future__ import annotations

from collections.abc import Iterable

from subsidy.source.diagnostic import Diagnostic

MAX_COMPLAINTS = 200


class TooMany(Exception):
    """Raised in place of the complaint that would be one too many."""


class Complaints(list[Diagnostic]):
    """Grows to :data:`MAX_COMPLAINTS`; the last one then says that there are more (``E114``)."""

    def append(self, diagnostic: Diagnostic) -> None:
        if len(self) >= MAX_COMPLAINTS:
            super().append(Diagnostic("E114", self[-1].place, {"limit": MAX_COMPLAINTS}))
            raise TooMany
        super().append(diagnostic)

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        for diagnostic in diagnostics:
            self.append(diagnostic)

    def __iadd__(self, diagnostics: Iterable[Diagnostic]) -> Complaints:  # type: ignore[override,misc]  # takes any diagnostics, as extend does
        self.extend(diagnostics)
        return self

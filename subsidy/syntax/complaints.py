"""A bounded list of complaints: a hostile ruleset can be wrong in a million places, and nobody reads that many."""

from __future__ import annotations

from collections.abc import Iterable

from subsidy.source.diagnostic import Diagnostic

MAX_COMPLAINTS = 200
MAX_OPEN = 2_000  # places an author may leave open: a long document has hundreds of clauses


class TooMany(Exception):
    """Raised in place of the complaint that would be one too many."""


class Complaints(list[Diagnostic]):
    """Grows to a limit; the last one then says that there are more (``E114``)."""

    def __init__(self, limit: int = MAX_COMPLAINTS) -> None:
        super().__init__()
        self.limit = limit

    def append(self, diagnostic: Diagnostic) -> None:
        if len(self) >= self.limit:
            super().append(Diagnostic("E114", self[-1].place, {"limit": self.limit}))
            raise TooMany
        super().append(diagnostic)

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        for diagnostic in diagnostics:
            self.append(diagnostic)

    def __iadd__(self, diagnostics: Iterable[Diagnostic]) -> Complaints:  # type: ignore[override,misc]  # takes any diagnostics, as extend does
        self.extend(diagnostics)
        return self

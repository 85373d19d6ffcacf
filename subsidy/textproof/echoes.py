"""Each mistake is told once: a quote that is not in its clause accounts for no figure there, and is not pinned either."""

from __future__ import annotations

from collections.abc import Iterable

from subsidy.source.diagnostic import Diagnostic

ASTRAY = frozenset({"E601", "E602"})


def told_once(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Without ``E606`` of a quote that stands elsewhere or nowhere, and ``E622`` of the clause it is cited from."""
    found = tuple(found)
    astray = [d for d in found if d.code in ASTRAY]
    places, clauses = {d.place for d in astray}, {d.args["clause"] for d in astray}
    return tuple(d for d in found if not ((d.code == "E606" and d.place in places) or (d.code == "E622" and d.args["clause"] in clauses)))

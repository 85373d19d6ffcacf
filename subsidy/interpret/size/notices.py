"""Where the size class an enterprise declares and the one its figures give do not agree."""

from __future__ import annotations

from collections.abc import Iterator

from subsidy.interpret.size.decide import CODES
from subsidy.interpret.size.wording import LABELS
from subsidy.results.size_class import SizeClass
from subsidy.source.diagnostic import Diagnostic
from subsidy.source.place import ProfilePlace


def size_notices(found: SizeClass) -> Iterator[Diagnostic]:
    """``W701`` if the declared class is none of those still possible. The statistics bureau decides, so it is a notice."""
    if found.declared is None or found.highest is None or found.lowest is None:
        return
    possible = CODES[CODES.index(found.highest) : CODES.index(found.lowest) + 1]
    if found.declared not in possible:
        computed = "或".join(LABELS[code] for code in possible)
        yield Diagnostic("W701", ProfilePlace("资料", "size_class"), {"declared": LABELS[found.declared], "year": found.year, "computed": computed})

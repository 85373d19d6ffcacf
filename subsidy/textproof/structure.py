"""The register against the numbering of the text: every numbered clause has a row, and every row is named as the text numbers it.

A row that opens a numbered place is named by the labels of that place (``三（三）1②``); labels on top may be left out where
the numbers run on (``29`` for ``七 29``), and a word may stand before them (``总二（一）``). What the text itself does not
number is named by its place with one more mark (``三（三）1②甲``, ``29④``) or, outside all clauses, by a word (``落款``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from subsidy.ir.ruleset import Clause, Ruleset
from subsidy.source.diagnostic import Diagnostic
from subsidy.source.place import Place
from subsidy.textproof.numerals import CHARS
from subsidy.textproof.segment import CIRCLED, Segment, segments
from subsidy.textproof.spans import Layout

_WORD = f"[^0-9（）()\\-{CHARS}{CIRCLED}]"
_MARK = f"[^0-9（）()\\-{CHARS}]"


def check_structure(ruleset: Ruleset, layout: Layout) -> Iterator[Diagnostic]:
    """Complaints ``E603`` (a row not found), ``E623`` (a clause without a row), ``E624`` (a row misnamed), ``E625`` (a row missing in a series)."""
    for row in layout.lost:
        yield Diagnostic("E603", register_place(ruleset, row), {"clause": row.clause, "begins": row.begins})
    found = tuple(segments(layout.text))
    rows = {span.start: span.row for span in layout.spans}
    for segment in found:
        lost = any(_Names(found, segment.start).accept(row.clause) for row in layout.lost)  # told already
        if not segment.inline and segment.start not in rows and not lost:
            yield _without_row(ruleset, layout, segment)
    for start, row in rows.items():
        if not (names := _Names(found, start)).accept(row.clause):
            yield Diagnostic(
                "E624", register_place(ruleset, row), {"clause": row.clause, "named": names.proper}, accepted=(names.proper,) if names.opens else ()
            )
    yield from _gaps(ruleset)


def register_place(ruleset: Ruleset, row: Clause) -> Place:
    return row.place or Place(f"{ruleset.document.id}/register.yaml", 1, 1)


def _without_row(ruleset: Ruleset, layout: Layout, segment: Segment) -> Diagnostic:
    holder = layout.at(segment.start)
    place = register_place(ruleset, holder.row) if holder else Place(f"{ruleset.document.id}/register.yaml", 1, 1)
    words = layout.text.text[segment.start : segment.start + 16]
    return Diagnostic("E623", place, {"clause": "".join(segment.path), "words": words, "line": layout.text.line_number(segment.start)})


class _Names:
    """What a row at ``start`` may be called, by the numbered places ``found`` in the text."""

    def __init__(self, found: tuple[Segment, ...], start: int) -> None:
        last = bisect_right(found, start, key=lambda segment: segment.start) - 1
        self.opens = last >= 0 and found[last].start == start
        structural = next((found[i] for i in range(last, -1, -1) if not found[i].inline), None)
        inside = [found[last], *([structural] if structural else [])] if last >= 0 else []
        self.paths = [inside[0].path] if self.opens else [segment.path for segment in inside]
        self.proper = "".join(self.paths[0]) if self.paths else "没有编号的文字"

    def accept(self, name: str) -> bool:
        if not self.opens and re.fullmatch(f"{_WORD}+", name):
            return True
        stems = ("".join(path[top:]) for path in self.paths for top in range(len(path)))
        return any(re.fullmatch(f"{_WORD}*{re.escape(stem)}{_MARK}*", name) for stem in stems)


def _gaps(ruleset: Ruleset) -> Iterator[Diagnostic]:
    """Of ``29①`` and ``29③`` without ``29②`` a row is missing; the first may go without its mark."""
    series: dict[str, dict[int, Clause]] = {}
    for row in ruleset.register:
        if row.clause[-1] in CIRCLED:
            series.setdefault(row.clause[:-1], {})[CIRCLED.index(row.clause[-1]) + 1] = row
        else:
            series.setdefault(row.clause, {}).setdefault(1, row)
    for stem, rows in series.items():
        for number, row in rows.items():
            if number > 1 and number - 1 not in rows:
                yield Diagnostic("E625", register_place(ruleset, row), {"clause": row.clause, "missing": stem + CIRCLED[number - 2]})

"""The register against the numbering of the text: every numbered clause has a row, and every row is named as the text numbers it.

A row that opens a numbered place is named by the labels of that place (``三（三）1②``); labels on top may be left out where
the numbers run on (``29`` for ``七 29``), and a word may stand before them (``总二（一）``). What the text itself does not
number is named by its place with one more mark (``三（三）1②甲``, ``29④``) or, outside all clauses, by a word (``落款``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from subsidy.ir.ruleset import Clause, Ruleset
from subsidy.source.diagnostic import Diagnostic
from subsidy.source.place import Place
from subsidy.textproof.numerals import CHARS
from subsidy.textproof.plain import PlainText
from subsidy.textproof.segment import CIRCLED, Segment, segments
from subsidy.textproof.spans import Layout

FEW = 2  # clauses within lines: one may be a word of the sentence
_ON_A_LINE = re.compile(rf"\(?[{CHARS}]{{1,3}}[)、]")
_WORD = f"[^0-9（）()\\-{CHARS}{CIRCLED}]"
MAX_LINE = 2_000  # characters a line on average; the longest paragraphs of real texts have a few hundred
_MARK = f"[^0-9（）()\\-{CHARS}]"


def check_structure(ruleset: Ruleset, layout: Layout) -> Iterator[Diagnostic]:
    """The register against the numbering of the text.

    Complaints ``E603`` (a row not found), ``E619`` (text before the first row), ``E623`` (a clause without a row), ``E624``
    (a row misnamed), ``E625`` (a row missing in a series), ``E629`` (a text without lines).
    """
    for row in layout.lost:
        yield Diagnostic("E603", register_place(ruleset, row), {"clause": row.clause, "begins": row.begins})
    if before := layout.text.text[: layout.spans[0].start if layout.spans else 0]:
        yield Diagnostic("E619", register_place(ruleset, layout.spans[0].row), {"words": before[:16]})
    if lost := lost_lines(layout.text, ruleset.document.text):
        yield lost
    else:
        yield from _numbering(ruleset, layout)
    yield from _gaps(ruleset)


def lost_lines(text: PlainText, name: str) -> Diagnostic | None:
    """``E629`` for a text that has lost its line ends: hardly any are left, or clauses such as ``二、`` ``（二）`` stand within lines."""
    if len(text.text) > len(text.lines) * MAX_LINE:
        return Diagnostic("E629", Place(name, 1, 1))
    within = [segment for segment in segments(text) if segment.inline and _ON_A_LINE.match(text.text, segment.start)]
    return Diagnostic("E629", Place(name, text.line_number(within[0].start), 1)) if len(within) >= FEW else None


def _numbering(ruleset: Ruleset, layout: Layout) -> Iterator[Diagnostic]:
    places = _Places(segments(layout.text))
    rows = {span.start: span.row for span in layout.spans}
    for segment in places.found:
        if not segment.inline and segment.start not in rows:
            names = places.at(segment.start)
            if not any(names.accept(row.clause) for row in layout.lost):  # those are told already
                yield _without_row(ruleset, layout, segment)
    for start, row in rows.items():
        if not (names := places.at(start)).accept(row.clause):
            args = {"clause": row.clause, "named": names.proper or "没有编号的文字", "english": f'"{names.proper}"' if names.proper else "no number"}
            yield Diagnostic("E624", register_place(ruleset, row), args, accepted=(names.proper,) if names.opens else ())


def register_place(ruleset: Ruleset, row: Clause) -> Place:
    return row.place or Place(f"{ruleset.document.id}/register.yaml", 1, 1)


def _without_row(ruleset: Ruleset, layout: Layout, segment: Segment) -> Diagnostic:
    holder = layout.at(segment.start)
    place = register_place(ruleset, holder.row) if holder else Place(f"{ruleset.document.id}/register.yaml", 1, 1)
    words = layout.text.text[segment.start : segment.start + 16]
    return Diagnostic("E623", place, {"clause": "".join(segment.path), "words": words, "line": layout.text.line_number(segment.start)})


@dataclass(frozen=True, slots=True)
class _Names:
    """What a row may be called by the ``paths`` of the numbered places it stands in; ``opens`` if it begins the first of them."""

    opens: bool
    paths: tuple[tuple[str, ...], ...]

    @property
    def proper(self) -> str:
        return "".join(self.paths[0]) if self.paths else ""

    def accept(self, name: str) -> bool:
        if not self.opens and re.fullmatch(f"{_WORD}+", name):
            return True
        stems = ("".join(path[top:]) for path in self.paths for top in range(len(path)))
        return any(re.fullmatch(f"{_WORD}*{re.escape(stem)}{_MARK}*", name) for stem in stems)


class _Places:
    """The numbered places of a text, to be asked for the names at any other place of it."""

    def __init__(self, found: Iterable[Segment]) -> None:
        self.found = tuple(found)
        self._starts = [segment.start for segment in self.found]
        self._lines = list(accumulate(range(len(self.found)), lambda last, i: last if self.found[i].inline else i, initial=-1))[1:]

    def at(self, start: int) -> _Names:
        last = bisect_right(self._starts, start) - 1
        if last < 0:
            return _Names(False, ())
        if self._starts[last] == start:
            return _Names(True, (self.found[last].path,))
        inside = [self.found[last].path, *([self.found[self._lines[last]].path] if self._lines[last] >= 0 else [])]
        return _Names(False, tuple(inside))


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

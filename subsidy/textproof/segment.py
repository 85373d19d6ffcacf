"""The clauses of a text as its own numbering gives them: ``附件1`` ``一、`` ``（一）`` ``1.`` ``(1)`` ``——`` ``①`` ``一是``, table rows.

A marker counts where it opens a line or follows a full stop, and only if the numbering arrives at it: one more than the
last of its kind, or the first under a new parent. So ``2.5%`` at the head of a broken line is no clause, nor is the
``三、四季度`` of a sentence, and numbers that run on through all chapters are followed as well as those that start anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from subsidy.textproof.numerals import CHARS, read_numeral
from subsidy.textproof.plain import PlainText

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
ANNEX_LIST = "附件目录"

_NUMERAL = f"[{CHARS}]{{1,6}}"
_MARKER = re.compile(
    "|".join(
        (
            r"(?P<annexes>附件:)",
            rf"(?P<annex>附件(?:\d{{1,2}}|{_NUMERAL})?)",
            rf"(?P<chapter>第{_NUMERAL}章)",
            rf"(?P<section>第{_NUMERAL}节)",
            rf"(?P<article>第{_NUMERAL}条)",
            rf"(?P<one>{_NUMERAL}、)",
            rf"(?P<two>\({_NUMERAL}\))",
            r"(?P<row>\d{1,3}\|)",
            r"(?P<three>\d{1,3}[.、](?!\d))",
            r"(?P<four>\(\d{1,3}\))",
            r"(?P<dash>——)",
            rf"(?P<circled>[{CIRCLED}])",
            rf"(?P<point>{_NUMERAL}是)",
        )
    )
)
_LEVELS = {
    name: level
    for level, name in enumerate(
        ("annexes", "annex", "chapter", "section", "one", "article", "two", "row", "three", "four", "dash", "circled", "point")
    )
}
_LEVELS["annexes"] = _LEVELS["annex"]
_ANYWHERE = frozenset({"one", "two", "three", "four", "circled", "point"})
_STOPS = frozenset("。;:；：!?")


@dataclass(frozen=True, slots=True)
class Segment:
    """A numbered place of the text. ``path`` are its labels from the top: ``("三", "（三）", "1", "②")``.

    It begins at ``start`` (the marker is ``start:end``). ``inline`` ones stand in the middle of a line.
    """

    path: tuple[str, ...]
    start: int
    end: int
    inline: bool


@dataclass(slots=True)
class _Numbering:
    """How far each level has counted, and which levels have been opened anew since."""

    last: dict[int, int] = field(default_factory=dict)
    renewed: set[int] = field(default_factory=set)
    open: list[tuple[int, str]] = field(default_factory=list)

    def arrives(self, level: int, ordinal: int, *, anew: bool) -> bool:
        last = self.last.get(level, 0)
        return ordinal == last + 1 or (ordinal == 1 and (level in self.renewed or anew))

    def enter(self, level: int, ordinal: int, label: str) -> tuple[str, ...]:
        self.open = [entry for entry in self.open if entry[0] < level]
        self.open.append((level, label))
        self.last[level] = ordinal
        self.renewed.discard(level)
        below = {deeper for deeper in self.last if deeper > level}
        if level == _LEVELS["annex"]:
            for deeper in below:
                del self.last[deeper]
        self.renewed |= below
        return tuple(label for _, label in self.open)


def segments(text: PlainText) -> Iterator[Segment]:
    """The numbered places of a text in their order. Takes time in proportion to the text."""
    numbering = _Numbering()
    listing = False
    for match in _MARKER.finditer(text.text):
        kind, start = str(match.lastgroup), match.start()
        opens = text.opens_line(start)
        if not opens and (kind not in _ANYWHERE or text.text[start - 1] not in _STOPS):
            continue
        if kind in ("annex", "annexes"):
            if kind == "annex" and not _stands_alone(text, match.end()):
                continue
            listing = kind == "annexes"
        elif listing:
            continue
        level = _LEVELS[kind]
        ordinal = _ordinal(kind, match.group(), numbering.last.get(level, 0), fresh=level in numbering.renewed)
        anew = kind in ("one", "chapter") and opens and (start == 0 or text.text[start - 1] in _STOPS)  # a second part of the text
        if ordinal is None or not (kind in ("annexes", "dash") or numbering.arrives(level, ordinal, anew=anew)):
            continue
        yield Segment(numbering.enter(level, ordinal, _label(kind, match.group(), ordinal)), start, match.end(), not opens)


def _stands_alone(text: PlainText, end: int) -> bool:
    return end == len(text.text) or text.opens_line(end)


def _ordinal(kind: str, marker: str, last: int, *, fresh: bool) -> int | None:
    match kind:
        case "annexes":
            return 0
        case "dash":
            return 1 if fresh else last + 1
        case "circled":
            return CIRCLED.index(marker) + 1
        case "annex":
            number = marker.removeprefix("附件")
            return int(number) if number.isdigit() else read_numeral(number) if number else last + 1
        case "row" | "three" | "four":
            return int(re.sub(r"\D", "", marker))
        case _:
            return read_numeral(marker.strip("第章节条、()是"))


def _label(kind: str, marker: str, ordinal: int) -> str:
    match kind:
        case "annexes":
            return ANNEX_LIST
        case "dash":
            return CIRCLED[ordinal - 1] if ordinal <= len(CIRCLED) else f"({ordinal})"
        case "row":
            return f"表-{ordinal}"
        case "two" | "four":
            return f"（{marker[1:-1]}）"
        case "one" | "point":
            return marker[:-1]
        case "three":
            return str(ordinal)
        case _:
            return marker

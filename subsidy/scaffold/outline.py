"""The clauses of a text as rows of a register that lay over all of it: nothing before, between or after them is lost."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from subsidy.textproof.account import masked
from subsidy.textproof.figures import Figure, find_figures
from subsidy.textproof.incentives import Incentive, find_incentives
from subsidy.textproof.plain import PlainText
from subsidy.textproof.segment import segments

HEAD = "题头"
AGAIN = "又"  # set before a number that the text uses once more
MAX_TITLE, MAX_BEGINS, AROUND = 24, 20, 10
_STOPS = "。;:!?；："


@dataclass(frozen=True, slots=True)
class Found:
    """A figure or incentive word of a clause, with the words around it."""

    text: str
    around: str


@dataclass(frozen=True, slots=True)
class Row:
    """A place of the text to be registered. ``line`` is where it begins."""

    clause: str
    begins: str
    title: str
    line: int
    figures: tuple[Found, ...]
    incentives: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    name: str
    start: int
    marked: int  # where the words behind the number begin


def outline(text: PlainText) -> tuple[Row, ...]:
    """A row for every numbered place, and one for what stands before the first."""
    places = list(_places(text))
    ends = [place.start for place in places[1:]] + [len(text.text)]
    begins = _beginnings(text, [place.start for place in places], ends)
    readable = masked(text)
    return tuple(
        Row(
            clause=place.name,
            begins=text.text[place.start : begin],
            title=_title(text, place, end),
            line=text.line_number(place.start),
            figures=tuple(_found(text, place.start, end, find_figures(readable[place.start : end]))),
            incentives=tuple(_found(text, place.start, end, find_incentives(readable[place.start : end]))),
        )
        for place, end, begin in zip(places, ends, begins, strict=True)
    )


def _places(text: PlainText) -> Iterator[_Place]:
    found = list(segments(text))
    if not found or found[0].start > 0:
        yield _Place(HEAD, 0, 0)
    seen: Counter[str] = Counter()
    for segment in found:
        name = "".join(segment.path)
        yield _Place(AGAIN * seen[name] + name, segment.start, segment.end)
        seen[name] += 1


def _beginnings(text: PlainText, starts: Sequence[int], ends: Sequence[int]) -> list[int]:
    """Where the opening words of each place end: long enough to be found there and nowhere earlier behind those before."""
    begins: list[int] = []
    for start, end in zip(starts, ends, strict=True):
        after = begins[-1] if begins else 0
        if 0 <= text.text.find(text.text[start:end], after) < start:  # the whole place stands word for word in the one before
            after = begins[-1] = text.text.rfind(text.text[start:end], after, start + (end - start) - 1) + 1
        begin = min(end, _heading_end(text, start, start + MAX_BEGINS))
        while text.text.find(text.text[start:begin], after) < start:
            begin += 1
        begins.append(begin)
    return begins


def _heading_end(text: PlainText, start: int, limit: int) -> int:
    """The end of the line or sentence that begins at ``start``, or ``limit``."""
    following = bisect_right(text.lines, start)
    line_end = text.lines[following] if following < len(text.lines) else len(text.text)
    return next((at for at in range(start + 1, min(line_end, limit)) if text.text[at] in _STOPS), min(line_end, limit))


def _title(text: PlainText, place: _Place, end: int) -> str:
    heading = min(end, _heading_end(text, place.marked, place.marked + MAX_TITLE + 1)) if place.marked < end else end
    words = text.text[place.marked : heading]
    return (words if len(words) <= MAX_TITLE else words[:MAX_TITLE] + "…") or place.name


def _found(text: PlainText, start: int, end: int, tokens: Iterable[Figure | Incentive]) -> Iterator[Found]:
    for token in tokens:
        first, last = start + token.start, start + token.end
        yield Found(token.text, text.text[max(start, first - AROUND) : min(end, last + AROUND)])

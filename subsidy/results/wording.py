"""Words about a rule as a small tree of spans: which of them are a fact, a figure, a reading… Terminal and pages render it.

The text of a span is that of its parts, one after another: whoever needs no marks takes ``str(span)``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """What a stretch of words is. ``WORDS`` only holds others together."""

    WORDS = "words"
    FACT = "fact"
    FIGURE = "figure"
    OPTION = "option"
    QUOTE = "quote"
    PARAMETER = "parameter"
    READING = "reading"
    DEFINITION = "definition"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of words. ``ref`` names what is meant: ``projects.filed_on``, a parameter, a reading, a definition, a clause."""

    mark: Mark
    parts: tuple[str | Span, ...]
    ref: str = ""

    def __str__(self) -> str:
        return "".join(map(str, self.parts))


def words(*parts: str | Span) -> Span:
    """Parts said one after another; a single span stays what it is."""
    said = tuple(part for part in parts if part != "")
    return said[0] if len(said) == 1 and isinstance(said[0], Span) else Span(Mark.WORDS, said)


def marked(mark: Mark, text: str, ref: str = "") -> Span:
    return Span(mark, (text,), ref)


def filled(pattern: str, *arguments: str | Span) -> Span:
    """A pattern such as ``{0}为{1}`` with its places taken by spans."""
    return words(*_filled(pattern, arguments))


def joined(joint: str, spans: list[Span]) -> Span:
    parts: list[str | Span] = []
    for i, span in enumerate(spans):
        parts += [joint, span] if i else [span]
    return words(*parts)


def spans(span: Span) -> Iterator[Span]:
    """The span and every span in it."""
    yield span
    for part in span.parts:
        if isinstance(part, Span):
            yield from spans(part)


def _filled(pattern: str, arguments: tuple[str | Span, ...]) -> Iterator[str | Span]:
    before, *places = pattern.split("{")
    yield before
    for place in places:
        number, after = place.split("}")
        yield arguments[int(number)]
        yield after

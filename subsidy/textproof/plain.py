"""The official text made comparable: without whitespace, widths folded. Every character keeps its place in the original.

This is the normalisation that quotes, beginnings of clauses and figures are compared under, and all of it:

- whitespace of every kind is left out (the texts as published are full of stray blanks and broken lines), and so are
  invisible characters (byte order mark, zero-width blanks, soft hyphens, joining marks);
- full-width ASCII is half-width (``（`` is ``(``, ``％`` is ``%``), as are the comma, full stop and wave dash that
  differ only in width; the dashes are one dash.

One character stays one character, so nothing else can be lost or merged.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass

_FOLDED = {
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys("–—―─━‒‑‐−", "—"),
    **dict.fromkeys("〜～∼", "~"),
    "．": ".", "｡": "。", "､": "、", "﹪": "%", "﹙": "(", "﹚": ")", "〈": "《", "〉": "》", "［": "[", "］": "]",
}  # fmt: skip

_TABLE = {ord(char): folded for char, folded in _FOLDED.items()}


@dataclass(frozen=True, slots=True)
class PlainText:
    """A text without whitespace. ``places[i]`` is where its character ``i`` stands in ``original``.

    ``lines`` are the offsets, ascending, of the characters that open a line; ``breaks`` where lines of the original end.
    """

    original: str
    text: str
    places: tuple[int, ...]
    lines: tuple[int, ...]
    breaks: tuple[int, ...]

    def opens_line(self, at: int) -> bool:
        found = bisect_left(self.lines, at)
        return found < len(self.lines) and self.lines[found] == at

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of the plain text stands in the original."""
        if start >= end:
            place = self.places[start] if start < len(self.places) else len(self.original)
            return place, place
        return self.places[start], self.places[end - 1] + 1

    def line_number(self, at: int) -> int:
        """The line of the original, from 1, on which a character of the plain text stands."""
        return bisect_left(self.breaks, self.original_span(at, at)[0]) + 1


def plain_text(original: str) -> PlainText:
    """The comparable form of an official text."""
    kept: list[str] = []
    places: list[int] = []
    lines: list[int] = []
    fresh = True
    for place, char in enumerate(original):
        if char.isspace():
            fresh = fresh or char in "\n\r\u2028\u2029\x0b\x0c\x85"
        elif not _is_invisible(char):
            if fresh:
                lines.append(len(kept))
                fresh = False
            kept.append(char)
            places.append(place)
    breaks = tuple(place for place, char in enumerate(original) if char == "\n")
    return PlainText(original, "".join(kept).translate(_TABLE), tuple(places), tuple(lines), breaks)


def plain(text: str) -> str:
    """A short text (a quote, the opening words of a clause) in the comparable form."""
    return "".join(char for char in text if not char.isspace() and not _is_invisible(char)).translate(_TABLE)


def _is_invisible(char: str) -> bool:
    """Format characters and marks that join the character before them: nobody sees them, so they cannot tell words apart."""
    return char > "\u00a0" and unicodedata.category(char) in ("Cf", "Mn", "Me")

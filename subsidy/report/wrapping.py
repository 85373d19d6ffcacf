"""Lines of Chinese and English text for a terminal: full-width characters count two columns, 避头尾 is kept."""

from __future__ import annotations

import re

from rich.cells import cell_len, chop_cells

_CLOSING = "，。、；：？！）》】〕」』”’…％%)]},.;:!?"
_OPENING = "（《【〔「『“‘([{"
_PIECE = re.compile(r"-?[0-9][0-9,.]*(?:亿元|万元|元|%|％|个百分点|个月|年度|年|天|人|项)|[!-~]+| +|.", re.DOTALL)


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most ``width`` columns (at least two), at least one line."""
    width = max(width, 2)
    lines: list[str] = []
    line, columns = "", 0
    for whole in _units(text):
        if columns + _columns(whole.rstrip(" ")) > width and line.strip(" "):
            lines.append(line.rstrip(" "))
            line, columns = "", 0
        unit = whole if line else whole.lstrip(" ")
        if _columns(unit.rstrip(" ")) > width:
            *full, unit = chop_cells(unit, width)
            lines.extend(full)
        line += unit
        columns += _columns(unit)
    return [*lines, line.rstrip(" ")] if line.strip(" ") or not lines else lines


def narrowest(text: str) -> int:
    """How many columns the text needs so that nothing that belongs together is broken."""
    return max((_columns(unit.strip(" ")) for unit in _units(text)), default=0)


def pad(text: str, width: int) -> str:
    """The text filled with blanks to ``width`` columns."""
    return text + " " * max(0, width - _columns(text))


def _columns(text: str) -> int:
    return len(text) if text.isascii() else cell_len(text)


def _units(text: str) -> list[str]:
    """Pieces that stay together: numbers with their unit, words, a character with the punctuation that belongs to it."""
    units: list[str] = []
    for match in _PIECE.finditer(text):
        piece = match.group()
        glued = units and (piece[0] in _CLOSING or units[-1][-1] in _OPENING) and not units[-1].startswith(" ")
        if glued:
            units[-1] += piece
        else:
            units.append(piece)
    return units

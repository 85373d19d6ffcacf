"""Text from strangers made safe to show: what cannot be seen is written out, nothing is dropped."""

from __future__ import annotations

import re
import unicodedata

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_LAYOUT = frozenset("\t\n")
_SPACES = re.compile(r"[ \t\n]+")


def visible(text: str) -> str:
    """The text with control, direction and zero-width characters written as ``\\u202e``; tabs and line ends stay."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_seen(char) for char in text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """The visible text on one line, each run of spaces, tabs and line ends a single space."""
    return _SPACES.sub(" ", visible(text)).strip()


def _seen(char: str) -> str:
    if char in _LAYOUT:
        return char
    code = ord(char)
    if unicodedata.category(char) in _UNSEEN or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
    return char


def columns(text: str) -> int:
    """How many columns of a fixed-width font the text takes; Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)

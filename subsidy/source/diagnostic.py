"""A complaint: code, place, offending value, what would be accepted. Many are collected before any is reported."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from subsidy.source.codes import CODES
from subsidy.source.place import AnyPlace, Place

Lang = Literal["zh", "en"]
Severity = Literal["error", "warning"]

CLOSE = 0.5


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One mistake, with everything needed to mend it.

    ``code`` is stable (the page of diagnostics lists all) and ``args`` fill its message; ``place`` is a line and column of
    a file, a cell of a workbook or a path in a profile, and ``str(place)`` is how people read it; ``excerpt`` is the source
    line, if there is one; ``accepted`` are the nearest names that would have been accepted. A portal shows ``place``,
    ``message()`` and ``hint()``; ``render()`` is all of it as the terminal shows it.
    """

    code: str
    place: AnyPlace
    args: Mapping[str, object] = field(default_factory=dict)
    excerpt: str = ""
    accepted: tuple[str, ...] = ()

    @property
    def severity(self) -> Severity:
        return "warning" if self.code.startswith("W") else "error"

    def message(self, lang: Lang = "zh") -> str:
        """What is wrong, with the offending value, in Chinese or (``en``) English."""
        code = CODES[self.code]
        return (code.zh if lang == "zh" else code.en).format_map({k: _shown(v) for k, v in self.args.items()})

    def hint(self, lang: Lang = "zh") -> str:
        """What was probably meant, as a sentence; empty if nothing is near."""
        if not self.accepted:
            return ""
        names = "、".join(self.accepted) if lang == "zh" else ", ".join(self.accepted)
        return f"是否想写:{names}" if lang == "zh" else f"did you mean: {names}"

    def render(self, lang: Lang = "zh") -> str:
        """The complaint as a person reads it in a terminal: place, message, the underlined excerpt, the hint."""
        head = f"{self.place}: {self.code} {self.message(lang)}"
        lines = [head]
        if self.excerpt and isinstance(self.place, Place):
            lines += _underlined(self.excerpt, self.place)
        if hint := self.hint(lang):
            lines.append(f"    {hint}")
        return "\n".join(lines)


class DiagnosticsError(Exception):
    """Raised at the end of a stage with *all* mistakes found in it, in the order of their places: ``diagnostics``, a tuple of :class:`Diagnostic`."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(sorted(diagnostics, key=by_place))
        super().__init__("\n".join(d.render() for d in self.diagnostics))


def nearest(word: str, known: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """The known names closest to a misspelt one, closest first, then in their own order; case does not matter."""
    matcher = difflib.SequenceMatcher()
    matcher.set_seq2(word.lower())
    scored: list[tuple[float, int, str]] = []
    for place, name in enumerate(dict.fromkeys(known)):
        matcher.set_seq1(name.lower())
        if matcher.real_quick_ratio() >= CLOSE and matcher.quick_ratio() >= CLOSE and matcher.ratio() >= CLOSE:
            scored.append((-matcher.ratio(), place, name))
    return tuple(name for _, _, name in sorted(scored)[:count])


def by_place(diagnostic: Diagnostic) -> tuple[str, int, int, str]:
    """By place in a text; whoever finds mistakes in a profile or a workbook gives them in their order."""
    place = diagnostic.place
    if isinstance(place, Place):
        return (place.file, place.line, place.column, diagnostic.code)
    return (place.file, 0, 0, "")


def _shown(value: object) -> object:
    """A stranger's value, cut to a readable length and with control characters made visible; a count of ours as it is."""
    if isinstance(value, int):
        return value
    text = str(value)
    text = "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)
    return text if len(text) <= 120 else text[:117] + "…"


def _underlined(excerpt: str, place: Place) -> list[str]:
    line = excerpt.replace("\t", " ")
    start = place.column - 1
    if len(line) > 160:  # keep the marked part in sight
        cut = max(0, start - 60)
        line, start = line[cut : cut + 150], start - cut
    pad = "".join("\u3000" if _wide(c) else " " for c in line[:start])
    marked = line[start : start + place.length] or " "
    mark = "".join("﹋" if _wide(c) else "^" for c in marked)
    return [f"    {line}", f"    {pad}{mark}"]


def _wide(char: str) -> bool:
    return ord(char) >= 0x2E80

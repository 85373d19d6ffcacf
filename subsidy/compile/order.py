"""The order of definitions: each after those it speaks of. A circle is an error (``E409``)."""

from __future__ import annotations

from collections.abc import Iterator

from subsidy.source.diagnostic import Diagnostic
from subsidy.syntax import expression as e
from subsidy.syntax.written import DefinitionPart

MAX_HEIGHT = 60


def ordered(parts: tuple[DefinitionPart, ...], found: list[Diagnostic]) -> list[DefinitionPart]:
    """The definitions so that each comes after those it uses; members of a circle are left out and reported (``E409``)."""
    by_word = {(part.on is not None, word.text): part for part in parts for word in (part.name, part.label)}
    done: list[DefinitionPart] = []
    height: dict[DefinitionPart, int] = {}  # 0 while open, -1 if left out

    def visit(part: DefinitionPart, trail: list[str]) -> int:
        if part in height:
            if height[part] == 0:
                cycle = " → ".join([*trail[trail.index(part.name.text) :], part.name.text])
                found.append(Diagnostic("E409", part.name.place, {"cycle": cycle}, part.name.excerpt))
            return -1 if height[part] < 1 else height[part]
        height[part] = 0
        words = list(_words(part.value.expression)) if part.value else []
        inner = [by_word[word] for word in words if word in by_word]
        below = [visit(other, [*trail, part.name.text]) for other in inner] if len(trail) < MAX_HEIGHT else [MAX_HEIGHT]
        height[part] = -1 if -1 in below else 1 + max(below, default=0)
        if height[part] > MAX_HEIGHT:
            found.append(Diagnostic("E417", part.name.place, {"limit": MAX_HEIGHT}, part.name.excerpt))
            height[part] = -1
        if height[part] > 0:
            done.append(part)
        return height[part]

    for part in parts:
        visit(part, [])
    return done


def _words(x: e.Expression) -> Iterator[tuple[bool, str]]:
    """The names an expression may mean a definition by, and whether each stands behind a row and a dot."""
    if isinstance(x, e.Name):
        yield False, x.text
    if isinstance(x, e.Attribute):
        yield True, x.name
    for child in e.children(x):
        yield from _words(child)

"""The order of definitions: each after those it speaks of. A circle is an error (``E409``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from subsidy.source.diagnostic import Diagnostic
from subsidy.syntax import expression as e
from subsidy.syntax.written import DefinitionPart


def ordered(parts: tuple[DefinitionPart, ...], found: list[Diagnostic]) -> list[DefinitionPart]:
    """The definitions so that each comes after those it uses; members of a circle are left out and reported."""
    by_word = {word: part for part in parts for word in (part.name.text, part.label.text)}
    done: list[DefinitionPart] = []
    state: dict[DefinitionPart, str] = {}

    def visit(part: DefinitionPart, trail: list[str]) -> bool:
        if state.get(part) == "done":
            return True
        if state.get(part) in ("open", "bad"):
            if state[part] == "open":
                cycle = " → ".join([*trail[trail.index(part.name.text) :], part.name.text])
                found.append(Diagnostic("E409", part.name.place, {"cycle": cycle}, part.name.excerpt))
            return False
        state[part] = "open"
        words = list(_words(part.value.expression)) if part.value else []
        results = [visit(by_word[word], [*trail, part.name.text]) for word in words if word in by_word]
        state[part] = "done" if all(results) else "bad"
        if all(results):
            done.append(part)
        return all(results)

    for part in parts:
        visit(part, [])
    return done


def _words(x: e.Expression) -> Iterator[str]:
    """The names an expression may mean a definition by."""
    if isinstance(x, e.Name):
        yield x.text
    if isinstance(x, e.Attribute):
        yield x.name
    for child in _children(x):
        yield from _words(child)


def _children(x: e.Expression) -> Iterator[e.Expression]:
    for field in fields(x):
        value = getattr(x, field.name)
        for item in value if isinstance(value, tuple) else (value,):
            if is_dataclass(item) and isinstance(item, e.Expression):
                yield item

"""What people call a rule says what it is; how much is said from the rule itself, so that a figure stands in one place.

A label or title therefore holds no figure, and a note of an award none that its rules write. Years (``2018-2020``) and
plain whole numbers (``附件2``) are names; ``一次`` and ``同一年度`` count nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from subsidy.ir import nodes as n
from subsidy.ir.quoting import QuotingPart, quoting_parts
from subsidy.ir.ruleset import Award, Cap, OneOf, Ruleset
from subsidy.source.diagnostic import Diagnostic
from subsidy.source.place import Place
from subsidy.textproof.figures import Figure, Measure, Month, Value, Year, find_figures
from subsidy.textproof.grounding import SAYS_ONE, stands_for, written_figures
from subsidy.textproof.plain import plain


def check_labels(ruleset: Ruleset) -> Iterator[Diagnostic]:
    """Complaints ``E633`` (a figure in a label or title) and ``E634`` (a figure of a rule repeated in its note)."""
    somewhere = Place(ruleset.document.id, 1, 1)
    for name, place in _names(ruleset):
        for figure in _figures(name):
            yield Diagnostic("E633", place or somewhere, {"figure": figure.text, "says": name})
    parts = _by_rule(ruleset)
    for award in ruleset.awards:
        told = [(note, figure) for note in award.notes for figure in _figures(note)]
        written = [figure for part in _behind(award, parts) for figure in written_figures(part)] if told else []
        for note, figure in told:
            if any(stands_for(value, other, ruleset.document) for value in figure.values for other in written):
                yield Diagnostic("E634", award.place or somewhere, {"figure": figure.text, "says": note})


def _names(ruleset: Ruleset) -> Iterator[tuple[str, Place | None]]:
    for definition in ruleset.definitions.values():
        yield definition.label, definition.place
    for award in ruleset.awards:
        yield award.title, award.place
        yield from ((component.label, component.place) for component in award.components)
    yield from ((limit.title, limit.place) for limit in _limits(ruleset))


def _limits(ruleset: Ruleset) -> tuple[Cap | OneOf, ...]:
    return (*ruleset.caps, *ruleset.one_ofs)


def _by_rule(ruleset: Ruleset) -> Mapping[str, list[QuotingPart]]:
    """The parts of each definition and award; those of a limit belong to its awards."""
    limits = {limit.id: limit.of for limit in _limits(ruleset)}
    found: dict[str, list[QuotingPart]] = {}
    for part in quoting_parts(ruleset):
        for rule in limits.get(part.rule, (part.rule,)):
            found.setdefault(rule, []).append(part)
    return found


def _behind(award: Award, parts: Mapping[str, list[QuotingPart]]) -> Iterator[QuotingPart]:
    """The parts of an award, of its limits, and of every definition that they name."""
    rules = [award.id]
    for rule in rules:
        for part in parts.get(rule, ()):
            yield part
            named = (below.name for node in part.nodes for below in n.walk(node) if isinstance(below, n.Defined))
            rules += [name for name in dict.fromkeys(named) if name not in rules]


def _figures(text: str) -> Iterator[Figure]:
    for figure in find_figures(plain(text)):
        if not SAYS_ONE.match(figure.text) and not all(map(_names_something, figure.values)):
            yield figure


def _names_something(value: Value) -> bool:
    """A year, or a number that counts nothing: of a clause, an annex."""
    if isinstance(value, Measure):
        return not value.dims and not value.unit and isinstance(value.value, int)
    return isinstance(value, (Year, Month))

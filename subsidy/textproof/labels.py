"""What people call a rule says what it is; how much is said from the rule itself, so that a figure stands in one place.

A label or title therefore holds no figure, and a note of an award none that its rules write. Years (``2018-2020``) are
names, and ``一次`` and ``同一年度`` count nothing; in notes, plain whole numbers are those of clauses.
"""

from __future__ import annotations

from collections.abc import Iterator

from subsidy.ir import nodes as n
from subsidy.ir.quoting import QuotingPart, quoting_parts
from subsidy.ir.ruleset import Award, Ruleset
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
    parts = list(quoting_parts(ruleset))
    for award in ruleset.awards:
        written = [figure for part in _behind(award, parts, ruleset) for figure in written_figures(part)]
        for note in award.notes:
            for figure in _figures(note):
                values = [value for value in figure.values if not _is_plain_number(value)]
                if any(stands_for(value, other, ruleset.document) for value in values for other in written):
                    yield Diagnostic("E634", award.place or somewhere, {"figure": figure.text, "says": note})


def _names(ruleset: Ruleset) -> Iterator[tuple[str, Place | None]]:
    for definition in ruleset.definitions.values():
        yield definition.label, definition.place
    for award in ruleset.awards:
        yield award.title, award.place
        yield from ((component.label, component.place) for component in award.components)
    for limit in (*ruleset.caps, *ruleset.one_ofs):
        yield limit.title, limit.place


def _behind(award: Award, parts: list[QuotingPart], ruleset: Ruleset) -> list[QuotingPart]:
    """The parts of an award, of its limits, and of every definition that they name."""
    new = rules = {award.id, *(limit.id for limit in (*ruleset.caps, *ruleset.one_ofs) if award.id in limit.of)}
    found: list[QuotingPart] = []
    while more := [part for part in parts if part.rule in new]:
        found += more
        new = {below.name for part in more for node in part.nodes for below in n.walk(node) if isinstance(below, n.Defined)} - rules
        rules = rules | new
    return found


def _figures(text: str) -> Iterator[Figure]:
    for figure in find_figures(plain(text)):
        years = all(isinstance(value, (Year, Month)) for value in figure.values)
        if not years and not SAYS_ONE.match(figure.text):
            yield figure


def _is_plain_number(value: Value) -> bool:
    return isinstance(value, Measure) and not value.dims and isinstance(value.value, int)

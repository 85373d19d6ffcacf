"""Every figure of a rule stands in the words it quotes, and every figure of the words is in the rule. Needs no text.

A figure of a rule is grounded by a figure of its own quotes: the same quantity in any spelling (``50%`` by 减半 or
百分之五十, ``3年`` by 三年, a day by ``6月底``); by the document itself (the first and last year of its period, its day of
publication); or by the name of a reading's option that the same part chooses by (``只计一年``). What only makes arithmetic
work needs no ground where it stands so: zero as a bound or as nothing, one as a step or as the whole, twelve months.
Anything else belongs into a parameter, which has a source of its own.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from subsidy.ir import nodes as n
from subsidy.ir.quoting import QuotingPart, quoting_parts
from subsidy.ir.ruleset import Document, Ruleset
from subsidy.quantity import show
from subsidy.quantity.exact import Exact, exact
from subsidy.quantity.types import MONEY, Dims, Kind
from subsidy.source.diagnostic import Diagnostic
from subsidy.source.place import Place
from subsidy.textproof.figures import Figure, Measure, Month, Rank, Value, Year, YearDay, find_figures
from subsidy.textproof.plain import plain

_FIGURES = frozenset({Kind.NUMBER, Kind.DATE})
_NOTHING = frozenset({">", "==", "!=", "max", "min", "if"})  # where a plain 0 is no figure of the text
_STEP = frozenset({"+", "-", "if", ">"})  # where a plain 1 (or 100%) is none

_READING = re.compile("[A-Z]-[0-9]+[a-z]?")  # S-04 is a name
SAYS_ONE = re.compile("一(?:次|年|个月|天|日)$")  # 一次, 每提前一个月: said by a rule as a whole


@dataclass(frozen=True, slots=True)
class WrittenFigure:
    """A figure as a rule holds it: a number in base units with its dimensions, or a day. ``named``: written in a definition."""

    text: str
    value: Exact | date
    dims: Dims = ()
    named: bool = False


def check_figures(ruleset: Ruleset) -> Iterator[Diagnostic]:
    """Complaints ``E620`` (a figure without ground), ``E621`` (a quoted figure that the rule does not use), ``E630`` (a wrong one in its statement)."""
    document = ruleset.document
    for part in quoting_parts(ruleset):
        place = part.citations[0].place if part.citations else None
        place = place or Place(document.id, 1, 1)
        quotes = "”“".join(citation.quote for citation in part.citations)
        written, quoted = written_figures(part), [figure for citation in part.citations for figure in find_figures(plain(citation.quote))]
        grounds = [value for figure in quoted for value in figure.values] + list(_grounds_beside(part, document))
        for found in written:
            if not found.named and not any(stands_for(value, found, document) for value in grounds):
                yield Diagnostic("E620", place, {"figure": found.text, "title": part.title, "quotes": quotes})
        for figure in find_figures(plain(_READING.sub("", part.says))):
            if not set(figure.values) <= {value for other in quoted for value in other.values} and not uses(written, figure, document):
                yield Diagnostic("E630", place, {"figure": figure.text, "says": part.says, "quotes": quotes})
        for figure in quoted:
            if written and not uses(written, figure, document):
                yield Diagnostic("E621", place, {"figure": figure.text, "title": part.title})


def written_figures(part: QuotingPart) -> tuple[WrittenFigure, ...]:
    """The figures that a part holds, in definitions that it names not looked into; what needs no ground is left out."""
    found = [figure for node in part.nodes for figure in _written(node)]
    if part.amount is not None:
        found.append(WrittenFigure(show.money(part.amount), part.amount, MONEY.dims))
    if part.places is not None:
        found.append(WrittenFigure(str(part.places), part.places))
    return tuple(found)


def uses(written: Iterable[WrittenFigure], figure: Figure, document: Document) -> bool:
    """Whether a part with these figures uses a figure of its words: both ends of a range; of 前三名 the third place, or all."""
    return SAYS_ONE.match(figure.text) is not None or all(_uses(written, value, document) for value in figure.values)


def _uses(written: Iterable[WrittenFigure], value: Value, document: Document) -> bool:
    matching = {figure.value for figure in written if stands_for(value, figure, document)}
    match value:
        case Rank(places=places):
            return matching in ({places}, set(range(1, places + 1)))
        case _:
            return bool(matching)


def stands_for(value: Value, figure: WrittenFigure, document: Document) -> bool:
    """Whether a figure of the text says the same as a figure of a rule."""
    written = figure.value
    if isinstance(written, date):
        return _is_day(value, written, document)
    match value:
        case Measure():
            return (value.value, value.dims) == (written, figure.dims)
        case Rank():
            return not figure.dims and written in range(1, value.places + 1)
        case Year():
            return not figure.dims and written == value.year
        case Month():
            return not figure.dims and written in (value.month, value.year)
        case YearDay():
            return not figure.dims and written in (value.month, value.day)
        case date():
            return not figure.dims and written in (value.year, value.month)


def _is_day(value: Value, day: date, document: Document) -> bool:
    match value:
        case date():
            return value == day
        case Year():
            return (day.year, day.month, day.day) in ((value.year, 1, 1), (value.year, 12, 31))
        case YearDay():
            last = value.day or monthrange(day.year, day.month)[1]
            return (day.month, day.day) == (value.month, last) and document.first_year <= day.year <= document.last_year
        case Measure() | Rank() | Month():
            return False


def _grounds_beside(part: QuotingPart, document: Document) -> Iterator[Value]:
    """What grounds a figure besides the quotes: the document's own dates, and the options that the part names."""
    yield Year(document.first_year)
    yield Year(document.last_year)
    yield document.published
    for node in part.nodes:
        for option in n.walk(node):
            if isinstance(option, n.Const) and isinstance(option.value, str):
                yield from (value for figure in find_figures(plain(option.value)) for value in figure.values)


def _written(node: n.Node, function: str = "", operands: tuple[n.Node, ...] = ()) -> Iterator[WrittenFigure]:
    if isinstance(node, n.Const):
        if node.type.kind in _FIGURES and not _needs_no_ground(node, function, operands):
            value = node.value
            assert isinstance(value, (int, Fraction, date))
            yield WrittenFigure(node.text, value if isinstance(value, date) else exact(Fraction(value)), node.type.dims, bool(node.named))
        return
    for child in n.children(node):
        yield from _written(child, node.function if isinstance(node, n.Call) else "", n.children(node))


def _needs_no_ground(node: n.Const, function: str, operands: tuple[n.Node, ...]) -> bool:
    if node.text in ("0", "0元", "0人"):
        return function in _NOTHING
    if node.text in ("1", "100%"):
        return function in _STEP
    if node.text == "12":
        return function in ("-", "/") and (node is operands[-1] or _is_month(operands[-1]))
    return node.text in ("1年", "1个月", "1元") and function == "/" and node is operands[-1]


def _is_month(node: n.Node) -> bool:
    return isinstance(node, n.Call) and node.function == "month_of"

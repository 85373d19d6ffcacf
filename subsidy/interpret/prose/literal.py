"""What is written in a rule: figures as the author wrote them, options, regions and awards by their names."""

from __future__ import annotations

from collections.abc import Callable

from subsidy.interpret.prose.grammar import Grammar
from subsidy.interpret.prose.names import Names
from subsidy.ir import nodes as n
from subsidy.quantity.types import Kind
from subsidy.results.wording import Mark, Span, filled, joined, marked


def figure(node: n.Const, grammar: Grammar, names: Names) -> Span:
    """A figure as written; a region or an award by its name."""
    if is_text(node):
        return options(node, grammar, names.text, names)
    return marked(Mark.FIGURE, names.figure(node), node.text)


def is_text(node: n.Const) -> bool:
    """Whether it is a text or an option, or a list of them."""
    return node.type.kind in (Kind.TEXT, Kind.CHOICE) or isinstance(node.value, tuple)


def options(node: n.Const, grammar: Grammar, named: Callable[[str], str | None], names: Names, joint: str = "") -> Span:
    """Alternatives, each told apart: “甲”或“乙”; a text by what it is ``named``."""
    values = node.value if isinstance(node.value, tuple) else (node.value,)
    return joined(joint or grammar.or_, [_option(node, str(v), grammar, named, names) for v in values])


def alternatives(node: n.Node) -> int:
    return len(node.value) if isinstance(node, n.Const) and isinstance(node.value, tuple) else 1


def _option(node: n.Const, value: str, grammar: Grammar, named: Callable[[str], str | None], names: Names) -> Span:
    if node.choices is None and named(value) is not None:
        return marked(Mark.OPTION, named(value) or value, value)
    span = marked(Mark.OPTION, names.option(node.choices, value) if node.choices else value, value)
    return span if str(span).startswith("“") else filled(grammar.quotes, span)

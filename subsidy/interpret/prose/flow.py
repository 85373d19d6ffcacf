"""The conditions of an award as questions, one after another, each taken apart until it can be answered by a look."""

from __future__ import annotations

from subsidy.interpret.prose.phrase import Phrases
from subsidy.ir import nodes as n
from subsidy.ir import ruleset as r
from subsidy.quantity.types import Kind
from subsidy.results.rule_page import Check
from subsidy.results.wording import Span

NAMES_OPENED = 2
"""So many names inside one another are opened; those further down are explained elsewhere on the page."""


def checks_of(conditions: tuple[r.Condition, ...], ruleset: r.Ruleset, phrases: Phrases) -> tuple[Check, ...]:
    """One check per condition: names are opened; ``and``, ``or`` and cases are taken apart."""
    taker = _Taker(ruleset, phrases)
    return tuple(taker.check(c.node, NAMES_OPENED, in_round=c.in_round) for c in conditions)


class _Taker:
    def __init__(self, ruleset: r.Ruleset, phrases: Phrases) -> None:
        self.ruleset, self.phrases = ruleset, phrases

    def check(self, node: n.Node, names: int, text: Span | None = None, *, in_round: bool = False) -> Check:
        """A node as a check. ``text`` is what to call it other than by its own words."""
        said = self.phrases.span(node) if text is None else text
        if isinstance(node, n.Defined) and node.type.kind is Kind.BOOL and names:
            opened = self.check(self.ruleset.definitions[node.name].body, names - 1)
            if not opened.parts and str(opened.text) == str(said):
                return Check(said, True, in_round=in_round)
            inside = (opened.join, opened.parts) if opened.join and not opened.named else ("all", (opened,))
            return Check(said, True, *inside, in_round)
        if isinstance(node, n.Call) and node.function in ("and", "or"):
            standing = [part for argument in self.phrases.standing(node) for part in _flat(argument, node.function)]
            if len(standing) > 1:
                parts = tuple(self.check(part, names) for part in standing)
                return Check(said, text is not None, "all" if node.function == "and" else "any", parts, in_round)
        if isinstance(node, n.Call) and node.function == "if" and len(self.phrases.standing(node)) > 1:
            parts = tuple(self.check(then, names, case) for case, then in self.phrases.cases(node))
            return Check(said, text is not None, "cases", parts, in_round)
        return Check(said, isinstance(node, n.Defined) or text is not None, in_round=in_round)


def _flat(node: n.Node, function: str) -> list[n.Node]:
    if isinstance(node, n.Call) and node.function == function:
        return [part for argument in node.args for part in _flat(argument, function)]
    return [node]

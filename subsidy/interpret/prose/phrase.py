"""One node as a phrase with marked spans, in Chinese or English: the words of reports, ``subsidy show`` and the site alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from subsidy.interpret.prose.grammar import EN, ZH, Grammar
from subsidy.interpret.prose.names import ChineseNames, Names
from subsidy.interpret.prose.names_en import EnglishNames
from subsidy.interpret.prose.standing import Standing
from subsidy.ir import nodes as n
from subsidy.ir.ruleset import Ruleset
from subsidy.quantity.types import Kind
from subsidy.results.rule_page import Language
from subsidy.results.wording import Mark, Span, filled, joined, marked, words

_LEVELS = {"if": 0, "or": 1, "and": 2, "+": 4, "-": 4, "*": 5, "/": 5}
_COMPARED = ("<", "<=", ">", ">=", "at_least", "==", "!=", "in")
_OPERAND, _WHOLE = 3, 6


def tongue(ruleset: Ruleset, lang: Language) -> tuple[Grammar, Names]:
    """The patterns and the names of a language."""
    return (ZH, ChineseNames(ruleset)) if lang == "zh" else (EN, EnglishNames(ruleset))


class Phrases:
    """The phrases of one ruleset. Where readings are ``chosen``, only what they leave standing is said."""

    def __init__(self, ruleset: Ruleset, chosen: Mapping[str, str | None] | None = None, lang: Language = "zh") -> None:
        self.lang = lang
        self.grammar, self.names = tongue(ruleset, lang)
        self._standing = Standing(ruleset, chosen or {})
        self._told: dict[int, Span] = {}
        self._said: dict[int, str] = {}
        self._rows: list[n.Var] = []

    def __call__(self, node: n.Node) -> str:
        """The plain text."""
        if node.id not in self._said:
            self._said[node.id] = str(self.span(node))
        return self._said[node.id]

    def span(self, node: n.Node) -> Span:
        """The phrase with its spans."""
        if node.id not in self._told:
            self._told[node.id] = self._phrase(node, 0)
        return self._told[node.id]

    def field(self, node: n.Field) -> str:
        return self.names.bare(node)

    def rows(self, record: str) -> str:
        return self.names.rows(record)

    def award(self, award: str) -> str:
        return self.names.award(award)

    def limit(self, name: str, title: str) -> str:
        return self.names.limit(name, title)

    def parameter(self, name: str) -> str:
        return self.names.parameter(name)

    def text(self, value: str) -> str | None:
        return self.names.text(value)

    def option(self, node: n.Field | n.Const, code: str) -> str:
        choices = node.field.choices if isinstance(node, n.Field) else node.choices
        return self.names.option(choices, code) if choices else code

    def standing(self, node: n.Call) -> list[n.Node]:
        """The arguments that still matter under the chosen readings."""
        return self._standing.of(node)

    def rows_of(self, node: n.Aggregate) -> Span:
        """The rows an aggregate goes over, with what they must be."""
        rows = marked(Mark.FACT, self.names.rows(node.over.field.name), node.over.field.name)
        if node.condition is None:
            return rows
        self._rows.append(node.variable)
        span = filled(self.grammar.rows_with, rows, self._phrase(node.condition, 0))
        self._rows.pop()
        return span

    def _phrase(self, node: n.Node, outer: int) -> Span:
        match node:
            case n.Const():
                return self._const(node)
            case n.Var():
                return marked(Mark.FACT, self.names.variable(node), node.name)
            case n.Field():
                return self._field(node)
            case n.Parameter():
                return marked(Mark.PARAMETER, self.names.parameter(node.name), node.name)
            case n.Reading():
                return marked(Mark.READING, self.grammar.reading.format(node.name), node.name)
            case n.Defined():
                return self._defined(node, outer)
            case n.Call():
                return self._call(node, outer)
            case n.Aggregate():
                return self._aggregate(node)
            case _:
                assert_never(node)

    def _field(self, node: n.Field) -> Span:
        """A fact; where rows of the same kind are compared, that of the row outside is told apart."""
        fact = marked(Mark.FACT, self.names.field(node), f"{node.of.type.name}.{node.field.name}")
        record = node.of.type.name
        if node.field.name == "id" and self._rows and all(row.name != node.of.name for row in self._rows):
            return marked(Mark.FACT, self.grammar.this_row.format(self.names.one(record)), f"{record}.id")
        inside = [row for row in self._rows if row.type == node.of.type]
        if not inside or inside[-1].name == node.of.name:
            return fact
        return filled(self.grammar.outer_row, fact, self.names.rows(node.of.type.name))

    def _defined(self, node: n.Defined, outer: int) -> Span:
        """The name of a definition; in quotes where its own words would run into those around it."""
        label = self.names.definition(node.name)
        span = marked(Mark.DEFINITION, label, node.name)
        return filled(self.grammar.quotes, span) if outer and any(mark in label for mark in self.grammar.several) else span

    def _call(self, node: n.Call, outer: int) -> Span:
        if node.function == "not":
            return self._negated(node.args[0])
        if node.function in _COMPARED:
            return self._compared(node, outer)
        if node.function not in _LEVELS:
            of_several = node.function in ("min", "max")
            span = filled(self.grammar.calls[node.function], *(self._phrase(a, _WHOLE if of_several else 0) for a in node.args))
            return filled(self.grammar.brackets, span) if of_several and outer > _OPERAND else span
        standing = self._standing.of(node)
        if len(standing) == 1:
            return self._phrase(standing[0], outer)
        level = _LEVELS[node.function]
        span = self._joined(node.function, standing, level)
        return filled(self.grammar.brackets, span) if level < outer else span

    def _joined(self, function: str, args: list[n.Node], level: int) -> Span:
        joint = self.grammar.joints[function]
        if function == "if":
            return joined(joint, [case for case, _ in self._cases(args)])
        if function == "or":  # what is joined by 且 inside 或 stands in brackets, for the eye
            return joined(joint, [self._phrase(a, _OPERAND if self._several(a) else 1) for a in args])
        return joined(joint, [self._phrase(a, level + (i > 0 and function in "-/")) for i, a in enumerate(args)])

    def cases(self, node: n.Call) -> list[tuple[Span, n.Node]]:
        """A row of cases, each said once (甲时取子,乙时取丑,否则取寅), with what is taken in it."""
        return self._cases(self._standing.of(node))

    def _cases(self, args: list[n.Node]) -> list[tuple[Span, n.Node]]:
        g, (condition, then, otherwise) = self.grammar, args
        must = then.type.kind is Kind.BOOL
        case = filled(g.must if must else g.then, self._phrase(condition, 1), self._phrase(then, 1)), then
        if isinstance(otherwise, n.Call) and otherwise.function == "if":
            standing = self._standing.of(otherwise)
            if len(standing) > 1:
                return [case, *self._cases(standing)]
            otherwise = standing[0]
        return [case, (filled(g.otherwise_must if must else g.otherwise, self._phrase(otherwise, 1 if must else 0)), otherwise)]

    def _several(self, node: n.Node) -> bool:
        return isinstance(node, n.Call) and node.function == "and" and len(self._standing.of(node)) > 1

    def _negated(self, node: n.Node) -> Span:
        g = self.grammar
        if isinstance(node, n.Aggregate) and node.function == "any":
            self._rows.append(node.variable)
            span = self._filled_rows(g.none_of, node, self._told_of_row(node))
            self._rows.pop()
            return span
        if isinstance(node, n.Call) and node.function in ("in", "==") and isinstance(node.args[0], n.Reading):
            return filled(g.leaves, self._phrase(node.args[0], 0), self._options(node.args[1]))
        if isinstance(node, n.Call) and node.function == "in":
            return filled(g.not_known["in"], self._phrase(node.args[0], _OPERAND), self._options(node.args[1]))
        if isinstance(node, n.Field) and g.already and node.field.label.startswith(g.already[0]):
            denied = g.already[1].format(node.field.label.removeprefix(g.already[0]))
            return marked(Mark.FACT, denied, f"{node.of.type.name}.{node.field.name}")
        if isinstance(node, n.Call) and node.function == "claimed_elsewhere":
            return filled(g.not_known["claimed"], self._phrase(node.args[0], 0))
        kind = "fact" if isinstance(node, n.Field) else "name" if isinstance(node, n.Defined) else "other"
        return filled(g.not_known[kind], self._phrase(node, 0))

    def _compared(self, node: n.Call, outer: int) -> Span:
        g, left, right = self.grammar, self._phrase(node.args[0], _OPERAND), self._phrase(node.args[1], _OPERAND)
        if isinstance(node.args[0], n.Reading):
            several = outer > 0 and self._alternatives(node.args[1]) > 1
            takes = g.leaves if node.function == "!=" else g.takes_one if several else g.takes
            return filled(takes, left, self._options(node.args[1], g.joints["list"] if several else ""))
        if node.function == "in":
            if outer and self._alternatives(node.args[1]) > 1:  # 甲或乙且丙 could be read in two ways
                return filled(g.one_of, left, self._options(node.args[1], g.joints["list"]))
            right = self._options(node.args[1])
        kind = node.args[0].type.kind
        part = node.args[0].function if isinstance(node.args[0], n.Call) else "year" if kind is Kind.YEAR else ""
        part = "year" if part == "year_of" else part
        if part in g.parts_of_date and isinstance(node.args[1], n.Const) and node.args[1].type.kind is Kind.NUMBER:
            right = filled(g.parts_of_date[part], right)
        function, inclusive = node.function, True if node.function != "at_least" else self._standing.settled(node.args[2])
        if inclusive is False:
            function = ">"
        in_time = kind in (Kind.DATE, Kind.MONTH, Kind.YEAR) or part in g.parts_of_date
        pattern = g.in_time.get(function, g.calls[function]) if in_time else g.calls[function]
        said = filled(pattern, left, right)
        depends = [b for b in n.walk(node.args[2]) if isinstance(b, n.Reading)] if inclusive is None else []
        return filled(g.inclusive_open, said, self._phrase(depends[0], 0)) if depends else said

    def _alternatives(self, node: n.Node) -> int:
        return len(node.value) if isinstance(node, n.Const) and isinstance(node.value, tuple) else 1

    def _options(self, node: n.Node, joint: str = "") -> Span:
        """Alternatives, each told apart: “甲”或“乙”."""
        if not isinstance(node, n.Const):
            return self._phrase(node, _OPERAND)
        values = node.value if isinstance(node.value, tuple) else (node.value,)
        return joined(joint or self.grammar.or_, [self._option(node, str(v)) for v in values])

    def _option(self, node: n.Const, value: str) -> Span:
        name = self.names.option(node.choices, value) if node.choices else self.names.text(value)
        if name is not None and not node.choices:
            return marked(Mark.OPTION, name, value)
        span = marked(Mark.OPTION, value if name is None else name, value)
        return span if str(span).startswith("“") else filled(self.grammar.quotes, span)

    def _const(self, node: n.Const) -> Span:
        """A figure as written; a region or an award by its name."""
        if node.type.kind in (Kind.TEXT, Kind.CHOICE) or isinstance(node.value, tuple):
            return self._options(node)
        return marked(Mark.FIGURE, self.names.figure(node), node.text)

    def _aggregate(self, node: n.Aggregate) -> Span:
        self._rows.append(node.variable)
        span = self._told_of_rows(node)
        self._rows.pop()
        return span

    def _told_of_rows(self, node: n.Aggregate) -> Span:
        plain, with_condition = self.grammar.aggregates[node.function]
        if node.function == "any":
            return self._filled_rows(plain, node, self._told_of_row(node))
        body = self._phrase(node.body, _LEVELS["*"] if node.function == "sum" else 0)
        if node.condition is None:
            return self._filled_rows(plain, node, body)
        return self._filled_rows(with_condition, node, body, self._phrase(node.condition, 0))

    def _filled_rows(self, pattern: str, node: n.Aggregate, body: Span, condition: Span | None = None) -> Span:
        rows = marked(Mark.FACT, self.names.rows(node.over.field.name), node.over.field.name)
        numbered = pattern.replace("{rows}", "{0}").replace("{body}", "{1}").replace("{condition}", "{2}")
        return filled(numbered, rows, body, *([] if condition is None else [condition]))

    def _told_of_row(self, node: n.Aggregate) -> Span:
        """What one row must be for ``any``: the condition, and the body unless it is just true."""
        parts = [] if node.condition is None else [node.condition]
        parts += [] if isinstance(node.body, n.Const) else [node.body]
        return joined(self.grammar.joints["and"], [self._phrase(part, 2 if len(parts) > 1 else 0) for part in parts]) if parts else words("")

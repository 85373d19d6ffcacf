"""One node as a phrase with marked spans, in Chinese or English: the words of reports, ``subsidy show`` and the site alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import assert_never

from subsidy.interpret.prose.grammar import EN, ZH, Grammar
from subsidy.interpret.prose.literal import alternatives, figure, is_text, options
from subsidy.interpret.prose.names import ChineseNames, Names
from subsidy.interpret.prose.names_en import EnglishNames
from subsidy.interpret.prose.standing import Standing
from subsidy.interpret.prose.tie import same_field, tie_of
from subsidy.ir import nodes as n
from subsidy.ir.ruleset import Ruleset
from subsidy.quantity.types import Kind
from subsidy.results.rule_page import Language
from subsidy.results.wording import Mark, Span, filled, joined, marked, words

_LEVELS = {"if": 0, "or": 1, "and": 2, "+": 4, "-": 4, "*": 5, "/": 5}
_COMPARED = ("<", "<=", ">", ">=", "at_least", "==", "!=", "in")
_CASE, _CONJUNCT, _OPERAND, _FACTOR, _WHOLE = 1, 2, 3, 5, 6
"""How tightly what is around holds: words that hold less tightly stand in brackets."""


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
        if self._rows:
            return self._phrase(node, 0)
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
        rows = self._rows_named(node)
        if node.condition is None:
            return rows
        with self.in_row(node):
            return filled(self.grammar.rows_with, rows, self._phrase(node.condition, 0))

    @contextmanager
    def in_row(self, node: n.Aggregate) -> Iterator[None]:
        """What is said in here is said of a row of ``node``: facts of another row of its kind are told apart."""
        self._rows.append(node.variable)
        try:
            yield
        finally:
            self._rows.pop()

    def _rows_named(self, node: n.Aggregate) -> Span:
        return marked(Mark.FACT, self.names.rows(node.over.field.name), node.over.field.name)

    def _phrase(self, node: n.Node, outer: int) -> Span:
        match node:
            case n.Const():
                return figure(node, self.grammar, self.names)
            case n.Var():
                return marked(Mark.FACT, self.names.variable(node), node.name)
            case n.Field():
                return self._field(node, self.names.field(node))
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

    def _field(self, node: n.Field, name: str) -> Span:
        """A fact under a name; where rows of the same kind are compared, that of the row outside is told apart."""
        record = node.of.type.name
        if node.field.name == "id" and self._rows and all(row.name != node.of.name for row in self._rows):
            return marked(Mark.FACT, self.grammar.this_row.format(self.names.one(record)), f"{record}.id")
        return self._of_row(marked(Mark.FACT, name, f"{record}.{node.field.name}"), node.of)

    def _of_row(self, span: Span, of: n.Var) -> Span:
        inside = [row for row in self._rows if row.type == of.type]
        if not inside or inside[-1].name == of.name:
            return span
        return filled(self.grammar.outer_row, span, self.names.one(of.type.name))

    def _defined(self, node: n.Defined, outer: int) -> Span:
        """The name of a definition; in quotes where its own words would run into those around it."""
        label = self.names.definition(node.name)
        span = marked(Mark.DEFINITION, label, node.name)
        quoted = filled(self.grammar.quotes, span) if outer and any(mark in label for mark in self.grammar.several) else span
        return quoted if node.of is None else self._of_row(quoted, node.of)

    def _call(self, node: n.Call, outer: int) -> Span:
        if node.function == "not":
            return self._negated(node.args[0])
        if node.function in _COMPARED:
            return self._within(self._compared(node, outer), _CONJUNCT, outer)
        if node.function in self.grammar.of_several:
            return self._within(self._extreme(node), _OPERAND, outer)
        if node.function == "negative":
            return self._within(self._applied(node), _FACTOR, outer)
        if node.function not in _LEVELS:
            return self._applied(node)
        standing = self._standing.of(node)
        if len(standing) == 1:
            return self._phrase(standing[0], outer)
        level = _LEVELS[node.function]
        return self._within(self._joined(node.function, standing, level, outer), level, outer)

    def _within(self, span: Span, level: int, outer: int) -> Span:
        return filled(self.grammar.brackets, span) if level < outer else span

    def _applied(self, node: n.Call) -> Span:
        return filled(self.grammar.calls[node.function], *(self._phrase(a, _WHOLE) for a in node.args))

    def _extreme(self, node: n.Call) -> Span:
        """The smaller of two, the smallest of several: all of them named."""
        *first, last = [self._phrase(a, _WHOLE) for a in node.args]
        of_two, of_more = self.grammar.of_several[node.function]
        return filled(of_two if len(first) == 1 else of_more, joined(self.grammar.joints["list"], first), last)

    def _joined(self, function: str, args: list[n.Node], level: int, outer: int) -> Span:
        joint = self.grammar.joints[function]
        if function == "if":
            return joined(joint, [case for case, _ in self._cases(args)])
        if function == "or":  # what is joined by 且 inside 或 stands in brackets, for the eye
            args = self._alternatives(args)
            apart = outer != _CASE and any(isinstance(a, n.Call) and not self._several(a) for a in args)
            parts = [self._phrase(a, _OPERAND if self._several(a) else _CASE) for a in args]
            return joined(self.grammar.or_apart if apart else joint, parts)
        return joined(joint, [self._phrase(a, level + (i > 0 and function in "-/")) for i, a in enumerate(args)])

    def _alternatives(self, args: list[n.Node]) -> list[n.Node]:
        """What is joined by 或, also inside one another, as one row."""
        parts = [self._alternatives(self._standing.of(a)) if isinstance(a, n.Call) and a.function == "or" else [a] for a in args]
        return [a for part in parts for a in part]

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
            return self._denied_of_that_row(node) or self._any(node, g.none_of, g.not_that_row)
        if isinstance(node, n.Call) and node.function in ("in", "==") and isinstance(node.args[0], n.Reading):
            return filled(g.leaves, self._phrase(node.args[0], 0), self._options(node.args[1]))
        if isinstance(node, n.Call) and node.function == "in":
            several = alternatives(node.args[1]) > 1  # 不为甲或乙 could be read in two ways
            pattern = g.none_in if several else g.not_known["in"]
            return filled(
                pattern, self._phrase(node.args[0], _OPERAND), self._options(node.args[1], g.joints["list"] if several else "", of=node.args[0])
            )
        if isinstance(node, n.Field) and self._denied(node):
            return self._field(node, self._denied(node))
        if isinstance(node, n.Call) and node.function == "claimed_elsewhere":
            return filled(g.not_known["claimed"], self._phrase(node.args[0], _WHOLE))
        kind = "fact" if isinstance(node, n.Field) else "name" if isinstance(node, n.Defined) else "other"
        return filled(g.not_known[kind], self._phrase(node, 0))

    def _denied_of_that_row(self, node: n.Aggregate) -> Span | None:
        """``设备所属项目未享受一事一议`` where the number of the row is given and one fact is denied of it."""
        tie = tie_of(node)
        if tie.named is None or tie.besides or not (isinstance(node.body, n.Field) and self._denied(node.body)):
            return None
        with self.in_row(node):
            return words(self._phrase(tie.named, _WHOLE), self._negated(node.body))

    def _denied(self, node: n.Field) -> str:
        """``当年未竣工`` for ``当年已竣工``; empty for a name that has no such form."""
        already, label = self.grammar.already, node.field.label
        if already is None or not label.startswith(already[0]):
            return ""
        return self.names.field(node).removesuffix(label) + already[1].format(label.removeprefix(already[0]))

    def _compared(self, node: n.Call, outer: int) -> Span:
        g, same = self.grammar, same_field(node, self._rows)
        if same is not None:
            return filled(
                g.same_as_this,
                marked(Mark.FACT, self.names.of_row(same), f"{same.of.type.name}.{same.field.name}"),
                self.names.one(same.of.type.name),
            )
        left, right = self._phrase(node.args[0], _OPERAND), self._options(node.args[1], of=node.args[0])
        if isinstance(node.args[0], n.Reading):
            several = outer > 0 and alternatives(node.args[1]) > 1
            takes = g.leaves if node.function == "!=" else g.takes_one if several else g.takes
            return filled(takes, left, self._options(node.args[1], g.joints["list"] if several else ""))
        if node.function == "in":
            if outer and alternatives(node.args[1]) > 1:  # 甲或乙且丙 could be read in two ways
                return filled(g.one_of, left, self._options(node.args[1], g.joints["list"], of=node.args[0]))
            right = self._options(node.args[1], of=node.args[0])
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
        if inclusive is not None:
            return said
        if isinstance(node.args[2], n.Call) and isinstance(node.args[2].args[0], n.Reading):
            return filled(g.inclusive_open, said, self._phrase(node.args[2].args[0], 0))
        if isinstance(node.args[2], n.Defined):
            return filled(g.inclusive_open, said, filled(g.quotes, self._phrase(node.args[2], 0)))
        return filled(g.inclusive_if, said, self._phrase(node.args[2], _CASE))

    def _options(self, node: n.Node, joint: str = "", of: n.Node | None = None) -> Span:
        """Alternatives, each told apart: “甲”或“乙”; sections of industry by their names."""
        if not isinstance(node, n.Const) or not is_text(node):
            return self._phrase(node, _OPERAND)
        section = isinstance(of, n.Call) and of.function == "section"
        return options(node, self.grammar, self.names.section if section else self.names.text, self.names, joint)

    def _aggregate(self, node: n.Aggregate) -> Span:
        if node.function == "any":
            return self._any(node, self.grammar.some, self.grammar.that_row)
        plain, with_condition = self.grammar.aggregates[node.function]
        pattern = plain if node.condition is None else with_condition
        with self.in_row(node):
            told = {
                "{rows}": self._rows_named(node),
                "{body}": self._phrase(node.body, {"sum": _FACTOR, "first": _WHOLE}.get(node.function, 0)),
                "{condition}": words("") if node.condition is None else self._phrase(node.condition, 0),
                "{order}": words("") if node.order is None else self._phrase(node.order, _WHOLE),
            }
        for number, place in enumerate(told):
            pattern = pattern.replace(place, f"{{{number}}}")
        return filled(pattern, *told.values())

    def _any(self, node: n.Aggregate, rows_with: str, that_row: str) -> Span:
        """Rows that are as they must be; where the number of the row is given, that row."""
        tie = tie_of(node)
        parts = [*tie.besides, *([] if _is_true(node.body) else [node.body])]
        with self.in_row(node):
            told = joined(self.grammar.joints["and"], [self._phrase(part, _CONJUNCT if len(parts) > 1 else 0) for part in parts])
        if tie.named is None:
            return filled(rows_with, self._rows_named(node), told)
        named = self._phrase(tie.named, _WHOLE)
        return words(named, told) if self._follows(parts, told, that_row) else filled(that_row, named, told)

    def _follows(self, parts: list[n.Node], told: Span, that_row: str) -> bool:
        """Whether one name alone can be said right after what it is said of: 设备所属项目 + 符合技术改造总括条件."""
        named = len(parts) == 1 and isinstance(parts[0], n.Field | n.Defined)
        return named and that_row == self.grammar.that_row and str(told).startswith(self.grammar.verbs)


def _is_true(node: n.Node) -> bool:
    return isinstance(node, n.Const) and node.value is True

"""One expression as the author wrote it → one node of the IR, with names resolved and types and units checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import assert_never

from subsidy.compile.scope import BUILTINS, ROW_NAMES, World
from subsidy.ir import nodes as n
from subsidy.ir.functions import AGGREGATES, FUNCTIONS, TypeFault
from subsidy.profile.common import ENTERPRISE
from subsidy.profile.vocabulary import Choices
from subsidy.quantity import types as t
from subsidy.quantity.calendar import FIRST_YEAR, LAST_YEAR
from subsidy.quantity.types import Kind, Type, agree
from subsidy.source.diagnostic import Diagnostic, nearest
from subsidy.syntax import expression as e
from subsidy.syntax.printer import to_text
from subsidy.syntax.shape import WrittenExpression

_FIGURES = (Kind.NUMBER, Kind.DATE)


@dataclass(slots=True)
class Ids:
    """Hands out the ids of nodes."""

    next: int = 0

    def take(self, count: int = 1) -> int:
        taken, self.next = self.next, self.next + count
        return taken


@dataclass(slots=True)
class Lowering:
    """Lowers the expressions of one ruleset; complaints go to ``found``, and what is unclear gets the type ``UNCLEAR``."""

    world: World
    ids: Ids
    found: list[Diagnostic]
    readings: set[str] = field(default_factory=set)
    parameters: set[str] = field(default_factory=set)
    functions: set[str] = field(default_factory=set)
    _written: WrittenExpression | None = None
    _variables: list[n.Var] = field(default_factory=list)

    def lower(self, written: WrittenExpression | None, variables: Sequence[n.Var] = (), expected: Type | None = None) -> n.Node:
        """The node of an expression; ``expected`` is the type its place needs (``E503``)."""
        if written is None:
            return self._unclear()
        self._written, self._variables = written, list(variables)
        node = self._node(written.expression, None)
        if expected is not None and not agree(node.type, expected):
            whole = written.expression
            self._complain("E503", whole.start, whole.end, expected=expected, found=node.type)
        return node

    def variable(self, name: str, record: str) -> n.Var:
        return n.Var(self.ids.take(), t.record(record), name, self.world.vocabulary.records[record].label)

    def _node(self, x: e.Expression, choices: Choices | None) -> n.Node:
        """``choices`` are the options that a text may be one of, where it is compared with a choice or a reading."""
        match x:
            case e.QuantityLiteral():
                return n.Const(self.ids.take(), Type(Kind.NUMBER, x.quantity.dims), x.quantity.value, x.quantity.text)
            case e.DateLiteral():
                return n.Const(self.ids.take(), t.DATE, x.day, x.day.isoformat())
            case e.BoolLiteral():
                return n.Const(self.ids.take(), t.BOOL, x.value, "是" if x.value else "否")
            case e.TextLiteral():
                return self._text(x, choices)
            case e.Name():
                return self._name(x)
            case e.Attribute():
                return self._attribute(x)
            case e.Unary():
                return self._call("not" if x.operator == "not" else "negative", (x.operand,), x)
            case e.Binary():
                return self._comparison(x) if x.operator in ("==", "!=", "in") else self._call(x.operator, (x.left, x.right), x)
            case e.Conditional():
                return self._call("if", (x.condition, x.then, x.otherwise), x)
            case e.FunctionCall():
                return self._function(x)
            case e.Comprehension():
                return self._aggregate(x)
            case e.ListLiteral():
                self._complain("E301", x.start, x.end, found=to_text(x))
                return self._unclear()
            case _:
                assert_never(x)

    def _text(self, x: e.TextLiteral, choices: Choices | None) -> n.Node:
        if choices is None:
            return n.Const(self.ids.take(), t.TEXT, x.text, f"“{x.text}”")
        code = choices.code(x.text)
        if code is None:
            accepted = nearest(x.text, [*choices.options.values(), *choices.options]) or tuple(choices.options.values())
            self._complain("E405", x.start, x.end, accepted, value=x.text, label=choices.label, english=choices.name)
            return self._unclear()
        return n.Const(self.ids.take(), t.choice(choices.name), code, choices.options[code], choices)

    def _name(self, x: e.Name) -> n.Node:
        world = self.world
        for variable in reversed(self._variables):
            if variable.name == x.text:
                return n.Var(self.ids.take(), variable.type, variable.name, variable.label)
        if x.text in BUILTINS and x.text != ENTERPRISE:
            return self._builtin(x.text)
        if (definition := world.definition(x.text, None)) is not None:
            if isinstance(definition.body, n.Const) and definition.body.type.kind in _FIGURES:  # the figure itself, as if it were written here
                return replace(definition.body, id=self.ids.take(), named=definition.name)
            return n.Defined(self.ids.take(), definition.body.type, definition.name, None)
        if (parameter := world.parameter(x.text)) is not None:
            self.parameters.add(parameter.id)
            if parameter.reading:
                self.readings.add(parameter.reading)
            return n.Parameter(self.ids.take(), parameter.type, parameter.id)
        if (fact := world.fact(ENTERPRISE, x.text)) is not None:
            world.used_facts.add((ENTERPRISE, fact.name))
            root = self._builtin(ENTERPRISE)
            return n.Field(self.ids.take(), fact.type, root, fact)
        self._complain_of_name(x)
        return self._unclear()

    def _complain_of_name(self, x: e.Name) -> None:
        if x.text in ROW_NAMES:
            self._complain("E419", x.start, x.end, name=x.text)
        elif rows := self.world.in_rows(x.text):
            self._complain("E415", x.start, x.end, rows, name=x.text)
        else:
            self._complain("E401", x.start, x.end, nearest(x.text, self.world.names(self._variables)), name=x.text)

    def _attribute(self, x: e.Attribute) -> n.Node:
        of = self._node(x.of, None)
        if of.type.kind is Kind.UNCLEAR:
            return self._unclear()
        if of.type.kind is not Kind.RECORD or not isinstance(of, n.Var):
            self._complain("E505", x.of.start, x.of.end, found=of.type)
            return self._unclear()
        record = of.type.name
        if (fact := self.world.fact(record, x.name)) is not None:
            self.world.used_facts.add((record, fact.name))
            return n.Field(self.ids.take(), fact.type, of, fact)
        if (definition := self.world.definition(x.name, record)) is not None:
            return n.Defined(self.ids.take(), definition.body.type, definition.name, of)
        label = self.world.vocabulary.records[record].label
        self._complain("E402", x.name_start, x.end, nearest(x.name, self.world.names_of(record)), record=label, name=x.name)
        return self._unclear()

    def _comparison(self, x: e.Binary) -> n.Node:
        left = self._node(x.left, None)
        choices = self._choices(left)
        if x.operator != "in":
            right = self._node(x.right, choices)
            self._check_text(left, right, x.right)
            self._check_text(right, left, x.left)
            return self._applied(x.operator, [left, right], (x.left, x.right), x)
        if not isinstance(x.right, e.ListLiteral) or not x.right.items:
            self._complain("E503", x.right.start, x.right.end, expected="清单,如 [甲, 乙]", found=to_text(x.right))
            return self._unclear()
        items = [self._node(item, choices) for item in x.right.items]
        for item, written in zip(items, x.right.items, strict=True):
            if not isinstance(item, n.Const):
                self._complain("E503", written.start, written.end, expected="写明的值", found=to_text(written))
                return self._unclear()
            try:
                FUNCTIONS["=="].gives([left.type, item.type])
            except TypeFault as fault:
                self._complain(fault.code, written.start, written.end, (), **fault.args_)
                return self._unclear()
            self._check_year(left, item, written)
            self._check_text(left, item, written)
        consts = [item for item in items if isinstance(item, n.Const)]
        for i, (const, written) in enumerate(zip(consts, x.right.items, strict=True)):
            if any(const.value == before.value for before in consts[:i] if const.type != t.UNCLEAR):
                self._complain("E205", written.start, written.end, name=const.text.strip("“”"), other="同一清单")
        listed = n.Const(self.ids.take(), left.type, tuple(c.value for c in consts), "、".join(c.text for c in consts), choices)
        return n.Call(self.ids.take(), t.BOOL, "in", (left, listed))

    def _check_text(self, node: n.Node, other: n.Node, written: e.Expression, *, start: bool = False) -> None:
        """A text that a fact can never be (``E420``)."""
        if isinstance(other, n.Const) and isinstance(other.value, str) and other.type == t.TEXT:
            fault = self.world.texts.fault(node, other.value, start=start)
            if fault is not None:
                self._complain("E420", written.start, written.end, fault[1], value=other.value, label=fault[0])

    def _check_year(self, node: n.Node, other: n.Node, written: e.Expression) -> None:
        """A figure compared with a year must be one (``E312``)."""
        if node.type == t.YEAR and isinstance(other, n.Const) and other.type == t.NUMBER and not FIRST_YEAR <= other.value <= LAST_YEAR:  # type: ignore[operator]  # numeric types hold numbers
            self._complain("E312", written.start, written.end, value=other.text, first=FIRST_YEAR, last=LAST_YEAR)

    def _choices(self, node: n.Node) -> Choices | None:
        if isinstance(node, n.Reading):
            row = self.world.readings[node.name]
            return Choices(node.type.name, f"口径 {row.id} ", {option: option for option in row.options})
        if isinstance(node, n.Field) and node.field.choices:
            return node.field.choices
        return None

    def _function(self, x: e.FunctionCall) -> n.Node:
        if x.name == "reading":
            return self._reading(x)
        if x.name in AGGREGATES or x.name not in FUNCTIONS:
            known = [*(f for f in FUNCTIONS if f.isidentifier()), *AGGREGATES, "reading"]
            self._complain("E403", x.start, x.start + len(x.name), nearest(x.name, known), name=x.name)
            return self._unclear()
        return self._call(x.name, x.arguments, x)

    def _reading(self, x: e.FunctionCall) -> n.Node:
        if len(x.arguments) != 1 or not isinstance(x.arguments[0], e.TextLiteral):
            self._complain("E503", x.start, x.end, expected='一个口径编号,如 reading("S-01")', found=to_text(x))
            return self._unclear()
        name = x.arguments[0].text
        if name not in self.world.readings:
            self._complain("E404", x.arguments[0].start, x.arguments[0].end, nearest(name, self.world.readings), name=name)
            return self._unclear()
        self.readings.add(name)
        return n.Reading(self.ids.take(), t.choice(f"reading {name}"), name)

    def _call(self, function: str, arguments: Sequence[e.Expression], x: e.Expression) -> n.Node:
        return self._applied(function, [self._node(a, None) for a in arguments], arguments, x)

    def _applied(self, function: str, args: list[n.Node], arguments: Sequence[e.Expression], x: e.Expression) -> n.Node:
        row = FUNCTIONS[function]
        self.functions.add(function)
        if len(args) != row.arity and not (row.arity < 0 and len(args) >= 2):
            expected = row.arity if row.arity >= 0 else "至少2"
            self._complain("E504", x.start, x.end, name=function, expected=expected, found=len(args))
            return self._unclear()
        try:
            given = row.gives([a.type for a in args])
        except TypeFault as fault:
            blamed = arguments[fault.argument]
            self._complain(fault.code, blamed.start, blamed.end, (), **fault.args_)
            given = t.UNCLEAR
        if row.gives is FUNCTIONS["<"].gives or row.gives is FUNCTIONS["=="].gives:
            self._check_year(args[0], args[1], arguments[1])
            self._check_year(args[1], args[0], arguments[0])
        if function == "starts_with":
            self._check_text(args[0], args[1], arguments[1], start=True)
        if function == "/" and isinstance(args[1], n.Const) and args[1].value == 0:
            self._complain("E510", arguments[1].start, arguments[1].end)
        return n.Call(self.ids.take(), given, function, tuple(args))

    def _aggregate(self, x: e.Comprehension) -> n.Node:
        row = AGGREGATES.get(x.name)
        if row is None:
            self._complain("E403", x.start, x.start + len(x.name), nearest(x.name, AGGREGATES), name=x.name)
            return self._unclear()
        over = self._node(x.over, None)
        if not isinstance(over, n.Field) or over.type.kind is not Kind.LIST:
            if over.type.kind is not Kind.UNCLEAR:
                self._complain("E506", x.over.start, x.over.end, found=over.type)
            return self._unclear()
        if x.variable in BUILTINS or any(v.name == x.variable for v in self._variables):
            end = x.variable_start + len(x.variable)
            self._complain("E408", x.variable_start, end, name=x.variable, other="固定的名称或外层的变量")
        variable = self.variable(x.variable, over.type.name)
        first = self.ids.next
        self._variables.append(variable)
        condition = self._part(x.condition, t.BOOL)
        body = self._node(x.body, None)
        order = self._part(x.order, None)
        self._variables.pop()
        if row.body is not None and body.type.kind not in (row.body, Kind.UNCLEAR):
            expected = t.BOOL if row.body is Kind.BOOL else "数值"
            self._complain("E503", x.body.start, x.body.end, expected=expected, found=body.type)
            body = self._unclear()
        if (x.name == "first") != (order is not None):
            self._complain("E310", x.end - 1, x.end, expected="by" if x.name == "first" else ")", found="by" if order else ")")
        given = {"count": t.NUMBER, "any": t.BOOL, "all": t.BOOL}.get(x.name, body.type)
        return n.Aggregate(self.ids.take(2), given, x.name, variable, over, condition, body, order, first)

    def _part(self, x: e.Expression | None, expected: Type | None) -> n.Node | None:
        if x is None:
            return None
        node = self._node(x, None)
        if expected is not None and not agree(node.type, expected):
            self._complain("E503", x.start, x.end, expected=expected, found=node.type)
        return node

    def _builtin(self, name: str) -> n.Var:
        kind, label = BUILTINS[name]
        if kind == t.record("figures"):
            self.world.used_facts.add((ENTERPRISE, "figures"))
        return n.Var(self.ids.take(), kind, name, label)

    def _unclear(self) -> n.Node:
        return n.Const(self.ids.take(), t.UNCLEAR, False, "?")

    def _complain(self, code: str, start: int, end: int, accepted: Sequence[str] = (), **args: object) -> None:
        assert self._written is not None
        said = {name: self.world.title(value) if isinstance(value, Type) else value for name, value in args.items()}
        self.found.append(self._written.complaint(code, start, end, accepted, **said))

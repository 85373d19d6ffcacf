"""Definitions, awards and limits: written parts → IR."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from subsidy.compile.lower import Ids, Lowering
from subsidy.compile.order import ordered
from subsidy.compile.scope import BUILTINS, ROW_NAMES, World
from subsidy.ir import nodes as n
from subsidy.ir import ruleset as r
from subsidy.ir.functions import ORDERED
from subsidy.profile.common import ENTERPRISE
from subsidy.quantity import types as t
from subsidy.quantity.types import Kind
from subsidy.source.diagnostic import Diagnostic, nearest
from subsidy.source.place import Place
from subsidy.syntax import written as w
from subsidy.syntax.shape import Written, WrittenExpression

SCOPES = ("enterprise", "year", "project")


class Rules:
    """Compiles the parts of one ruleset that hold expressions."""

    def __init__(self, parts: w.RulesetParts, world: World, register: dict[str, r.Clause], found: list[Diagnostic]) -> None:
        self.parts, self.world, self.register, self.found = parts, world, register, found
        self.ids = Ids()
        self.used_readings: set[str] = set()
        self.definition_uses: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        self.claiming: set[str] = set()  # definitions that ask whether a project is claimed elsewhere

    def definitions(self) -> dict[str, r.Definition]:
        whole = ordered(self.parts.definitions, self.found)
        for part in (part for part in self.parts.definitions if part not in whole):
            self._check_name(part)
            self.world.define(
                r.Definition(part.name.text, part.label.text, self._row_of(part.on), None, self._lowering().lower(None), (), 0, part.label.place)
            )
            self.definition_uses[part.name.text] = (frozenset(), frozenset())
        for part in whole:
            self._check_name(part)
            lowering = self._lowering()
            on = self._row_of(part.on)
            first = self.ids.next
            variable = lowering.variable(part.on.text, on) if on and part.on else None
            body = lowering.lower(part.value, [variable] if variable else [])
            self.definition_uses[part.name.text] = self._uses(lowering, body)
            if self._claims(lowering, body):
                self.claiming.add(part.name.text)
            citations = self._citations(part.quotes, None, part.label)
            self.world.define(r.Definition(part.name.text, part.label.text, on, variable, body, citations, first, part.label.place))
        return self.world.definitions

    def applicability(self) -> tuple[r.Condition, ...]:
        conditions = []
        for part in self.parts.applicability:
            lowering = self._lowering()
            condition = self._condition(part, lowering, (), None)
            self._uses(lowering, condition.node)
            conditions.append(condition)
        return tuple(conditions)

    def awards(self) -> tuple[r.Award, ...]:
        self._twice(part.id for part in self.parts.awards)
        limits = self.parts.caps, self.parts.one_ofs, self.parts.statements
        self._twice(part.id for kind in limits for part in kind)
        first: dict[str, w.AwardPart] = {}
        for part in self.parts.awards:
            first.setdefault(part.id.text, part)
        compiled = [self._award(part) for part in first.values()]
        order = {clause: i for i, clause in enumerate(self.register)}
        return tuple(sorted(compiled, key=lambda a: order.get(a.clause, 0)))

    def _award(self, part: w.AwardPart) -> r.Award:
        clause = self._clause(part.clause)
        lowering = self._lowering()
        subject = self._row_of(part.subject)
        first = self.ids.next
        variable = lowering.variable(part.subject.text, subject) if subject and part.subject else None
        variables = [variable] if variable else []
        among = self._condition(part.among, lowering, variables, part.clause) if part.among else None
        conditions = tuple(self._condition(c, lowering, variables, part.clause) for c in part.conditions)
        components = tuple(self._component(c, lowering, variables, part.clause) for c in part.amount)
        competition = self._competition(part.competition, lowering, variables, part.clause) if part.competition else None
        readings, parameters = self._uses(lowering, *(c.node for c in conditions), *(c.node for c in components), *((among.node,) if among else ()))
        return r.Award(
            id=part.id.text,
            title=part.title.text,
            clause=part.clause.text,
            disposition=clause.disposition if clause else "award",
            category=part.category,
            subject=subject,
            variable=variable,
            among=among,
            conditions=conditions,
            components=components,
            competition=competition,
            divisible=self._claims(lowering, *(c.node for c in conditions), *(c.node for c in components)),
            evidence=part.evidence,
            notes=part.notes,
            citations=self._citations(part.quotes, part.clause, None),
            first=first,
            last=self.ids.next,
            readings=readings,
            parameters=parameters,
            place=part.title.place,
        )

    def caps(self, awards: dict[str, r.Award]) -> tuple[r.Cap, ...]:
        caps = []
        for part in self.parts.caps:
            node = self._lowering().lower(part.at_most, (), t.MONEY)
            of = self._of(part.of, awards)
            for scope in part.per:
                if scope.text not in SCOPES:
                    self._complain("E411", scope, nearest(scope.text, SCOPES) or SCOPES, name=scope.text)
            citations = self._limit_citations(part, of, awards)
            when = self._when(part.when)
            if isinstance(node, n.Const) and node.type == t.MONEY and isinstance(node.value, (int, Fraction)):
                per = tuple(s.text for s in part.per)
                caps.append(r.Cap(part.id.text, _text(part.title), of, per, node.value, when, citations, _place(part.title)))
            elif part.at_most and node.type == t.MONEY:
                whole = part.at_most.expression
                self.found.append(part.at_most.complaint("E503", whole.start, whole.end, expected="写明的金额", found="算式"))
        return tuple(caps)

    def one_ofs(self, awards: dict[str, r.Award]) -> tuple[r.OneOf, ...]:
        compiled = []
        for part in self.parts.one_ofs:
            of = self._of(part.of, awards)
            keys = {a: self._keys(part, awards[a]) for a in of}
            citations = self._limit_citations(part, of, awards)
            plain = tuple(s.text for s, _ in part.per if s.text in SCOPES)
            compiled.append(r.OneOf(part.id.text, _text(part.title), of, plain, keys, self._when(part.when), citations, _place(part.title)))
        return tuple(compiled)

    def statements(self) -> tuple[r.Statement, ...]:
        return tuple(r.Statement(p.id.text, p.kind, p.text, self._citations(p.quotes, None, p.id)) for p in self.parts.statements)

    def _keys(self, part: w.OneOfPart, award: r.Award) -> tuple[n.Node, ...]:
        """The scope of a limit for one award: expressions over its subject. Their ids lie outside the award's slice."""
        nodes = []
        for text, expression in part.per:
            if text.text in ("enterprise", "year"):
                continue
            if text.text == "project":
                if award.subject != "projects" and not award.divisible:
                    self._complain("E411", text, ("enterprise", "year"), name=text.text)
                continue
            nodes.append(self._lowering().lower(expression, [award.variable] if award.variable else []))
        return tuple(nodes)

    def _when(self, written: WrittenExpression | None) -> n.Node | None:
        if written is None:
            return None
        lowering = self._lowering()
        node = lowering.lower(written, (), t.BOOL)
        self._uses(lowering, node)
        for below in n.walk(node):
            if isinstance(below, (n.Field, n.Parameter, n.Defined)):
                name = below.field.label if isinstance(below, n.Field) else below.name
                self.found.append(written.complaint("E511", written.expression.start, written.expression.end, name=name))
        return node

    def _condition(self, part: w.ConditionPart, lowering: Lowering, variables: Sequence[n.Var], clause: Written | None) -> r.Condition:
        node = lowering.lower(part.when, variables, t.BOOL)
        citations = self._citations(part.quotes, clause, None)
        if not citations and part.when is not None and not isinstance(node, n.Defined) and node.type != t.UNCLEAR:
            expression = part.when.expression
            self.found.append(part.when.complaint("E605", expression.start, expression.end, what="条件"))
        return r.Condition(node, citations, part.in_round)

    def _component(self, part: w.ComponentPart, lowering: Lowering, variables: Sequence[n.Var], clause: Written) -> r.Component:
        node = lowering.lower(part.value, variables, t.MONEY)
        return r.Component(_text(part.label), node, self._citations(part.quotes, clause, None), _place(part.label))

    def _competition(self, part: w.CompetitionPart, lowering: Lowering, variables: Sequence[n.Var], clause: Written) -> r.Competition:
        node = lowering.lower(part.ranked_by, variables)
        if part.ranked_by and node.type.kind not in (*ORDERED, Kind.UNCLEAR):
            whole = part.ranked_by.expression
            self.found.append(part.ranked_by.complaint("E503", whole.start, whole.end, expected="可比大小的数值", found=self.world.title(node.type)))
        return r.Competition(part.places, node, self._citations(part.quotes, clause, None))

    def _citations(self, quotes: Sequence[w.Quote], clause: Written | None, needed_for: Written | None) -> tuple[r.Citation, ...]:
        citations = []
        for quote in quotes:
            home = quote.clause or clause
            if home is None:
                self._complain("E202", quote.text, key="clause")
                continue
            if quote.clause:
                self._clause(quote.clause)
            citations.append(r.Citation(home.text, quote.text.text, quote.text.place))
        if not citations and not quotes and needed_for is not None:
            self._complain("E605", needed_for, what=f"“{needed_for.text}”")
        return tuple(citations)

    def _limit_citations(self, part: w.CapPart | w.OneOfPart, of: tuple[str, ...], awards: dict[str, r.Award]) -> tuple[r.Citation, ...]:
        """A limit without a clause stands in the clause of its awards, if they share one."""
        clauses = {awards[a].clause for a in of}
        if len(of) < len(part.of) and not clauses:  # its awards are unknown, which has been reported
            return ()
        return self._citations(part.quotes, Written(clauses.pop(), part.id.scalar) if len(clauses) == 1 else None, None)

    def _clause(self, clause: Written) -> r.Clause | None:
        if clause.text not in self.register:
            self._complain("E407", clause, nearest(clause.text, self.register), name=clause.text)
        return self.register.get(clause.text)

    def _of(self, names: tuple[Written, ...], awards: dict[str, r.Award]) -> tuple[str, ...]:
        for name in names:
            if name.text not in awards:
                self._complain("E406", name, nearest(name.text, awards), name=name.text)
        return tuple(name.text for name in names if name.text in awards)

    def _row_of(self, row: Written | None) -> str | None:
        if row is None:
            return None
        if row.text not in ROW_NAMES:
            self._complain("E410", row, nearest(row.text, ROW_NAMES) or tuple(ROW_NAMES), name=row.text)
            return None
        return ROW_NAMES[row.text]

    def _check_name(self, part: w.DefinitionPart) -> None:
        on = self._row_of(part.on)
        world = self.world
        for word in (part.name, part.label):
            fact = world.fact(on or ENTERPRISE, word.text)
            other = world.definitions.get(word.text) or world.definitions_by_label.get(word.text)
            parameter = world.parameter(word.text) if on is None else None
            reserved = word.text in BUILTINS or word.text in ROW_NAMES
            taken = [f"{what}“{x.label}”" for what, x in (("事实", fact), ("定义", other), ("参数", parameter)) if x]
            if taken or reserved:
                self._complain("E408", word, name=word.text, other="、".join(taken) or "固定的名称")

    def _uses(self, lowering: Lowering, *nodes: n.Node) -> tuple[frozenset[str], frozenset[str]]:
        """The readings and parameters that nodes depend on, those of the definitions they name included."""
        readings, parameters = set(lowering.readings), set(lowering.parameters)
        for node in nodes:
            for below in n.walk(node):
                if isinstance(below, n.Defined):
                    inner = self.definition_uses[below.name]
                    readings |= inner[0]
                    parameters |= inner[1]
        self.used_readings |= readings
        return frozenset(readings), frozenset(parameters)

    def _claims(self, lowering: Lowering, *nodes: n.Node) -> bool:
        """Whether nodes, or the definitions they name, ask if a project is claimed by another award."""
        named = (below.name for node in nodes for below in n.walk(node) if isinstance(below, n.Defined))
        return "claimed_elsewhere" in lowering.functions or any(name in self.claiming for name in named)

    def _lowering(self) -> Lowering:
        return Lowering(self.world, self.ids, self.found)

    def _twice(self, names: Iterable[Written]) -> None:
        seen: dict[str, Written] = {}
        for name in names:
            if (other := seen.setdefault(name.text, name)) is not name:
                self._complain("E205", name, name=name.text, other=other.place)

    def _complain(self, code: str, written: Written, accepted: Iterable[str] = (), **args: object) -> None:
        self.found.append(Diagnostic(code, written.place, args, written.excerpt, tuple(accepted)))


def _text(written: Written | None) -> str:
    return written.text if written else ""


def _place(written: Written | None) -> Place | None:
    return written.place if written else None

"""From text to expression: a small recursive-descent parser, one method per level of precedence.

conditional   a if c else b
or, and, not  (also 或 且 非)
comparison    < <= > >= == != in, not in        (not chained)
sum           + -
product       * /
unary         -
postfix       a.b
atom          200万元  2018-07-12  "国家级"  name  f(x)  sum(x.cost for x in xs if …)  [a, b]  (…)
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from subsidy.quantity.calendar import FIRST_YEAR, LAST_YEAR
from subsidy.quantity.units import UNITS, read_quantity
from subsidy.syntax import expression as e
from subsidy.syntax.tokens import MEANT, ExpressionError, Token, tokens

MAX_DEPTH = 40
MAX_HEIGHT = 100  # of the tree: a chain such as a + b + c … is as high as it is long
COMPARISONS = ("<", "<=", ">", ">=", "==", "!=", "in")


def parse(text: str) -> e.Expression:
    """The expression of a text. Raises :class:`ExpressionError` (``E301`` to ``E311``) at the first unreadable place."""
    found = _Parser(tokens(text)).whole()
    level = [found]
    for _ in range(MAX_HEIGHT):
        level = [child for x in level for child in e.children(x)]
    if level:
        raise ExpressionError("E305", level[0].start, limit=MAX_HEIGHT)
    return found


class _Parser:
    def __init__(self, words: list[Token]) -> None:
        self._words = words
        self._at = 0
        self._depth = 0

    def whole(self) -> e.Expression:
        found = self._conditional()
        if self._next.kind != "end":
            raise self._unreadable()
        return found

    def _conditional(self) -> e.Expression:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise ExpressionError("E305", self._next.start, limit=MAX_DEPTH)
        then = self._either()
        if self._next.kind == "if":
            self._take()
            condition = self._either()
            self._expect("else")
            otherwise = self._conditional()
            then = e.Conditional(then, condition, otherwise, start=then.start, end=otherwise.end)
        self._depth -= 1
        return then

    def _either(self) -> e.Expression:
        left = self._both()
        while self._next.kind == "or":
            self._take()
            right = self._both()
            left = e.Binary("or", left, right, start=left.start, end=right.end)
        return left

    def _both(self) -> e.Expression:
        left = self._negation()
        while self._next.kind == "and":
            self._take()
            right = self._negation()
            left = e.Binary("and", left, right, start=left.start, end=right.end)
        return left

    def _negation(self) -> e.Expression:
        if self._next.kind == "not":
            word = self._take()
            operand = self._nested(self._negation)
            return e.Unary("not", operand, start=word.start, end=operand.end)
        return self._comparison()

    def _comparison(self) -> e.Expression:
        left = self._sum()
        negated = self._next.kind == "not" and self._words[self._at + 1].kind == "in"
        if negated:
            self._take()
        if self._next.kind not in COMPARISONS:
            return left
        operator = self._take().kind
        right = self._sum()
        found: e.Expression = e.Binary(operator, left, right, start=left.start, end=right.end)
        if self._next.kind in COMPARISONS:
            raise ExpressionError("E311", self._next.start, len(self._next.text))
        return e.Unary("not", found, start=left.start, end=right.end) if negated else found

    def _sum(self) -> e.Expression:
        left = self._product()
        while self._next.kind in ("+", "-"):
            operator = self._take().kind
            right = self._product()
            left = e.Binary(operator, left, right, start=left.start, end=right.end)
        return left

    def _product(self) -> e.Expression:
        left = self._signed()
        while self._next.kind in ("*", "/"):
            operator = self._take().kind
            right = self._signed()
            left = e.Binary(operator, left, right, start=left.start, end=right.end)
        return left

    def _signed(self) -> e.Expression:
        if self._next.kind == "-":
            word = self._take()
            operand = self._nested(self._signed)
            return e.Unary("-", operand, start=word.start, end=operand.end)
        return self._postfix()

    def _postfix(self) -> e.Expression:
        found = self._atom()
        while self._next.kind == ".":
            self._take()
            name = self._expect("name")
            found = e.Attribute(found, name.text, start=found.start, end=name.end, name_start=name.start)
        return found

    def _atom(self) -> e.Expression:
        word = self._take()
        match word.kind:
            case "number":
                return e.QuantityLiteral(read_quantity(word.text), start=word.start, end=word.end)
            case "date":
                return e.DateLiteral(self._day(word), start=word.start, end=word.end)
            case "text":
                return e.TextLiteral(word.text[1:-1], start=word.start, end=word.end)
            case "true" | "false":
                return e.BoolLiteral(word.kind == "true", start=word.start, end=word.end)
            case "name" if self._next.kind == "(":
                return self._call(word)
            case "name":
                return e.Name(word.text, start=word.start, end=word.end)
            case "(":
                found = self._conditional()
                self._expect(")")
                return found
            case "[":
                items = self._items("]")
                return e.ListLiteral(items, start=word.start, end=self._words[self._at - 1].end)
            case _:
                self._at -= 1
                raise self._unreadable()

    def _call(self, name: Token) -> e.Expression:
        self._take()
        if self._next.kind == ")":
            return e.FunctionCall(name.text, (), start=name.start, end=self._take().end)
        first = self._conditional()
        if self._next.kind == "for":
            return self._comprehension(name, first)
        rest: tuple[e.Expression, ...] = ()
        if self._next.kind == ",":
            self._take()
            rest = self._items(")")
        else:
            self._expect(")")
        return e.FunctionCall(name.text, (first, *rest), start=name.start, end=self._words[self._at - 1].end)

    def _comprehension(self, name: Token, body: e.Expression) -> e.Expression:
        self._take()
        variable = self._expect("name")
        self._expect("in")
        over = self._postfix()
        condition = order = None
        if self._next.kind == "if":
            self._take()
            condition = self._nested(self._either)
        if self._next.kind == "by":
            self._take()
            order = self._nested(self._either)
        close = self._expect(")")
        return e.Comprehension(name.text, body, variable.text, over, condition, order, start=name.start, end=close.end, variable_start=variable.start)

    def _items(self, close: str) -> tuple[e.Expression, ...]:
        items: list[e.Expression] = []
        while self._next.kind != close:
            items.append(self._conditional())
            if self._next.kind != ",":
                break
            self._take()
        self._expect(close)
        return tuple(items)

    def _nested(self, level: Callable[[], e.Expression]) -> e.Expression:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise ExpressionError("E305", self._next.start, limit=MAX_DEPTH)
        found = level()
        self._depth -= 1
        return found

    def _day(self, word: Token) -> date:
        try:
            found = date.fromisoformat(word.text)
        except ValueError:
            found = date.min
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            raise ExpressionError("E308", word.start, len(word.text), value=word.text)
        return found

    @property
    def _next(self) -> Token:
        return self._words[self._at]

    def _take(self) -> Token:
        word = self._words[self._at]
        if word.kind != "end":
            self._at += 1
            return word
        raise ExpressionError("E302", word.start)

    def _expect(self, kind: str) -> Token:
        if self._next.kind == "end":
            raise ExpressionError("E302", self._next.start)
        if self._next.kind != kind:
            shown = {"name": "名称"}.get(kind, kind)
            raise ExpressionError("E310", self._next.start, len(self._next.text), expected=shown, found=self._next.text)
        return self._take()

    def _unreadable(self) -> ExpressionError:
        if self._next.kind == "end":
            return ExpressionError("E302", self._next.start)
        before = self._words[self._at - 1] if self._at else self._next
        meant = (before.text + self._next.text,) if before.kind == "number" and self._next.text in UNITS else MEANT.get(self._next.text, ())
        return ExpressionError("E301", self._next.start, len(self._next.text), meant, found=self._next.text)

"""Comparisons as tests on properties: with a figure of the rule, with another fact, or of a difference with zero.

Numbers are told as whole numbers that keep their order: twice the value where it is whole, the odd number between
where it is not. So a threshold is met exactly, whatever fraction stands before it.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, Any

from subsidy.interpret.rete import formula as f
from subsidy.interpret.rete import span as s
from subsidy.interpret.rete.figures import Figure, Scope, figure, is_span
from subsidy.interpret.rete.gaps import Unsaid
from subsidy.interpret.rete.naming import rows_of, written
from subsidy.ir import nodes as n
from subsidy.quantity.exact import Exact
from subsidy.quantity.types import DAYS, MONEY, MONTHS, PERSONS, Kind

if TYPE_CHECKING:
    from subsidy.interpret.rete.lowering import Lowering

LIMIT = 2**61  # told numbers stay inside 64 bits; a figure of a rule is far below


def compared(a: n.Node, sign: str, b: n.Node, scope: Scope, into: Lowering) -> f.Formula:
    """What matches where a comparison is known to hold."""
    if isinstance(a, n.Const):
        a, sign, b = b, f.MIRRORED[sign], a
    if isinstance(b, n.Const):
        return _with_figure(a, sign, b.value, scope, into)
    roles = _roles(a, scope), _roles(b, scope)
    if len(roles[0]) == len(roles[1]) == 1 and roles[0] != roles[1]:
        return _joined(a, sign, b, scope, into)
    if len(roles[0] | roles[1]) <= 1:
        return _difference(a, sign, b, scope, into)
    raise Unsaid("two_rows", f"{written(a, scope)} {sign} {written(b, scope)}")


def operand(node: n.Node, scope: Scope, into: Lowering) -> tuple[str, str]:
    """Role and name of the property that tells a truth, word or day."""
    role = _role(node, scope)
    return role, into.property(role, written(node, scope), _plain(figure(node, scope, into)))


def one_of(a: n.Node, listed: n.Node, scope: Scope, into: Lowering, truth: bool) -> f.Formula:
    if not isinstance(listed, n.Const) or not isinstance(listed.value, tuple):
        raise Unsaid("list", written(listed, scope))
    each = [_with_figure(a, "==" if truth else "!=", value, scope, into) for value in listed.value]
    return f.some(*each) if truth else f.every(*each)


def starting(a: n.Node, start: n.Node, scope: Scope, into: Lowering, truth: bool) -> f.Formula:
    """A text begins with another where it stands between that and the next text of the same length."""
    if not isinstance(start, n.Const) or not isinstance(start.value, str) or not start.value:
        raise Unsaid("list", written(start, scope))
    role, name = operand(a, scope, into)
    first, behind = start.value, start.value[:-1] + chr(ord(start.value[-1]) + 1)
    if truth:
        return f.every(f.Test(role, name, ">=", first), f.Test(role, name, "<", behind))
    return f.some(f.Test(role, name, "<", first), f.Test(role, name, ">=", behind))


def coded(number: Exact) -> int:
    """A number among whole numbers, in its order: see above."""
    twice = 2 * number if isinstance(number, int) else 2 * floor(number) + 1
    return max(-LIMIT, min(LIMIT, twice))


def _with_figure(a: n.Node, sign: str, value: Any, scope: Scope, into: Lowering) -> f.Formula:
    if not is_span(a):
        role, name = operand(a, scope, into)
        return f.Test(role, name, sign, value.toordinal() if isinstance(value, date) else value)
    number = Fraction(value)
    return _spanned(_role(a, scope), written(a, scope), sign, number, figure(a, scope, into), into)


def _spanned(role: str, form: str, sign: str, number: Fraction, found: Figure, into: Lowering) -> f.Formula:
    scale = number.denominator
    line = 2 * number.numerator

    def end(which: str, sign: str) -> f.Formula:
        index = 0 if which == "low" else 1
        return f.Test(role, into.property(role, f"{form} *{scale} {which}", _end(found, index, scale)), sign, line)

    match sign:
        case "==":
            return f.every(end("low", ">="), end("high", "<="))
        case "!=":
            return f.some(end("low", ">"), end("high", "<"))
        case ">" | ">=":
            return end("low", sign)
        case _:
            return end("high", sign)


def _difference(a: n.Node, sign: str, b: n.Node, scope: Scope, into: Lowering) -> f.Formula:
    role = next(iter(_roles(a, scope) | _roles(b, scope)), f.ROOT)
    form = f"{written(a, scope)} - {written(b, scope)}"
    left, right = figure(a, scope, into), figure(b, scope, into)
    if is_span(a):
        return _spanned(role, form, sign, Fraction(0), lambda run, lines: s.plus(left(run, lines), s.minus(right(run, lines))), into)
    if a.type.kind is Kind.DATE:
        name = into.property(role, form, _apart(left, right))
        return f.Test(role, name, sign, 0)
    name = into.property(role, f"{form} same", _same(left, right))
    return f.Test(role, name, "==", sign == "==")


def _joined(a: n.Node, sign: str, b: n.Node, scope: Scope, into: Lowering) -> f.Formula:
    """Between the facts of two rows."""
    if not is_span(a):
        (role, name), (other, with_name) = operand(a, scope, into), operand(b, scope, into)
        return f.Join(role, name, sign, other, with_name)
    if not (_is_whole(a) and _is_whole(b)):
        raise Unsaid("fraction", f"{written(a, scope)} {sign} {written(b, scope)}")

    def end(node: n.Node, index: int) -> tuple[str, str]:
        role = _role(node, scope)
        form = f"{written(node, scope)} *1 {('low', 'high')[index]}"
        return role, into.property(role, form, _end(figure(node, scope, into), index, 1))

    def ends(sign: str) -> f.Formula:
        index = 0 if sign in (">", ">=") else 1
        return f.Join(*end(a, index), sign, *end(b, 1 - index))

    match sign:
        case "==":
            return f.every(ends(">="), ends("<="))
        case "!=":
            return f.some(ends(">"), ends("<"))
        case _:
            return ends(sign)


def _is_whole(node: n.Node) -> bool:
    return isinstance(node, n.Field) and (node.type.kind in (Kind.YEAR, Kind.MONTH) or node.type in (MONEY, MONTHS, PERSONS, DAYS))


def _roles(node: n.Node, scope: Scope) -> set[str]:
    return {scope[name] for name in rows_of(node)}


def _role(node: n.Node, scope: Scope) -> str:
    roles = _roles(node, scope)
    if len(roles) > 1:
        raise Unsaid("two_rows", written(node, scope))
    return next(iter(roles), f.ROOT)


def _end(found: Figure, index: int, scale: int) -> Figure:
    def told(run: Any, lines: Any) -> int | None:
        end = found(run, lines)[index]
        return None if end is None else coded(end * scale if isinstance(end, int) else _whole(end * scale))

    return told


def _whole(number: Fraction) -> Exact:
    return number.numerator if number.denominator == 1 else number


def _plain(found: Figure) -> Figure:
    def told(run: Any, lines: Any) -> Any:
        value = found(run, lines)
        return value.toordinal() if isinstance(value, date) else value

    return told


def _apart(left: Figure, right: Figure) -> Figure:
    def told(run: Any, lines: Any) -> int | None:
        a, b = left(run, lines), right(run, lines)
        return None if a is None or b is None else a.toordinal() - b.toordinal()

    return told


def _same(left: Figure, right: Figure) -> Figure:
    def told(run: Any, lines: Any) -> bool | None:
        a, b = left(run, lines), right(run, lines)
        return None if a is None or b is None else a == b

    return told

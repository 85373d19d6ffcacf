"""A formula as one line of text and as MathML Core, which browsers draw themselves."""

from __future__ import annotations

from typing import assert_never

from markupsafe import Markup

from subsidy.report.rule_words import RuleWords
from subsidy.report.text import visible
from subsidy.results.formula import Applied, Cases, Formula, Negation, Operation, Quotient, Sum, Symbol
from subsidy.results.wording import Span

_WEAK = ("+", "−")


def in_line(formula: Formula, w: RuleWords) -> str:
    """``合计[设备](设备投资额 × 利率)``."""
    match formula:
        case Symbol():
            return str(formula.span)
        case Operation():
            return f" {formula.sign} ".join(_factor(part, formula.sign, i, w) for i, part in enumerate(formula.operands))
        case Quotient():
            return f"{_factor(formula.above, '÷', 0, w)} ÷ {_factor(formula.below, '÷', 1, w)}"
        case Negation():
            return f"−{_factor(formula.operand, '÷', 1, w)}"
        case Sum():
            return f"{w.sums['sum']}[{formula.over}]({in_line(formula.body, w)})"
        case Applied():
            return f"{w.sums[formula.name]}({'; '.join(in_line(a, w) for a in formula.arguments)})"
        case Cases():
            branches = [f"{condition} → {in_line(value, w)}" for value, condition in formula.branches]
            return "{" + "; ".join([*branches, f"{w.cases_else} → {in_line(formula.otherwise, w)}"]) + "}"
        case _:
            assert_never(formula)


def _factor(formula: Formula, sign: str, position: int, w: RuleWords) -> str:
    text = in_line(formula, w)
    return f"({text})" if _brackets(formula, sign, position) else text


def _brackets(formula: Formula, sign: str, position: int) -> bool:
    """Whether an operand needs brackets beside a sign; only the first may do without those the order would ask for."""
    match formula:
        case Quotient():
            return sign in "×÷" and position > 0
        case Negation():
            return position > 0
        case Operation(sign="×"):
            return sign == "÷" and position > 0
        case Operation():
            return sign in "×÷" or (sign == "−" and position > 0)
        case _:
            return False


def mathml(formula: Formula, w: RuleWords, label: str) -> Markup:
    """A formula as ``math`` elements side by side, between which a line may break; ``label`` is its text for those who do not see it."""
    pieces = Markup(" ").join(Markup('<math displaystyle="true">{}</math>').format(piece) for piece in _pieces(formula, w))
    return Markup('<span class="math" role="math" aria-label="{}"><span aria-hidden="true">{}</span></span>').format(visible(label), pieces)


def _pieces(formula: Formula, w: RuleWords) -> list[Markup]:
    """A formula taken apart where it may go on in the next line: before the signs of its outermost operations."""
    match formula:
        case Operation():
            pieces: list[Markup] = []
            for i, operand in enumerate(formula.operands):
                below = [_fenced(_drawn(operand, w))] if _is_fenced(operand, formula.sign, i) else _pieces(operand, w)
                pieces += [_row([_sign(formula.sign), below[0]]), *below[1:]] if i else below
            return pieces
        case Sum() if not _is_weak(formula.body):
            first, *others = _pieces(formula.body, w)
            return [_row([_over(formula), first]), *others]
        case _:
            return [_drawn(formula, w)]


def _drawn(formula: Formula, w: RuleWords) -> Markup:
    match formula:
        case Symbol():
            return _name(formula.span)
        case Operation():
            return _row(_operation(formula, w))
        case Quotient():
            return Markup("<mfrac>{}{}</mfrac>").format(_drawn(formula.above, w), _drawn(formula.below, w))
        case Negation():
            return _row([Markup("<mo>−</mo>"), _operand(formula.operand, "÷", 1, w)])
        case Sum():
            body = _drawn(formula.body, w)
            return _row([_over(formula), _fenced(body) if _is_weak(formula.body) else body])
        case Applied():
            arguments = Markup("<mo>,</mo>").join(_drawn(a, w) for a in formula.arguments)
            return _row([Markup("<mi>{}</mi>").format(formula.name), _fenced(arguments)])
        case Cases():
            rows = [_case(_drawn(value, w), w.cases_if.format(condition)) for value, condition in formula.branches]
            rows.append(_case(_drawn(formula.otherwise, w), w.cases_else))
            return Markup('<mtable class="cases" displaystyle="true">{}</mtable>').format(Markup("").join(rows))
        case _:
            assert_never(formula)


def _operation(formula: Operation, w: RuleWords) -> list[Markup]:
    parts: list[Markup] = []
    for i, operand in enumerate(formula.operands):
        parts += [_sign(formula.sign)] if i else []
        parts.append(_operand(operand, formula.sign, i, w))
    return parts


def _operand(formula: Formula, sign: str, position: int, w: RuleWords) -> Markup:
    drawn = _drawn(formula, w)
    return _fenced(drawn) if _is_fenced(formula, sign, position) else drawn


def _is_fenced(formula: Formula, sign: str, position: int) -> bool:
    """Whether a drawn operand needs brackets; a fraction does not, and a sum does, for nothing shows where it ends."""
    return isinstance(formula, Sum) or (not isinstance(formula, Quotient) and _brackets(formula, sign, position))


def _is_weak(formula: Formula) -> bool:
    """Whether a formula needs brackets after ∑."""
    return isinstance(formula, Operation) and formula.sign in _WEAK


def _over(formula: Sum) -> Markup:
    return Markup('<munder><mo movablelimits="false" class="sum">∑</mo>{}</munder>').format(_name(formula.over))


def _sign(sign: str) -> Markup:
    return Markup('<mo lspace="0.2em" rspace="0.2em">{}</mo>').format(sign)


def _case(value: Markup, condition: str) -> Markup:
    return Markup("<mtr><mtd>{}</mtd><mtd><mtext><span>{}</span></mtext></mtd></mtr>").format(value, visible(condition))


def _name(span: Span) -> Markup:
    return Markup('<mtext class="{}"><span>{}</span></mtext>').format(span.mark.value, visible(str(span)))


def _row(parts: list[Markup]) -> Markup:
    return Markup("<mrow>{}</mrow>").format(Markup("").join(parts))


def _fenced(inner: Markup) -> Markup:
    return Markup("<mrow><mo>(</mo>{}<mo>)</mo></mrow>").format(inner)

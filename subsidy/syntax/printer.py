"""From expression back to text, with only the brackets that are needed: parse, print and parse again agree."""

from __future__ import annotations

from typing import assert_never

from subsidy.syntax import expression as e

_LEVELS = {"or": 1, "and": 2, "not": 3, "<": 4, "<=": 4, ">": 4, ">=": 4, "==": 4, "!=": 4, "in": 4, "+": 5, "-": 5, "*": 6, "/": 6}
_SIGN, _POSTFIX, _ATOM = 7, 8, 9


def to_text(expression: e.Expression) -> str:
    """The canonical text of an expression."""
    return _print(expression, 0)


def _print(node: e.Expression, outer: int) -> str:
    text, level = _bare(node)
    return f"({text})" if level < outer else text


def _bare(node: e.Expression) -> tuple[str, int]:
    match node:
        case e.QuantityLiteral():
            return node.quantity.text, _ATOM
        case e.DateLiteral():
            return node.day.isoformat(), _ATOM
        case e.TextLiteral():
            quote = "'" if '"' in node.text else '"'
            return f"{quote}{node.text}{quote}", _ATOM
        case e.BoolLiteral():
            return "true" if node.value else "false", _ATOM
        case e.Name():
            return node.text, _ATOM
        case e.Attribute():
            return f"{_print(node.of, _POSTFIX)}.{node.name}", _POSTFIX
        case e.Unary(operator="not"):
            return f"not {_print(node.operand, _LEVELS['not'])}", _LEVELS["not"]
        case e.Unary():
            return f"-{_print(node.operand, _SIGN)}", _SIGN
        case e.Binary():
            level = _LEVELS[node.operator]
            left = _print(node.left, level + 1 if level == 4 else level)
            return f"{left} {node.operator} {_print(node.right, level + 1)}", level
        case e.Conditional():
            return f"{_print(node.then, 1)} if {_print(node.condition, 1)} else {_print(node.otherwise, 0)}", 0
        case e.ListLiteral():
            return f"[{', '.join(_print(item, 0) for item in node.items)}]", _ATOM
        case e.FunctionCall():
            return f"{node.name}({', '.join(_print(item, 0) for item in node.arguments)})", _ATOM
        case e.Comprehension():
            return _comprehension(node), _ATOM
        case _:
            assert_never(node)


def _comprehension(node: e.Comprehension) -> str:
    text = f"{node.name}({_print(node.body, 0)} for {node.variable} in {_print(node.over, _POSTFIX)}"
    if node.condition is not None:
        text += f" if {_print(node.condition, 1)}"
    if node.order is not None:
        text += f" by {_print(node.order, 1)}"
    return text + ")"

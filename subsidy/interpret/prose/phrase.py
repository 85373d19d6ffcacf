"""One node as a Chinese phrase: the words used by reports, ``subsidy show`` and the documentation alike."""

from __future__ import annotations

from typing import assert_never

from subsidy.ir import nodes as n
from subsidy.ir.functions import FUNCTIONS
from subsidy.ir.ruleset import Ruleset
from subsidy.profile.regions import CITIES, REGIONS
from subsidy.quantity.types import Kind

_SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷"}
_LEVELS = {"if": 0, "or": 1, "and": 2, "+": 4, "-": 4, "*": 5, "/": 5}
_COMPARED = {
    "<": "{0}低于{1}",
    "<=": "{0}不超过{1}",
    ">": "{0}超过{1}",
    ">=": "{0}在{1}以上",
    "at_least": "{0}在{1}以上",
    "==": "{0}为{1}",
    "!=": "{0}不为{1}",
    "in": "{0}为{1}之一",
}
_IN_TIME = {"<": "{0}早于{1}", "<=": "{0}不晚于{1}", ">": "{0}晚于{1}", ">=": "{0}不早于{1}", "at_least": "{0}不早于{1}"}
_OWNERS = {"this_year": "当年", "last_year": "上年"}


class Phrases:
    """The phrases of one ruleset."""

    def __init__(self, ruleset: Ruleset) -> None:
        self._ruleset = ruleset
        self._said: dict[int, str] = {}

    def __call__(self, node: n.Node) -> str:
        if node.id not in self._said:
            self._said[node.id] = self._phrase(node, 0)
        return self._said[node.id]

    def _phrase(self, node: n.Node, outer: int) -> str:
        match node:
            case n.Const():
                return self._const(node)
            case n.Var():
                return node.label
            case n.Field():
                return f"{_OWNERS.get(node.of.name, '')}{node.field.label}"
            case n.Parameter():
                return self._ruleset.parameters[node.name].label
            case n.Reading():
                return f"口径 {node.name}"
            case n.Defined():
                return self._ruleset.definitions[node.name].label
            case n.Call():
                return self._call(node, outer)
            case n.Aggregate():
                return self._aggregate(node)
            case _:
                assert_never(node)

    def _call(self, node: n.Call, outer: int) -> str:
        if node.function == "not":
            return self._negated(node.args[0])
        if node.function in _COMPARED:
            return self._compared(node)
        level = _LEVELS.get(node.function)
        if level is None:
            return FUNCTIONS[node.function].says.format(*(self._phrase(a, 0) for a in node.args))
        text = self._joined(node, level)
        return f"({text})" if level < outer else text

    def _compared(self, node: n.Call) -> str:
        left, right = self._phrase(node.args[0], 3), self._phrase(node.args[1], 3)
        if isinstance(node.args[0], n.Reading):
            return f"{left} 取“{right}”"
        if node.args[0].type.kind is Kind.YEAR and isinstance(node.args[1], n.Const) and node.args[1].type.kind is Kind.NUMBER:
            right = f"{right}年"
        in_time = node.args[0].type.kind in (Kind.DATE, Kind.MONTH, Kind.YEAR)
        pattern = _IN_TIME.get(node.function, _COMPARED[node.function]) if in_time else _COMPARED[node.function]
        return pattern.format(left, right)

    def _const(self, node: n.Const) -> str:
        """A figure as written; a region or an award by its name."""
        values = node.value if isinstance(node.value, tuple) else (node.value,)
        if node.type.kind is not Kind.TEXT:
            return node.text
        return "、".join(self._named(value) for value in values if isinstance(value, str))

    def _named(self, text: str) -> str:
        award = next((a.title for a in self._ruleset.awards if a.id == text), None)
        return award or REGIONS.get(text) or CITIES.get(text) or f"“{text}”"

    def _joined(self, node: n.Call, level: int) -> str:
        if node.function == "if":
            condition, then, otherwise = node.args
            return f"{self._phrase(condition, 1)}时取{self._phrase(then, 1)},否则取{self._phrase(otherwise, 0)}"
        parts = [self._phrase(a, level + (i > 0 and node.function in "-/")) for i, a in enumerate(node.args)]
        if node.function in ("and", "or"):
            return ("且" if node.function == "and" else "或").join(parts)
        return _SIGNS[node.function].join(parts)

    def _negated(self, node: n.Node) -> str:
        if isinstance(node, n.Aggregate) and node.function == "any":
            return "没有" + self._aggregate(node).removeprefix("有")
        if isinstance(node, n.Call) and node.function == "in":
            return "{}不为{}之一".format(*(self._phrase(a, 3) for a in node.args))
        return f"不属于“{self._phrase(node, 0)}”的情形"

    def _aggregate(self, node: n.Aggregate) -> str:
        rows = node.over.field.label
        condition = self._phrase(node.condition, 0) if node.condition else ""
        body = self._phrase(node.body, 0)
        match node.function:
            case "sum":
                return f"{rows}{f'({condition})' if condition else ''}的{self._phrase(node.body, 4)}之和"
            case "count":
                return f"{rows}{f'({condition})' if condition else ''}的数目"
            case "any":
                told = "且".join(part for part in (condition, body) if part and not isinstance(node.body, n.Const))
                return f"有{rows}符合({told or condition})"
            case "all":
                return f"每一{rows}{f'({condition})' if condition else ''}都符合({body})"
            case _:
                return f"最早的{rows}{f'({condition})' if condition else ''}的{body}"

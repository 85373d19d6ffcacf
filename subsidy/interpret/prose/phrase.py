"""One node as a Chinese phrase: the words used by reports, ``subsidy show`` and the documentation alike."""

from __future__ import annotations

from collections.abc import Mapping
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
    "in": "{0}为{1}",
}
_IN_TIME = {"<": "{0}早于{1}", "<=": "{0}不晚于{1}", ">": "{0}晚于{1}", ">=": "{0}不早于{1}", "at_least": "{0}不早于{1}"}
_OWNERS = {"this_year": "当年", "last_year": "上年"}
_MARKS = ("或", "且", "时取")


class Phrases:
    """The phrases of one ruleset. Where readings are ``chosen``, only what they leave standing is said."""

    def __init__(self, ruleset: Ruleset, chosen: Mapping[str, str | None] | None = None) -> None:
        self._ruleset, self._chosen = ruleset, chosen or {}
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
                label = self._ruleset.definitions[node.name].label
                return f"“{label}”" if outer and any(mark in label for mark in _MARKS) else label
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
        if node.function not in _LEVELS:
            return FUNCTIONS[node.function].says.format(*(self._phrase(a, 0) for a in node.args))
        standing = self._standing(node)
        if len(standing) == 1:
            return self._phrase(standing[0], outer)
        level = _LEVELS[node.function]
        text = self._joined(node.function, standing, level)
        return f"({text})" if level < outer else text

    def _standing(self, node: n.Call) -> list[n.Node]:
        """The arguments that still matter under the chosen readings."""
        if node.function == "if":
            truth = self._settled(node.args[0])
            return list(node.args) if truth is None else [node.args[1] if truth else node.args[2]]
        if node.function in ("and", "or"):
            neutral = node.function == "and"
            left = [a for a in node.args if self._settled(a) is not neutral]
            decisive = [a for a in left if self._settled(a) is (not neutral)]
            return decisive[:1] or left or [node.args[0]]
        return list(node.args)

    def _settled(self, node: n.Node) -> bool | None:
        """Whether a condition is already decided by the chosen readings alone."""
        match node:
            case n.Const(value=bool()):
                return bool(node.value)
            case n.Call(function="==" | "!=" | "in", args=(n.Reading(name=name), n.Const(value=value))):
                option = self._chosen.get(name)
                if option is None:
                    return None
                held = option in value if isinstance(value, tuple) else option == value
                return held is (node.function != "!=")
            case n.Call(function="not"):
                truth = self._settled(node.args[0])
                return None if truth is None else not truth
            case n.Call(function="and" | "or"):
                decisive = node.function == "or"
                truths = [self._settled(a) for a in node.args]
                return decisive if decisive in truths else None if None in truths else not decisive
            case n.Defined(of=None):
                return self._settled(self._ruleset.definitions[node.name].body)
            case _:
                return None

    def _joined(self, function: str, args: list[n.Node], level: int) -> str:
        if function == "if":
            condition, then, otherwise = args
            return f"{self._phrase(condition, 1)}时取{self._phrase(then, 1)},否则取{self._phrase(otherwise, 0)}"
        if function == "or":  # what is joined by 且 inside 或 stands in brackets, for the eye
            return "或".join(self._phrase(a, 3 if isinstance(a, n.Call) and a.function == "and" and len(self._standing(a)) > 1 else 1) for a in args)
        if function == "and":
            return "且".join(self._phrase(a, level) for a in args)
        return _SIGNS[function].join(self._phrase(a, level + (i > 0 and function in "-/")) for i, a in enumerate(args))

    def _negated(self, node: n.Node) -> str:
        if isinstance(node, n.Aggregate) and node.function == "any":
            return "没有" + self._aggregate(node).removeprefix("有")
        if isinstance(node, n.Call) and node.function in ("in", "==") and isinstance(node.args[0], n.Reading):
            return f"{self._phrase(node.args[0], 0)} 不取{self._options(node.args[1])}"
        if isinstance(node, n.Call) and node.function == "in":
            return f"{self._phrase(node.args[0], 3)}不为{self._options(node.args[1])}"
        if isinstance(node, n.Field):
            return f"未{node.field.label.removeprefix('已')}" if node.field.label.startswith("已") else f"不属“{node.field.label}”"
        return f"不属“{self._phrase(node, 0)}”"

    def _compared(self, node: n.Call) -> str:
        left, right = self._phrase(node.args[0], 3), self._phrase(node.args[1], 3)
        if isinstance(node.args[0], n.Reading):
            return f"{left} {'不取' if node.function == '!=' else '取'}{self._options(node.args[1])}"
        if node.function == "in":
            right = self._options(node.args[1])
        if node.args[0].type.kind is Kind.YEAR and isinstance(node.args[1], n.Const) and node.args[1].type.kind is Kind.NUMBER:
            right = f"{right}年"
        in_time = node.args[0].type.kind in (Kind.DATE, Kind.MONTH, Kind.YEAR)
        pattern = _IN_TIME.get(node.function, _COMPARED[node.function]) if in_time else _COMPARED[node.function]
        return pattern.format(left, right)

    def _options(self, node: n.Node) -> str:
        """Alternatives, each told apart: “甲”或“乙”."""
        if not isinstance(node, n.Const):
            return self._phrase(node, 3)
        values = node.value if isinstance(node.value, tuple) else (node.value,)
        labels = [node.choices.options.get(str(v), str(v)) if node.choices else self._named(str(v)) for v in values]
        return "或".join(label if label.startswith("“") or not node.choices else f"“{label}”" for label in labels)

    def _const(self, node: n.Const) -> str:
        """A figure as written; a region or an award by its name."""
        if node.type.kind is not Kind.TEXT:
            return node.text
        return self._options(node)

    def _named(self, text: str) -> str:
        if text == self._ruleset.document.id:
            return "本政策"
        award = next((a.title for a in self._ruleset.awards if a.id == text), None)
        return award or REGIONS.get(text) or CITIES.get(text) or f"“{text}”"

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

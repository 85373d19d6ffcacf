"""What the chosen readings leave standing: conditions they settle are not said."""

from __future__ import annotations

from collections.abc import Mapping

from subsidy.ir import nodes as n
from subsidy.ir.ruleset import Ruleset


class Standing:
    """Tells which arguments still matter. With nothing ``chosen``, all do."""

    def __init__(self, ruleset: Ruleset, chosen: Mapping[str, str | None]) -> None:
        self._ruleset, self._chosen = ruleset, chosen

    def of(self, node: n.Call) -> list[n.Node]:
        """The arguments that still matter."""
        if node.function == "if":
            truth = self.settled(node.args[0])
            return list(node.args) if truth is None else [node.args[1] if truth else node.args[2]]
        if node.function in ("and", "or"):
            neutral = node.function == "and"
            left = [a for a in node.args if self.settled(a) is not neutral]
            decisive = [a for a in left if self.settled(a) is (not neutral)]
            return decisive[:1] or left or [node.args[0]]
        return list(node.args)

    def settled(self, node: n.Node) -> bool | None:
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
                truth = self.settled(node.args[0])
                return None if truth is None else not truth
            case n.Call(function="and" | "or"):
                decisive = node.function == "or"
                truths = [self.settled(a) for a in node.args]
                return decisive if decisive in truths else None if None in truths else not decisive
            case n.Defined(of=None):
                return self.settled(self._ruleset.definitions[node.name].body)
            case _:
                return None

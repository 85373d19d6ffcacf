"""What things are called in Chinese: by their labels, which the vocabulary and the rule files give."""

from __future__ import annotations

from typing import Protocol

from subsidy.ir import nodes as n
from subsidy.ir.ruleset import Ruleset
from subsidy.profile.regions import CITIES, REGIONS
from subsidy.profile.vocabulary import Choices


class Names(Protocol):
    """The names of one ruleset in one language."""

    def field(self, node: n.Field) -> str: ...
    def bare(self, node: n.Field) -> str: ...
    def rows(self, record: str) -> str: ...
    def one(self, record: str) -> str: ...
    def variable(self, node: n.Var) -> str: ...
    def parameter(self, name: str) -> str: ...
    def definition(self, name: str) -> str: ...
    def award(self, award: str) -> str: ...
    def limit(self, name: str, title: str) -> str: ...
    def option(self, choices: Choices, code: str) -> str: ...
    def text(self, value: str) -> str | None: ...
    def figure(self, node: n.Const) -> str: ...


_OWNERS = {"this_year": "当年", "last_year": "上年"}


class ChineseNames:
    """Labels as the authors gave them; figures as they wrote them."""

    def __init__(self, ruleset: Ruleset) -> None:
        self._ruleset = ruleset
        self._titles = {award.id: award.title for award in ruleset.awards}

    def field(self, node: n.Field) -> str:
        return f"{_OWNERS.get(node.of.name, '')}{node.field.label}"

    def bare(self, node: n.Field) -> str:
        return node.field.label

    def rows(self, record: str) -> str:
        return self._ruleset.vocabulary.records[record].label

    def one(self, record: str) -> str:
        return self.rows(record)

    def variable(self, node: n.Var) -> str:
        return node.label

    def parameter(self, name: str) -> str:
        return self._ruleset.parameters[name].label

    def definition(self, name: str) -> str:
        return self._ruleset.definitions[name].label

    def award(self, award: str) -> str:
        return self._titles[award]

    def limit(self, name: str, title: str) -> str:
        return title

    def option(self, choices: Choices, code: str) -> str:
        return choices.options.get(code, code)

    def text(self, value: str) -> str | None:
        """A region, an award or this document by its name; ``None`` for any other text."""
        if value == self._ruleset.document.id:
            return "本政策"
        return self._titles.get(value) or REGIONS.get(value) or CITIES.get(value)

    def figure(self, node: n.Const) -> str:
        return node.text

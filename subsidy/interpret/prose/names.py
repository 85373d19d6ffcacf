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
    def of_row(self, node: n.Field) -> str: ...
    def rows(self, record: str) -> str: ...
    def one(self, record: str) -> str: ...
    def variable(self, node: n.Var) -> str: ...
    def parameter(self, name: str) -> str: ...
    def definition(self, name: str) -> str: ...
    def award(self, award: str) -> str: ...
    def limit(self, name: str, title: str) -> str: ...
    def option(self, choices: Choices, code: str) -> str: ...
    def text(self, value: str) -> str | None: ...
    def section(self, letter: str) -> str | None: ...
    def figure(self, node: n.Const) -> str: ...


SECTIONS = {
    "A": "农、林、牧、渔业", "B": "采矿业", "C": "制造业", "D": "电力、热力、燃气及水生产和供应业", "E": "建筑业", "F": "批发和零售业",
    "G": "交通运输、仓储和邮政业", "H": "住宿和餐饮业", "I": "信息传输、软件和信息技术服务业", "J": "金融业", "K": "房地产业", "L": "租赁和商务服务业",
    "M": "科学研究和技术服务业", "N": "水利、环境和公共设施管理业", "O": "居民服务、修理和其他服务业", "P": "教育", "Q": "卫生和社会工作",
    "R": "文化、体育和娱乐业", "S": "公共管理、社会保障和社会组织", "T": "国际组织",
}  # fmt: skip
"""The sections of industry as ``rulesets/common/industries.yaml`` has them; a test holds the two together."""

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

    def of_row(self, node: n.Field) -> str:
        """A fact of rows that are spoken of: 所属项目 of pieces of equipment for 设备所属项目."""
        return node.field.label.removeprefix(self.rows(node.of.type.name))

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

    def section(self, letter: str) -> str | None:
        return f"“{SECTIONS[letter]}”" if letter in SECTIONS else None

    def figure(self, node: n.Const) -> str:
        return node.text

"""The texts that a fact can hold at all. A rule that compares it with any other never fires, so that is a mistake (``E420``)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from subsidy.ir import nodes as n
from subsidy.profile.identity import SECTIONS
from subsidy.profile.regions import CITIES, PROVINCES, REGIONS
from subsidy.profile.rows import NO_PROJECT
from subsidy.source.diagnostic import nearest

_REGION, _INDUSTRY, _AWARD, _POLICY = "地区代码(GB/T 2260)", "国民经济行业代码(2至4位数字)", "本规则集的事项编号", "本规则集的编号或前身文号"
_PROJECT = "规则里能写的项目编号(编号由申报者自定,只能写“无”)"
_LABELS = {
    "registered_region": _REGION, "operating_region": _REGION, "industry": _INDUSTRY, "awards_received.award": _AWARD, "rankings.award": _AWARD,
    "awards_received.policy": _POLICY, "project": _PROJECT,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Texts:
    """What a ruleset lets its texts be: ``awards`` by id, ``policies`` by name, ``regions`` of the document by code."""

    awards: Mapping[str, str]
    policies: tuple[str, ...]
    regions: tuple[str, ...]

    def fault(self, node: n.Node, text: str, *, start: bool = False) -> tuple[str, tuple[str, ...]] | None:
        """What a node is called and what it can be, if it can never be ``text`` (or never start with it)."""
        label = _label(node)
        if label == _REGION and not self._is_region(text, start):
            return label, nearest(text, [*self.regions, *REGIONS, *CITIES])
        if label == _INDUSTRY and not (re.fullmatch("[0-9]{2,4}", text) and 1 <= int(text[:2]) <= 97):
            return label, ()
        if label == _PROJECT and text != NO_PROJECT:
            return label, (NO_PROJECT,)
        known = {_AWARD: tuple(self.awards), _POLICY: self.policies, "行业门类(A—T)": tuple(SECTIONS)}.get(label)
        if known is not None and not (text in known or (start and any(k.startswith(text) for k in known))):
            return label, nearest(text, known) or known[:8]
        return None

    def _is_region(self, text: str, start: bool) -> bool:
        """A county of the table or of the document; or of a code's beginning, its city or a province."""
        if start and len(text) == 2:
            return text in PROVINCES
        if len(text) not in ((4, 6) if start else (6,)) or not text.isdigit():
            return False
        inside = any(text.startswith(code) or (start and code.startswith(text)) for code in self.regions)
        return any(code.startswith(text) for code in REGIONS) or (inside and text[:4] not in CITIES)


def _label(node: n.Node) -> str:
    match node:
        case n.Field():
            return _LABELS.get(node.field.name) or _LABELS.get(f"{node.of.type.name}.{node.field.name}", "")
        case n.Call(function="section"):
            return "行业门类(A—T)"
        case _:
            return ""

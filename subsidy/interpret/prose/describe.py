"""A rule in Chinese: who it is for, its conditions with their quotes, formula, limits, readings, what shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from subsidy.interpret.prose.phrase import Phrases
from subsidy.ir import nodes as n
from subsidy.ir import ruleset as r
from subsidy.quantity import show

DISPOSITIONS = {
    "award": "可计算的奖补",
    "discretionary": "一事一议、择优,由人认定",
    "pending": "标准或程序待另行制定",
    "benefit": "权益、服务,不发放资金",
    "duty": "政府职责或目标",
    "context": "背景或总则",
}


def describe_ruleset(ruleset: r.Ruleset) -> list[str]:
    """The document at a glance, and every award in the order of the text."""
    document = ruleset.document
    lines = [
        f"{document.title}〔{document.status}〕",
        f"{document.issuer} {document.published.isoformat()} 公布;适用年度 {document.first_year}—{document.last_year};{document.region}",
    ]
    lines += [f"说明:{note}" for note in document.notes]
    counts = {name: sum(c.disposition == name for c in ruleset.register) for name in DISPOSITIONS}
    lines += ["", f"条款登记 {len(ruleset.register)} 条:" + "、".join(f"{DISPOSITIONS[k]} {v}" for k, v in counts.items() if v), "", "奖补事项:"]
    lines += [f"  {a.id}  {a.title}({a.clause},{DISPOSITIONS[a.disposition]})" for a in ruleset.awards]
    lines += ["", "口径(默认选项在前):"]
    lines += [f"  {row.id}  {row.question}:{_options(row)}" for row in ruleset.readings.values()]
    lines += ["", "参数:"]
    lines += [f"  {p.id}  {p.label}:{'有取值' if p.values else '条文未给出,须由使用者提供'}" for p in ruleset.parameters.values()]
    return lines


def describe_award(ruleset: r.Ruleset, award: r.Award) -> list[str]:
    """One award, fully."""
    words = _Words(ruleset)
    document = ruleset.document
    lines = [
        f"{award.title}({award.id})",
        f"依据:{document.title}〔{document.status}〕 {award.clause}",
        f"类别:{award.category};{DISPOSITIONS[award.disposition]}",
    ]
    if award.subject is not None:
        lines.append(f"对象:每一{ruleset.vocabulary.records[award.subject].label}")
    lines += [f"给予:{cited}" for cited in words.quoted(award.citations)]
    lines.append("条件:")
    conditions = [*ruleset.applicability, *([award.among] if award.among else []), *award.conditions]
    for i, condition in enumerate(conditions, 1):
        lines += words.condition(i, condition)
    if award.components:
        lines.append("金额:")
        for part in award.components:
            lines.append(f"  {part.label}:{words.phrase(part.node)}")
            lines += words.quoted(part.citations, "    ")
    lines += words.definitions(award)
    lines += words.limits(award)
    readings = [ruleset.readings[name] for name in sorted(award.readings | words.readings_beyond(award))]
    lines += ["口径:", *(f"  {row.id} {row.question}:{_options(row)}" for row in readings)] if readings else []
    lines += [f"佐证:{'、'.join(award.evidence)}"] if award.evidence else []
    lines += [f"备注:{note}" for note in award.notes]
    return lines


class _Words:
    def __init__(self, ruleset: r.Ruleset) -> None:
        self.ruleset, self.phrase = ruleset, Phrases(ruleset)

    def condition(self, number: int, condition: r.Condition) -> list[str]:
        in_round = "(由评选决定)" if condition.in_round else ""
        cited = condition.citations
        if not cited and isinstance(condition.node, n.Defined):
            cited = self.ruleset.definitions[condition.node.name].citations
        return [f"  {number}. {self.phrase(condition.node)}{in_round}", *self.quoted(cited, "     ")]

    def quoted(self, citations: Iterable[r.Citation], indent: str = "") -> list[str]:
        return [f"{indent}“{c.quote}”({c.clause})" for c in citations]

    def definitions(self, award: r.Award) -> list[str]:
        """What the names used above mean, each after those that use it."""
        found: dict[str, r.Definition] = {}
        nodes = [c.node for c in (*self.ruleset.applicability, *award.conditions, *([award.among] if award.among else []))]
        nodes += [c.node for c in award.components]
        self._collect(nodes, found)
        if not found:
            return []
        lines = ["其中:"]
        for definition in found.values():
            lines.append(f"  {definition.label}:{self.phrase(definition.body)}")
            lines += self.quoted(definition.citations, "    ")
        return lines

    def _collect(self, nodes: Iterable[n.Node], found: dict[str, r.Definition]) -> None:
        named = [below.name for node in nodes for below in n.walk(node) if isinstance(below, n.Defined)]
        fresh = [name for name in dict.fromkeys(named) if name not in found]
        found.update({name: self.ruleset.definitions[name] for name in fresh})
        if fresh:
            self._collect([self.ruleset.definitions[name].body for name in fresh], found)

    def readings_beyond(self, award: r.Award) -> set[str]:
        """The readings that matter for an award through the applicability of the document and through limits."""
        nodes = [c.node for c in self.ruleset.applicability]
        nodes += [cap.when for cap in self.ruleset.caps if cap.when and award.id in cap.of]
        nodes += [one_of.when for one_of in self.ruleset.one_ofs if one_of.when and award.id in one_of.of]
        found: dict[str, r.Definition] = {}
        self._collect(nodes, found)
        below = [b for node in (*nodes, *(d.body for d in found.values())) for b in n.walk(node)]
        return {b.name for b in below if isinstance(b, n.Reading)}

    def limits(self, award: r.Award) -> list[str]:
        lines = list(self._limits(award))
        return ["限制:", *lines] if lines else []

    def _limits(self, award: r.Award) -> Iterator[str]:
        for cap in self.ruleset.caps:
            if award.id in cap.of:
                yield f"  {cap.title}:不超过{show.money(cap.amount)}{self._when(cap.when)}"
                yield from self.quoted(cap.citations, "    ")
        for one_of in self.ruleset.one_ofs:
            if award.id in one_of.of:
                others = "、".join(self.ruleset.award(name).title for name in one_of.of if name != award.id)
                yield f"  {one_of.title}{f'(与{others})' if others else ''}{self._when(one_of.when)}"
                yield from self.quoted(one_of.citations, "    ")

    def _when(self, node: n.Node | None) -> str:
        return "" if node is None else f"(仅当{self.phrase(node)})"


def _options(row: r.ReadingRow) -> str:
    options = sorted(row.options, key=lambda option: option != row.default)
    shown = [f"【{o}】" if o == row.default else o for o in options]
    return " / ".join(shown) + ("" if row.default else "(无默认,须选定)" if row.effect == "rule" else "")

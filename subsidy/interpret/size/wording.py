"""The words in which a size class is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from subsidy.common.tables import NotCovered, SizeIndex, SizeRow
from subsidy.profile.choices import SIZE_CLASS
from subsidy.profile.common import common_vocabulary
from subsidy.profile.vocabulary import FactField
from subsidy.quantity import show
from subsidy.quantity.exact import Exact
from subsidy.results.size_class import SizeStatus

if TYPE_CHECKING:
    from subsidy.interpret.size.decide import Range

LABELS = SIZE_CLASS.options
BY_RANK = tuple(LABELS.values())
STATUS = {SizeStatus.DETERMINED: "", SizeStatus.UNDETERMINED: "数据不足", SizeStatus.NOT_COVERED: "无法划型"}
INDUSTRY = "行业代码"


def quantity(index: SizeIndex, value: Exact) -> str:
    return show.quantity(value, index.type.dims)


def band(index: SizeIndex, rank: int) -> str:
    """The band an index stands in, half open as published: ``300人≤从业人员<1,000人``."""
    lower = f"{quantity(index, index.limits[rank])}≤" if rank < len(index.limits) else ""
    upper = f"<{quantity(index, index.limits[rank - 1])}" if rank else ""
    return f"{lower}{index.label}{upper}" if upper else f"{index.label}≥{quantity(index, index.limits[rank])}"


def asked_as(fact: str) -> str:
    return _field(fact).label


def question(fact: str) -> str:
    return _field(fact).question


def which_industry(industry: str | None) -> str:
    if industry is None:
        return "国民经济行业代码(GB/T 4754-2017)是什么?"
    return f"行业代码“{industry}”跨了几行,请写到中类或小类"


def not_covered(industry: str | None, row: NotCovered) -> str:
    return f"行业代码 {industry} 属于“{row.label}”,不在划分办法的范围内:{row.why}"


def reasons(
    industry: str | None, rows: Sequence[SizeRow], others: Sequence[NotCovered], found: Range, figures: Mapping[str, Exact | None]
) -> list[str]:
    """How the class follows, in the order of the table."""
    if len(rows) + len(others) > 1:
        names = "、".join(f"“{label}”" for label in (*(r.label for r in rows), *(o.label for o in others)))
        first = f"行业代码 {industry} 不够细,可能属于{names}" if industry else "行业代码未知,各行都可能适用"
        return [first, _conclusion(found, settled=found.highest == found.lowest and not others, several=True)]
    row = rows[0]
    told = [f"行业代码 {industry} 属于“{row.label}”,看{'、'.join(index.label for index in row.indices)}"]
    told += [_index(index, figures.get(index.fact)) for index in row.indices]
    if row.basis.note:
        told.append(f"说明:{row.basis.note}")
    return [*told, _conclusion(found, settled=found.highest == found.lowest, several=False)]


def _index(index: SizeIndex, value: Exact | None) -> str:
    name = index.label if index.label == asked_as(index.fact) else f"{index.label}(取{asked_as(index.fact)})"
    if value is None:
        return f"{name}未知,可在任何一档"
    rank = index.rank(value)
    return f"{name}{quantity(index, value)}:{band(index, rank)},在{BY_RANK[rank]}一档"


def _conclusion(found: Range, *, settled: bool, several: bool) -> str:
    highest, lowest = BY_RANK[found.highest], BY_RANK[found.lowest]
    if settled:
        how = "无论属于哪一行,都" if several else "大、中、小型须同时达到各项指标的下限,否则下划一档;微型只须一项:"
        return f"{how}为{highest}"
    if found.highest == 0 and found.lowest == len(BY_RANK) - 1:
        return "已知的数还不能排除任何一档"
    if found.lowest == len(BY_RANK) - 1:
        return f"已能确定:不会高于{highest}"
    if found.highest == 0:
        return f"已能确定:不会低于{lowest}"
    return f"已能确定:在{lowest}到{highest}之间" if found.highest != found.lowest else f"已能确定:如在办法范围内,为{highest}"


def _field(fact: str) -> FactField:
    return common_vocabulary().records["figures"].fields[fact]

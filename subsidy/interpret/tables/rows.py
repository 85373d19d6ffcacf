"""Each shared table as rows of text, every row with its period, the numbers of its sources and its status."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from subsidy.common.tables import Common, Industries, Industry, RateTable, RegionTable, SizeRow, SizeTable, Threshold, ThresholdPeriod, ThresholdTable
from subsidy.interpret.tables.framing import Row, bracketed, framed, table_of
from subsidy.profile.common import common_vocabulary
from subsidy.quantity import show
from subsidy.quantity.exact import FEN_PER_WAN
from subsidy.quantity.types import MONEY
from subsidy.results.shared_table import SharedTable, TableSection, TableSource

UNVERIFIED = "*"


def shared_tables(common: Common) -> list[SharedTable]:
    """All tables, in the order in which they are listed."""
    return [
        _sizes(common.size_classes),
        _thresholds(common.listing_thresholds),
        _regions(common.regions),
        _industries(common.industries),
        *map(_rates, common.rates),
    ]


def _sizes(table: SizeTable) -> SharedTable:
    head = table.head
    classed = [Row(row.label, _size_cells(row), row.basis) for row in table.rows]
    left_out = [Row(row.label, [[row.label, _joined(row.prefixes), row.why]], row.basis) for row in table.not_covered]
    return table_of(
        head,
        [
            framed(head, "各档下限(含本数);低于小型下限的为微型", ["行业", "行业代码", "指标", "大型", "中型", "小型"], classed),
            framed(head, "不在范围内(无法划型)", ["行业", "行业代码", "为什么"], left_out),
        ],
        [*classed, *left_out],
    )


def _size_cells(row: SizeRow) -> list[list[str]]:
    """A line for each index; what belongs to the whole row stands on the first."""
    lines = []
    for i, index in enumerate(row.indices):
        money = index.type == MONEY
        limits = [show.plain(Fraction(limit) / FEN_PER_WAN if money else limit) for limit in index.limits]
        whole = [row.label, _joined(row.prefixes)] if i == 0 else ["", ""]
        lines.append([*whole, f"{index.label}({'万元' if money else '人'})", *limits])
    return lines


def _thresholds(table: ThresholdTable) -> SharedTable:
    rows = [Row(t.label, [_threshold_cells(t, p, first=i == 0)], p.basis) for t in table.thresholds for i, p in enumerate(t.periods)]
    return table_of(table.head, [framed(table.head, "统计起点(含本数)", ["类别", "行业代码", "起点"], rows)], rows)


def _threshold_cells(threshold: Threshold, period: ThresholdPeriod, *, first: bool) -> list[str]:
    whole = [threshold.label, _joined(threshold.prefixes)] if first else ["", ""]
    return [*whole, _start(threshold, period)]


def _start(threshold: Threshold, period: ThresholdPeriod) -> str:
    if period.at_least is None:
        return period.condition
    label = common_vocabulary().records["figures"].fields[threshold.fact].label if threshold.fact else ""
    staff = f"或从业人员≥{period.or_staff}人" if period.or_staff is not None else ""
    return f"{label}≥{show.money(period.at_least)}{staff}"


def _regions(table: RegionTable) -> SharedTable:
    head, sections, rows = table.head, [], []
    for city in table.cities.values():
        inside = [
            Row(region.name, [[region.code, region.name, f"撤销,后继 {region.successor}" if region.successor else ""]], region.basis)
            for region in table.regions.values()
            if region.code.startswith(city.code)
        ]
        whole = Row(city.name, [[city.code, city.name, "地级市"]], city.basis)
        sections.append(framed(head, f"{city.province}{city.name}", ["代码", "名称", "变更"], [whole, *inside]))
        rows += [whole, *inside]
    zones = [Row(zone.name, [[zone.name, table.cities[zone.city].name, zone.statistical_code]], zone.basis) for zone in table.zones.values()]
    sections.append(framed(head, "功能区(没有 GB/T 2260 代码)", ["名称", "所在城市", "统计用代码"], zones))
    return table_of(head, sections, [*rows, *zones])


def _industries(table: Industries) -> SharedTable:
    head = table.head
    sections = [Row(s.name, [[s.code, s.name, "—".join(dict.fromkeys((s.divisions[0], s.divisions[-1])))]], s.basis) for s in table.sections.values()]
    divisions, classes = _named(table.divisions.values()), _named(table.classes.values())
    return table_of(
        head,
        [
            framed(head, "门类", ["代码", "名称", "大类"], sections),
            framed(head, "大类", ["代码", "名称"], divisions),
            framed(head, "中类(只列规则和各表用到的)", ["代码", "名称"], classes),
        ],
        [*sections, *divisions, *classes],
    )


def _named(industries: Iterable[Industry]) -> list[Row]:
    return [Row(industry.name, [[industry.code, industry.name]], industry.basis) for industry in industries]


def _rates(table: RateTable) -> SharedTable:
    """A column for each key; a value that was not checked is marked."""
    sources = {text: i for i, text in enumerate(dict.fromkeys(rate.source for rate in table.rates), start=1)}
    rows: dict[tuple[str, str], dict[str, str]] = {}
    cited: dict[tuple[str, str], list[int]] = {}
    for rate in table.rates:
        period = rate.first.isoformat(), rate.last.isoformat()
        rows.setdefault(period, {})[rate.key] = rate.value + ("" if rate.verified else UNVERIFIED)
        cited.setdefault(period, []).append(sources[rate.source])
    columns = ["时期", *(table.keys or ("",)), "依据"]
    cells = [
        [f"{period[0]}至{period[1]}", *(values.get(key, "") for key in table.keys or ("",)), bracketed(cited[period])]
        for period, values in rows.items()
    ]
    return SharedTable(
        name=table.name,
        title=table.label,
        note=table.note,
        sections=[TableSection(title=f"数值(带{UNVERIFIED}的尚未核实)", columns=columns, rows=cells, notes=[])],
        sources=[TableSource(number=i, title=text, details="", seen_at="") for text, i in sources.items()],
        count=len(table.rates),
        unverified=sum(not rate.verified for rate in table.rates),
    )


def _joined(prefixes: Sequence[str]) -> str:
    """Prefixes as people write them, three or more in a row as a range: ``54—58、591``."""
    runs: list[list[str]] = []
    for prefix in prefixes:
        if runs and _follows(runs[-1][-1], prefix):
            runs[-1].append(prefix)
        else:
            runs.append([prefix])
    return "、".join(f"{run[0]}—{run[-1]}" if len(run) > 2 else "、".join(run) for run in runs)


def _follows(before: str, after: str) -> bool:
    return len(before) == len(after) and before.isdigit() and after.isdigit() and int(after) == int(before) + 1

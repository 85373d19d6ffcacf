"""What every shared table has around its rows: period, citations, status, sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from subsidy.common.tables import Basis, Head
from subsidy.results.shared_table import SharedTable, TableSection, TableSource


@dataclass(frozen=True, slots=True)
class Row:
    """The name of a row of data, its lines and what they rest on."""

    name: str
    lines: list[list[str]]
    basis: Basis


def framed(head: Head, title: str, columns: Sequence[str], rows: Sequence[Row]) -> TableSection:
    """A section with citations, and periods: in the title if all rows have the same, else in a column."""
    periods = list(dict.fromkeys(_period(row.basis) for row in rows))
    uniform = len(periods) == 1
    cells = []
    for row in rows:
        for i, line in enumerate(row.lines):
            after = [_cited(head, row.basis)] if uniform else [_period(row.basis), _cited(head, row.basis)]
            cells.append([*line, *(after if i == 0 else [""] * len(after))])
    return TableSection(
        title=f"{title}({periods[0]})" if uniform else title,
        columns=[*columns, *([] if uniform else ["时期"]), "依据"],
        rows=cells,
        notes=[f"{row.name}({_period(row.basis)}):{row.basis.note}" for row in rows if row.basis.note],
    )


def table_of(head: Head, sections: list[TableSection], rows: Iterable[Row]) -> SharedTable:
    held = [row.basis for row in rows]
    return SharedTable(
        name=head.name,
        title=head.title,
        note=head.note,
        sections=sections,
        sources=[
            TableSource(number=i, title=s.title, details=" ".join(filter(None, (s.issuer, s.number, s.date))), seen_at=s.seen_at)
            for i, s in enumerate(head.sources, start=1)
        ],
        count=len(held),
        unverified=sum(not basis.verified for basis in held),
    )


def _period(basis: Basis) -> str:
    first = _day(basis.first, (1, 1))
    if basis.last is not None:
        last = _day(basis.last, (12, 31))
        return first if first == last else f"{first}至{last}"
    return f"{first}起,见至{_day(basis.seen, (12, 31))}" if basis.seen else f"{first}起"


def _day(day: date, edge: tuple[int, int]) -> str:
    """A day, or the year alone where the day is the first or last of it."""
    return str(day.year) if (day.month, day.day) == edge else day.isoformat()


def _cited(head: Head, basis: Basis) -> str:
    numbers = {source.id: i for i, source in enumerate(head.sources, start=1)}
    return bracketed(numbers[s.id] for s in basis.sources) + ("" if basis.verified else " 未核")


def bracketed(numbers: Iterable[int]) -> str:
    """The numbers of sources as they are cited: ``[1,3]``."""
    return f"[{','.join(map(str, sorted(set(numbers))))}]"

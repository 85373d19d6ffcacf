"""The size class of one enterprise: of each index the class it reaches, and of all of them the lowest.

An unknown index could be anything, so it bounds the class from neither side; the others still bound it from above.
An industry code that is too short to tell the row leaves several rows, and the answer is what holds in all of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from subsidy.common.tables import NotCovered, SizeIndex, SizeRow, SizeTable
from subsidy.interpret.size import wording as words
from subsidy.quantity.exact import Exact
from subsidy.results.size_class import IndexReached, SizeClass, SizeCode, SizeNeed, SizeSource, SizeStatus

CODES: tuple[SizeCode, ...] = ("large", "medium", "small", "micro")
LARGEST, MICRO = 0, 3

Figures = Mapping[str, Exact | None]


@dataclass(frozen=True, slots=True)
class Subject:
    """What the class is decided from: the year's figures by field in base units; what is absent is unknown."""

    name: str | None
    credit_code: str | None
    industry: str | None
    declared: SizeCode | None
    figures: Figures


@dataclass(frozen=True, slots=True)
class Range:
    """Classes by rank, 0 is large: from the highest that is possible to the lowest."""

    highest: int
    lowest: int


def size_class(table: SizeTable, subject: Subject, year: int) -> SizeClass:
    """The class in ``year``; the table must hold for that year (see :func:`first_year`)."""
    rows, others = _rows(table, subject.industry, year)
    if not rows and others:
        return _answer(subject, year, SizeStatus.NOT_COVERED, others=others, reasons=[words.not_covered(subject.industry, other) for other in others])
    ranges = [_range(row, subject.figures) for row in rows]
    whole = Range(min(r.highest for r in ranges), max(r.lowest for r in ranges))
    settled = whole.highest == whole.lowest and not others
    return _answer(
        subject,
        year,
        SizeStatus.DETERMINED if settled else SizeStatus.UNDETERMINED,
        rows=rows,
        others=others,
        found=whole,
        reasons=words.reasons(subject.industry, rows, others, whole, subject.figures),
    )


def first_year(table: SizeTable) -> int:
    """The first year the table has rows for."""
    return min(row.basis.first.year for row in table.rows)


def _rows(table: SizeTable, industry: str | None, year: int) -> tuple[list[SizeRow], list[NotCovered]]:
    """The rows an industry code can belong to: all of them, if it is unknown."""
    rows = [row for row in table.rows if row.basis.holds_in(year) and _may_be(industry, row.codes)]
    return rows, [row for row in table.not_covered if row.basis.holds_in(year) and _may_be(industry, row.codes)]


def _may_be(industry: str | None, codes: Sequence[str]) -> bool:
    return industry is None or any(industry.startswith(code) or code.startswith(industry) for code in codes)


def _range(row: SizeRow, figures: Figures) -> Range:
    ranges = [_of_index(index, figures.get(index.fact)) for index in row.indices]
    return Range(max(r.highest for r in ranges), max(r.lowest for r in ranges))


def _of_index(index: SizeIndex, value: Exact | None) -> Range:
    if value is None:
        return Range(LARGEST, MICRO)
    return Range(index.rank(value), index.rank(value))


def _answer(
    subject: Subject,
    year: int,
    status: SizeStatus,
    *,
    reasons: list[str],
    rows: Sequence[SizeRow] = (),
    others: Sequence[NotCovered] = (),
    found: Range | None = None,
) -> SizeClass:
    settled = CODES[found.highest] if found and status is SizeStatus.DETERMINED else None
    return SizeClass(
        enterprise=subject.name,
        credit_code=subject.credit_code,
        year=year,
        status=status,
        size_class=settled,
        label=words.LABELS[settled] if settled else words.STATUS[status],
        highest=CODES[found.highest] if found else None,
        lowest=CODES[found.lowest] if found else None,
        declared=subject.declared,
        industry=subject.industry,
        rows=[*(row.label for row in rows), *(other.label for other in others)],
        indices=[_index(index, subject.figures.get(index.fact), year) for index in rows[0].indices] if len(rows) == 1 else [],
        reasons=reasons,
        missing=_missing(rows, others, subject, year) if status is SizeStatus.UNDETERMINED else [],
        sources=_sources((*rows, *others)),
    )


def _index(index: SizeIndex, value: Exact | None, year: int) -> IndexReached:
    reached = _of_index(index, value)
    return IndexReached(
        label=index.label,
        fact=f"figures[{year}].{index.fact}",
        asked_as=words.asked_as(index.fact),
        value=None if value is None else words.quantity(index, value),
        highest=CODES[reached.highest],
        lowest=CODES[reached.lowest],
        band="" if value is None else words.band(index, reached.highest),
    )


def _missing(rows: Sequence[SizeRow], others: Sequence[NotCovered], subject: Subject, year: int) -> list[SizeNeed]:
    """The industry first where it leaves several rows; then the unknown figures that every row asks for."""
    needs = []
    if len(rows) + len(others) > 1:
        needs.append(SizeNeed(fact="industry", label=words.INDUSTRY, question=words.which_industry(subject.industry)))
    asked = [index.fact for index in rows[0].indices if all(index.fact in {i.fact for i in row.indices} for row in rows)]
    unknown = [fact for fact in asked if subject.figures.get(fact) is None and not others]
    return [*needs, *(SizeNeed(fact=f"figures[{year}].{f}", label=words.asked_as(f), question=words.question(f)) for f in unknown)]


def _sources(rows: Sequence[SizeRow | NotCovered]) -> list[SizeSource]:
    """Each document once; it counts as verified for this answer if every row that cites it was checked."""
    checked: dict[SizeSource, bool] = {}
    for row in rows:
        for s in row.basis.sources:
            key = SizeSource(title=s.title, issuer=s.issuer, number=s.number, date=s.date, verified=True)
            checked[key] = checked.get(key, True) and row.basis.verified
    return [key.model_copy(update={"verified": good}) for key, good in checked.items()]

"""No figure of the table of size classes could be another: a hand-written case stands on each side of it."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest

from subsidy.common.folder import read_common
from subsidy.common.tables import SizeTable
from subsidy.interpret.size.decide import Subject, size_class
from subsidy.quantity.exact import FEN_PER_WAN
from tests.common.size_support import YEAR
from tests.common.test_size_classes import CASES
from tests.common.test_tables import SHIPPED

TABLE = read_common(SHIPPED / "common").size_classes
LIMITS = [(row, index, k) for row in range(len(TABLE.rows)) for index in range(len(TABLE.rows[row].indices)) for k in range(3)]


def _subject(case: tuple[str, ...]) -> Subject:
    industry, staff, revenue, assets = (None if cell == "-" else cell for cell in case[:4])
    sum_, worth = (None if wan is None else int(Decimal(wan) * FEN_PER_WAN) for wan in (revenue, assets))
    figures = {"staff": int(staff) if staff else None, "revenue": sum_, "operating_revenue": sum_, "total_assets": worth}
    return Subject(None, None, industry, None, figures)


SUBJECTS = [_subject(case) for case in CASES]


def _answers(table: SizeTable, subjects: list[Subject]) -> list[tuple[str, str | None, str | None]]:
    found = (size_class(table, subject, YEAR) for subject in subjects)
    return [(answer.label, answer.highest, answer.lowest) for answer in found]


@pytest.mark.parametrize(("row", "index", "k"), LIMITS, ids=[f"{TABLE.rows[r].id}-{TABLE.rows[r].indices[i].fact}-{k}" for r, i, k in LIMITS])
def test_a_limit_one_higher_or_lower_is_noticed(row: int, index: int, k: int) -> None:
    """Higher by one 人 or 分, lower by one 人 or 万元."""
    of, unit = TABLE.rows[row].indices[index], 1 if TABLE.rows[row].indices[index].fact == "staff" else FEN_PER_WAN
    subjects = [s for s in SUBJECTS if s.industry and any(s.industry.startswith(code) for code in TABLE.rows[row].codes)]
    for shift in (1, -unit):
        limits = [limit + shift if i == k else limit for i, limit in enumerate(of.limits)]
        indices = list(TABLE.rows[row].indices)
        indices[index] = dataclasses.replace(of, limits=(limits[0], limits[1], limits[2]))
        rows = list(TABLE.rows)
        rows[row] = dataclasses.replace(rows[row], indices=tuple(indices))
        assert _answers(dataclasses.replace(TABLE, rows=tuple(rows)), subjects) != _answers(TABLE, subjects)

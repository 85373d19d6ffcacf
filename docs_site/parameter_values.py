"""The values of a parameter as rows of a table, their sources numbered below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from subsidy.ir.ruleset import Document, ParameterRow, ParameterValue
from subsidy.quantity.exact import Exact
from subsidy.quantity.show import percent, quantity

ADDRESS = re.compile(r"(?<![\w.@/])(?:https?://)?(?:[a-z0-9-]+\.)+(?:com|cn|net|org|gov)(?:\.cn)?(?:/[\w./?=&%~#-]*)?", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """``source`` is the number of the source in :func:`sources_of`, from 1."""

    key: str
    period: str
    value: str
    verified: bool
    source: int


def rows_of(row: ParameterRow, document: Document) -> tuple[list[Row], list[Row]]:
    """The values that are in force within the years of the document, and all others."""
    sources = sources_of(row)

    def told(value: ParameterValue) -> Row:
        return Row(value.key, f"{value.first}—{value.last}", _said(value.value, row), value.verified, sources.index(value.source) + 1)

    def within(value: ParameterValue) -> bool:
        return value.first.year <= document.last_year and value.last.year >= document.first_year

    return [told(v) for v in row.values if within(v)], [told(v) for v in row.values if not within(v)]


def sources_of(row: ParameterRow) -> list[str]:
    """Every source once, in the order of the values."""
    return list(dict.fromkeys(value.source for value in row.values))


def linked(text: str) -> Markup:
    """A text with what is an address in it as a link, which is loaded only when somebody follows it."""
    return Markup("").join(_pieces(text))


def _pieces(text: str) -> Iterator[Markup]:
    done = 0
    for found in ADDRESS.finditer(text):
        address = found.group()
        yield Markup.escape(text[done : found.start()])
        yield Markup('<a href="{}" rel="noreferrer">{}</a>').format(address if "://" in address else f"https://{address}", address)
        done = found.end()
    yield Markup.escape(text[done:])


def _said(value: Exact, row: ParameterRow) -> str:
    return quantity(value, row.type.dims) if row.type.dims else percent(value)

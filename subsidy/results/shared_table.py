"""A shared table as rows of text for people: what ``subsidy show common`` prints."""

from __future__ import annotations

from pydantic import Field

from subsidy.results.determination import Model


class TableSection(Model):
    """Some rows under one heading."""

    title: str
    columns: list[str]
    rows: list[list[str]]
    notes: list[str]


class TableSource(Model):
    """A document, by the number that rows cite it with."""

    number: int
    title: str
    details: str = Field(description="机关、文号、日期")
    seen_at: str = Field(description="在哪里看到;为空表示原文未在手边")


class SharedTable(Model):
    """A shared table with everything needed to check it: periods, sources, status."""

    name: str
    title: str
    note: str
    sections: list[TableSection]
    sources: list[TableSource]
    count: int = Field(description="有多少行数据")
    unverified: int = Field(description="其中多少行尚未核实")

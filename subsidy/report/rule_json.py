"""The page of a rule as JSON text: spans, formulas, diagram and examples as they are, for other programs to draw."""

from __future__ import annotations

from pydantic import TypeAdapter

from subsidy.results.rule_page import DocumentPage, RulePage


def to_json(page: RulePage | DocumentPage) -> str:
    """JSON with two spaces of indent, keys in the order of the page."""
    return TypeAdapter(type(page)).dump_json(page, indent=2).decode() + "\n"

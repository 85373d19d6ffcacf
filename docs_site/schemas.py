"""One page per JSON schema: of what goes in and comes out, and of each kind of rule file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docs_site.page import Lang, Page, rendered
from subsidy.operations import schema
from subsidy.syntax.json_schema import RULE_FILES

Piece = tuple[str, str]  # a text and the model it names, or nothing

TITLES = {
    "result": ("认定结果", "Results"),
    "profile": ("企业资料", "Enterprise profiles"),
    "size": ("企业划型", "Size classes"),
}
SCALAR = {"string", "number", "boolean"}  # what a rule file may hold where text is wanted


def schema_pages(lang: Lang) -> Iterator[Page]:
    """Results, profiles and size classes first, then the files of a ruleset."""
    titles = {what: both[lang == "en"] for what, both in TITLES.items()} | {what: f"{what}.yaml" for what in RULE_FILES}
    for what, title in titles.items():
        uri = f"reference/schema/{what}.md"
        whole: dict[str, Any] = schema(what)
        root = whole["title"].removeprefix("subsidy ")
        models = {root: whole, **whole.get("$defs", {})}
        yield Page(uri, title, rendered("schema.html.j2", lang, uri, title=title, what=what, models=models, kind=kind))


def kind(node: dict[str, Any]) -> list[Piece]:
    """A type as pieces of text, each with the model it names (or nothing)."""
    if "$ref" in node:
        name = node["$ref"].rsplit("/", 1)[-1]
        return [(name, name)]
    for key in ("anyOf", "oneOf", "allOf"):
        if key in node:
            return _joined([kind(one) for one in node[key]])
    if node.get("type") == "array":
        return [("[", ""), *kind(node.get("items", {})), ("]", "")]
    if "enum" in node:
        return [(" | ".join(map(str, node["enum"])), "")]
    if "const" in node:
        return [(str(node["const"]), "")]
    if isinstance(node.get("additionalProperties"), dict):
        return [("{…: ", ""), *kind(node["additionalProperties"]), ("}", "")]
    return [(_named(node.get("type", "any")), "")]


def _joined(choices: list[list[Piece]]) -> list[Piece]:
    return [piece for choice in choices for piece in ((" | ", ""), *choice)][1:]


def _named(types: str | list[str]) -> str:
    if isinstance(types, str):
        return types
    return "text" if set(types) == SCALAR else " | ".join(types)

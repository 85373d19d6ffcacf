"""Reading ``size_classes.yaml``: the lower limits of large, medium and small enterprises by industry."""

from __future__ import annotations

from subsidy.common.reading import BASIS, BASIS_OPTIONAL, HEAD, Claim, check_overlaps, form, read_basis, read_head, read_prefixes, taken, years
from subsidy.common.tables import Industries, NotCovered, SizeIndex, SizeRow, SizeTable
from subsidy.common.year_facts import fact_of_the_year, quantity_of
from subsidy.quantity import types as t
from subsidy.quantity.exact import Exact
from subsidy.syntax.shape import Shape
from subsidy.syntax.yaml_tree import Node

NAME = "size_classes"
CLASSES = ("large", "medium", "small")


def read_size_classes(shape: Shape, node: Node, industries: Industries) -> SizeTable:
    """The table; two rows that claim the same industry in the same year are a mistake (``D701``)."""
    keys = shape.keys(node, form((*HEAD, "rows", "not_covered"), ("note",)))
    head, known = read_head(shape, keys, NAME), [*industries.sections, *industries.divisions, *industries.classes]
    rows: dict[str, SizeRow] = {}
    others: dict[str, NotCovered] = {}
    claims: list[Claim] = []
    for kind in ("rows", "not_covered"):
        own = ("indices",) if kind == "rows" else ("why",)
        for row in shape.rows(keys.get(kind)):
            k = shape.keys(row, form(("row", "label", "industries", *own, *BASIS), BASIS_OPTIONAL))
            name, basis = shape.identifier(k.get("row")), read_basis(shape, row, k, head, years(shape))
            prefixes = tuple(p.text for p in read_prefixes(shape, k.get("industries"), known))
            codes, label = industries.spread(prefixes), shape.plain(k.get("label"))
            if name is None or taken(shape, name, {**rows, **others}):
                continue
            claims += [Claim(code, label, basis, k["industries"]) for code in codes]
            if kind == "rows":
                rows[name.text] = SizeRow(name.text, label, prefixes, codes, _indices(shape, k.get("indices")), basis)
            else:
                others[name.text] = NotCovered(name.text, label, prefixes, codes, shape.plain(k.get("why")), basis)
    check_overlaps(shape, claims)
    return SizeTable(head, tuple(rows.values()), tuple(others.values()))


def _indices(shape: Shape, node: Node | None) -> tuple[SizeIndex, ...]:
    shape.filled(node)
    return tuple(index for row in shape.rows(node) if (index := _index(shape, row)))


def _index(shape: Shape, node: Node) -> SizeIndex | None:
    k = shape.keys(node, form(("index", "fact", *CLASSES)))
    field = fact_of_the_year(shape, k.get("fact"), (t.MONEY, t.PERSONS))
    if field is None:
        return None
    limits: list[Exact] = []
    for name in CLASSES:
        value = quantity_of(shape, k.get(name), field.type)
        if value is not None and limits and value >= limits[-1]:
            shape.complain("D702", k[name])
        limits.append(value or 0)
    return SizeIndex(shape.plain(k.get("index")), field.name, field.type, (limits[0], limits[1], limits[2]))

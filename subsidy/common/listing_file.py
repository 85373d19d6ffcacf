"""Reading ``listing_thresholds.yaml``: what it took, year by year, to be counted among the listed (四上) units."""

from __future__ import annotations

from subsidy.common.reading import BASIS, BASIS_OPTIONAL, HEAD, Claim, check_overlaps, form, read_basis, read_head, read_prefixes, taken, years
from subsidy.common.tables import Basis, Head, Industries, Threshold, ThresholdPeriod, ThresholdTable
from subsidy.common.year_facts import fact_of_the_year, quantity_of
from subsidy.profile.choices import LISTING_CATEGORY
from subsidy.quantity import types as t
from subsidy.syntax.shape import Shape
from subsidy.syntax.yaml_tree import Node

NAME = "listing_thresholds"


def read_listing_thresholds(shape: Shape, node: Node, industries: Industries) -> ThresholdTable:
    """The table; an industry belongs to one kind of listed unit, and the periods of a kind do not overlap (``D701``)."""
    keys = shape.keys(node, form((*HEAD, "thresholds"), ("note",)))
    head, known = read_head(shape, keys, NAME), [*industries.sections, *industries.divisions, *industries.classes]
    found: dict[str, Threshold] = {}
    claims: list[Claim] = []
    for row in shape.rows(keys.get("thresholds")):
        k = shape.keys(row, form(("threshold", "label", "periods"), ("category", "industries", "fact")))
        name, label = shape.identifier(k.get("threshold")), shape.plain(k.get("label"))
        prefixes = tuple(p.text for p in read_prefixes(shape, k.get("industries"), known))
        field = fact_of_the_year(shape, k.get("fact"), (t.MONEY,))
        periods = _periods(shape, k.get("periods"), head)
        if name is None or taken(shape, name, found):
            continue
        codes = industries.spread(prefixes) if prefixes else ()
        category = shape.one_of(k.get("category"), LISTING_CATEGORY.options)
        found[name.text] = Threshold(name.text, label, category, prefixes, codes, field.name if field else "", tuple(p for p, _ in periods))
        claims += [Claim(label, _years(period.basis), period.basis, at) for period, at in periods]
        claims += [Claim(code, label, period.basis, k["industries"]) for code in codes for period, _ in periods[:1]]
    check_overlaps(shape, claims)
    return ThresholdTable(head, tuple(found.values()))


def _years(basis: Basis) -> str:
    return f"{basis.first.year}年至{basis.last.year}年" if basis.last else f"{basis.first.year}年起"


def _periods(shape: Shape, node: Node | None, head: Head) -> list[tuple[ThresholdPeriod, Node]]:
    shape.filled(node)
    return [(_period(shape, row, head), row) for row in shape.rows(node)]


def _period(shape: Shape, node: Node, head: Head) -> ThresholdPeriod:
    k = shape.keys(node, form(BASIS, (*BASIS_OPTIONAL, "at_least", "or_staff", "condition")))
    if "at_least" in k and "condition" in k:
        shape.complain("E210", k["condition"], key="condition", other="at_least")
    if "at_least" not in k and "condition" not in k:
        shape.complain("E209", node, expected="at_least、condition")
    least, staff = quantity_of(shape, k.get("at_least"), t.MONEY), quantity_of(shape, k.get("or_staff"), t.PERSONS)
    return ThresholdPeriod(
        at_least=int(least) if least is not None else None,
        or_staff=int(staff) if staff is not None else None,
        condition=shape.plain(k.get("condition")),
        basis=read_basis(shape, node, k, head, years(shape)),
    )

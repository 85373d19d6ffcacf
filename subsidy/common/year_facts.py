"""Reading the fields of the year's figures that a table compares, and the quantities it compares them with."""

from __future__ import annotations

from collections.abc import Container

from subsidy.profile.common import common_vocabulary
from subsidy.profile.vocabulary import FactField
from subsidy.quantity.exact import Exact
from subsidy.quantity.types import Type
from subsidy.quantity.units import QuantityError, read_quantity
from subsidy.source.diagnostic import Diagnostic, nearest
from subsidy.syntax.shape import Shape
from subsidy.syntax.yaml_tree import Node

FIGURES = "figures"


def fact_of_the_year(shape: Shape, node: Node | None, types: Container[Type]) -> FactField | None:
    """A field of 年度数据 by its English name, of one of the given types (``E402``)."""
    written = shape.text(node)
    if written is None:
        return None
    record = common_vocabulary().records[FIGURES]
    known = {name: field for name, field in record.fields.items() if field.type in types}
    if written.text not in known:
        shape.complain("E402", written.scalar, nearest(written.text, known) or tuple(known)[:6], record=record.label, name=written.text)
    return known.get(written.text)


def quantity_of(shape: Shape, node: Node | None, expected: Type) -> Exact | None:
    """A quantity with its unit, which must be of the expected kind (``E503``)."""
    written = shape.text(node)
    if written is None:
        return None
    try:
        quantity = read_quantity(written.text)
    except QuantityError as error:
        shape.found.append(Diagnostic(error.code, written.place, error.args_, written.excerpt))
        return None
    if quantity.dims != expected.dims:
        shape.complain("E503", written.scalar, expected=expected, found=f"“{written.text}”")
        return None
    return quantity.value

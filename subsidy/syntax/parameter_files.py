"""Reading parameters: dated values with sources, in a ruleset or shared between rulesets."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from subsidy.syntax import written as w
from subsidy.syntax.shape import Shape, Written
from subsidy.syntax.yaml_tree import Mapping, Node

PARAMETER_TYPES = ("金额", "比例", "人数")

OpenCommon = Callable[[Written], Node | None]


def read_parameters(shape: Shape, node: Node, open_common: OpenCommon) -> Iterator[w.ParameterPart]:
    """The parameters of a file. One with ``from`` takes its values from a shared file, through ``open_common``."""
    for row in shape.rows(shape.keys(node, ("parameters",), ("note",)).get("parameters")):
        k = shape.keys(row, ("parameter", "label", "type", "question"), ("note", "reading", "keys", "values", "from"))
        name, label = shape.identifier(k.get("parameter")), shape.text(k.get("label"))
        if name is None or label is None:
            continue
        origin = shape.text(k.get("from"))
        values = _shared(shape, origin, open_common) if origin else _values(shape, k.get("values"))
        yield w.ParameterPart(
            id=name,
            label=label,
            type=shape.one_of(k.get("type"), PARAMETER_TYPES, "比例"),
            question=shape.plain(k.get("question")),
            note=shape.plain(k.get("note")),
            reading=shape.text(k.get("reading")),
            keys=_keys(shape, k.get("keys")),
            values=values,
        )


def _shared(shape: Shape, origin: Written, open_common: OpenCommon) -> tuple[w.ValuePart, ...]:
    node = open_common(origin)
    if node is None:
        return ()
    return next((part.values for part in read_parameters(shape, node, open_common)), ())


def _keys(shape: Shape, node: Node | None) -> dict[str, Written]:
    """The keys of values: a list of names, or a mapping from the options of a reading to them."""
    if isinstance(node, Mapping):
        return {key.text or "": text for key, value in node.entries if (text := shape.text(value))}
    return {text.text: text for text in shape.texts(node)}


def _values(shape: Shape, node: Node | None) -> tuple[w.ValuePart, ...]:
    parts = []
    for row in shape.rows(node):
        k = shape.keys(row, ("from", "to", "value", "source", "verified"), ("key", "note"))
        first, last = shape.day(k.get("from")), shape.day(k.get("to"))
        value = shape.expression(k.get("value"))
        parts.append(w.ValuePart(first, last, shape.text(k.get("key")), value, shape.plain(k.get("source")), shape.flag(k.get("verified"))))
    return tuple(parts)

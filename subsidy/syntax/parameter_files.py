"""Reading parameters: dated values with sources, in a ruleset or shared between rulesets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from subsidy.source.diagnostic import Whole, offered
from subsidy.syntax import forms as f
from subsidy.syntax import written as w
from subsidy.syntax.shape import Shape, Written
from subsidy.syntax.yaml_tree import Mapping, Node

OpenCommon = Callable[[Written], Node | None]


def read_parameters(shape: Shape, node: Node, open_common: OpenCommon) -> Iterator[w.ParameterPart]:
    """The parameters of a file. One with ``from`` takes its values from a shared file, through ``open_common``."""
    for row in shape.rows(shape.keys(node, f.PARAMETERS).get("parameters")):
        k = shape.keys(row, f.PARAMETER)
        name, label = shape.identifier(k.get("parameter")), shape.text(k.get("label"))
        kind = shape.one_of(k.get("type"), f.PARAMETER_TYPES)
        if name is None or label is None or not kind:
            continue
        keys, origin = _keys(shape, k.get("keys")), shape.text(k.get("from"))
        if "values" in k and origin is not None:
            shape.complain("E210", name.scalar, key="values", other="from")
        if "values" not in k and origin is None:
            shape.complain("E209", name.scalar, expected="values、from")
        values = _shared(shape, origin, open_common) if origin else _values(shape, k.get("values"), keys)
        yield w.ParameterPart(
            id=name,
            label=label,
            type=kind,
            question=shape.plain(k.get("question")),
            note=shape.plain(k.get("note")),
            reading=shape.text(k.get("reading")),
            keys=keys,
            values=values,
        )


def _shared(shape: Shape, origin: Written, open_common: OpenCommon) -> tuple[w.ValuePart, ...]:
    """The values of the parameter of a shared file that is called like the file."""
    node = open_common(origin)
    if node is None:
        return ()
    parts = {part.id.text: part for part in read_parameters(shape, node, open_common)}
    name = origin.text.rpartition("/")[2]
    if name not in parts:
        shape.complain("E401", origin.scalar, Whole(parts), name=name)
        return ()
    return parts[name].values


def _keys(shape: Shape, node: Node | None) -> dict[str, Written]:
    """The keys of values: a list of names, or a mapping from the options of a reading to them."""
    if isinstance(node, Mapping):
        return {key.text or "": text for key, value in node.entries if (text := shape.text(value))}
    return {text.text: text for text in shape.texts(node)}


def _values(shape: Shape, node: Node | None, keys: dict[str, Written]) -> tuple[w.ValuePart, ...]:
    known = {key.text for key in keys.values()}
    parts, periods = [], []
    for row in shape.rows(node):
        k = shape.keys(row, f.KEYED_VALUE if known else f.VALUE)
        first, last = shape.day(k.get("from")), shape.day(k.get("to"))
        value = shape.expression(k.get("value"))
        key = shape.text(k.get("key"))
        if key and known and key.text not in known:
            shape.complain("E204", key.scalar, offered(key.text, (key.text for key in keys.values())), value=key.text)
        parts.append(w.ValuePart(first, last, key, value, shape.plain(k.get("source")), shape.flag(k.get("verified"))))
        if date.min not in (first, last):
            periods.append((key.text if key else "", first, last, k["from"]))
    _check_periods(shape, periods)
    return tuple(parts)


def _check_periods(shape: Shape, periods: list[tuple[str, date, date, Node]]) -> None:
    """The values of one key follow one another day by day (``E416`` ``E418``): a gap or an overlap would be a guess."""
    before: dict[str, date] = {}
    for key, first, last, node in sorted(periods, key=lambda p: p[:3]):
        if first > last:
            shape.complain("E418", node, first=first, last=last)
        elif key in before and first != before[key] + timedelta(days=1):
            shape.complain("E416", node, first=first, last=last, before=before[key])
        before[key] = max(last, before.get(key, last))

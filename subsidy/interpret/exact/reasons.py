"""Why a condition holds, fails or is open: the values it used, how far it is from holding, what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from subsidy.interpret.exact import unknown as u
from subsidy.interpret.exact.shown import difference, shown, unit
from subsidy.interpret.exact.view import View, is_unknown, unknown_below
from subsidy.interpret.exact.voice import ValueWords, Voice, value_words
from subsidy.ir import nodes as n
from subsidy.quantity.types import Kind
from subsidy.results.determination import Gap, Missing, Used

ORDERINGS = ("<", "<=", ">", ">=", "at_least")
_FLIPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "at_least": "<="}
COMPARISONS = (*ORDERINGS, "==", "!=", "in")


def used(node: n.Node, view: View, voice: Voice) -> list[Used]:
    """The figures and facts a condition was decided on, each once."""
    found: dict[str, Used] = {}
    for below, seen in facts(node, view):
        words, value = voice(below), shown(seen[below], below, voice)
        if isinstance(below, n.Aggregate) and below.function == "any":
            w, found_any = value_words(voice.lang), seen[below]
            words = w.any_rows.format(voice.rows(below.over.field.name))
            value = w.unknown if found_any is None else w.any_found[found_any]
        found.setdefault(f"{words}={value}", Used(what=words, value=value))
    return list(found.values())


def facts(node: n.Node, view: View) -> Iterator[tuple[n.Node, View]]:
    """The nodes whose values decide a condition, each with the view it is seen from."""
    match node:
        case n.Const() | n.Reading() | n.Var():
            return
        case n.Defined() if node.type.kind is Kind.BOOL:
            inside = view.inside(node)
            if inside is not None:
                yield from facts(*inside)
        case n.Call() if node.function in COMPARISONS:
            for side in node.args[:2]:
                if not isinstance(side, (n.Const, n.Reading)):
                    yield side, view
        case n.Call(function="if") if node.type.kind is Kind.BOOL:
            yield from facts(node.args[0], view)
            truth = view[node.args[0]]
            for branch, other in ((node.args[1], False), (node.args[2], True)):
                if truth is not other:
                    yield from facts(branch, view)
        case n.Call() if node.type.kind is Kind.BOOL:
            for argument in node.args:
                yield from facts(argument, view)
        case _:
            yield node, view


def gaps(node: n.Node, view: View, voice: Voice) -> list[Gap]:
    """For each figure that fails, how much is lacking."""
    return list(_gaps(node, view, voice))


def _gaps(node: n.Node, view: View, voice: Voice) -> Iterator[Gap]:
    if view[node] is not False:
        return
    match node:
        case n.Defined():
            inside = view.inside(node)
            if inside is not None:
                yield from _gaps(*inside, voice)
        case n.Call() if node.function in ORDERINGS:
            gap = _gap(node, view, voice)
            if gap is not None:
                yield gap
        case n.Call(function="and" | "or"):
            for argument in node.args:
                yield from _gaps(argument, view, voice)
        case n.Call(function="if") if not is_unknown(view[node.args[0]]):
            yield from _gaps(node.args[1] if view[node.args[0]] else node.args[2], view, voice)
        case _:
            return


def _gap(node: n.Call, view: View, voice: Voice) -> Gap | None:
    left, right = node.args[0], node.args[1]
    upward = node.function in (">", ">=", "at_least")
    if isinstance(left, (n.Const, n.Parameter)):
        left, right, upward = right, left, not upward
    value, needed = view[left], view[right]
    if left.type.kind in (Kind.YEAR, Kind.MONTH) or value is None or needed is None:
        return None
    nearest, line = (u.high(value), u.low(needed)) if upward else (u.low(value), u.high(needed))
    if nearest is None or line is None:
        return None
    if line == nearest == 0:
        return None  # nothing of the kind happened: no distance to speak of
    distance: Any = line - nearest if upward else nearest - line
    if isinstance(distance, bool) or (isinstance(value, date) and not hasattr(distance, "days")):
        return None
    distance = distance.days if isinstance(value, date) else distance
    rate = right if isinstance(right, (n.Const, n.Parameter)) else left
    w = value_words(voice.lang)
    lacking = w.on_the_line if distance == 0 else (w.short if upward else w.over).format(difference(distance, rate, w))
    function = _FLIPPED.get(node.function, "<") if left is not node.args[0] else node.function
    needed_text = w.needed[function].format(shown(needed, right, voice))
    return Gap(what=voice(left), value=shown(value, left, voice), needed=needed_text, lacking=lacking)


def missing(node: n.Node, view: View, voice: Voice) -> Iterator[Missing]:
    """The facts, parameters and readings because of which a node is open; repeated ones are for the caller to drop."""
    for leaf, seen in unknown_below(node, view):
        yield _missing(leaf, seen, voice)


def _missing(leaf: n.Node, view: View, voice: Voice) -> Missing:
    ruleset, w = view.program.ruleset, value_words(voice.lang)
    match leaf:
        case n.Reading():
            return missing_reading(view, leaf.name, w)
        case n.Parameter():
            row = ruleset.parameters[leaf.name]
            if row.reading is not None and row.values:
                return missing_reading(view, row.reading, w)
            return Missing(kind="parameter", name=row.id, label=voice.parameter(row.id), question=row.question, unit=unit(row.type, w))
        case n.Field():
            return _missing_field(leaf, view, voice)
        case n.Var(name="on"):
            return Missing(kind="fact", name="on", label=w.on_day, question=w.on_question, unit=w.units["date"])
        case _:
            label = voice.rows(leaf.type.name)
            return Missing(kind="fact", name=leaf.type.name, label=label, question=w.list_question.format(label), unit="")


def _missing_field(leaf: n.Field, view: View, voice: Voice) -> Missing:
    place, name = view.place_of(leaf.of), leaf.field.name
    if leaf.of.type.name != "enterprise" and view.record(leaf.of) is None and not place.startswith("figures["):
        root = view.program.ruleset.vocabulary.records["enterprise"].fields[place]
        return Missing(kind="fact", name=place, label=voice.rows(place), question=root.question)
    local = f"local.{view.program.ruleset.document.id}." if leaf.field.local else ""
    path = f"{place}.{local}{name}" if place else f"{local}{name}"
    label = f"{place_shown(leaf.of, view, voice)} {voice.field(leaf)}" if place else voice.field(leaf)
    return Missing(kind="fact", name=path, label=label, question=leaf.field.question, unit=unit(leaf.type, value_words(voice.lang)))


def place_shown(of: n.Var, view: View, voice: Voice) -> str:
    """The place of a record as people call it: ``2018年``, ``设备 E1``, ``曾获奖补第2项``."""
    name, key = view.place_of(of).removesuffix("]").split("[")
    w = value_words(voice.lang)
    if name == "figures":
        return w.figures_of.format(key)
    label, record = voice.rows(of.type.name), view.record(of)
    return w.row.format(label, key) if record and record.get("id") else w.nth_row.format(label, int(key) + 1)


def missing_reading(view: View, name: str, w: ValueWords) -> Missing:
    row = view.program.ruleset.readings[name]
    return Missing(kind="reading", name=name, label=w.reading.format(name), question=row.question, unit=" / ".join(row.options))

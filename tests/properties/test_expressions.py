"""Expressions: what is printed is read back the same, nothing crashes the parser, every function does what its examples say."""

from __future__ import annotations

import operator
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from subsidy.compile.lower import Ids, Lowering
from subsidy.compile.scope import World
from subsidy.compile.texts import Texts
from subsidy.interpret.exact import unknown as u
from subsidy.interpret.exact.steps import IMPLEMENTED, call_step, unknown_of
from subsidy.ir import nodes as n
from subsidy.ir.functions import FUNCTIONS
from subsidy.operations import ruleset_folder, ruleset_names
from subsidy.profile.common import common_vocabulary
from subsidy.quantity.units import UNITS, read_quantity
from subsidy.source.diagnostic import Diagnostic
from subsidy.source.place import Place
from subsidy.syntax import expression as e
from subsidy.syntax.parser import parse
from subsidy.syntax.printer import to_text
from subsidy.syntax.shape import WrittenExpression
from subsidy.syntax.tokens import KEYWORDS, ExpressionError
from subsidy.syntax.yaml_tree import Scalar, plain, read_yaml

AT: dict[str, Any] = {"start": 0, "end": 0}
OPERATORS = ["or", "and", "<", "<=", ">", ">=", "==", "!=", "in", "+", "-", "*", "/"]
WORDS = [
    "and",
    "or",
    "not",
    "if",
    "else",
    "for",
    "in",
    "by",
    "且",
    "或",
    "非",
    "sum",
    "x",
    "1",
    "200万元",
    "2019-02-29",
    "3年",
    "(",
    ")",
    "[",
    "]",
    ",",
    ".",
    "-",
    "==",
    '"',
    "'",
    "<",
    " ",
]

names = st.from_regex(r"[A-Za-z_一-鿿][A-Za-z0-9_一-鿿]{0,5}", fullmatch=True).filter(lambda text: text not in KEYWORDS)
texts = st.text(st.characters(exclude_characters="'\"", exclude_categories=["C"]), max_size=6)
figures = st.builds(
    lambda whole, cents, unit: f"{whole}{cents}{unit}",
    st.integers(0, 10**9),
    st.sampled_from(["", ".5", ".25", ".00"]),
    st.sampled_from(["", *UNITS]),
)
atoms: st.SearchStrategy[e.Expression] = st.one_of(
    names.map(lambda text: e.Name(text, **AT)),
    figures.map(lambda text: e.QuantityLiteral(read_quantity(text), **AT)),
    st.dates(date(1949, 1, 1), date(2100, 12, 31)).map(lambda day: e.DateLiteral(day, **AT)),
    st.booleans().map(lambda value: e.BoolLiteral(value, **AT)),
    texts.map(lambda text: e.TextLiteral(text, **AT)),
    st.sampled_from(['"', "'", 'a"b', "a'b"]).map(lambda text: e.TextLiteral(text, **AT)),
)


def _larger(inner: st.SearchStrategy[e.Expression]) -> st.SearchStrategy[e.Expression]:
    some = st.lists(inner, max_size=3).map(tuple)
    return st.one_of(
        st.builds(lambda of, name: e.Attribute(of, name, name_start=0, **AT), inner, names),
        st.builds(lambda op, x: e.Unary(op, x, **AT), st.sampled_from(["not", "-"]), inner),
        st.builds(lambda op, a, b: e.Binary(op, a, b, **AT), st.sampled_from(OPERATORS), inner, inner),
        st.builds(lambda a, c, b: e.Conditional(a, c, b, **AT), inner, inner, inner),
        some.map(lambda items: e.ListLiteral(items, **AT)),
        st.builds(lambda name, arguments: e.FunctionCall(name, arguments, **AT), names, some),
        st.builds(
            lambda name, body, variable, over, condition, order: e.Comprehension(name, body, variable, over, condition, order, variable_start=0, **AT),
            names, inner, names, inner, st.none() | inner, st.none() | inner,
        ),
    )  # fmt: skip


expressions = st.recursive(atoms, _larger, max_leaves=12)


@settings(deadline=None, max_examples=600)
@given(expressions)
def test_what_is_printed_is_read_back(expression: e.Expression) -> None:
    text = to_text(expression)
    assert parse(text) == expression
    assert to_text(parse(text)) == text


@settings(deadline=None, max_examples=600)
@given(
    st.text(max_size=60) | st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join) | st.lists(st.sampled_from(WORDS), max_size=25).map("".join)
)
def test_no_text_crashes_the_parser(text: str) -> None:
    try:
        found = parse(text)
    except ExpressionError as error:
        assert re.fullmatch(r"E3\d\d", error.code)
        assert 0 <= error.start <= len(text)
    else:
        assert parse(to_text(found)) == found


@pytest.mark.parametrize(
    "text",
    [
        "(" * 3000,
        "-" * 3999,
        "not " * 999,
        "a" + ".b" * 1999,
        "1 if 1 else " * 300 + "1",
        "[" * 2000,
        "f(" * 1999,
        "1" + "+1" * 1999,
        "9" * 4000,
        "a" * 4001,
    ],
)
def test_no_long_text_crashes_the_parser(text: str) -> None:
    try:
        parse(text)
    except ExpressionError as error:
        assert 0 <= error.start <= len(text)


def written() -> Iterator[tuple[str, str]]:
    """Every expression of the shipped rulesets, found by its key in the files."""
    for name in ruleset_names():
        for path in sorted(ruleset_folder(name).rglob("*.yaml")):
            if path.parent.name != "cases":
                yield from ((f"{name}/{path.name}", text) for text in _below(plain(read_yaml(path)), path.stem))


def _below(tree: Any, file: str) -> Iterator[str]:
    if isinstance(tree, list):
        for item in tree:
            yield from _below(item, file)
    elif isinstance(tree, dict):
        for key, value in tree.items():
            if key in ("when", "value", "ranked_by", "at_most") and isinstance(value, str) and file not in ("readings", "parameters", "register"):
                yield value
            elif key == "conditions":
                yield from (item for item in value if isinstance(item, str))
                yield from _below(value, file)
            else:
                yield from _below(value, file)


def test_every_expression_of_every_ruleset_is_printed_and_read_back() -> None:
    found = list(written())
    assert len(found) > 250 and {place.split("/")[0] for place, _ in found} == set(ruleset_names())
    for place, text in found:
        expression = parse(text)
        assert parse(to_text(expression)) == expression, (place, text)


# ---- the table of functions


class Said(WrittenExpression):
    """An expression that stands in no file."""

    def complaint(self, code: str, start: int, end: int, accepted: Iterable[str] = (), **args: object) -> Diagnostic:
        return Diagnostic(code, Place("expression", 1, start + 1), args)


def run(text: str) -> Any:
    """The value of an expression without facts; ``unknown`` stands for a truth that is not known."""
    found: list[Diagnostic] = []
    lowering = Lowering(World(common_vocabulary(), {}, {}, Texts({}, (), ())), Ids(), found)
    known = re.sub(r"\bunknown\b", "above_scale", text)
    node = lowering.lower(Said(parse(known), cast(Scalar, None)))
    assert {complaint.code for complaint in found} <= {"E510"}, text  # a division by zero is refused, and still unknown
    values: list[Any] = [None] * lowering.ids.next
    for below in sorted(n.walk(node), key=lambda below: below.id):
        if isinstance(below, n.Const):
            values[below.id] = below.value
        elif isinstance(below, n.Field):
            values[below.id] = unknown_of(below.type)
        elif isinstance(below, n.Call):
            call_step(below, [a.id for a in below.args])(values)
    return values[node.id]


EXAMPLES = [(row.name, example) for row in FUNCTIONS.values() for example in row.examples]


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[f"{name}-{example}" for name, example in EXAMPLES])
def test_functions_do_what_their_examples_say(name: str, example: str) -> None:
    left, right = example.split(" -> ")
    value = run(left)
    if right == "unknown":
        assert value is None or isinstance(value, u.Open)
    else:
        expected = run(right)
        assert value == expected and type(value) is not u.Open
        assert isinstance(value, bool) == isinstance(expected, bool)


def test_every_function_is_implemented_and_shown_by_an_example() -> None:
    assert set(FUNCTIONS) <= IMPLEMENTED
    assert {name for name, row in FUNCTIONS.items() if not row.examples} <= {"claimed_elsewhere"}
    used = {x for _, example in EXAMPLES for x in FUNCTIONS if x in example}
    assert {"and", "or", "not", "at_least", "in"} <= used


TRUTHS = {"and": all, "or": any}


@given(st.sampled_from(["and", "or"]), st.lists(st.sampled_from(["true", "false", "unknown"]), min_size=2, max_size=4))
def test_unknown_truths_stand_for_either(function: str, words: list[str]) -> None:
    """Known exactly where it does not matter what the unknown ones are."""
    value = run(f" {function} ".join(words))
    worlds = {TRUTHS[function]({"true": True, "false": False, "unknown": guess}[word] for word in words) for guess in (True, False)}
    assert value == (worlds.pop() if len(worlds) == 1 else None)


@given(st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), st.integers(0, 4), st.integers(0, 4))
def test_comparisons_of_known_numbers(function: str, a: int, b: int) -> None:
    known = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "==": operator.eq, "!=": operator.ne}
    assert run(f"{a}元 {function} {b}元") is known[function](a, b)

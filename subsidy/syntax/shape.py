"""Reading the expected keys and values out of a YAML tree, collecting every complaint on the way."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from subsidy.quantity.calendar import read_date, read_year
from subsidy.quantity.exact import Exact
from subsidy.quantity.types import MONEY
from subsidy.quantity.units import QuantityError, read_quantity
from subsidy.source.diagnostic import Diagnostic, Whole, nearest, offered
from subsidy.source.place import Place
from subsidy.syntax.complaints import Complaints
from subsidy.syntax.expression import Expression
from subsidy.syntax.forms import Form
from subsidy.syntax.parser import parse
from subsidy.syntax.tokens import ExpressionError
from subsidy.syntax.yaml_tree import Mapping, Node, Scalar, Sequence

OPEN = "待填"
_ID = re.compile(r"[a-z][a-z0-9_]{0,63}")
_FLAGS = {"是": True, "否": False, "true": True, "false": False}


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """A piece of text as it stands in a file."""

    text: str
    scalar: Scalar

    @property
    def place(self) -> Place:
        return self.scalar.place

    @property
    def excerpt(self) -> str:
        return self.scalar.source.excerpt(self.scalar.place)


@dataclass(frozen=True, slots=True, eq=False)
class WrittenExpression:
    """An expression and the scalar it was read from, so that each of its words has a place."""

    expression: Expression
    scalar: Scalar

    def complaint(self, code: str, start: int, end: int, accepted: tuple[str, ...] = (), **args: object) -> Diagnostic:
        place = self.scalar.place_at(start, max(1, end - start))
        return Diagnostic(code, place, args, self.scalar.source.excerpt(place), accepted)


class Shape:
    """Reads nodes of an expected shape. Whatever is wrong goes to ``found``; readers then give ``None`` or empty.

    What the author has yet to write (``待填``) goes to ``left_open``: the same to readers, but no mistake until the ruleset is to be used.
    """

    def __init__(self, found: Complaints, left_open: Complaints) -> None:
        self.found, self.left_open = found, left_open

    def complain(self, code: str, node: Node, accepted: tuple[str, ...] = (), **args: object) -> None:
        self.found.append(Diagnostic(code, node.place, args, node.source.excerpt(node.place), accepted))

    def leave_open(self, code: str, node: Node, accepted: tuple[str, ...] = (), **args: object) -> None:
        self.left_open.append(Diagnostic(code, node.place, args, node.source.excerpt(node.place), accepted))

    def keys(self, node: Node, form: Form) -> dict[str, Node]:
        """The values of a mapping by key. Complains of unknown and of missing keys (``E201`` ``E202`` ``E203``)."""
        if not isinstance(node, Mapping):
            self.complain("E203", node, expected="一组键值", found=kind(node))
            return {}
        allowed = [key.name for key in form.keys]
        given = {key.text for key, _ in node.entries}
        values: dict[str, Node] = {}
        for word, value in node.entries:
            name = word.text or ""
            if name not in allowed:
                near = nearest(name, allowed)
                self.complain("E201", word, near or Whole(allowed), key=name)
                name = next((n for n in near[:1] if n not in given), "")  # so that nothing else follows from a misspelt key
                given.add(name)
            elif isinstance(value, Scalar) and value.text is None:
                self.complain("E207", value)
                continue
            values[name] = value
        for key in form.required:
            if key.name not in given:
                self.complain("E202", node, key=key.name)
        return values

    def rows(self, node: Node | None) -> tuple[Node, ...]:
        if node is None:
            return ()
        if not isinstance(node, Sequence):
            self.complain("E203", node, expected="清单(每条以“- ”开头,或写在 [ ] 里)", found=kind(node))
            return ()
        return node.items

    def filled(self, node: Node | None) -> None:
        """Complains of a list without any row where at least one is needed (``E207``)."""
        if isinstance(node, Sequence) and not node.items:
            self.complain("E207", node)

    def text(self, node: Node | None) -> Written | None:
        if node is None:
            return None
        if not isinstance(node, Scalar) or node.text is None:
            self.complain("E203", node, expected="文字", found=kind(node))
            return None
        if is_open(node):
            self.leave_open("E212", node)
            return None
        return Written(node.text.strip(), node)

    def plain(self, node: Node | None, default: str = "") -> str:
        written = self.text(node)
        return written.text if written else default

    def texts(self, node: Node | None) -> tuple[Written, ...]:
        """One text or a list of texts."""
        if isinstance(node, Scalar):
            one = self.text(node)
            return (one,) if one else ()
        return tuple(w for item in self.rows(node) if (w := self.text(item)))

    def identifier(self, node: Node | None) -> Written | None:
        written = self.text(node)
        if written and not is_identifier(written.text):
            self.complain("E206", written.scalar, value=written.text)
        return written

    def one_of(self, node: Node | None, accepted: Iterable[str], default: str = "") -> str:
        written = self.text(node)
        if written is None:
            return default
        known = tuple(accepted)
        if written.text not in known:
            self.complain("E204", written.scalar, offered(written.text, known), value=written.text)
            return default
        return written.text

    def flag(self, node: Node | None, default: bool = False) -> bool:
        return _FLAGS.get(self.one_of(node, _FLAGS, "是" if default else "否"), default)

    def whole(self, node: Node | None) -> int:
        written = self.text(node)
        if written is None:
            return 0
        if not re.fullmatch(r"[0-9]{1,9}", written.text):
            self.complain("E203", written.scalar, expected="整数", found=f"“{written.text}”")
            return 0
        return int(written.text)

    def year(self, node: Node | None) -> int:
        written = self.text(node)
        if written is None:
            return 0
        try:
            return read_year(written.text)
        except QuantityError as error:
            self.found.append(Diagnostic(error.code, written.place, error.args_, written.excerpt))
            return 0

    def day(self, node: Node | None) -> date:
        written = self.text(node)
        if written is None:
            return date.min
        try:
            return read_date(written.text)
        except QuantityError as error:
            self.found.append(Diagnostic(error.code, written.place, error.args_, written.excerpt))
            return date.min

    def money(self, node: Node | None) -> Exact | None:
        """A sum in 分."""
        written = self.text(node)
        if written is None:
            return None
        try:
            quantity = read_quantity(written.text)
        except QuantityError as error:
            self.found.append(Diagnostic(error.code, written.place, error.args_, written.excerpt))
            return None
        if quantity.dims != MONEY.dims:
            self.complain("P313", written.scalar, value=written.text, expected="金额,如 5万元")
            return None
        return quantity.value

    def expression(self, node: Node | None) -> WrittenExpression | None:
        written = self.text(node)
        if written is None:
            return None
        raw = written.scalar.text or ""
        try:
            return WrittenExpression(parse(raw), written.scalar)
        except ExpressionError as error:
            place = written.scalar.place_at(error.start, error.length)
            self.found.append(Diagnostic(error.code, place, error.arguments, written.scalar.source.excerpt(place), error.accepted))
            return None


def is_identifier(text: str) -> bool:
    return _ID.fullmatch(text) is not None


def is_open(node: Node | None) -> bool:
    """Whether the author has yet to write what belongs here."""
    return isinstance(node, Scalar) and node.text is not None and node.text.strip() == OPEN


def kind(node: Node) -> str:
    match node:
        case Scalar(text=None):
            return "空值"
        case Scalar():
            return "文字"
        case Sequence():
            return "清单"
        case Mapping():
            return "一组键值"

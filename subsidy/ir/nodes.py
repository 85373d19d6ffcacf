"""The eight kinds of node. A node only *is*; what it means is up to the folders of ``interpret``.

``id`` numbers the nodes of a ruleset in the order of their making: the nodes below a node have ids just before it,
so that the values of a subtree are one slice. An :class:`Aggregate` also owns the id after its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from subsidy.profile.vocabulary import Choices, FactField
from subsidy.quantity.types import Type

ConstValue = bool | int | Fraction | date | str | tuple["ConstValue", ...]


@dataclass(frozen=True, slots=True, eq=False)
class Const:
    """A figure, date, option or list of options written in the rule. ``text`` is how the author wrote it.

    ``named`` is the definition that it is the value of, if the rule names that one instead of writing the figure.
    """

    id: int
    type: Type
    value: ConstValue
    text: str
    choices: Choices | None = None
    named: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Var:
    """A record or date in scope: ``enterprise``, ``this_year``, ``last_year``, ``year``, ``on``, the subject, a loop variable."""

    id: int
    type: Type
    name: str
    label: str


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """A fact: one field of a record in scope."""

    id: int
    type: Type
    of: Var
    field: FactField


@dataclass(frozen=True, slots=True, eq=False)
class Parameter:
    """A dated figure that is not the enterprise's, looked up for the policy year."""

    id: int
    type: Type
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """The chosen option of a reading; unknown where there is no default and nobody chose."""

    id: int
    type: Type
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Defined:
    """The value of a definition, of the enterprise or of a record (``of``)."""

    id: int
    type: Type
    name: str
    of: Var | None


@dataclass(frozen=True, slots=True, eq=False)
class Call:
    """A function of :data:`subsidy.ir.functions.FUNCTIONS` applied to its arguments."""

    id: int
    type: Type
    function: str
    args: tuple[Node, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Aggregate:
    """``function(body for variable in over if condition by order)`` over the rows of a list.

    ``first`` is the lowest id of the nodes evaluated once per row.
    """

    id: int
    type: Type
    function: str
    variable: Var
    over: Field
    condition: Node | None
    body: Node
    order: Node | None
    first: int


Node = Const | Var | Field | Parameter | Reading | Defined | Call | Aggregate


def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly below."""
    match node:
        case Call():
            return node.args
        case Aggregate():
            return tuple(n for n in (node.over, node.condition, node.body, node.order) if n is not None)
        case Field():
            return (node.of,)
        case Defined():
            return (node.of,) if node.of else ()
        case Const() | Var() | Parameter() | Reading():
            return ()


def walk(node: Node) -> Iterator[Node]:
    """The node and everything below it; definitions are not entered."""
    yield node
    for child in children(node):
        yield from walk(child)

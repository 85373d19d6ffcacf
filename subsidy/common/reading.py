"""What the readers of all shared tables need: the head, the sources, the basis of a row, prefixes of industries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from subsidy.common.tables import Basis, Head, Source
from subsidy.source.diagnostic import nearest, nearest_or_all
from subsidy.syntax.forms import Form, Key
from subsidy.syntax.shape import Shape, Written
from subsidy.syntax.yaml_tree import Node

HEAD = ("table", "title", "sources")
BASIS = ("from", "source", "verified")
BASIS_OPTIONAL = ("to", "seen", "note")

Keys = dict[str, Node]
Span = Callable[[Node | None], tuple[date, date]]


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """A period claimed for something that may hold only one value at a time."""

    what: str
    of: str
    basis: Basis
    node: Node


@cache
def form(required: tuple[str, ...], optional: tuple[str, ...] = ()) -> Form:
    """The keys of a row of a shared table."""
    return Form("table", tuple(Key(name, "") for name in required), tuple(Key(name, "") for name in optional))


def read_head(shape: Shape, keys: Keys, name: str) -> Head:
    """Title and sources of a table; the table must be called like its file."""
    written = shape.text(keys.get("table"))
    if written and written.text != name:
        shape.complain("E204", written.scalar, (name,), value=written.text)
    sources: dict[str, Source] = {}
    for row in shape.rows(keys.get("sources")):
        k = shape.keys(row, form(("source", "title"), ("issuer", "number", "date", "seen_at")))
        if (id_ := shape.identifier(k.get("source"))) is None:
            continue
        if id_.text in sources:
            shape.complain("E205", id_.scalar, name=id_.text, other=sources[id_.text].title)
        details = [shape.plain(k.get(key)) for key in ("title", "issuer", "number", "date", "seen_at")]
        sources[id_.text] = Source(id_.text, *details)
    return Head(name, shape.plain(keys.get("title")), shape.plain(keys.get("note")), tuple(sources.values()))


def days(shape: Shape) -> Span:
    """Reads the ends of a period written as days."""

    def read(node: Node | None) -> tuple[date, date]:
        day = shape.day(node)
        return day, day

    return read


def years(shape: Shape) -> Span:
    """Reads the ends of a period written as years: the first and the last day of each."""

    def read(node: Node | None) -> tuple[date, date]:
        year = shape.year(node)
        return (date(year, 1, 1), date(year, 12, 31)) if year else (date.min, date.min)

    return read


def read_basis(shape: Shape, row: Node, keys: Keys, head: Head, span: Span) -> Basis:
    """Period, sources and status of a row. It names its last day or the last day it was seen to hold, not both."""
    first, last = span(keys.get("from"))[0], keys.get("to")
    if last is not None and "seen" in keys:
        shape.complain("E210", keys["seen"], key="seen", other="to")
    if last is None and "seen" not in keys:
        shape.complain("E209", row, expected="to、seen")
    end = span(last or keys.get("seen"))[1]
    if date.min not in (first, end) and first > end:
        shape.complain("E418", keys["from"], first=first, last=end)
    known = {source.id: source for source in head.sources}
    shape.filled(keys.get("source"))
    sources = []
    for name in shape.texts(keys.get("source")):
        if name.text in known:
            sources.append(known[name.text])
        else:
            shape.complain("E204", name.scalar, nearest_or_all(name.text, known), value=name.text)
    return Basis(
        first=first,
        last=end if last is not None else None,
        seen=None if last is not None else end,
        sources=tuple(sources),
        verified=shape.flag(keys.get("verified")),
        note=shape.plain(keys.get("note")),
    )


def read_prefixes(shape: Shape, node: Node | None, known: Iterable[str]) -> tuple[Written, ...]:
    """Prefixes of industries, each of which the table of industries must have (``D703``)."""
    shape.filled(node)
    names, found = list(known), []
    for written in shape.texts(node):
        if written.text in names:
            found.append(written)
        else:
            shape.complain("D703", written.scalar, nearest(written.text, names), value=written.text)
    return tuple(found)


def check_overlaps(shape: Shape, claims: Sequence[Claim]) -> None:
    """``D701`` where the same thing is given two values on the same day."""
    seen: dict[str, list[Claim]] = {}
    for claim in claims:
        earlier = next(
            (c for c in seen.setdefault(claim.what, []) if c.basis.meets(claim.basis) and date.min not in (c.basis.first, claim.basis.first)), None
        )
        if earlier is not None:
            shape.complain("D701", claim.node, what=claim.what, first=earlier.of, second=claim.of)
        seen[claim.what].append(claim)


def taken(shape: Shape, written: Written | None, known: Iterable[str]) -> bool:
    """Whether a row cannot be kept: it has no id, or one that another row has (``E205``)."""
    if written is None:
        return True
    if written.text in known:
        shape.complain("E205", written.scalar, name=written.text, other=written.text)
        return True
    return False


def digits(shape: Shape, node: Node | None, length: int) -> Written | None:
    """A code of exactly so many digits, as text (``D704``)."""
    written = shape.text(node)
    if written is None:
        return None
    if len(written.text) != length or not (written.text.isascii() and written.text.isdigit()):
        shape.complain("D704", written.scalar, value=written.text, length=length)
        return None
    return written

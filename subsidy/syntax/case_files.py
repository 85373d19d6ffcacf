"""Reading cases: sample enterprises and what a person worked out for them from the text (``cases/*.yaml``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from subsidy.quantity.show import yuan
from subsidy.source.diagnostic import Diagnostic, DiagnosticsError, nearest_or_all
from subsidy.source.place import Place
from subsidy.syntax import forms as f
from subsidy.syntax.shape import Shape, Written, kind
from subsidy.syntax.yaml_tree import Mapping, Node, Scalar, read_yaml

MAX_FILES = 200
BASES = "bases.yaml"
NOTHING = "none"  # written where no sum is expected

Expected = str | None | bool | tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class ExpectedPart:
    """What is expected of one award (``award`` or ``award/subject``) or of the ``total``; sums in 元, lists sorted."""

    of: Written
    values: dict[str, Expected]
    limits: tuple[Written, ...]


@dataclass(frozen=True, slots=True, eq=False)
class CasePart:
    """A case as written. ``profile`` is that of its base with the case's own facts in place."""

    file: str
    name: Written
    title: str
    clause: Written | None
    why: str
    year: int
    on: date | None
    profile: Node
    readings: dict[str, Written]
    parameters: dict[str, Written]
    expect: tuple[ExpectedPart, ...]


def read_case_files(folder: Path, shape: Shape) -> tuple[CasePart, ...]:
    """The cases of a ruleset folder, as far as they can be read; mistakes of form go to ``shape``."""
    return tuple(_CaseReader(folder, shape).cases())


class _CaseReader:
    def __init__(self, folder: Path, shape: Shape) -> None:
        self.folder, self.shown, self.shape = folder / "cases", f"{folder.absolute().name}/cases", shape

    def cases(self) -> Iterator[CasePart]:
        bases = self._bases()
        first: dict[str, Written] = {}
        for path in self._files():
            node = self._open(path.name)
            for row in self.shape.rows(self.shape.keys(node, f.CASES).get("cases")) if node else ():
                case = self._case(path.name, row, bases)
                if case is None:
                    continue
                if (other := first.setdefault(case.name.text, case.name)) is not case.name:
                    self.shape.complain("E205", case.name.scalar, name=case.name.text, other=other.place)
                yield case

    def _files(self) -> Iterator[Path]:
        paths = [path for path in islice(sorted(self.folder.glob("*")), MAX_FILES + 1) if not path.name.startswith(".")]
        if len(paths) > MAX_FILES:
            self.shape.found.append(Diagnostic("E113", Place(self.shown, 1, 1), {"found": len(paths), "limit": MAX_FILES}))
        for path in paths[:MAX_FILES]:
            bases = path.name.lower() == BASES
            if path.is_dir() or path.suffix != ".yaml" or (bases and path.name != BASES):
                name, meant = f"cases/{path.name}", f"cases/{BASES if bases else '….yaml'}"
                self.shape.found.append(Diagnostic("E208", Place(f"{self.shown}/{path.name}", 1, 1), {"name": name}, accepted=(meant,)))
            elif not bases:
                yield path

    def _open(self, name: str) -> Node | None:
        try:
            return read_yaml(self.folder / name, f"{self.shown}/{name}")
        except DiagnosticsError as error:
            self.shape.found += error.diagnostics
            return None

    def _bases(self) -> dict[str, Mapping]:
        node = self._open(BASES) if (self.folder / BASES).exists() else None
        named = self._named(self.shape.keys(node, f.BASES).get("bases")) if node else ()
        return {name.text: facts for name, base in named if (facts := self._mapping(base, "企业资料(一组键值)"))}

    def _named(self, node: Node | None) -> Iterator[tuple[Written, Node]]:
        """The entries of a mapping whose keys are names of the author's."""
        mapping = self._mapping(node, "一组键值")
        for key, value in mapping.entries if mapping else ():
            yield Written(key.text or "", key), value

    def _mapping(self, node: Node | None, expected: str) -> Mapping | None:
        if node is None or isinstance(node, Mapping):
            return node
        self.shape.complain("E203", node, expected=expected, found=kind(node))
        return None

    def _case(self, file: str, node: Node, bases: dict[str, Mapping]) -> CasePart | None:
        shape = self.shape
        k = shape.keys(node, f.CASE)
        name = shape.identifier(k.get("case"))
        title, why, clause = shape.plain(k.get("title")), shape.plain(k.get("why")), shape.text(k.get("clause"))
        year, on = shape.year(k.get("year")), shape.day(k["on"]) if "on" in k else None
        readings, parameters = self._options(k.get("readings")), self._options(k.get("parameters"))
        profile = self._profile(node, shape.text(k.get("base")), k.get("profile"), bases)
        self._says_something("expect", k.get("expect"))
        expect = tuple(self._expected(of, row) for of, row in self._named(k.get("expect")))
        if name is None or not year or profile is None:
            return None
        return CasePart(file, name, title, clause, why, year, on, profile, readings, parameters, expect)

    def _options(self, node: Node | None) -> dict[str, Written]:
        return {name.text: text for name, value in self._named(node) if (text := self.shape.text(value))}

    def _profile(self, case: Node, base: Written | None, own: Node | None, bases: dict[str, Mapping]) -> Mapping | None:
        """The facts of the base, those that the case gives itself in their place."""
        if base is not None and base.text not in bases:
            self.shape.complain("E421", base.scalar, nearest_or_all(base.text, bases), name=base.text)
            return None
        facts = self._mapping(own, "企业资料(一组键值)")
        if own is not None and facts is None:
            return None
        given = facts.entries if facts else ()
        replaced = {key.text for key, _ in given}
        kept = tuple(entry for entry in bases[base.text].entries if entry[0].text not in replaced) if base else ()
        around = own or case
        return Mapping((*kept, *given), around.place, around.source)

    def _says_something(self, name: str, node: Node | None) -> None:
        """Complains of an expectation that no answer could disagree with (``E425``)."""
        if isinstance(node, Mapping) and not node.entries:
            self.shape.complain("E425", node, name=name)

    def _expected(self, of: Written, node: Node) -> ExpectedPart:
        self._says_something(of.text, node)
        total = of.text == "total"
        k = self.shape.keys(node, f.EXPECTED_TOTAL if total else f.EXPECTED)
        sums = ("payable", "waived", "at_least", "at_most") if total else ("payable", "at_least", "at_most")
        values: dict[str, Expected] = {key: self._money(k[key]) for key in sums if key in k}
        if total:
            return ExpectedPart(of, values, ())
        if "status" in k:
            values["status"] = self.shape.one_of(k["status"], f.ANSWERS)
        if "given_up" in k:
            values["given_up"] = self.shape.flag(k["given_up"])
        limits = self.shape.texts(k.get("limited_by"))
        for key, texts in (("missing", self.shape.texts(k.get("missing"))), ("limited_by", limits)):
            if key in k:
                values[key] = tuple(sorted(text.text for text in texts))
        return ExpectedPart(of, values, limits)

    def _money(self, node: Node) -> str | None:
        """A sum in 元 as results give it, or ``None`` where none is expected."""
        if isinstance(node, Scalar) and node.text == NOTHING:
            return None
        amount = self.shape.money(node)
        return None if amount is None else yuan(amount)

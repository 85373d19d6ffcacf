"""From a ruleset folder to its written parts. All mistakes of all files are collected before any is reported."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from subsidy.profile.regions import PROVINCES
from subsidy.source.diagnostic import Diagnostic, DiagnosticsError, nearest
from subsidy.source.place import Place
from subsidy.syntax import forms as f
from subsidy.syntax import written as w
from subsidy.syntax.complaints import Complaints
from subsidy.syntax.parameter_files import read_parameters
from subsidy.syntax.register_files import read_clauses
from subsidy.syntax.shape import Shape, Written
from subsidy.syntax.shape import kind as kind_of
from subsidy.syntax.yaml_tree import Mapping, Node, Scalar, read_yaml

FILES = ("document", "register", "vocabulary", "readings", "parameters", "definitions", "limits")
FOLDERS = ("awards", "cases")
LIMIT_KINDS = tuple(form.name for form in f.LIMIT_FORMS)
MAX_FILES = 200


def read_parts(folder: Path, found: Complaints, left_open: Complaints) -> w.RulesetParts:
    """The parts of a ruleset, as far as they can be read; every mistake of form goes to ``found``, what is yet to be written to ``left_open``."""
    return _FolderReader(folder, Shape(found, left_open)).parts()


class _FolderReader:
    def __init__(self, folder: Path, shape: Shape) -> None:
        self.folder, self.name = folder, folder.absolute().name
        self.shape = shape
        self._digest = hashlib.sha256()
        self._sources: dict[str, bytes] = {}

    def parts(self) -> w.RulesetParts:
        shape = self.shape
        self._strangers()
        document = self._document()
        definitions = self._open("definitions.yaml", optional=True)
        defining = shape.keys(definitions, f.DEFINITIONS) if definitions else {}
        limits = self._open("limits.yaml", optional=True)
        rows = shape.rows(shape.keys(limits, f.LIMITS).get("limits")) if limits else ()
        register = tuple(read_clauses(shape, self._list("register.yaml", f.REGISTER)))
        awards = [a for path in self._award_files() for a in self._awards(path)]
        parameters = self._open("parameters.yaml", optional=True)
        return w.RulesetParts(
            document=document,
            register=register,
            facts=tuple(self._facts()),
            readings=tuple(r for row in self._list("readings.yaml", f.READINGS, optional=True) if (r := self._reading(row))),
            parameters=tuple(read_parameters(shape, parameters, self._common)) if parameters else (),
            definitions=tuple(d for row in shape.rows(defining.get("definitions")) if (d := self._definition(row))),
            applicability=tuple(self._condition(row) for row in shape.rows(defining.get("applicability"))),
            awards=tuple(awards),
            caps=tuple(c for row in rows if _is(row, "cap") and (c := self._cap(row))),
            one_ofs=tuple(o for row in rows if _is(row, "one_of") and (o := self._one_of(row))),
            statements=tuple(s for row in rows if self._states(row) and (s := self._statement(row))),
            digest=self._digest.hexdigest(),
            sources=self._sources,
        )

    def _strangers(self) -> None:
        """Files and folders of YAML that nobody would read, such as ``limit.yaml`` or ``award/`` (``E208``)."""
        for path in islice(sorted(self.folder.glob("*")), MAX_FILES):
            known = [f"{name}.yaml" for name in FILES] if path.is_file() else list(FOLDERS)
            if path.name not in known and (_is_yaml(path) if path.is_file() else any(map(_is_yaml, path.glob("*")))):
                self._stranger(path.name, known)

    def _stranger(self, name: str, known: list[str]) -> None:
        self.shape.found.append(Diagnostic("E208", Place(self._shown(name), 1, 1), {"name": name}, accepted=nearest(name, known) or tuple(known)))

    def _award_files(self) -> Iterator[Path]:
        paths = sorted((self.folder / "awards").glob("*"))
        files = [path for path in paths if path.suffix == ".yaml" and path.is_file()]
        if len(files) > MAX_FILES:
            self.shape.found.append(Diagnostic("E113", Place(self._shown("awards"), 1, 1), {"found": len(files), "limit": MAX_FILES}))
        for path in islice((p for p in paths if p not in files and (_is_yaml(p) or p.is_dir())), MAX_FILES):
            self._stranger(f"awards/{path.name}", ["awards/….yaml"])
        return iter(files[:MAX_FILES])

    def _open(self, name: str, *, optional: bool = False) -> Node | None:
        path = self.folder / name
        if optional and not path.exists():
            return None
        try:
            node = read_yaml(path, self._shown(name))
        except DiagnosticsError as error:
            self.shape.found += error.diagnostics
            return None
        source = path.read_bytes().replace(b"\r\n", b"\n")
        self._digest.update(f"{name}\0".encode() + source + b"\0")
        self._sources[self._shown(name)] = source
        return node

    def _common(self, written: Written) -> Node | None:
        """A file shared between rulesets, such as ``common/benchmark_loan_rate``."""
        name = written.text.removeprefix("common/")
        if not written.text.startswith("common/") or not name.replace("_", "").isalnum():
            self.shape.complain("E204", written.scalar, ("common/…",), value=written.text)
            return None
        path = self.folder / f"../common/{name}.yaml"
        if not path.is_file():
            known = [f"common/{p.stem}" for p in islice(path.parent.glob("*.yaml"), MAX_FILES)]
            self.shape.complain("E204", written.scalar, nearest(written.text, known) or known, value=written.text)
            return None
        return self._open(f"../common/{name}.yaml")

    def _shown(self, name: str) -> str:
        return name.removeprefix("../") if name.startswith("../") else f"{self.name}/{name}"

    def _list(self, file: str, form: f.Form, *, optional: bool = False) -> tuple[Node, ...]:
        node = self._open(file, optional=optional)
        return self.shape.rows(self.shape.keys(node, form).get(form.name)) if node else ()

    def _document(self) -> w.DocumentPart:
        node = self._open("document.yaml")
        shape = self.shape
        k = shape.keys(node, f.DOCUMENT) if node else {}
        name = shape.identifier(k.get("document"))
        if name and name.text != self.name:
            shape.complain("E204", name.scalar, (self.name,), value=name.text)
        years = shape.year(k.get("first_year")), shape.year(k.get("last_year"))
        if all(years) and years[0] > years[1]:
            shape.complain("E418", k["first_year"], first=years[0], last=years[1])
        regions = shape.texts(k.get("region_codes"))
        for code in regions:
            if not re.fullmatch("[0-9]{2}|[0-9]{4}|[0-9]{6}", code.text) or code.text[:2] not in PROVINCES:
                shape.complain("E204", code.scalar, ("GB/T 2260 代码,如 4203",), value=code.text)
        return w.DocumentPart(
            id=name.text if name else "",
            version=shape.plain(k.get("version")),
            title=shape.plain(k.get("title")),
            issuer=shape.plain(k.get("issuer")),
            number=shape.plain(k.get("number")),
            published=shape.day(k.get("published")),
            status=shape.one_of(k.get("status"), f.STATUSES),
            draft=shape.flag(k.get("draft")),
            first_year=years[0],
            last_year=years[1],
            region=shape.plain(k.get("region")),
            region_codes=tuple(t.text for t in regions),
            text=shape.plain(k.get("text")),
            predecessors=tuple(t.text for t in shape.texts(k.get("predecessors"))),
            notes=tuple(t.text for t in shape.texts(k.get("notes"))),
        )

    def _facts(self) -> list[w.FactPart]:
        node = self._open("vocabulary.yaml", optional=True)
        if node is None:
            return []
        shape, facts = self.shape, []
        if not isinstance(node, Mapping):
            shape.complain("E203", node, expected="一组键值", found=kind_of(node))
            return []
        for record, rows in node.entries:
            for row in shape.rows(rows):
                k = shape.keys(row, f.FACT)
                name, label = shape.identifier(k.get("fact")), shape.text(k.get("label"))
                kind = shape.one_of(k.get("type"), f.FACT_TYPES, "")
                options = self._options(row, kind, k.get("options"))
                if name and label and kind:
                    key = Written(record.text or "", record)
                    facts.append(w.FactPart(key, name, label, kind, options, shape.plain(k.get("question")), shape.plain(k.get("evidence"))))
        return facts

    def _options(self, row: Node, kind: str, node: Node | None) -> dict[str, str]:
        """The options of a fact, which those of the type 选项 have and no others."""
        if kind == "选项" and node is None:
            self.shape.complain("E202", row, key="options")
        if kind not in ("选项", "") and node is not None:
            self.shape.complain("E211", node)
        if node is None:
            return {}
        if not isinstance(node, Mapping):
            self.shape.complain("E203", node, expected="一组键值,如 {small: 小型}", found=kind_of(node))
            return {}
        return {key.text or "": self.shape.plain(value) for key, value in node.entries}

    def _reading(self, node: Node) -> w.ReadingPart | None:
        shape = self.shape
        k = shape.keys(node, f.READING)
        name, default = shape.text(k.get("reading")), shape.text(k.get("default"))
        options: dict[str, str] = {}
        shape.filled(k.get("options"))
        for row in shape.rows(k.get("options")):
            pair = shape.keys(row, f.OPTION)
            if option := shape.text(pair.get("option")):
                if option.text in options:
                    shape.complain("E205", option.scalar, name=option.text, other=name.text if name else "")
                options[option.text] = shape.plain(pair.get("meaning"), option.text)
        if default and default.text not in options:
            shape.complain("E204", default.scalar, options, value=default.text)
        if name is None:
            return None
        return w.ReadingPart(
            name, shape.plain(k.get("question")), options, default, shape.one_of(k.get("effect"), f.EFFECTS, "rule"), shape.plain(k.get("why"))
        )

    def _definition(self, node: Node) -> w.DefinitionPart | None:
        shape = self.shape
        k = shape.keys(node, f.DEFINITION)
        name, label = shape.identifier(k.get("define")), shape.text(k.get("label"))
        if name is None or label is None:
            return None
        return w.DefinitionPart(name, label, shape.text(k.get("on")), shape.expression(k.get("value")), self._quotes(k))

    def _condition(self, node: Node) -> w.ConditionPart:
        if isinstance(node, Scalar):
            return w.ConditionPart(self.shape.expression(node), (), False)
        k = self.shape.keys(node, f.CONDITION)
        return w.ConditionPart(self.shape.expression(k.get("when")), self._quotes(k), self.shape.flag(k.get("in_round")))

    def _awards(self, path: Path) -> list[w.AwardPart]:
        rows = self._list(f"awards/{path.name}", f.AWARDS)
        return [award for row in rows if (award := self._award(row))]

    def _award(self, node: Node) -> w.AwardPart | None:
        shape = self.shape
        k = shape.keys(node, f.AWARD)
        name, title, clause = shape.identifier(k.get("award")), shape.text(k.get("title")), shape.text(k.get("clause"))
        if name is None or title is None or clause is None:
            return None
        return w.AwardPart(
            id=name,
            title=title,
            clause=clause,
            category=shape.one_of(k.get("category"), f.CATEGORIES, "奖励"),
            subject=shape.text(k.get("subject")),
            among=self._condition(k["among"]) if "among" in k else None,
            conditions=tuple(self._condition(row) for row in shape.rows(k.get("conditions"))),
            amount=tuple(self._component(row) for row in shape.rows(k.get("amount"))),
            competition=self._competition(k["competition"]) if "competition" in k else None,
            quotes=tuple(w.Quote(text, None) for text in shape.texts(k.get("quote"))),
            evidence=tuple(t.text for t in shape.texts(k.get("evidence"))),
            notes=tuple(t.text for t in shape.texts(k.get("notes"))),
        )

    def _component(self, node: Node) -> w.ComponentPart:
        k = self.shape.keys(node, f.COMPONENT)
        return w.ComponentPart(self.shape.text(k.get("label")), self.shape.expression(k.get("value")), self._quotes(k))

    def _competition(self, node: Node) -> w.CompetitionPart:
        k = self.shape.keys(node, f.COMPETITION)
        return w.CompetitionPart(self.shape.whole(k.get("places")), self.shape.expression(k.get("ranked_by")), self._quotes(k))

    def _cap(self, node: Node) -> w.CapPart | None:
        shape = self.shape
        k = shape.keys(node, f.CAP)
        name = shape.identifier(k.get("cap"))
        if name is None:
            return None
        of, per = self._scope(k)
        return w.CapPart(
            name, shape.text(k.get("title")), of, per, shape.expression(k.get("at_most")), shape.expression(k.get("when")), self._quotes(k)
        )

    def _one_of(self, node: Node) -> w.OneOfPart | None:
        shape = self.shape
        k = shape.keys(node, f.ONE_OF)
        name = shape.identifier(k.get("one_of"))
        if name is None:
            return None
        of, scopes = self._scope(k)
        per = tuple((text, shape.expression(text.scalar)) for text in scopes)
        return w.OneOfPart(name, shape.text(k.get("title")), of, per, shape.expression(k.get("when")), self._quotes(k))

    def _scope(self, keys: dict[str, Node]) -> tuple[tuple[Written, ...], tuple[Written, ...]]:
        """The awards of a limit, and per what it holds."""
        for key in ("of", "per"):
            self.shape.filled(keys.get(key))
        return self.shape.texts(keys.get("of")), self.shape.texts(keys.get("per"))

    def _states(self, node: Node) -> bool:
        """Whether a row of the limits is a statement; a row of no kind at all is reported once (``E209``)."""
        if isinstance(node, Mapping) and not any(_is(node, key) for key in LIMIT_KINDS):
            first = next((key for key, _ in node.entries), None)
            near = nearest(first.text or "", LIMIT_KINDS) if first else ()
            self.shape.complain("E209", first or node, near, expected="、".join(LIMIT_KINDS))
            return False
        return not _is(node, "cap") and not _is(node, "one_of")

    def _statement(self, node: Node) -> w.StatementPart | None:
        shape = self.shape
        k = shape.keys(node, f.STATEMENT)
        name = shape.identifier(k.get("state"))
        if name is None:
            return None
        return w.StatementPart(name, shape.one_of(k.get("kind"), f.STATEMENT_KINDS, "scope"), shape.plain(k.get("text")), self._quotes(k))

    def _quotes(self, keys: dict[str, Node]) -> tuple[w.Quote, ...]:
        clause = self.shape.text(keys.get("clause"))
        return tuple(w.Quote(text, clause) for text in self.shape.texts(keys.get("quote")))


def _is(node: Node, key: str) -> bool:
    return isinstance(node, Mapping) and node.get(key) is not None


def _is_yaml(path: Path) -> bool:
    return path.suffix.lower() in (".yaml", ".yml") and not path.name.startswith(".")

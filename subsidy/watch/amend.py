"""An enterprise's file with one more fact in it, checked as every file is; complaints stand where the fact was written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from subsidy.intake.assembly import assembled
from subsidy.intake.consistency import KEYS
from subsidy.intake.naming import LOCAL, named
from subsidy.intake.places import PathPlaces
from subsidy.intake.problem import Path, Problem, diagnostics
from subsidy.intake.validation import problems_of
from subsidy.profile.common import ENTERPRISE, row_models
from subsidy.profile.enterprise import NONE, EnterpriseProfile
from subsidy.profile.vocabulary import Vocabulary
from subsidy.source.diagnostic import Diagnostic
from subsidy.source.place import AnyPlace, ProfilePlace
from subsidy.watch.fact import ADD, BASELINE, CORRECT, FIGURES, REMOVE, SET, Fact

Data = dict[str, Any]

CODE = "credit_code"
IN_FILE = "档案"

_STEP = re.compile(r"([^.\[\]]+)|\[([0-9]+)\]")


@dataclass(frozen=True, slots=True)
class Amended:
    """The profile after a fact, and where the fact speaks of what is in it."""

    profile: EnterpriseProfile
    places: FactPlaces


def amended(file: Data | None, fact: Fact, vocabulary: Vocabulary, ruleset: str) -> Amended:
    """The file with ``fact`` in it; ``file`` is the one before, as :func:`plain` gives it, ``None`` if nothing was known.

    Raises :class:`DiagnosticsError` with every mistake, of the fact and of the file it would make.
    """
    draft = _Draft(file, fact, vocabulary, ruleset)
    data, origins = draft.finished()
    written = PathPlaces(fact.name, draft.written)
    places = FactPlaces(written, origins)
    earlier = diagnostics(draft.problems, written)
    return Amended(assembled(data, lambda _: places, earlier, vocabulary, ruleset), places)


def plain(profile: EnterpriseProfile) -> Data:
    """A profile as plain data, the same for the same profile: what is kept of it, and what facts are put into."""
    return profile.model_dump(mode="json", exclude_defaults=True)


@dataclass(frozen=True, slots=True)
class FactPlaces:
    """The places of a file: in the fact for what the fact said, in the enterprise's file for the rest."""

    fact: PathPlaces
    origins: Mapping[Path, Path]

    def place(self, path: Path, at_key: bool) -> tuple[AnyPlace, str]:
        for length in range(len(path), 0, -1):
            if path[:length] in self.origins:
                return self.fact.place((*self.origins[path[:length]], *path[length:]), at_key)
        shown = PathPlaces("", {}).place((IN_FILE, *path), at_key)[0]
        assert isinstance(shown, ProfilePlace)
        return ProfilePlace(self.fact.file, shown.path), ""

    def row(self, path: Path) -> int:
        return self.fact.row(path)

    def of(self, complaint: Diagnostic) -> Diagnostic:
        """A complaint about the file as rules read it, with its place in the fact."""
        shown = complaint.place.path if isinstance(complaint.place, ProfilePlace) else ""
        path = tuple(int(index) if index else name for name, index in _STEP.findall(shown))
        return replace(complaint, place=self.place(path, False)[0])


@dataclass(slots=True)
class _Row:
    """A row of a list; ``origin`` is where the fact speaks of it. ``kept`` rows stand in the file as they did."""

    data: Any
    origin: Path | None = None
    kept: bool = False


class _Draft:
    """A file while a fact is put into it. ``problems`` and ``written`` go by paths of the fact."""

    def __init__(self, file: Data | None, fact: Fact, vocabulary: Vocabulary, ruleset: str) -> None:
        self.vocabulary, self.ruleset = vocabulary, ruleset
        self.fields: Data = {}
        self.rows: dict[str, list[_Row]] = {}
        self.origins: dict[Path, Path] = {(CODE,): ("code",)}
        self.written: dict[Path, str] = {}
        self.problems = list(fact.problems)
        for name, value in (file or {}).items():
            if name in row_models():
                self.rows[name] = [_Row(row, kept=True) for row in value]
            else:
                self.fields[name] = value
        if BASELINE in fact.said and file is not None:
            self.problems.append(Problem((BASELINE,), "F704", {}))
        for verb, said in fact.said.items():
            self._tell(verb, said)
        told = self.fields.get(CODE)
        if told is not None and told != fact.code:
            self.problems.append(Problem(self.origins[CODE,], "F705", {"value": told, "code": fact.code}))
        self.fields[CODE], self.origins[CODE,] = fact.code, ("code",)

    def finished(self) -> tuple[Data, dict[Path, Path]]:
        """The file, and where the fact speaks of its paths."""
        data = dict(self.fields)
        for name, rows in self.rows.items():
            data[name] = [row.data for row in rows]
            for index, row in enumerate(rows):
                if row.origin is not None:
                    self.origins[name, index] = row.origin
        return data, self.origins

    def _tell(self, verb: str, said: Any) -> None:
        by_name = named({FIGURES: said} if verb == FIGURES else said)
        above: Path = () if verb == FIGURES else (verb,)
        self.written |= {(*above, *path): key for path, key in by_name.written.items() if path != (FIGURES,)}
        self.problems += [p._replace(path=(*above, *p.path)) for p in by_name.problems]
        if verb in (SET, BASELINE):
            self._set(by_name.data, above)
            return
        for name, rows in by_name.data.items():
            if name not in row_models():
                self.problems += _not_a_list(name, (*above, name), by_name.written.get((name,), name))
            elif not isinstance(rows, list):
                self.problems.append(Problem((*above, name), "P342", {"expected": "清单 [ ],每行一组“项目: 内容”"}))
            else:
                self._rows(verb, name, rows, (*above, name))

    def _set(self, said: Data, above: Path) -> None:
        for name, value in said.items():
            path = (*above, name)
            self.origins[name,] = path
            if name == LOCAL and isinstance(value, Mapping):
                self.fields[LOCAL] = self._merged_local(ENTERPRISE, self.fields.get(LOCAL, {}), value)
                continue
            self.rows.pop(name, None)
            self.fields.pop(name, None)
            if name in row_models() and (isinstance(value, list) or value == NONE):
                self.rows[name] = []
                self._add(name, value if isinstance(value, list) else [], path)
            else:
                self.fields[name] = value

    def _rows(self, verb: str, name: str, rows: list[Any], path: Path) -> None:
        if verb == ADD and name not in self.rows and name != FIGURES:
            self.problems.append(Problem(path, "F706", {"none": NONE}))
            self._add(name, rows, path)
            return
        if verb == ADD:
            self._add(name, rows, path)
            return
        for index, row in enumerate(rows):
            if not isinstance(row, Mapping):
                self.problems.append(Problem((*path, index), "P342", {"expected": "一组“项目: 内容”"}))
            elif verb == REMOVE:
                self._remove(name, row, (*path, index))
            elif verb in (CORRECT, FIGURES):
                self._correct(name, row, (*path, index), verb)

    def _add(self, name: str, rows: list[Any], path: Path) -> None:
        kept = self.rows.setdefault(name, [])
        for index, row in enumerate(rows):
            kept.append(_Row(row, (*path, index)))
            if isinstance(row, Mapping):
                self._lacks_key(name, row, (*path, index))

    def _correct(self, name: str, said: Mapping[str, Any], path: Path, verb: str) -> None:
        if name not in KEYS:
            self.problems.append(Problem(path, "F709", {}))
            return
        if self._lacks_key(name, said, path):
            return
        key = self._normal(name, {k: said[k] for k in KEYS[name]}, path)
        found = [row for row in self.rows.get(name, ()) if key is not None and self._matches(name, row, key)]
        if found:
            row = found[0]
            row.data, row.origin, row.kept = self._merged(name, row.data, said), path, False
        elif verb == FIGURES:
            self.rows.setdefault(name, []).append(_Row(dict(said), path))
        elif key is not None:
            self._normal(name, said, path)
            self._no_such_row(name, key, path)

    def _remove(self, name: str, said: Mapping[str, Any], path: Path) -> None:
        if name in KEYS and self._lacks_key(name, said, path):
            return
        wanted = self._normal(name, said, path)
        if wanted is None:
            return
        found = [row for row in self.rows.get(name, ()) if self._matches(name, row, wanted)]
        if len(found) != 1 or not wanted:
            self._no_such_row(name, wanted, path, len(found))
        else:
            self.rows[name].remove(found[0])

    def _no_such_row(self, name: str, wanted: Data, path: Path, count: int = 0) -> None:
        shown = "、".join(str(v) for v in wanted.values() if not isinstance(v, (dict, list)))
        self.problems.append(Problem(path, "F708" if count == 0 else "F710", {"value": shown, "count": count}))

    def _lacks_key(self, name: str, row: Mapping[str, Any], path: Path) -> bool:
        """``F707``: a row that cannot be told from the others could never be corrected or removed."""
        fields = self.vocabulary.records[name].fields
        lacking = [fields[k].label for k in KEYS.get(name, ()) if row.get(k) is None]
        if lacking:
            self.problems.append(Problem(path, "F707", {"labels": "、".join(lacking)}))
        return bool(lacking)

    def _normal(self, name: str, row: Mapping[str, Any], path: Path) -> Data | None:
        """A row as it stands in files; ``None``, with its mistakes told, if it cannot stand in one."""
        try:
            return dict(plain(EnterpriseProfile.model_validate({name: [row]}))[name][0])
        except ValidationError as error:
            self.problems += [p._replace(path=(*path, *p.path[2:])) for p in problems_of(error)]
            return None

    def _matches(self, name: str, row: _Row, wanted: Data) -> bool:
        data = row.data
        if not row.kept:
            if not isinstance(data, Mapping):
                return False
            try:
                data = plain(EnterpriseProfile.model_validate({name: [data]}))[name][0]
            except ValidationError:
                return False
        return all(data.get(k) == v for k, v in wanted.items())

    def _merged(self, record: str, row: Data, said: Mapping[str, Any]) -> Data:
        merged = {**row, **{k: v for k, v in said.items() if k != LOCAL}}
        if LOCAL in said:
            local = said[LOCAL]
            merged[LOCAL] = self._merged_local(record, row.get(LOCAL, {}), local) if isinstance(local, Mapping) else local
        return merged

    def _merged_local(self, record: str, known: Data, said: Mapping[str, Any]) -> Data:
        """Local facts replace one another one by one, whether they are written by name or by label; ``null`` forgets one."""
        merged = dict(known)
        for ruleset, facts in said.items():
            before = merged.get(ruleset)
            if not isinstance(facts, Mapping) or not isinstance(before, Mapping):
                merged[ruleset] = facts
                continue
            names = {f.label: n for n, f in self.vocabulary.local_fields(record).items()} if ruleset == self.ruleset else {}
            new = {names.get(key, key) for key in facts}
            merged[ruleset] = {**{k: v for k, v in before.items() if names.get(k, k) not in new}, **facts}
        return merged


def _not_a_list(name: str, path: Path, written: str) -> list[Problem]:
    """A key that is no list, after a verb that speaks of the rows of lists: with what the file's own check would suggest."""
    if name in EnterpriseProfile.model_fields:
        return [Problem(path, "F711", {"key": written})]
    try:
        EnterpriseProfile.model_validate({name: None})
    except ValidationError as error:
        return [p._replace(path=path) for p in problems_of(error)]
    return []

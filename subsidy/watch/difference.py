"""What is different between two states of an enterprise's file, and whether a ruleset can notice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from subsidy.intake.consistency import KEYS
from subsidy.intake.naming import LOCAL
from subsidy.ir.ruleset import Ruleset
from subsidy.profile.common import ENTERPRISE, row_models
from subsidy.profile.vocabulary import Vocabulary
from subsidy.results.change import Touched

Data = dict[str, Any]

MAX_TOUCHED = 50  # a reader wants to know what was said, not every figure of a first file


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that differs: of the enterprise, or of one row; without ``field`` the row itself has come or gone."""

    record: str
    row: str
    field: str


def differences(before: Data, after: Data, vocabulary: Vocabulary, ruleset: str) -> list[Difference]:
    """Every difference, in the order of the file. Local facts of other rulesets are none."""
    changed = _Changed(vocabulary, ruleset)
    found = [Difference(ENTERPRISE, "", name) for name in changed.fields(ENTERPRISE, before, after) if name not in row_models()]
    for name in row_models():
        if (old := before.get(name)) == (new := after.get(name)):
            continue
        if old is None or new is None:
            found.append(Difference(ENTERPRISE, "", name))
            continue
        old_rows, new_rows = _by_identity(name, old), _by_identity(name, new)
        if [r for r in old_rows if r in new_rows] != [r for r in new_rows if r in old_rows]:
            found.append(Difference(ENTERPRISE, "", name))  # the same rows in another order
        for row in dict.fromkeys((*old_rows, *new_rows)):
            if row not in old_rows or row not in new_rows:
                found.append(Difference(name, _called(name, (old_rows.get(row) or new_rows.get(row)) or {}), ""))
            else:
                called = _called(name, old_rows[row])
                found += [Difference(name, called, field) for field in changed.fields(name, old_rows[row], new_rows[row])]
    return found


def matters(found: list[Difference], ruleset: Ruleset) -> bool:
    """Whether an answer can depend on any of the differences. Never ``False`` where one could."""
    used = ruleset.used_facts
    read = {field for record, field in used if record == ENTERPRISE} | {a.subject for a in ruleset.awards if a.subject}
    for each in found:
        if each.record == ENTERPRISE:
            if each.field in read:
                return True
        elif each.record in read and (not each.field or each.field in KEYS.get(each.record, ()) or (each.record, each.field) in used):
            return True
    return False


def touched(found: list[Difference], vocabulary: Vocabulary) -> list[Touched]:
    """The differences by path and in Chinese."""
    return [_touched(each, vocabulary) for each in found[:MAX_TOUCHED]]


def _touched(each: Difference, vocabulary: Vocabulary) -> Touched:
    record = vocabulary.records[each.record]
    label = record.fields[each.field].label if each.field in record.fields else each.field
    if each.record == ENTERPRISE:
        return Touched(path=each.field, label=label)
    row = f"{record.label} {each.row}"
    if not each.field:
        return Touched(path=f"{each.record}[{each.row}]", label=row)
    return Touched(path=f"{each.record}[{each.row}].{each.field}", label=f"{row}:{label}")


def _by_identity(name: str, rows: list[Data]) -> dict[object, Data]:
    """The rows by what tells them apart; rows without identity by all they say."""
    keys = KEYS.get(name)
    return {repr(row) if keys is None else tuple(row.get(k) for k in keys): row for row in rows}


def _called(name: str, row: Data) -> str:
    values = row.values() if name not in KEYS else [row.get(k) for k in KEYS[name]]
    return "、".join(str(v) for v in values if v is not None and not isinstance(v, Mapping))


@dataclass(frozen=True, slots=True)
class _Changed:
    """Tells which fields of a record differ, those of the ruleset's own vocabulary among them, by English name."""

    vocabulary: Vocabulary
    ruleset: str

    def fields(self, record: str, before: Data, after: Data) -> Iterator[str]:
        for name in dict.fromkeys((*before, *after)):
            if name != LOCAL and before.get(name) != after.get(name):
                yield name
        old, new = (self._local(record, data) for data in (before, after))
        yield from (name for name in dict.fromkeys((*old, *new)) if old.get(name) != new.get(name))

    def _local(self, record: str, data: Data) -> Data:
        facts = data.get(LOCAL, {}).get(self.ruleset, {})
        names = {f.label: n for n, f in self.vocabulary.local_fields(record).items()} if facts else {}
        return {names.get(key, key): value for key, value in facts.items()}

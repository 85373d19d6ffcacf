"""A whole ruleset: written parts → IR, with every mistake reported at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from subsidy.compile.echoes import without_echoes
from subsidy.compile.invariants import check_invariants
from subsidy.compile.lower import Ids, Lowering
from subsidy.compile.rules import Rules
from subsidy.compile.scope import BUILTINS, World
from subsidy.compile.texts import Texts
from subsidy.compile.vocabulary import extended
from subsidy.ir import nodes as n
from subsidy.ir import ruleset as r
from subsidy.ir.lock import LOCK_NAME, read_lock
from subsidy.profile.common import ENTERPRISE
from subsidy.quantity import types as t
from subsidy.quantity.exact import exact
from subsidy.quantity.types import Type
from subsidy.source.codes import LEFT_OPEN
from subsidy.source.diagnostic import Diagnostic, DiagnosticsError, nearest
from subsidy.syntax import written as w
from subsidy.syntax.complaints import MAX_OPEN, Complaints, TooMany
from subsidy.syntax.ruleset_files import read_parts
from subsidy.syntax.shape import Written

PARAMETER_TYPES: dict[str, Type] = {"金额": t.MONEY, "比例": t.NUMBER, "人数": t.PERSONS, "期间": t.MONTHS}


@dataclass(frozen=True, slots=True)
class Draft:
    """A ruleset that its author may still be writing.

    ``left_open`` are the places yet to be written (``E212`` ``E213``); ``mistakes`` are those of meaning (names, types,
    what must hold of a whole ruleset): they leave every clause and quote in place, but nothing may be computed with them.
    """

    ruleset: r.Ruleset
    left_open: tuple[Diagnostic, ...]
    mistakes: tuple[Diagnostic, ...]

    def without_mistakes(self) -> r.Ruleset:
        """The ruleset, if all that is written is right. Raises :class:`DiagnosticsError`."""
        if self.mistakes:
            raise DiagnosticsError([*self.left_open, *self.mistakes])
        return self.ruleset


def compile_ruleset(folder: Path) -> r.Ruleset:
    """The ruleset of a folder. Raises :class:`DiagnosticsError` with all mistakes (``E1xx`` to ``E6xx``)."""
    draft = compile_draft(folder)
    if draft.left_open or draft.mistakes:
        raise DiagnosticsError([*draft.left_open, *draft.mistakes])
    return draft.ruleset


def compile_draft(folder: Path) -> Draft:
    """What is written so far. Raises :class:`DiagnosticsError` for mistakes of form, which lose parts of it, with all others told too."""
    form, meaning, left_open = Complaints(), Complaints(), Complaints(MAX_OPEN)
    try:
        ruleset = _compiled(folder, read_parts(folder, form, left_open), meaning)
    except TooMany:
        raise DiagnosticsError(without_echoes([*form, *left_open], meaning)) from None
    told = without_echoes([*form, *left_open], meaning)
    if form:
        raise DiagnosticsError(told)
    return Draft(ruleset, tuple(left_open), tuple(d for d in told if d.code not in LEFT_OPEN))


def _compiled(folder: Path, parts: w.RulesetParts, found: Complaints) -> r.Ruleset:
    register = _register(parts.register, found)
    readings = _readings(parts.readings, found)
    vocabulary = extended(parts.facts, found)
    document = parts.document
    texts = Texts({a.id.text: a.title.text for a in parts.awards}, (document.id, *document.predecessors), document.region_codes)
    parameters = _parameters(parts.parameters, World(vocabulary, readings, {}, texts), found)
    world = World(vocabulary, readings, parameters, texts)
    rules = Rules(parts, world, register, found)
    definitions = rules.definitions()
    applicability = rules.applicability()
    awards = rules.awards()
    by_id = {a.id: a for a in awards}
    lock = read_lock(folder)
    ruleset = r.Ruleset(
        document=_document(document),
        register=tuple(register.values()),
        vocabulary=vocabulary,
        definitions=definitions,
        applicability=applicability,
        awards=awards,
        caps=rules.caps(by_id),
        one_ofs=rules.one_ofs(by_id),
        statements=rules.statements(),
        readings=readings,
        parameters=parameters,
        used_facts=frozenset(world.used_facts),
        size=rules.ids.next,
        digest=parts.digest,
        text_digest=lock.text_digest,
        sources={**parts.sources, **({f"{document.id}/{LOCK_NAME}": lock.source} if lock.source else {})},
    )
    found += check_invariants(ruleset, parts, rules.used_readings)
    return ruleset


def _document(part: w.DocumentPart) -> r.Document:
    return r.Document(**{name: getattr(part, name) for name in r.Document.__dataclass_fields__})


def _register(parts: tuple[w.ClausePart, ...], found: list[Diagnostic]) -> dict[str, r.Clause]:
    register: dict[str, r.Clause] = {}
    for part in parts:
        if part.clause.text in register:
            found.append(_twice(part.clause, register[part.clause.text].place))
            continue
        name, begins = part.clause.text, part.begins
        targets = tuple(r.Target(t.what, t.value.text, t.relation, t.by, t.responsible, t.value.place) for t in part.targets)
        waived = tuple(r.Waiver(words.text, waiver.why, words.place) for waiver in part.waived for words in waiver.words)
        register[name] = r.Clause(name, begins.text, part.title, part.disposition, part.summary, part.responsible, targets, waived, part.clause.place)
    return register


def _readings(parts: tuple[w.ReadingPart, ...], found: list[Diagnostic]) -> dict[str, r.ReadingRow]:
    readings: dict[str, r.ReadingRow] = {}
    first: dict[str, Written] = {}
    for part in parts:
        if (other := first.setdefault(part.id.text, part.id)) is not part.id:
            found.append(_twice(part.id, other.place))
            continue
        default = part.default.text if part.default else None
        readings[part.id.text] = r.ReadingRow(part.id.text, part.question, part.options, default, part.effect, part.why)
    return readings


def _parameters(parts: tuple[w.ParameterPart, ...], world: World, found: list[Diagnostic]) -> dict[str, r.ParameterRow]:
    parameters: dict[str, r.ParameterRow] = {}
    words: dict[str, str] = dict.fromkeys(BUILTINS, "固定的名称")
    for part in parts:
        for word in (part.id, part.label):
            fact = world.fact(ENTERPRISE, word.text)
            if other := f"事实“{fact.label}”" if fact else words.get(word.text):
                found.append(Diagnostic("E408", word.place, {"name": word.text, "other": other}, word.excerpt))
        words |= dict.fromkeys((part.id.text, part.label.text), f"参数“{part.label.text}”")
        parameters[part.id.text] = _parameter(part, world, found)
    return parameters


def _parameter(part: w.ParameterPart, world: World, found: list[Diagnostic]) -> r.ParameterRow:
    kind = PARAMETER_TYPES[part.type]
    values = [value for v in part.values if (value := _value(v, kind, world, found))]
    if part.reading is not None:
        _check_keys(part, part.reading, world.readings, {v.key for v in values}, found)
    keys = {option: key.text for option, key in part.keys.items()}
    reading = part.reading.text if part.reading else None
    return r.ParameterRow(part.id.text, part.label.text, kind, part.question, part.note, tuple(values), reading, keys)


def _value(part: w.ValuePart, kind: Type, world: World, found: list[Diagnostic]) -> r.ParameterValue | None:
    node = Lowering(world, Ids(), found).lower(part.value, (), kind)
    if not isinstance(node, n.Const) or isinstance(node.value, bool) or not isinstance(node.value, (int, Fraction)):
        return None
    key = part.key.text if part.key else ""
    return r.ParameterValue(exact(Fraction(node.value)), part.first, part.last, key, part.source, part.verified)


def _check_keys(part: w.ParameterPart, reading: Written, readings: Mapping[str, r.ReadingRow], known: set[str], found: list[Diagnostic]) -> None:
    row = readings.get(reading.text)
    if row is None:
        found.append(Diagnostic("E404", reading.place, {"name": reading.text}, reading.excerpt, nearest(reading.text, readings)))
        return
    for option in row.options:
        if option not in part.keys and part.keys.keys() <= row.options.keys():
            found.append(Diagnostic("E414", reading.place, {"reading": row.id, "option": option}, reading.excerpt))
    for option, key in part.keys.items():
        if option not in row.options:
            args = {"value": option, "label": f"口径 {row.id} ", "english": f"reading {row.id}"}
            found.append(Diagnostic("E405", key.place, args, key.excerpt, nearest(option, row.options) or tuple(row.options)))
        if key.text not in known:
            found.append(Diagnostic("E413", key.place, {"name": part.label.text, "key": key.text}, key.excerpt, nearest(key.text, known)))


def _twice(written: Written, other: object) -> Diagnostic:
    return Diagnostic("E205", written.place, {"name": written.text, "other": other}, written.excerpt)

"""What one can do, a function each. The command line is a thin skin over these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from subsidy.compile.ruleset import compile_ruleset
from subsidy.intake.binding import bind
from subsidy.intake.consistency import check_profile
from subsidy.interpret.exact.engine import Determined, Engine
from subsidy.interpret.prose.phrase import Phrases
from subsidy.ir.ruleset import Award, ParameterRow, Ruleset
from subsidy.profile.enterprise import EnterpriseProfile
from subsidy.quantity.calendar import FIRST_YEAR, LAST_YEAR
from subsidy.quantity.exact import Exact
from subsidy.quantity.types import MONEY, MONTHS, PERSONS
from subsidy.quantity.units import QuantityError, read_quantity
from subsidy.source.diagnostic import Diagnostic, DiagnosticsError, nearest
from subsidy.source.place import Place, ProfilePlace
from subsidy.version import __version__

if TYPE_CHECKING:
    from subsidy.boundary.samples import Determine
    from subsidy.boundary.table import Found, Sample
    from subsidy.ir.lock import Lock
    from subsidy.results.rule_page import Boundary, DocumentPage, Language, RulePage


@dataclass(frozen=True, slots=True)
class RulesetSummary:
    """A shipped ruleset at a glance."""

    id: str
    title: str
    status: str
    draft: bool
    period: str
    region: str
    clauses: int
    awards: int
    digest: str


def rulesets() -> list[RulesetSummary]:
    """The rulesets shipped with the library, by id."""
    return [_summary(load_ruleset(name)) for name in ruleset_names()]


def ruleset_names() -> list[str]:
    return sorted(path.parent.name for path in _shipped().glob("*/document.yaml"))


def load_ruleset(name: str | Path) -> Ruleset:
    """A ruleset by its id (``shiyan_2018``) or from a folder. Raises :class:`DiagnosticsError` with all its mistakes."""
    return compile_ruleset(ruleset_folder(name))


def ruleset_folder(name: str | Path) -> Path:
    """The folder of a ruleset id or path. Raises :class:`DiagnosticsError` (``E412``)."""
    for folder in (_shipped() / str(name), Path(name)):
        if (folder / "document.yaml").is_file() and (folder.parent != _shipped() or str(name) in ruleset_names()):
            return folder
    known = ruleset_names()
    place = Place(str(name), 1, 1)
    raise DiagnosticsError([Diagnostic("E412", place, {"name": name}, accepted=nearest(str(name), known) or tuple(known))])


def lint(path: str | Path) -> tuple[Diagnostic, ...]:
    """Every mistake of a ruleset; none if it may be used. Its lock of quotes is checked too."""
    try:
        folder = ruleset_folder(path) if not Path(path).is_dir() else Path(path)
        ruleset = compile_ruleset(folder)
    except DiagnosticsError as error:
        return error.diagnostics
    from subsidy.compile.quotes import check_lock

    return tuple(check_lock(ruleset, folder))


def lint_against(path: str | Path, text: Path) -> tuple[Diagnostic, ...]:
    """Like :func:`lint`, with the text held to its pinned digest and every quote looked up in its clause."""
    from subsidy.compile.quotes import check_quotes, check_text, read_text

    found = lint(path)
    if found:
        return found
    official = read_text(text)
    return (*check_text(ruleset_folder(path), official), *check_quotes(load_ruleset(path), official))


def lock(path: str | Path, text: Path) -> Lock:
    """Pins the digests of the text and of every quote, once all quotes stand in the text. Raises DiagnosticsError."""
    from subsidy.compile.quotes import check_quotes, read_text
    from subsidy.ir.lock import digest_of_text, lock_of, write_lock

    folder, official = ruleset_folder(path), read_text(text)
    ruleset = compile_ruleset(folder)
    if found := list(check_quotes(ruleset, official)):
        raise DiagnosticsError(found)
    made = lock_of(ruleset, digest_of_text(official))
    write_lock(folder, made)
    return made


def determine(
    ruleset: Ruleset,
    profile: EnterpriseProfile,
    *,
    year: int,
    on: date | None = None,
    readings: Mapping[str, str] | None = None,
    parameters: Mapping[str, str] | None = None,
) -> Determined:
    """Every award of a ruleset for one enterprise in one policy year.

    ``on`` is the day of the determination, where it matters. ``readings`` chooses options (``{"S-04": "不约束"}``),
    ``parameters`` gives figures the ruleset lacks (``{"registered_unemployment_rate": "3.2%"}``). Raises
    :class:`DiagnosticsError` with all mistakes of profile and options.
    """
    check_profile(profile)
    engine = engine_of(ruleset)
    found: list[Diagnostic] = []
    if type(year) is not int or not FIRST_YEAR <= year <= LAST_YEAR:
        found.append(Diagnostic("P309", ProfilePlace("year", ""), {"value": year, "first": FIRST_YEAR, "last": LAST_YEAR}))
    chosen = _readings(ruleset, readings or {}, found)
    given = _parameters(ruleset, parameters or {}, found)
    if found:
        raise DiagnosticsError(found)
    return engine.determine(engine.plan(year, on, chosen, given), facts_of(ruleset, profile))


def facts_of(ruleset: Ruleset, profile: EnterpriseProfile) -> dict[str, object]:
    """A profile as the plain records an interpreter reads. Raises :class:`DiagnosticsError`."""
    document = ruleset.document
    awards = {award.id: award.title for award in ruleset.awards}
    known = {document.id, *ruleset_names()}
    unknown = [name for name in profile.local if name not in known]
    if unknown:
        found = [Diagnostic("P345", ProfilePlace("资料", f"local.{name}"), {"key": name}, accepted=nearest(name, known)) for name in unknown]
        raise DiagnosticsError(found)
    return bind(profile, document.id, ruleset.vocabulary, awards, (document.id, *document.predecessors))


@lru_cache(maxsize=16)
def engine_of(ruleset: Ruleset) -> Engine:
    """The reference interpreter of a ruleset, made once."""
    return Engine(ruleset, lambda chosen, lang: Phrases(ruleset, chosen, lang), __version__)


def read_profile(path: str | Path, ruleset: Ruleset | None = None) -> EnterpriseProfile:
    """An enterprise profile from YAML, JSON or a filled-in workbook. Raises :class:`DiagnosticsError`."""
    from subsidy.intake.profile_file import read_profile as read

    if ruleset is None:
        return read(Path(path))
    return read(Path(path), ruleset.vocabulary, ruleset.document.id)


def write_template(ruleset: Ruleset, path: str | Path) -> None:
    """An Excel workbook asking for what the ruleset needs, which :func:`read_profile` reads back."""
    from subsidy.intake.workbook_template import write_template as write

    document = ruleset.document
    write(Path(path), ruleset=document.id, title=document.title, draft=document.draft, vocabulary=ruleset.vocabulary, used=ruleset.used_facts)


def document_page(ruleset: Ruleset, lang: Language = "zh") -> DocumentPage:
    """The document at a glance, with its awards."""
    from subsidy.interpret.prose.page import document_page as made

    return made(ruleset, lang)


def rule_page(ruleset: Ruleset, award: str, lang: Language = "zh") -> RulePage:
    """One award (id or title) in words, as formula, as diagram. Raises :class:`DiagnosticsError` (``P405``)."""
    from subsidy.interpret.prose.page import rule_page as made

    return made(ruleset, _award(ruleset, award), lang)


def rule_page_with_examples(ruleset: Ruleset, award: str, folder: Path, lang: Language = "zh") -> RulePage:
    """The same with the examples at its figures, from the cases in the folder of the ruleset."""
    return replace(rule_page(ruleset, award, lang), boundaries=boundaries(ruleset, award, folder, lang))


def boundaries(ruleset: Ruleset, award: str, folder: Path, lang: Language = "zh") -> tuple[Boundary, ...]:
    """What comes out just below, at and just above each figure of an award, on the cases in the folder of its ruleset."""
    from subsidy.boundary.table import Table
    from subsidy.boundary.words import why

    one = _award(ruleset, award)
    return Table(ruleset, one, lang, why).boundaries(_found(ruleset, one, folder))


@lru_cache(maxsize=64)
def _found(ruleset: Ruleset, award: Award, folder: Path) -> tuple[Found, ...]:
    """The examples of an award, for every language."""
    from subsidy.boundary.samples import decider
    from subsidy.boundary.table import found_of

    return found_of(ruleset, award, _samples(ruleset, folder), decider(ruleset, award, _determiner(ruleset)))


def _determiner(ruleset: Ruleset) -> Determine:
    return lambda profile, year, on, readings, parameters: determine(ruleset, profile, year=year, on=on, readings=readings, parameters=parameters)


@lru_cache(maxsize=4)
def _samples(ruleset: Ruleset, folder: Path) -> tuple[Sample, ...]:
    from subsidy.boundary.samples import samples
    from subsidy.syntax.case_files import read_cases

    return samples(read_cases(folder), _determiner(ruleset))


def schema(what: Literal["result", "profile"]) -> dict[str, Any]:
    """The JSON schema of results or of profiles."""
    from subsidy.results.determination import Result

    return Result.model_json_schema(mode="serialization") if what == "result" else EnterpriseProfile.model_json_schema()


def _award(ruleset: Ruleset, award: str) -> Award:
    found = next((a for a in ruleset.awards if award in (a.id, a.title)), None)
    if found is None:
        names = [name for a in ruleset.awards for name in (a.id, a.title)]
        raise DiagnosticsError([Diagnostic("P405", ProfilePlace(ruleset.document.id, ""), {"value": award}, accepted=nearest(award, names))])
    return found


def _readings(ruleset: Ruleset, readings: Mapping[str, str], found: list[Diagnostic]) -> dict[str, str]:
    for name, option in readings.items():
        row, place = ruleset.readings.get(name), ProfilePlace("--reading", name)
        if row is None:
            found.append(Diagnostic("P401", place, {"value": name}, accepted=nearest(name, ruleset.readings)))
        elif row.effect == "note":
            found.append(Diagnostic("P407", place, {"reading": name}))
        elif option not in row.options:
            accepted = nearest(option, row.options) or tuple(row.options)
            found.append(Diagnostic("P402", place, {"reading": name, "value": option}, accepted=accepted))
    return dict(readings)


def _parameters(ruleset: Ruleset, parameters: Mapping[str, str], found: list[Diagnostic]) -> dict[str, Exact]:
    given: dict[str, Exact] = {}
    by_label = {row.label: row.id for row in ruleset.parameters.values()}
    for name, text in parameters.items():
        row, place = ruleset.parameters.get(by_label.get(name, name)), ProfilePlace("--param", name)
        if row is None:
            found.append(Diagnostic("P403", place, {"value": name}, accepted=nearest(name, [*ruleset.parameters, *by_label])))
            continue
        try:
            given[row.id] = _figure(row, text)
        except QuantityError as error:
            found.append(Diagnostic(error.code, place, error.args_))
    return given


def _figure(row: ParameterRow, text: str) -> Exact:
    quantity = read_quantity(text)
    if quantity.dims != row.type.dims:
        expected = {MONEY: "金额,如 2万元", PERSONS: "人数,如 30人", MONTHS: "期间,如 3年"}.get(row.type, "比例,如 3.2%")
        raise QuantityError("P313", value=text, expected=expected)
    if row.type not in (MONEY, PERSONS, MONTHS) and quantity.text[-1] not in "%‰":
        raise QuantityError("P316", value=text)
    if quantity.value < 0:
        raise QuantityError("P314", value=text)
    return quantity.value


def _summary(ruleset: Ruleset) -> RulesetSummary:
    document = ruleset.document
    period = f"{document.first_year}" if document.first_year == document.last_year else f"{document.first_year}—{document.last_year}"
    return RulesetSummary(
        document.id,
        document.title,
        document.status,
        document.draft,
        period,
        document.region,
        len(ruleset.register),
        len(ruleset.awards),
        ruleset.digest,
    )


@lru_cache(maxsize=1)
def _shipped() -> Path:
    """The folder of rulesets: inside the installed package, or beside it in a checkout."""
    here = Path(__file__).resolve().parent
    inside = here / "rulesets"
    return inside if inside.is_dir() else here.parent / "rulesets"

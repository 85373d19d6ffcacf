"""What one can do, a function each. The command line is a thin skin over these."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

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
from subsidy.syntax.complaints import MAX_COMPLAINTS
from subsidy.version import __version__

if TYPE_CHECKING:
    from subsidy.boundary.samples import Determine
    from subsidy.boundary.table import Found, Sample
    from subsidy.common.tables import Common
    from subsidy.ir.lock import Lock
    from subsidy.results.coverage import Coverage
    from subsidy.results.rule_page import Boundary, DocumentPage, Language, RulePage
    from subsidy.results.shared_table import SharedTable
    from subsidy.results.size_class import SizeClass, SizeCode
    from subsidy.textproof.pinned import Drift
    from subsidy.textproof.spans import Layout


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
    """Every mistake of a ruleset or of the folder of shared tables (``common``); none if it may be used.

    The lock of a ruleset is checked too, and that every figure stands in its quotes.
    """
    if (shared := _shared_folder(path)) is not None:
        return _mistakes_of_tables(shared)
    try:
        folder = ruleset_folder(path) if not Path(path).is_dir() else Path(path)
        ruleset = compile_ruleset(folder)
    except DiagnosticsError as error:
        return error.diagnostics
    from subsidy.textproof.grounding import check_figures
    from subsidy.textproof.pinned import check_lock

    return (*check_figures(ruleset), *check_lock(ruleset, folder))


def lint_against(path: str | Path, text: Path) -> tuple[Diagnostic, ...]:
    """Like :func:`lint`, and the rules held against the official text.

    Every numbered clause has its row, every quote stands in its clause, every figure and incentive word of the text is
    accounted for, and the text is the one that was pinned.
    """
    from subsidy.textproof.pinned import check_text

    found = lint(path)
    if any(not d.code.startswith("E6") for d in found):
        return found
    ruleset, layout = _laid_out(path, text)
    return _bounded((*found, *_against_text(ruleset, layout), *check_text(ruleset_folder(path), layout)))


def text_drift(path: str | Path, text: Path) -> Drift:
    """How the quotes of a ruleset stand in a text: found, moved, ambiguous, orphaned. Raises :class:`DiagnosticsError`."""
    from subsidy.ir.lock import read_lock
    from subsidy.textproof.pinned import drift

    ruleset, layout = _laid_out(path, text)
    return drift(ruleset, layout, read_lock(ruleset_folder(path)))


def text_coverage(path: str | Path, text: Path) -> Coverage:
    """The text of every clause with what accounts for each of its figures and incentive words. Raises :class:`DiagnosticsError`."""
    from subsidy.textproof.coverage import cover

    return cover(*_laid_out(path, text))


def lock(path: str | Path, text: Path) -> Lock:
    """Pins the digests of text, clauses and quotes, once everything holds against the text. Raises DiagnosticsError."""
    from subsidy.ir.lock import write_lock
    from subsidy.textproof.grounding import check_figures
    from subsidy.textproof.pinned import pin

    ruleset, layout = _laid_out(path, text)
    if found := [*check_figures(ruleset), *_against_text(ruleset, layout)]:
        raise DiagnosticsError(found)
    made = pin(ruleset, layout)
    write_lock(ruleset_folder(path), made)
    return made


def _bounded(found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """No more complaints than anybody reads: the text may be another altogether."""
    if len(found) <= MAX_COMPLAINTS:
        return found
    return (*found[:MAX_COMPLAINTS], Diagnostic("E114", found[MAX_COMPLAINTS].place, {"limit": MAX_COMPLAINTS}))


def _laid_out(path: str | Path, text: Path) -> tuple[Ruleset, Layout]:
    from subsidy.textproof.official import read_text
    from subsidy.textproof.plain import plain_text
    from subsidy.textproof.spans import lay_out

    ruleset = load_ruleset(path)
    return ruleset, lay_out(ruleset, plain_text(read_text(text)))


def _against_text(ruleset: Ruleset, layout: Layout) -> Iterator[Diagnostic]:
    from subsidy.textproof.account import check_accounts
    from subsidy.textproof.quotes import check_quotes
    from subsidy.textproof.structure import check_structure

    yield from check_structure(ruleset, layout)
    yield from check_quotes(ruleset, layout)
    yield from check_accounts(ruleset, layout)


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


@lru_cache(maxsize=256)
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


def schema(what: Literal["result", "profile", "size"]) -> dict[str, Any]:
    """The JSON schema of results, of profiles or of size classes."""
    from subsidy.results.determination import Result
    from subsidy.results.size_class import SizeClass

    if what == "profile":
        return EnterpriseProfile.model_json_schema()
    return (Result if what == "result" else SizeClass).model_json_schema(mode="serialization")


def shared_tables() -> list[SharedTable]:
    """The tables that several documents share, as rows of text with periods, sources and status."""
    from subsidy.interpret.tables.rows import shared_tables as rows

    return rows(_common())


def shared_table(name: str) -> SharedTable:
    """One of :func:`shared_tables` by its name. Raises :class:`DiagnosticsError` (``P409``)."""
    tables = {table.name: table for table in shared_tables()}
    if name not in tables:
        accepted = nearest(name, tables) or tuple(tables)
        raise DiagnosticsError([Diagnostic("P409", ProfilePlace("common", ""), {"value": name}, accepted=accepted)])
    return tables[name]


def size_class(profile: EnterpriseProfile, year: int) -> SizeClass:
    """Which size class (大、中、小、微型) the statistics would put an enterprise in, by its figures of ``year``, with reasons.

    Raises :class:`DiagnosticsError` (``P408``) for a year before the table begins.
    """
    from subsidy.intake.figures import year_figures
    from subsidy.interpret.size.decide import Subject, first_year
    from subsidy.interpret.size.decide import size_class as decide

    check_profile(profile)
    table = _common().size_classes
    if type(year) is not int or not first_year(table) <= year <= LAST_YEAR:
        args = {"table": table.head.title, "year": year, "first": first_year(table)}
        raise DiagnosticsError([Diagnostic("P408", ProfilePlace("year", ""), args)])
    declared = cast("SizeCode | None", profile.size_class)
    return decide(table, Subject(profile.name, profile.credit_code, profile.industry, declared, year_figures(profile, year)), year)


def notices(profile: EnterpriseProfile, year: int) -> tuple[Diagnostic, ...]:
    """What does not fit together in a profile and yet may be right: size class and listing against the figures of ``year``.

    These are warnings (``W…``): they never change a determination.
    """
    from subsidy.intake.figures import listed_in, year_figures
    from subsidy.interpret.listing.notices import Declared, listing_notices
    from subsidy.interpret.size.decide import first_year
    from subsidy.interpret.size.notices import size_notices

    common = _common()
    declared = Declared(listed_in(profile, year), profile.listing_category, profile.industry, year_figures(profile, year))
    found = list(listing_notices(common.listing_thresholds, declared, year))
    if profile.size_class is not None and first_year(common.size_classes) <= year <= LAST_YEAR:
        found += size_notices(size_class(profile, year))
    return tuple(found)


@lru_cache(maxsize=1)
def _common() -> Common:
    from subsidy.common.folder import FOLDER, read_common

    return read_common(_shipped() / FOLDER)


def _mistakes_of_tables(folder: Path) -> tuple[Diagnostic, ...]:
    from subsidy.common.folder import read_common

    try:
        read_common(folder)
    except DiagnosticsError as error:
        return error.diagnostics
    return ()


def _shared_folder(path: str | Path) -> Path | None:
    """The folder of shared tables that ``path`` names: ``common``, or a folder called so that is no ruleset."""
    from subsidy.common.folder import FOLDER

    folder = _shipped() / FOLDER if str(path) == FOLDER else Path(path)
    return folder if folder.name == FOLDER and folder.is_dir() and not (folder / "document.yaml").exists() else None


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

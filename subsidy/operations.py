"""What one can do, a function each. The command line is a thin skin over these."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from subsidy.compile.ruleset import compile_draft, compile_ruleset
from subsidy.intake.binding import bind
from subsidy.intake.consistency import check_profile
from subsidy.interpret.exact.engine import Determined, Engine
from subsidy.interpret.prose.phrase import Phrases
from subsidy.ir.ruleset import ParameterRow, Ruleset
from subsidy.profile.enterprise import EnterpriseProfile
from subsidy.quantity.calendar import FIRST_YEAR, LAST_YEAR
from subsidy.quantity.exact import Exact
from subsidy.quantity.types import MONEY, MONTHS, PERSONS
from subsidy.quantity.units import QuantityError, read_quantity
from subsidy.source.diagnostic import Diagnostic, DiagnosticsError, by_place, nearest
from subsidy.source.place import Place, ProfilePlace
from subsidy.syntax.complaints import MAX_COMPLAINTS
from subsidy.version import __version__

if TYPE_CHECKING:
    from subsidy.ir.lock import Lock
    from subsidy.results.coverage import Coverage
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
    known = ruleset_names()
    folder = _shipped() / str(name) if str(name) in known else Path(name)
    if (folder / "document.yaml").is_file():
        return folder
    place = Place(str(name), 1, 1)
    raise DiagnosticsError([Diagnostic("E412", place, {"name": name}, accepted=nearest(str(name), known) or tuple(known))])


def lint(path: str | Path) -> tuple[Diagnostic, ...]:
    """Every mistake of a ruleset; none if it may be used. Its lock is checked too, and that every figure stands in its quotes."""
    try:
        folder = ruleset_folder(path) if not Path(path).is_dir() else Path(path)
        ruleset, left_open = compile_draft(folder)
    except DiagnosticsError as error:
        return error.diagnostics
    from subsidy.textproof.grounding import check_figures
    from subsidy.textproof.pinned import check_lock

    return (*left_open, *check_figures(ruleset), *check_lock(ruleset, folder))


def lint_against(path: str | Path, text: Path) -> tuple[Diagnostic, ...]:
    """Like :func:`lint`, and the rules held against the official text.

    Every numbered clause has its row, every quote stands in its clause, every figure and incentive word of the text is
    accounted for, and the text is the one that was pinned. While the author is still writing, this is the list of what is left to do.
    """
    from subsidy.textproof.pinned import check_text

    try:
        ruleset, _ = compile_draft(ruleset_folder(path))
    except DiagnosticsError:
        return lint(path)
    layout = _over(ruleset, text)
    return _bounded((*lint(path), *_against_text(ruleset, layout), *check_text(ruleset_folder(path), layout)))


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
    """In the order of the files, and no more complaints than anybody reads: the text may be another altogether."""
    found = tuple(sorted(found, key=by_place))
    if len(found) <= MAX_COMPLAINTS:
        return found
    return (*found[:MAX_COMPLAINTS], Diagnostic("E114", found[MAX_COMPLAINTS].place, {"limit": MAX_COMPLAINTS}))


def _laid_out(path: str | Path, text: Path) -> tuple[Ruleset, Layout]:
    ruleset = load_ruleset(path)
    return ruleset, _over(ruleset, text)


def _over(ruleset: Ruleset, text: Path) -> Layout:
    from subsidy.textproof.official import read_text
    from subsidy.textproof.plain import plain_text
    from subsidy.textproof.spans import lay_out

    return lay_out(ruleset, plain_text(read_text(text)))


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
    return Engine(ruleset, lambda chosen: Phrases(ruleset, chosen), __version__)


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


def describe(ruleset: Ruleset, award: str | None = None) -> list[str]:
    """The document, or one of its awards (id or title), in Chinese lines. Raises :class:`DiagnosticsError` (``P405``)."""
    from subsidy.interpret.prose.describe import describe_award, describe_ruleset

    if award is None:
        return describe_ruleset(ruleset)
    found = next((a for a in ruleset.awards if award in (a.id, a.title)), None)
    if found is None:
        names = [name for a in ruleset.awards for name in (a.id, a.title)]
        raise DiagnosticsError([Diagnostic("P405", ProfilePlace(ruleset.document.id, ""), {"value": award}, accepted=nearest(award, names))])
    return describe_award(ruleset, found)


def schema(what: str) -> dict[str, Any]:
    """The JSON schema of results (``result``), of profiles (``profile``) or of one kind of rule file (``awards``, ``cases`` …)."""
    from subsidy.results.determination import Result
    from subsidy.syntax.json_schema import file_schema

    match what:
        case "result":
            return Result.model_json_schema(mode="serialization")
        case "profile":
            return EnterpriseProfile.model_json_schema()
        case _:
            return file_schema(what)


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

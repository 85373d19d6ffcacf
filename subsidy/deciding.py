"""One enterprise under one ruleset, decided: what the operations, the records and the watching share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from subsidy.compile.ruleset import compile_ruleset
from subsidy.intake.binding import bind
from subsidy.intake.consistency import check_profile
from subsidy.interpret.exact.decide import Plan
from subsidy.interpret.exact.engine import Determined, Engine
from subsidy.interpret.prose.phrase import Phrases
from subsidy.ir.ruleset import ParameterRow, Ruleset
from subsidy.profile.enterprise import EnterpriseProfile
from subsidy.quantity.calendar import FIRST_YEAR, LAST_YEAR
from subsidy.quantity.exact import Exact
from subsidy.quantity.types import MONEY, MONTHS, PERSONS
from subsidy.quantity.units import QuantityError, read_quantity
from subsidy.source.diagnostic import Diagnostic, DiagnosticsError, nearest
from subsidy.source.place import Place, ProfilePlace
from subsidy.version import __version__

MAX_SUGGESTED = 8  # names where none resembles what was written


def ruleset_names() -> list[str]:
    return sorted(path.parent.name for path in shipped_rulesets().glob("*/document.yaml"))


def load_ruleset(name: str | Path) -> Ruleset:
    """A ruleset by its id (``shiyan_2018``) or from a folder. Raises :class:`DiagnosticsError` with all its mistakes."""
    return compile_ruleset(ruleset_folder(name))


def ruleset_folder(name: str | Path) -> Path:
    """The folder of a ruleset id or path. Raises :class:`DiagnosticsError` (``E412``)."""
    known = ruleset_names()
    folder = shipped_rulesets() / str(name) if str(name) in known else Path(name)
    if (folder / "document.yaml").is_file():
        return folder
    place = Place(str(name), 1, 1)
    raise DiagnosticsError([Diagnostic("E412", place, {"name": name}, accepted=nearest(str(name), known) or tuple(known))])


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
    :class:`DiagnosticsError` with all mistakes of profile and options, ``TypeError`` for arguments of another type.
    """
    if not isinstance(profile, EnterpriseProfile):
        raise TypeError(f"profile must be an EnterpriseProfile (profile_from makes one of plain data), not {type(profile).__name__}")
    check_profile(profile)
    plan = plan_of(ruleset, year=year, on=on, readings=readings, parameters=parameters)
    return engine_of(ruleset).determine(plan, facts_of(ruleset, profile))


def plan_of(
    ruleset: Ruleset,
    *,
    year: int,
    on: date | None = None,
    readings: Mapping[str, str] | None = None,
    parameters: Mapping[str, str] | None = None,
) -> Plan:
    """What enterprises are decided under, as for :func:`determine`. Raises :class:`DiagnosticsError` with all mistakes of the options."""
    _check_types(year, on, readings or {}, parameters or {})
    found: list[Diagnostic] = []
    if not FIRST_YEAR <= year <= LAST_YEAR:
        found.append(Diagnostic("P309", ProfilePlace("year", ""), {"value": year, "first": FIRST_YEAR, "last": LAST_YEAR}))
    chosen = _readings(ruleset, readings or {}, found)
    given = _parameters(ruleset, parameters or {}, found)
    if found:
        raise DiagnosticsError(found)
    return engine_of(ruleset).plan(year, on, chosen, given)


def facts_of(ruleset: Ruleset, profile: EnterpriseProfile) -> dict[str, object]:
    """A profile as the plain records an interpreter reads. Raises :class:`DiagnosticsError`."""
    document = ruleset.document
    awards = {award.id: award.title for award in ruleset.awards}
    others = [name for name in profile.local if name != document.id]
    known = {document.id, *ruleset_names()} if others else set()
    if unknown := [name for name in others if name not in known]:
        found = [Diagnostic("P345", ProfilePlace("资料", f"local.{name}"), {"key": name}, accepted=nearest(name, known)) for name in unknown]
        raise DiagnosticsError(found)
    return bind(profile, document.id, ruleset.vocabulary, awards, (document.id, *document.predecessors))


@lru_cache(maxsize=16)
def engine_of(ruleset: Ruleset) -> Engine:
    """The reference interpreter of a ruleset, made once."""
    return Engine(ruleset, lambda chosen, lang: Phrases(ruleset, chosen, lang), __version__)


def _check_types(year: object, on: object, *options: Mapping[str, object]) -> None:
    """What a program that is not type-checked may get wrong; a number in place of ``"3.2%"`` would leave its unit to guessing."""
    if type(year) is not int:
        raise TypeError(f"year must be an int such as 2019, not {year!r}")
    if on is not None and type(on) is not date:
        raise TypeError(f"on must be a datetime.date, not {on!r}")
    for option in options:
        for name, value in option.items():
            if not isinstance(value, str):
                raise TypeError(f"{name} must be text as people write it, such as '3.2%', not {value!r}")


def _readings(ruleset: Ruleset, readings: Mapping[str, str], found: list[Diagnostic]) -> dict[str, str]:
    for name, option in readings.items():
        row, place = ruleset.readings.get(name), ProfilePlace("readings", name)
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
        row, place = ruleset.parameters.get(by_label.get(name, name)), ProfilePlace("parameters", name)
        if row is None:
            found.append(
                Diagnostic(
                    "P403",
                    place,
                    {"value": name},
                    accepted=nearest(name, [*ruleset.parameters, *by_label]) or tuple(ruleset.parameters)[:MAX_SUGGESTED],
                )
            )
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


@lru_cache(maxsize=1)
def shipped_rulesets() -> Path:
    """The folder of rulesets: inside the installed package, or beside it in a checkout."""
    here = Path(__file__).resolve().parent
    inside = here / "rulesets"
    return inside if inside.is_dir() else here.parent / "rulesets"

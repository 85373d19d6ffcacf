"""The cases of a ruleset, held against its rules: every name they use exists, every profile is one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from subsidy.intake.assembly import assembled
from subsidy.intake.places import YamlPlaces
from subsidy.ir.ruleset import Ruleset
from subsidy.profile.enterprise import EnterpriseProfile
from subsidy.source.diagnostic import Diagnostic, DiagnosticsError, nearest
from subsidy.source.place import Place, ProfilePlace
from subsidy.syntax.case_files import CasePart, Expected, read_case_files
from subsidy.syntax.complaints import MAX_OPEN, Complaints, TooMany
from subsidy.syntax.shape import Shape, Written
from subsidy.syntax.yaml_tree import plain


@dataclass(frozen=True, eq=False)
class Case:
    """A sample enterprise under a setting, and what is expected: by ``award``, ``award/subject`` or ``total``."""

    file: str
    name: str
    title: str
    clause: str
    why: str
    place: Place
    year: int
    on: date | None
    profile: EnterpriseProfile
    readings: Mapping[str, str]
    parameters: Mapping[str, str]
    expect: Mapping[str, Mapping[str, Expected]]
    options: Mapping[str, Written]

    def at_home(self, error: DiagnosticsError) -> list[Diagnostic]:
        """Complaints about readings and parameters, at the place where the case chooses them, and any others at the case."""
        return [self._placed(d) for d in error.diagnostics]

    def _placed(self, diagnostic: Diagnostic) -> Diagnostic:
        written = self.options.get(diagnostic.place.path) if isinstance(diagnostic.place, ProfilePlace) else None
        place, excerpt = (written.place, written.excerpt) if written else (self.place, "")
        return Diagnostic(diagnostic.code, place, diagnostic.args, excerpt, diagnostic.accepted)


def read_suite(folder: Path, ruleset: Ruleset) -> tuple[Case, ...]:
    """The cases of a ruleset's folder. Raises :class:`DiagnosticsError` with every mistake in their files."""
    found, left_open = Complaints(), Complaints(MAX_OPEN)
    cases: list[Case] = []
    try:
        for part in read_case_files(folder, Shape(found, left_open)):
            _check_names(part, ruleset, found)
            try:
                cases.append(_case(part, ruleset))
            except DiagnosticsError as error:
                found += [d for d in error.diagnostics if d not in found]  # a mistake of a base is told once
    except TooMany:
        pass
    if found or left_open:
        raise DiagnosticsError([*found, *left_open])
    return tuple(cases)


def _case(part: CasePart, ruleset: Ruleset) -> Case:
    root = part.profile
    profile = assembled(plain(root), lambda written: YamlPlaces(root, written), [], ruleset.vocabulary, ruleset.document.id)
    return Case(
        file=part.file,
        name=part.name.text,
        title=part.title,
        clause=part.clause.text if part.clause else "",
        why=part.why,
        place=part.name.place,
        year=part.year,
        on=part.on,
        profile=profile,
        readings={name: option.text for name, option in part.readings.items()},
        parameters={name: value.text for name, value in part.parameters.items()},
        expect={expected.of.text: expected.values for expected in part.expect},
        options={**part.readings, **part.parameters},
    )


def _check_names(part: CasePart, ruleset: Ruleset, found: Complaints) -> None:
    """Complaints ``E406`` (an award), ``E407`` (a clause) and ``E423`` (a limit) about names that the ruleset lacks."""
    awards = [award.id for award in ruleset.awards]
    clauses = [row.clause for row in ruleset.register]
    limits = [*(cap.id for cap in ruleset.caps), *(one_of.id for one_of in ruleset.one_ofs)]
    if part.clause and part.clause.text not in clauses:
        found.append(_unknown("E407", part.clause, clauses))
    for expected in part.expect:
        if expected.of.text != "total" and expected.of.text.partition("/")[0] not in awards:
            found.append(_unknown("E406", expected.of, awards))
        for limit in expected.limits:
            if limit.text not in limits:
                found.append(_unknown("E423", limit, limits))


def _unknown(code: str, written: Written, known: list[str]) -> Diagnostic:
    return Diagnostic(code, written.place, {"name": written.text}, written.excerpt, nearest(written.text, known))

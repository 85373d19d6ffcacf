"""What one can do, a function each. The command line is a thin skin over these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from subsidy.compile.ruleset import compile_ruleset
from subsidy.deciding import determine, engine_of, facts_of, load_ruleset, ruleset_folder, ruleset_names
from subsidy.ir.ruleset import Ruleset
from subsidy.profile.enterprise import EnterpriseProfile
from subsidy.source.diagnostic import Diagnostic, DiagnosticsError, nearest
from subsidy.source.place import ProfilePlace

if TYPE_CHECKING:
    from subsidy.ir.lock import Lock

__all__ = ["determine", "engine_of", "facts_of", "load_ruleset", "ruleset_folder", "ruleset_names"]  # besides what is defined here


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


def read_profile(path: str | Path, ruleset: Ruleset | None = None) -> EnterpriseProfile:
    """An enterprise profile from YAML, JSON or a filled-in workbook. Raises :class:`DiagnosticsError`."""
    from subsidy.intake.profile_file import read_profile as read

    if ruleset is None:
        return read(Path(path))
    return read(Path(path), ruleset.vocabulary, ruleset.document.id)


def read_profiles(paths: Sequence[str | Path], ruleset: Ruleset | None = None) -> list[EnterpriseProfile]:
    """Several of them. Raises :class:`DiagnosticsError` with the mistakes of all."""
    profiles: list[EnterpriseProfile] = []
    found: list[Diagnostic] = []
    for path in paths:
        try:
            profiles.append(read_profile(path, ruleset))
        except DiagnosticsError as error:
            found += error.diagnostics
    if found:
        raise DiagnosticsError(found)
    return profiles


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


def schema(what: Literal["result", "profile"]) -> dict[str, Any]:
    """The JSON schema of results or of profiles."""
    from subsidy.results.determination import Result

    return Result.model_json_schema(mode="serialization") if what == "result" else EnterpriseProfile.model_json_schema()


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

"""Profiles of enterprises: read, asked for, described."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from subsidy.ir.ruleset import Ruleset
from subsidy.profile.enterprise import EnterpriseProfile
from subsidy.source.diagnostic import Diagnostic, DiagnosticsError


def read_profile(path: str | Path, ruleset: Ruleset | None = None) -> EnterpriseProfile:
    """An enterprise profile from YAML, JSON or a filled-in workbook. Raises :class:`DiagnosticsError`."""
    from subsidy.intake.profile_file import read_profile as read

    if ruleset is None:
        return read(Path(path))
    return read(Path(path), ruleset.vocabulary, ruleset.document.id)


def profile_from(data: Mapping[str, Any], ruleset: Ruleset | None = None) -> EnterpriseProfile:
    """An enterprise profile from plain data (a parsed request, a row of a database), with English names or Chinese labels as keys.

    Says of mistakes what :func:`read_profile` says of them in a file: all at once, each with its path as it was written and
    the nearest names. With a ``ruleset`` its own facts (``local``) are checked too. Raises :class:`DiagnosticsError`.
    """
    from subsidy.intake.profile_file import profile_from as assembled

    if ruleset is None:
        return assembled(data)
    return assembled(data, ruleset.vocabulary, ruleset.document.id)


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


def schema(what: str) -> dict[str, Any]:
    """The JSON schema of results (``result``), profiles, size classes (``size``) or one kind of rule file (``awards``, ``cases`` …)."""
    from subsidy.results.determination import Result
    from subsidy.results.size_class import SizeClass
    from subsidy.syntax.json_schema import file_schema

    match what:
        case "result":
            return Result.model_json_schema(mode="serialization")
        case "size":
            return SizeClass.model_json_schema(mode="serialization")
        case "profile":
            return EnterpriseProfile.model_json_schema()
        case _:
            return file_schema(what)

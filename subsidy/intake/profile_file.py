"""A profile read from a file (YAML or JSON for programs and authors, a workbook for everyone else) or from plain data."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import Any

from subsidy.intake.assembly import assembled
from subsidy.intake.json_tree import read_json
from subsidy.intake.places import PathPlaces, YamlPlaces
from subsidy.intake.problem import diagnostics
from subsidy.intake.workbook_reader import read_workbook
from subsidy.profile.common import common_vocabulary
from subsidy.profile.enterprise import EnterpriseProfile
from subsidy.profile.vocabulary import Vocabulary
from subsidy.source.diagnostic import Diagnostic, DiagnosticsError, nearest
from subsidy.source.place import ProfilePlace
from subsidy.syntax.yaml_tree import plain, read_yaml

MAX_BESIDE = 1000  # files looked at for one of a similar name
SUFFIXES = (".yaml", ".yml", ".json", ".xlsx")
IN_MEMORY = "资料"  # what data that came from no file is called in complaints


def profile_from(data: Any, vocabulary: Vocabulary | None = None, ruleset: str | None = None) -> EnterpriseProfile:
    """The profile in plain data, such as a parsed request: as :func:`read_profile` of a JSON file with it, paths as places."""
    return assembled(data, lambda written: PathPlaces(IN_MEMORY, written), [], vocabulary, ruleset)


def read_profile(path: Path, vocabulary: Vocabulary | None = None, ruleset: str | None = None) -> EnterpriseProfile:
    """The profile in a file. Raises :class:`DiagnosticsError` with every mistake in it, each with its place.

    With ``ruleset`` and its ``vocabulary`` the facts that the ruleset declares for itself are checked too, and a
    workbook must be a template of that ruleset.
    """
    if path.suffix.lower() in SUFFIXES and not path.is_file():
        raise DiagnosticsError([Diagnostic("E109", ProfilePlace(path.name, ""), accepted=_named_like(path))])
    match path.suffix.lower():
        case ".yaml" | ".yml":
            root = read_yaml(path)
            return assembled(plain(root), lambda written: YamlPlaces(root, written), [], vocabulary, ruleset)
        case ".json":
            data, repeated = read_json(path)
            earlier = diagnostics(repeated, PathPlaces(path.name, {}))
            return assembled(data, lambda written: PathPlaces(path.name, written), earlier, vocabulary, ruleset)
        case ".xlsx":
            return read_workbook(path, vocabulary or common_vocabulary(), ruleset)
        case other:
            raise DiagnosticsError([Diagnostic("P406", ProfilePlace(path.name, ""), {"value": other}, accepted=SUFFIXES)])


def _named_like(path: Path) -> tuple[str, ...]:
    """The profiles beside a file that is not there whose names resemble its name, whatever they end in."""
    beside = [p for p in islice(path.parent.glob("*"), MAX_BESIDE) if p.suffix.lower() in SUFFIXES]
    stems = nearest(path.stem, sorted({p.stem for p in beside}))
    return tuple(p.name for stem in stems for p in sorted(beside) if p.stem == stem)[:3]

"""What only shows across rows: an id used twice, a year given twice, a project that is not in the list of projects."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from subsidy.intake.places import PathPlaces
from subsidy.intake.problem import Path, Problem, diagnostics
from subsidy.profile.common import common_vocabulary, row_models
from subsidy.profile.enterprise import EnterpriseProfile
from subsidy.profile.record import Record
from subsidy.profile.rows import NO_PROJECT
from subsidy.source.diagnostic import DiagnosticsError, nearest

# the fields that tell one row of a list from another; a list not named here has rows without identity
KEYS: dict[str, tuple[str, ...]] = {
    "figures": ("year",),
    "projects": ("id",),
    "financing": ("id", "year"),
    "equipment": ("id",),
    "certifications": ("id",),
    "vehicle_models": ("id",),
    "equipment_sales": ("id",),
    "land_uses": ("id",),
    "rankings": ("award", "year"),
}

# the lists whose rows awards are given for: their ids are how an answer names them
SUBJECTS = frozenset({"projects", "certifications", "vehicle_models", "land_uses"})

TOTALS = frozenset({"合计", "小计", "总计", "共计"})  # a line of sums is not one more machine

MAX_SUGGESTED = 10  # names and complaints: beyond that, suggestions help nobody and cost much

RowNumber = Callable[[Path], int]


def check_profile(profile: EnterpriseProfile, name: str = "资料") -> None:
    """Raises :class:`DiagnosticsError` with every contradiction between rows of a profile made by a program."""
    places = PathPlaces(name, {})
    if found := contradictions(profile, places.row):
        raise DiagnosticsError(diagnostics(found, places))


def contradictions(profile: EnterpriseProfile, row_number: RowNumber, doubtful: Collection[Path] = ()) -> list[Problem]:
    """Every contradiction between rows; ``row_number`` tells how a person finds a row.

    ``doubtful`` rows have lost wrong values: that they look like others says nothing.
    """
    found: list[Problem] = []
    for name in row_models():
        rows: Sequence[Record] = getattr(profile, name) or ()
        found += _repeated(name, rows, row_number, doubtful)
        found += _nameless(name, rows, row_number, doubtful)
        found += [
            Problem((name, i, "id"), "P351", {"value": title}, ()) for i, row in enumerate(rows) if (title := getattr(row, "id", None)) in TOTALS
        ]
    return found + _strangers(profile)


def _repeated(name: str, rows: Sequence[Record], row_number: RowNumber, doubtful: Collection[Path]) -> list[Problem]:
    """``P350`` for a row that repeats another in everything, ``P343`` for one that repeats its key."""
    keys = KEYS.get(name, ())
    whole: dict[str, int] = {}
    by_key: dict[tuple[object, ...], int] = {}
    found: list[Problem] = []
    for index, row in enumerate(rows):
        if not row.model_dump(exclude_defaults=True):
            continue
        first = index if (name, index) in doubtful else whole.setdefault(repr(row), index)
        if first != index:
            found.append(Problem((name, index), "P350", {"first": row_number((name, first)), "row": row_number((name, index))}, ()))
            continue
        key = tuple(getattr(row, k) for k in keys)
        if not key or None in key:
            continue
        first = by_key.setdefault(key, index)
        if first != index:
            args = {
                "label": _label(name, keys),
                "value": "、".join(map(str, key)),
                "first": row_number((name, first)),
                "second": row_number((name, index)),
            }
            found.append(Problem((name, index, keys[0]), "P343", args, ()))
    return found


def _nameless(name: str, rows: Sequence[Record], row_number: RowNumber, doubtful: Collection[Path]) -> list[Problem]:
    """``P352``: the second row and those after it that have no id, where the answers to them could not be told apart."""
    if name not in SUBJECTS:
        return []
    given = [row.model_dump(exclude_defaults=True) for row in rows]
    without = [i for i, values in enumerate(given) if values and "id" not in values and (name, i) not in doubtful]
    label = _label(name, ("id",))
    return [Problem((name, i), "P352", {"label": label, "row": row_number((name, i)), "first": row_number((name, without[0]))}) for i in without[1:]]


def _strangers(profile: EnterpriseProfile) -> list[Problem]:
    """``P344``: references to projects that the list of projects, where it is known, does not hold."""
    if profile.projects is None:
        return []
    known = {p.id for p in profile.projects if p.id is not None}
    found: list[Problem] = []
    for name, model in row_models().items():
        if "project" not in model.model_fields:
            continue
        for index, row in enumerate(getattr(profile, name) or ()):
            if row.project is not None and row.project != NO_PROJECT and row.project not in known:
                args = {"label": _label(name, ("project",)), "value": row.project}
                near = _projects_like(row.project, known) if len(found) < MAX_SUGGESTED else ()
                found.append(Problem((name, index, "project"), "P344", args, near))
    return found


def _projects_like(project: str, known: set[str]) -> tuple[str, ...]:
    ids = sorted(known)
    return nearest(project, ids) or ((*ids, NO_PROJECT) if len(ids) < MAX_SUGGESTED else ())


def _label(record: str, names: Sequence[str]) -> str:
    fields = common_vocabulary().records[record].fields
    return "、".join(fields[name].label for name in names)

"""A checked profile as plain records for the interpreters: names to values, local facts beside the common ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from subsidy.intake.local_facts import local_values
from subsidy.profile.common import ENTERPRISE, row_models
from subsidy.profile.enterprise import EnterpriseProfile
from subsidy.profile.record import Record
from subsidy.profile.vocabulary import FactField, Vocabulary
from subsidy.source.diagnostic import Diagnostic, DiagnosticsError, nearest
from subsidy.source.place import ProfilePlace

Bound = dict[str, Any]


def bind(profile: EnterpriseProfile, ruleset: str, vocabulary: Vocabulary, awards: Mapping[str, str], policies: tuple[str, ...]) -> Bound:
    """The facts of a profile under a ruleset. ``awards`` maps award ids to titles, ``policies`` are the names that
    mean the ruleset or its predecessors. Raises :class:`DiagnosticsError` (``P341`` ``P346`` ``P348``)."""
    found: list[Diagnostic] = []
    enterprise = _record(profile, ENTERPRISE, "", ruleset, vocabulary, found)
    for name in row_models():
        rows = getattr(profile, name)
        if rows is not None:
            enterprise[name] = [_record(row, name, f"{name}[{i}]", ruleset, vocabulary, found) for i, row in enumerate(rows)]
    for i, row in enumerate(enterprise["awards_received"] or ()):
        _policy(row, f"awards_received[{i}]", policies, found)
        if row["policy"] in policies:
            _award(row, f"awards_received[{i}]", awards, found)
    for i, row in enumerate(enterprise["rankings"] or ()):
        _award(row, f"rankings[{i}]", awards, found)
    if found:
        raise DiagnosticsError(found)
    return enterprise


def _record(record: Record, name: str, path: str, ruleset: str, vocabulary: Vocabulary, found: list[Diagnostic]) -> Bound:
    bound = dict(record.__dict__)
    if ruleset in record.local:
        fields: dict[str, FactField] = vocabulary.local_fields(name)
        values, complaints = local_values(record, fields, ruleset)
        bound |= values
        for fact, code, args, accepted in complaints:
            place = ProfilePlace("资料", f"{path}.local.{ruleset}.{fact}".lstrip("."))
            found.append(Diagnostic(code, place, args, accepted=accepted))
    return bound


def _policy(row: Bound, path: str, policies: tuple[str, ...], found: list[Diagnostic]) -> None:
    """A policy that is nearly one of those meant is a misspelling; any other is simply another policy."""
    given = row["policy"]
    if given is None:
        return
    same = next((p for p in policies if _plain(p) == _plain(given)), None)
    if same is not None:
        row["policy"] = same
        return
    near = nearest(_plain(given), [_plain(p) for p in policies], 1)
    if near and _alike(_plain(given), near[0]):
        place = ProfilePlace("资料", f"{path}.policy")
        found.append(Diagnostic("P348", place, {"value": given}, accepted=tuple(p for p in policies if _plain(p) == near[0])))


def _alike(given: str, known: str) -> bool:
    """One or two characters apart: not another document number of the same issuer, but this one misspelt."""
    digits = [c for c in given if c.isdigit()], [c for c in known if c.isdigit()]
    return digits[0] == digits[1] or sorted(given) == sorted(known)


def _plain(policy: str) -> str:
    return policy.translate(str.maketrans("[]【】()（）", "〔〕〔〕〔〕〔〕")).replace(" ", "")


def _award(row: Bound, path: str, awards: Mapping[str, str], found: list[Diagnostic]) -> None:
    given = row["award"]
    if given is None or given in awards:
        return
    by_title = next((award for award, title in awards.items() if title == given), None)
    if by_title is None:
        place = ProfilePlace("资料", f"{path}.award")
        found.append(Diagnostic("P346", place, {"value": given}, accepted=nearest(given, [*awards, *awards.values()])))
    else:
        row["award"] = by_title

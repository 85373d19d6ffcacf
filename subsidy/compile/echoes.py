"""Each mistake is told once: what only follows from another mistake is left out."""

from __future__ import annotations

from collections.abc import Iterable

from subsidy.source.diagnostic import Diagnostic

# A mistake of form in a file may lose some of its rows; these complaints may then be no more than the consequence.
_LOST: dict[str, frozenset[str]] = {
    "document": frozenset({"E420", "E632"}),
    "register": frozenset({"E407", "E610", "E611", "E612", "E615"}),
    "readings": frozenset({"E404", "E405", "E414"}),
    "vocabulary": frozenset({"E401", "E402", "E405", "E415"}),
    "parameters": frozenset({"E401", "E413", "E414"}),
    "common": frozenset({"E413"}),
    "definitions": frozenset({"E401", "E402", "E415", "E632"}),
    "awards": frozenset({"E202", "E420", "E406", "E411", "E610", "E612"}),
}
_SAME_FILE = frozenset({"E202", "E605", "E631"})
_FOLLOWS: dict[str, frozenset[str]] = {
    "E205": frozenset({"E613"}),
    "E404": frozenset({"E613"}),
    "E409": frozenset({"E613", "E632"}),
    "E410": frozenset({"E402", "E411", "E415", "E419"}),
    "E417": frozenset({"E613", "E632"}),
}
_OPTIONS_ONLY = ("document", "definitions", "awards", "limits")  # a wrong option (E204) loses nothing here
_LOSES_NOTHING = ("E201", "E205", "E206", "E208", "E210", "E211", "E213", "E3", "E416", "E418", "P")


def without_echoes(form: Iterable[Diagnostic], meaning: Iterable[Diagnostic]) -> list[Diagnostic]:
    """All complaints of form, and those of meaning that would stand without them; none of them twice."""
    form, meaning = list(form), list(meaning)
    broken = {_part(d) for d in form if not d.code.startswith(_LOSES_NOTHING) and not (d.code == "E204" and _part(d) in _OPTIONS_ONLY)}
    echoes = {code for part in broken for code in _LOST.get(part, ())} | {code for d in meaning for code in _FOLLOWS.get(d.code, ())}
    if any(d.code.startswith("E3") for d in form) or broken:
        echoes.add("E613")
    kept = [d for d in meaning if d.code not in echoes and not (d.code in _SAME_FILE and _part(d) in broken)]
    return list({(d.code, d.place, d.message()): d for d in [*form, *kept]}.values())


def _part(diagnostic: Diagnostic) -> str:
    """Which part of a ruleset a complaint is about: ``definitions``, ``awards`` …"""
    folder, _, file = diagnostic.place.file.partition("/")
    return folder if folder == "common" else file.partition("/")[0].removesuffix(".yaml")

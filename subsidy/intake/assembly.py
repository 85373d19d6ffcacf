"""From plain data to a profile: every stage of checking runs, and all its mistakes are reported together."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError

from subsidy.intake.consistency import contradictions
from subsidy.intake.local_facts import local_problems, told_as_local
from subsidy.intake.naming import named
from subsidy.intake.problem import Path, Places, Problem, diagnostics
from subsidy.intake.validation import problems_of
from subsidy.profile.enterprise import EnterpriseProfile
from subsidy.profile.vocabulary import Vocabulary
from subsidy.source.diagnostic import Diagnostic, DiagnosticsError

PlacesOf = Callable[[Mapping[Path, str]], Places]


def assembled(
    data: Any, places_of: PlacesOf, earlier: list[Diagnostic], vocabulary: Vocabulary | None = None, ruleset: str | None = None
) -> EnterpriseProfile:
    """The profile in ``data``. Raises :class:`DiagnosticsError` with the mistakes found ``earlier`` and all others.

    ``places_of`` gives the places once it is known how the keys were written; local facts are checked if the
    ``ruleset`` and its ``vocabulary`` are known.
    """
    by_name = named(data)
    places = places_of(by_name.written)
    problems = list(by_name.problems)
    profile: EnterpriseProfile | None = None
    try:
        profile = EnterpriseProfile.model_validate(by_name.data)
    except ValidationError as error:
        found = problems_of(error)
        problems += found
        profile = _what_is_sound(by_name.data, found)
    if vocabulary is not None and ruleset is not None:
        problems = [told_as_local(problem, vocabulary, ruleset) for problem in problems] + local_problems(by_name.data, vocabulary, ruleset)
    if profile is not None:
        problems += contradictions(profile, places.row, {p.path[:2] for p in problems})
    if earlier or problems or profile is None:
        raise DiagnosticsError([*earlier, *diagnostics(problems, places)])
    return profile


def _what_is_sound(data: Any, problems: list[Problem]) -> EnterpriseProfile | None:
    """The profile without its wrong values, so that contradictions between the others are found in the same run."""
    sound = copy.deepcopy(data)
    for path, *_ in problems:
        _clear(sound, path)
    try:
        return EnterpriseProfile.model_validate(sound)
    except ValidationError:
        return None


def _clear(data: Any, path: Path) -> None:
    """Takes out the value at ``path``; a wrong row becomes empty, so that the others keep their numbers."""
    *around, last = path or ("",)
    for step in around:
        inside: Any = dict(enumerate(data)) if isinstance(data, list) else data
        if not isinstance(inside, dict) or step not in inside:
            return
        data = inside[step]
    if isinstance(data, dict):
        data.pop(last, None)
    elif isinstance(data, list) and isinstance(last, int):
        data[last] = {}

"""The hand-worked cases of a ruleset with the answers the engine gives, by award, and where the two part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path

from docs_site.page import Lang
from subsidy.cases.compare import differences
from subsidy.cases.suite import Case, read_suite
from subsidy.ir.ruleset import Ruleset
from subsidy.operations import decide_case, run_cases
from subsidy.report import phrases
from subsidy.report.testing_table import difference_text, to_text
from subsidy.report.words import words
from subsidy.results.determination import Determination, Result, Status
from subsidy.results.testing import Difference


@dataclass(frozen=True, slots=True)
class Told:
    """A case and what comes out for one award and subject. ``differing`` is what was worked out otherwise."""

    case: Case
    one: Determination
    result: Result
    differing: tuple[Difference, ...]

    @property
    def anchor(self) -> str:
        """The name of its row on the page of the award."""
        return re.sub(r"\s", "_", f"case-{self.case.name}" if self.one.subject is None else f"case-{self.case.name}-{self.one.subject}")


@dataclass(frozen=True, slots=True)
class Changed:
    """A case whose answer another option of a reading changes, and its answer under that option."""

    told: Told
    option: str
    after: Told


@lru_cache(maxsize=8)
def cases_of(rules: Ruleset, folder: Path) -> dict[str, tuple[Told, ...]]:
    """Each case under the awards it expects something of; both languages use the same."""
    found: dict[str, list[Told]] = {}
    for case in read_suite(folder, rules):
        for told in _told(rules, case):
            found.setdefault(told.one.award, []).append(told)
    return {award: tuple(told) for award, told in found.items()}


def differing_cases(folder: Path) -> str:
    """The cases of a ruleset that do not agree with its rules, as ``subsidy test`` tells them; empty where all do."""
    test = run_cases(folder)
    return to_text(test) if test.differing else ""


def changed_by_readings(rules: Ruleset, cases: tuple[Told, ...]) -> dict[str, list[Changed]]:
    """For each reading, the case of each option that shows best what it changes."""
    changing: dict[tuple[str, str], list[Told]] = {}
    for told in cases:
        for other in told.one.readings:
            changing.setdefault((other.reading, other.option), []).append(told)
    found: dict[str, list[Changed]] = {}
    for row in rules.readings.values():
        for option in row.options:
            if candidates := changing.get((row.id, option)):
                told = min(candidates, key=partial(_beside_the_point, row.id))
                found.setdefault(row.id, []).append(Changed(told, option, _under(rules, told, row.id, option)))
    return found


def _beside_the_point(reading: str, told: Told) -> tuple[bool, int, int]:
    """How much else a case is about: least is one named after the reading that leaves it as it is, then one that chooses no other."""
    chosen = told.case.readings.keys()
    return not told.case.title.startswith(reading) or reading in chosen, len(chosen - {reading}), len(chosen)


def amount(told: Told, lang: Lang) -> str:
    """The sum as reports tell it; empty where there can be none."""
    return "" if told.one.status is Status.INELIGIBLE else phrases.amount(told.one, lang)


def because(told: Told, lang: Lang) -> str:
    """Which limits acted, what it gave way to or what is missing; empty where the sum needs no such word."""
    if told.one.status is Status.INELIGIBLE:
        return ""
    limits = dict.fromkeys(phrases.step_name(step, lang) for step in told.one.steps if step.limit)
    return words(lang).semicolon.join(text for text in (*limits, phrases.reason(told.one, told.result, lang)) if text)


def against_hand(told: Told, lang: Lang) -> list[str]:
    """Every field that was worked out otherwise, with both values."""
    return [difference_text(difference, lang) for difference in told.differing]


def _told(rules: Ruleset, case: Case) -> Iterator[Told]:
    determined = decide_case(rules, case)
    differing = tuple(differences(case, determined))
    for one in determined.result.determinations:
        name = one.award if one.subject is None else f"{one.award}/{one.subject}"
        if name in case.expect:
            yield Told(case, one, determined.result, tuple(d for d in differing if d.of == name))


def _under(rules: Ruleset, told: Told, reading: str, option: str) -> Told:
    """The same case, award and subject under another option of a reading."""
    case = replace(told.case, readings={**told.case.readings, reading: option})
    determined = decide_case(rules, case)
    here = (told.one.award, told.one.subject)
    index = next(i for i, outcome in enumerate(determined.outcomes) if (outcome.award.id, outcome.subject_id) == here)
    return Told(case, determined.told(index), told.result, ())

"""A result told in English: the same answer, every word made by the program in English."""

from __future__ import annotations

import dataclasses
import re
from string import Formatter
from types import ModuleType

import pytest

from subsidy.interpret.exact import voice
from subsidy.operations import determine
from subsidy.report import rule_words
from subsidy.report.html import to_html
from subsidy.report.terminal import render_terminal
from subsidy.results.determination import ConditionResult, Result
from tests.conformance.suites import cases_of
from tests.prose.pages import HAN, RULESETS, ruleset

QUOTED = re.compile(r"“[^”]*”")
CASES = [(name, case) for name in RULESETS for case in cases_of(name)[::9]]


def told() -> list[tuple[Result, Result]]:
    found = []
    for name, case in CASES:
        profile = case.profile
        determined = determine(ruleset(name), profile, year=case.year, on=case.on, readings=case.readings, parameters=case.parameters)
        found.append((determined.result, determined.in_language("en")))
    return found


RESULTS = told()


def test_the_answer_is_the_same_in_both_languages() -> None:
    for zh, en in RESULTS:
        assert zh.total == en.total and len(zh.determinations) == len(en.determinations)
        for one, other in zip(zh.determinations, en.determinations, strict=True):
            assert one.status is other.status
            assert (one.award, one.payable, one.at_least, one.at_most, one.exact) == (
                other.award,
                other.payable,
                other.at_least,
                other.at_most,
                other.exact,
            )
            assert [c.met for c in one.conditions] == [c.met for c in other.conditions]
            assert [(s.kind, s.before, s.after, s.limit) for s in one.steps] == [(s.kind, s.before, s.after, s.limit) for s in other.steps]
            assert [m.name for m in one.missing] == [m.name for m in other.missing]
            assert one.citations == other.citations


def test_what_the_program_says_is_english() -> None:
    for _, en in RESULTS:
        said = [text for c in en.applicability for text in words_of(c)]
        for d in en.determinations:
            said += [d.title, *(text for c in d.conditions for text in words_of(c))]
            said += [m.label for m in d.missing] + [s.label.partition(":")[2] for s in d.steps]
        chinese = [text for text in said if HAN.search(QUOTED.sub("", text))]
        assert not chinese, chinese[:5]


def words_of(condition: ConditionResult) -> list[str]:
    """Its sentences and names; values of kind text are the enterprise's own."""
    gaps = [text for g in condition.gaps for text in (g.what, g.value, g.needed, g.lacking)]
    return [condition.text, *(u.what for u in condition.used), *gaps]


def test_english_reports_stand() -> None:
    for _, en in RESULTS[::10]:
        assert "Policy support estimate" in render_terminal(en, "en")
        assert '<html lang="en">' in to_html(en, "en")


@pytest.mark.parametrize(("zh", "en"), [(voice.ZH, voice.EN), (rule_words.ZH, rule_words.EN)], ids=["values", "rules"])
def test_both_languages_say_everything(zh: object, en: object) -> None:
    assert dataclasses.is_dataclass(zh)
    for field in dataclasses.fields(zh):
        one, other = getattr(zh, field.name), getattr(en, field.name)
        assert blanks(one) == blanks(other), field.name
        assert field.name == "units" or not HAN.search(str(other)) or isinstance(other, ModuleType), field.name


def blanks(value: object) -> object:
    match value:
        case str():
            return {name for _, name, _, _ in Formatter().parse(value) if name is not None}
        case tuple():
            return [blanks(v) for v in value]
        case dict():
            return {key: blanks(v) for key, v in value.items()}
        case _:
            return None

"""Whatever is told in whatever order: the watcher's answers are those of a decision from scratch, and it tells what changed."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import Phase, currently_in_test_context, given, note, settings
from hypothesis import strategies as st

from subsidy.deciding import determine, facts_of
from subsidy.profile.enterprise import EnterpriseProfile
from subsidy.results.change import Answered, Change
from subsidy.results.determination import Determination, Met
from subsidy.source.diagnostic import DiagnosticsError
from subsidy.watch.answers import Answers, answered, answers_of
from subsidy.watch.difference import differences, matters
from subsidy.watch.monitor import Monitor
from tests.properties.deciding import RULES, Question, ask, ruleset
from tests.properties.enterprises import HANZHONG, SHIYAN, Data
from tests.watch.telling import CODE, histories, told

EXAMPLES = int(os.environ.get("WATCH_EXAMPLES", "100"))
YEARS = {SHIYAN: (2018, 2019), HANZHONG: (2020,)}
LAW = settings(RULES, max_examples=EXAMPLES, phases=[p for p in Phase if p is not Phase.shrink])  # a history shrinks for minutes


@contextmanager
def monitor(name: str) -> Iterator[Monitor]:
    with tempfile.TemporaryDirectory() as folder, Monitor(ruleset(name), Path(folder, "files.db"), years=YEARS[name]) as made:
        made.files.database.connection.execute("PRAGMA synchronous = OFF")  # hypothesis runs hundreds of these
        yield made


def scratch(name: str, file: Data) -> dict[int, Answers]:
    """Everything decided anew."""
    return {year: answers_of(ask(Question(name, year), file)) for year in YEARS[name]}


def facts(name: str, profile: EnterpriseProfile) -> Data:
    """All that is known, as the rules read it."""
    bound = facts_of(ruleset(name), profile)
    for record in (bound, *(row for rows in bound.values() if isinstance(rows, list) for row in rows)):
        record.pop("local")
    return bound


def refused(watch: Monitor, fact: Data) -> bool:
    try:
        watch.tell(CODE, fact)
    except DiagnosticsError as error:
        if currently_in_test_context():
            note(f"refused: {error}")
        return True
    return False


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, list[Data]]:
    name = draw(st.sampled_from([SHIYAN, SHIYAN, HANZHONG]))
    return name, draw(histories(name, YEARS[name][-1]))


@LAW
@given(cases())
def test_the_answers_are_those_of_a_decision_from_scratch(case: tuple[str, list[Data]]) -> None:
    name, history = case
    with monitor(name) as watch:
        file: Data = {"credit_code": CODE}
        known: dict[int, Answers] = scratch(name, file)
        for fact in history:
            before = watch.answers(CODE)
            if refused(watch, fact):
                assert watch.answers(CODE) == before
                continue
            file = told(file, fact)
            note(f"{fact}\n→ {file}")
            kept = watch.profile(CODE)
            assert kept is not None
            assert facts(name, kept) == facts(name, EnterpriseProfile.model_validate(file))
            assert watch.answers(CODE) == scratch(name, file)
            known = watch.answers(CODE) if "baseline" in fact else known
        follow(name, known, watch)


def follow(name: str, known: dict[int, Answers], watch: Monitor) -> None:
    """A reader who only ever sees the events, each following on the one before, ends up with the very same answers.

    An award for subjects says something without a subject only while there is none: that then holds for every one told of
    before. A subject told to be no more may come back unnoticed, if nothing is different with it.
    """
    subjects = {award.id for award in ruleset(name).awards if award.subject}
    seen: dict[tuple[int, str, str | None], Answered | None] = {
        (year, *key): answered(answer) for year, answers in known.items() for key, answer in answers.items()
    }
    for number, change in enumerate(watch.events(), start=1):
        assert change.sequence == number
        key = change.year, change.award, change.subject
        assert change.before != change.after
        if seen.get(key) is not None and (change.award not in subjects or change.subject is not None):
            assert change.before == seen[key]
        told_of = [k for k in seen if k[:2] == key[:2]] if change.subject is None else []
        seen |= dict.fromkeys([*told_of, key], change.after)
    for year, answers in watch.answers(CODE).items():
        for (award, subject), answer in answers.items():
            if seen.get((year, award, subject)) is not None and (subject is not None or award not in subjects):
                assert seen[year, award, subject] == answered(answer)


@settings(LAW, max_examples=EXAMPLES // 6)  # results with all their reasons are slow
@given(cases())
def test_every_change_says_what_the_two_decisions_say(case: tuple[str, list[Data]]) -> None:
    """Status, amounts, conditions and gaps of a change are those of the documented results before and after its fact."""
    name, history = case
    with monitor(name) as watch:
        for fact in history:
            before = watch.profile(CODE) or EnterpriseProfile(credit_code=CODE)
            if refused(watch, fact):
                continue
            after = watch.profile(CODE)
            assert after is not None
            for change in [c for c in watch.events() if c.fact == fact["id"]][:3]:
                old, new = (_documented(name, profile, change) for profile in (before, after))
                note(change.model_dump_json(indent=1))
                for short, of in ((change.before, old), (change.after, new)):
                    assert (
                        short is None
                        or of is None
                        or short == Answered(status=of.status, payable=of.payable, at_least=of.at_least, at_most=of.at_most)
                    )
                if new is not None and change.after is not None:
                    assert change.citations == new.citations
                    assert {m.name for m in change.missing} <= {m.name for m in new.missing}
                    stand = {c.text: c.met for c in new.conditions}
                    for condition in change.conditions:
                        assert condition.before != condition.after
                        assert condition.after is None or stand.get(condition.text, Met.YES) is condition.after


def _documented(name: str, profile: EnterpriseProfile, change: Change) -> Determination | None:
    result = determine(ruleset(name), profile, year=change.year).result
    of_award = [d for d in result.determinations if d.award == change.award]
    return next((d for d in of_award if d.subject == change.subject), None) or next((d for d in of_award if d.subject is None), None)


def test_facts_that_cannot_matter_are_told_from_those_that_can() -> None:
    """Not by deciding and comparing: a name, a title in a list that no rule reads, another city's local facts."""
    shiyan, hanzhong = ruleset(SHIYAN), ruleset(HANZHONG)
    file: Data = {"name": "甲", "equipment": [{"id": "E1", "name": "机床", "cost": "1元"}], "local": {HANZHONG: {"key_enterprise": True}}}
    for rules, change, matter in (
        (shiyan, {"name": "乙"}, False),
        (shiyan, {"equipment": [{"id": "E1", "name": "车床", "cost": "1元"}]}, False),
        (shiyan, {"equipment": [{"id": "E1", "name": "机床", "cost": "2元"}]}, True),
        (shiyan, {"equipment": []}, True),
        (shiyan, {"equipment": None}, True),
        (shiyan, {"local": {HANZHONG: {"key_enterprise": False}}}, False),
        (hanzhong, {"local": {HANZHONG: {"key_enterprise": False}}}, True),
        (hanzhong, {"local": {HANZHONG: {}}}, True),
        (hanzhong, {"equipment": []}, False),
        (shiyan, {"equipment": [*file["equipment"], {"id": "E2"}]}, True),
    ):
        found = differences(file, {**file, **change}, rules.vocabulary, rules.document.id)
        assert matters(found, rules) is matter, change


def test_the_same_rows_in_another_order_are_a_difference() -> None:
    rows = [{"id": "C1", "year": 2019}, {"id": "C2", "year": 2019}]
    rules = ruleset(SHIYAN)
    assert matters(differences({"certifications": rows}, {"certifications": rows[::-1]}, rules.vocabulary, SHIYAN), rules)


def test_local_facts_are_the_same_by_name_and_by_label() -> None:
    rules = ruleset(SHIYAN)
    label = rules.vocabulary.records["enterprise"].fields["recommended"].label
    before, after = ({"local": {SHIYAN: {key: value}}} for key, value in ((label, False), ("recommended", True)))
    assert [d.field for d in differences(before, after, rules.vocabulary, SHIYAN)] == ["recommended"]
    with monitor(SHIYAN) as watch:
        watch.tell(CODE, {"id": "1", "set": {"local": {SHIYAN: {label: True}}}})
        watch.tell(CODE, {"id": "2", "set": {"local": {SHIYAN: {"recommended": False}}}})
        profile = watch.profile(CODE)
        assert profile is not None and facts(SHIYAN, profile)["recommended"] is False


def test_a_row_told_twice_with_a_forgotten_local_fact_is_still_the_same_row() -> None:
    row = {"policy": SHIYAN, "year": 2018, "local": {SHIYAN: {"demo_kind": None}}}
    with monitor(SHIYAN) as watch:
        watch.tell(CODE, {"id": "1", "set": {"awards_received": [row]}})
        assert refused(watch, {"id": "2", "add": {"awards_received": [row]}})
        watch.tell(CODE, {"id": "3", "remove": {"awards_received": [row]}})
        profile = watch.profile(CODE)
        assert profile is not None and profile.awards_received == []

"""What is not known never decides: forgetting facts may open an answer, never turn it; and what is asked for closes it again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from subsidy.profile.common import row_models
from subsidy.results.determination import Missing, Status
from tests.properties.deciding import NO_SUBJECT, RULES, Answer, Key, Question, Told, answer, ask, both, in_words, ruleset, show, summed
from tests.properties.enterprises import SHIYAN, Data, Path, erased, facts, replace_at, value_at, without

OPEN = (Status.UNDETERMINED, Status.COMPETITIVE)


def meant(key: Key, full: Answer) -> list[Told]:
    """What the full answer says about the subject of a determination; all of the award's subjects where the list was unknown."""
    if key in full.told:
        return [full.told[key]]
    return [told for (award, _), told in full.told.items() if award == key[0]] if key[1] == NO_SUBJECT else []


def same_or_swapped(key: Key, told: Told, true: Told, full: Answer, part: Answer) -> bool:
    """Within what was certain; or one of several equal rows of an award was taken instead of the other."""
    if told.least <= true.least and (told.most is None or (true.most is not None and true.most <= told.most)):
        return True
    loser, winners, sum_ = (true, full, told.payable) if true.given_up else (told, part, true.payable)
    return loser.given_up and any(t.payable == sum_ for (award, row), t in winners.told.items() if award == key[0] and row != key[1])


@settings(RULES, max_examples=200)
@given(both(), st.data())
def test_forgetting_never_turns_an_answer(asked: tuple[Question, Data], data: st.DataObject) -> None:
    """Eligible stays eligible with the same sum, ineligible stays ineligible, every true sum lies within the bounds.

    Which of two equal rows is given up for the other is a convention, and may change as facts arrive.
    """
    question, enterprise = asked
    forgetful = data.draw(erased(enterprise, question.ruleset))
    show(question, enterprise)
    show(question, forgetful)
    compare(answer(question, enterprise), answer(question, forgetful))


def compare(full: Answer, part: Answer) -> None:
    for key, told in part.told.items():
        true = meant(key, full)
        statuses = [t.status for t in true] or [Status.INELIGIBLE]
        if told.status not in OPEN:
            assert set(statuses) == {told.status}, (key, told, true)
        for t in true:
            assert same_or_swapped(key, told, t, full, part), (key, told, t)
    for (award, row), t in full.told.items():
        assert t.status is Status.INELIGIBLE or {(award, row), (award, NO_SUBJECT)} & part.told.keys(), (award, row)
    assert part.least <= full.least
    assert part.most is None or (full.most is not None and full.most <= part.most)


@settings(RULES, max_examples=80)
@given(both(), st.data())
def test_whatever_is_open_says_what_is_missing(asked: tuple[Question, Data], data: st.DataObject) -> None:
    question, full = asked
    profile = data.draw(erased(full, question.ruleset))
    show(question, profile)
    determined = ask(question, profile)
    for outcome in determined.outcomes:
        told = in_words(determined, outcome)
        assert bool(told.missing) == (told.status is Status.UNDETERMINED), told.award
        assert len({m.name for m in told.missing}) == len(told.missing)


# ---- answering what is asked


def place(missing: Missing, question: Question, true: Data, now: Data) -> list[Path]:
    """The facts that answer a question: the names of the profile, read back."""
    local = ("local", question.ruleset)
    found = re.fullmatch(r"(?:([a-z_]+)(?:\[(.+?)\])?\.)??(local\.[a-z_0-9]+\.)?([a-z_]+)", missing.name)
    assert found is not None, missing.name
    name, row, own, field = found.groups()
    steps: Path = (*local, field) if own else (field,)
    if name is None:
        return [steps]
    if row is None:
        return [(name,)]
    rows = true[name]
    wanted = [i for i, r in enumerate(rows) if row in (str(r.get("id")), str(r["year"]) if name == "figures" else None)] or [int(row)]
    if now[name] is None:
        return [(name,)]
    years: list[Path] = [(name, i, "year") for i in wanted] if name == "figures" else []
    return [*years, *((name, i, *steps) for i in wanted)]


def learn(data: Data, true: Data, paths: list[Path]) -> bool:
    """Sets facts to their true values; whether any of that was news."""
    news = False
    for path in paths:
        known, value = value_at(data, path), value_at(true, path)
        news |= known != value or type(known) is not type(value)
        replace_at(data, path, deepcopy(value))
    return news


def open_questions(question: Question, data: Data) -> Iterator[Missing]:
    determined = ask(question, data)
    for outcome in determined.outcomes:
        yield from in_words(determined, outcome).missing


@settings(RULES, max_examples=80)
@given(both(), st.data())
def test_answering_what_is_asked_gives_the_full_answer(asked: tuple[Question, Data], data: st.DataObject) -> None:
    """One question after another, each answered truthfully, until nothing new is asked: then the answer is the full one.

    The result of a competition is never asked for (the answer is then 待评比), so it is not forgotten here.
    """
    question, enterprise = asked
    known = {**data.draw(erased(enterprise, question.ruleset)), "rankings": enterprise.get("rankings")}
    show(question, enterprise)
    show(question, known)
    final = answer(question, enterprise)
    now, blank = deepcopy(known), unasked(question)
    for _ in range(2000):
        for missing in open_questions(blank, now):
            if missing.name == "on" or missing.kind != "fact":
                news = supply(blank, question, missing)
                if news is not None:
                    blank = news
                    break
            elif learn(now, enterprise, place(missing, question, enterprise, now)):
                break
        else:
            break
    assert given_things(summed(ask(blank, now))) == given_things(final)


def given_things(found: Answer) -> tuple[object, ...]:
    """Without what is ineligible: a row of unknown kind is refused by name, a row of another kind is not even named."""
    told = {key: t for key, t in found.told.items() if t.status is not Status.INELIGIBLE}
    return told, found.payable, found.least, found.most


def unasked(question: Question) -> Question:
    """The same, without the day, the parameters and the readings that have no default: they must be asked for."""
    rows = ruleset(question.ruleset).readings
    return Question(question.ruleset, question.year, readings={r: option for r, option in question.readings.items() if rows[r].default is not None})


def supply(now: Question, true: Question, missing: Missing) -> Question | None:
    """The question with a day, reading or parameter that is asked for, if the full question has it and this one not yet."""
    if missing.name == "on":
        return replace(now, on=true.on) if now.on is None and true.on is not None else None
    chosen, given_ = (now.readings, true.readings) if missing.kind == "reading" else (now.parameters, true.parameters)
    if missing.name not in given_ or missing.name in chosen:
        return None
    added = {**chosen, missing.name: given_[missing.name]}
    return replace(now, readings=added) if missing.kind == "reading" else replace(now, parameters=added)


def test_every_kind_of_path_is_read_back() -> None:
    true: Data = {
        "projects": [{"id": "P1", "filed_on": 1}],
        "awards_received": [{"policy": "a"}, {"policy": "b"}],
        "figures": [{"year": 2019, "layoffs": 0}],
    }
    question = Question(SHIYAN, 2019)

    def paths(name: str) -> list[Path]:
        return place(Missing(kind="fact", name=name, label="", question=""), question, true, true)

    assert paths("industry") == [("industry",)]
    assert paths(f"local.{SHIYAN}.recommended") == [("local", SHIYAN, "recommended")]
    assert paths("projects[P1].filed_on") == [("projects", 0, "filed_on")]
    assert paths(f"projects[P1].local.{SHIYAN}.major_industrial_project") == [("projects", 0, "local", SHIYAN, "major_industrial_project")]
    assert paths("awards_received[1].policy") == [("awards_received", 1, "policy")]
    assert paths("figures[2019].layoffs") == [("figures", 0, "year"), ("figures", 0, "layoffs")]
    assert paths("certifications") == [("certifications",)]


def test_forgetting_everything() -> None:
    data: Data = {name: [] for name in row_models()} | {"industry": "3670", "local": {SHIYAN: {"recommended": True}}}
    blank = without(data, facts(data, SHIYAN))
    assert blank["industry"] is None and blank["projects"] is None and blank["local"][SHIYAN]["recommended"] is None

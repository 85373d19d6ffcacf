"""Whatever is told in whatever order: the watcher's answers are those of a decision from scratch, and it tells what changed."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import Phase, given, note, settings
from hypothesis import strategies as st

from subsidy.deciding import facts_of
from subsidy.profile.enterprise import EnterpriseProfile
from subsidy.results.change import Answered
from subsidy.source.diagnostic import DiagnosticsError
from subsidy.watch.answers import Answers, answered, answers_of
from subsidy.watch.monitor import Monitor
from tests.properties.deciding import RULES, Question, ask, ruleset
from tests.properties.enterprises import HANZHONG, SHIYAN, Data
from tests.watch.telling import CODE, histories, told

EXAMPLES = int(os.environ.get("WATCH_EXAMPLES", "120"))
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
    """A reader who only ever sees the events, each following on the one before, ends up with the very same answers."""
    seen: dict[tuple[int, str, str | None], Answered | None] = {}
    for number, change in enumerate(watch.events(), start=1):
        assert change.sequence == number
        key = change.year, change.award, change.subject
        assert change.before != change.after
        assert change.before == seen.get(key, _of(known[change.year], change.award, change.subject))
        seen[key] = change.after
    for year, answers in watch.answers(CODE).items():
        for (award, subject), answer in answers.items():
            if subject is not None or not any(k[:2] == (year, award) and k[2] is not None for k in seen):
                assert seen.get((year, award, subject), _of(known[year], award, subject)) == answered(answer)


def _of(answers: Answers, award: str, subject: str | None) -> Answered | None:
    found = answers.get((award, subject), answers.get((award, None)))
    return None if found is None else answered(found)

"""The working memory: nothing of an enterprise stays, nothing is lost, threads take turns; and the traps it goes round.

The traps are tried on durable-rules itself, in a process of their own: the day one is gone, its test says so.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from subsidy.confirming import second_engine_of
from subsidy.interpret.rete.memory import MAX_PROPERTIES, PLACE, EngineFailed, WorkingMemory
from tests.conformance.suites import compiled
from tests.rete.generated import made

core = pytest.importorskip("durable_rules_engine")

Rule = dict[str, Any]
ABOVE: Rule = {"all": [{"r0": {"$gte": {"x": 5}}}]}
TAIL = {"always": {"r0": "always"}}


def joined(*tests: Rule) -> Rule:
    return {"all": [{"r0": {"k": "a"}}, {"r1": {"$and": [{"k": "b"}, *tests]}}]}


def matches(rule: Rule, *facts: dict[str, Any]) -> list[tuple[int, ...]]:
    memory = WorkingMemory("test", {"rule": rule})
    with memory.opened() as session:
        return [places for _, places in session.tell([{**fact, PLACE: i, "always": 1} for i, fact in enumerate(facts)])]


@pytest.mark.parametrize(
    ("sign", "expected"), [("$gte", (0, 1, 1)), ("$gt", (0, 0, 1)), ("$lte", (1, 1, 0)), ("$lt", (1, 0, 0)), ("$neq", (1, 0, 1))]
)
def test_comparisons_at_the_threshold(sign: str, expected: tuple[int, ...]) -> None:
    for line in (0, 5, -5, 2**53 + 1, 2**61):
        told = tuple(len(matches({"all": [{"r0": {sign: {"x": line}}}]}, {"x": line + step})) for step in (-1, 0, 1))
        assert told == expected


@pytest.mark.parametrize("sign", ["$gte", "$gt", "$lte", "$lt", "$neq"])
def test_what_is_not_told_matches_nothing(sign: str) -> None:
    assert matches({"all": [{"r0": {sign: {"x": 5}}}]}, {"y": 9}) == []
    assert matches(joined({"$ex": {"x": 1}}, {sign: {"x": {"r0": "x"}}}, TAIL), {"k": "a", "x": 1}, {"k": "b"}) == []


def test_words_are_compared_as_they_are() -> None:
    words = ["42", "4203", "420303", "4204", "十堰", '引"号', "反\\斜", f'"{PLACE}": 7']
    for word in words:
        assert [words[places[0]] for places in matches({"all": [{"r0": {"x": word}}]}, *({"x": other} for other in words))] == [word]
    starting = {"all": [{"r0": {"$and": [{"$gte": {"x": "4203"}}, {"$lt": {"x": "4204"}}]}}]}
    assert sorted(matches(starting, *({"x": word} for word in words))) == [(1,), (2,)]


def test_joins_whichever_fact_comes_first() -> None:
    rule = joined({"$gte": {"x": {"r0": "x"}}}, TAIL)
    rows = [{"k": "a", "x": 3}, {"k": "b", "x": 2}, {"k": "b", "x": 3}, {"k": "b", "x": 4}]
    assert sorted(matches(rule, *rows)) == [(0, 2), (0, 3)]
    assert sorted(matches(rule, *reversed(rows))) == [(3, 0), (3, 1)]


def test_nothing_of_an_enterprise_stays() -> None:
    memory = WorkingMemory("test", {"rule": joined({"x": {"r0": "x"}}, TAIL)})
    with memory.opened() as session:
        assert list(session.tell([{"k": "a", "x": 1, "always": 1, PLACE: 0}])) == []
    with memory.opened() as session:
        assert list(session.tell([{"k": "b", "x": 1, "always": 1, PLACE: 0}])) == []  # the fact it would join is gone


def test_more_enterprises_than_states_fit() -> None:
    memory = WorkingMemory("test", {"rule": ABOVE})
    for number in range(3000):
        with memory.opened() as session:
            assert len(list(session.tell([{"x": number, PLACE: 0}]))) == (number >= 5)


def test_an_exception_passes_and_the_state_is_deleted() -> None:
    memory = WorkingMemory("test", {"rule": joined({"x": {"r0": "x"}}, TAIL)})

    def interrupted() -> None:
        with memory.opened() as session:
            list(session.tell([{"k": "a", "x": 1, "always": 1, PLACE: 0}]))
            raise ZeroDivisionError

    for _ in range(1200):  # more than there are states
        with pytest.raises(ZeroDivisionError):
            interrupted()
    with memory.opened() as session:
        assert list(session.tell([{"k": "b", "x": 1, "always": 1, PLACE: 0}])) == []


def test_what_durable_rules_refuses_is_told() -> None:
    """Here, a rule of more brackets than it has room for."""
    wide = {"$or": [{"$and": [{"a": i}, {"b": i}]} for i in range(40)]}
    with pytest.raises(EngineFailed, match="113"):
        WorkingMemory("test", {"rule": {"all": [{"r0": wide}]}})


def test_a_fact_too_many_properties_is_told() -> None:
    with pytest.raises(EngineFailed, match="properties"):
        matches(ABOVE, {f"p{i}": i for i in range(MAX_PROPERTIES)})


def test_a_join_on_what_is_not_there_is_told() -> None:
    """Its own refusal; the rules that are written look first."""
    with pytest.raises(EngineFailed, match="311"):
        matches(joined({"$gte": {"x": {"r0": "x"}}}, TAIL), {"k": "a"}, {"k": "b", "x": 1})


def test_threads_share_an_engine_and_get_their_own_answers() -> None:
    asked = list(made("shiyan_2018", 120, 99))
    engine = second_engine_of(compiled("shiyan_2018"))

    def judged(i: int) -> object:
        setting = asked[i].plan.setting
        readings = {name: option for name in setting.chosen if (option := setting.readings[name]) is not None}
        return engine.judge(asked[i].enterprise, setting.year, setting.on, readings, setting.given)

    alone = [judged(i) for i in range(len(asked))]
    before = threading.active_count()
    with ThreadPoolExecutor(6) as threads:
        assert list(threads.map(judged, range(len(asked)))) == alone
    assert threading.active_count() <= before  # no thread of durable-rules runs on


FLAT = """
from subsidy.confirming import confirm
from tests.rete.generated import made
def used():
    return int(open("/proc/self/statm").read().split()[1]) * 4
sizes = []
for number, determined in enumerate(made("hanzhong_2023", 9000, 5)):
    confirm(determined)
    if number % 3000 == 2999:
        sizes.append(used())
print(sizes[-1] - sizes[0])
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_memory_stays_flat() -> None:
    """Six thousand more enterprises, each a state of its own, take no more room (8 MB are left to Python's own caches)."""
    told = subprocess.run([sys.executable, "-c", FLAT], capture_output=True, text=True, check=True)
    assert int(told.stdout) < 8 * 1024


FILLED = {**os.environ, "MALLOC_PERTURB_": "165"}  # glibc fills what was never set, so that its use shows every time


def tried(script: str, *arguments: object) -> int:
    """The exit code of durable-rules' own core doing something in a process of its own."""
    begun = "import json, sys, durable_rules_engine as core\nrule, facts = map(json.loads, sys.argv[1:])\n"
    command = [sys.executable, "-c", begun + script, *map(json.dumps, arguments)]
    return subprocess.run(command, capture_output=True, check=False, env=FILLED).returncode


TELL = """
rules = core.create_ruleset("t", json.dumps({"r": rule}))
for number, fact in enumerate(facts):
    _, state = core.assert_fact(rules, json.dumps({"id": number, "sid": "s", **fact}))
core.start_action_for_state(rules, state)
"""


def test_trap_a_state_in_which_nothing_matched_cannot_be_deleted() -> None:
    script = (
        TELL
        + "for i in range(200):\n    core.assert_fact(rules, json.dumps({'y': 1, 'id': 1, 'sid': str(i)}))\n    core.delete_state(rules, str(i))\n"
    )
    assert tried(script, {"all": [{"r0": {"x": 1}}]}, [{"x": 1}]) < 0


def test_trap_what_stands_behind_a_bracket_is_not_compared() -> None:
    """Rules that join are therefore written without brackets; ``first`` should not match: 3 is not at least 9."""
    bracket, failing = {"$or": [{"z": 1}, {"z": 2}]}, {"$gte": {"y": {"r0": "y"}}}
    facts = [{"k": "a", "y": 9}, {"k": "b", "z": 1, "y": 3}]
    assert matches(joined(bracket, failing, TAIL), *facts) == [(0, 1)]
    assert matches(joined({"z": 1}, failing, TAIL), *facts) == []


def test_rulesets_are_given_back() -> None:
    for _ in range(40):
        assert matches(ABOVE, {"x": 5}) == [(0,)]  # each makes a set of rules and lets it go


def test_trap_more_than_sixty_four_tests_open_at_once() -> None:
    rules = {"all": [{"r0": {"$or": [{f"p{i}": 1} for i in range(80)]}}]}
    assert tried(TELL, rules, [{f"p{i}": 1 for i in range(80)}]) == 1


ENGINE = """
from subsidy.confirming import confirm
from subsidy.deciding import ruleset_names
from tests.rete.generated import made
for name in ruleset_names():
    assert all(confirm(determined).agreed for determined in made(name, 60, 6))
"""


def test_the_engine_uses_no_memory_that_was_never_set() -> None:
    """With the allocator filling what is new, a read beyond an end or of a stray pointer would show."""
    assert subprocess.run([sys.executable, "-c", ENGINE], check=False, env=FILLED).returncode == 0

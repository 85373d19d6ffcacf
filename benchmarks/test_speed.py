"""How fast: groups of rivals measured in one run, so that ratios can be read (``make bench``). Nothing here is a test of time.

The table of pytest-benchmark gives each row's ratio to the fastest of its group in brackets. One round goes over a
whole list of enterprises, so divide by :data:`COUNT` for one enterprise.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks import workload, zen_model
from subsidy.interpret.exact.engine import Engine
from subsidy.operations import engine_of, facts_of, load_ruleset, read_profile

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "examples" / "shiyan_parts_maker.yaml"
COUNT = 200


@pytest.fixture(scope="module")
def mini() -> tuple[Engine, Any, list[dict[str, Any]]]:
    engine = engine_of(load_ruleset(HERE / "mini"))
    return engine, engine.plan(2019, None, {}, {}), workload.enterprises(COUNT)


@pytest.mark.benchmark(group=f"mini: {COUNT} enterprises, 8 awards, 1 exclusion")
class TestMini:
    def test_by_hand_without_reasons(self, benchmark: BenchmarkFixture) -> None:
        rows = workload.enterprises(COUNT)
        benchmark(lambda: [workload.by_hand(row) for row in rows])

    def test_zen_engine_without_trace(self, benchmark: BenchmarkFixture) -> None:
        zen, rows = zen_model.engine(), workload.enterprises(COUNT)
        benchmark(lambda: [zen.evaluate("mini", row, {"trace": False}) for row in rows])

    def test_zen_engine_with_trace(self, benchmark: BenchmarkFixture) -> None:
        zen, rows = zen_model.engine(), workload.enterprises(COUNT)
        benchmark(lambda: [zen.evaluate("mini", row, {"trace": True}) for row in rows])

    def test_subsidy_with_reasons_available(self, benchmark: BenchmarkFixture, mini: tuple[Engine, Any, list[dict[str, Any]]]) -> None:
        engine, plan, rows = mini
        benchmark(lambda: [engine.determine(plan, row) for row in rows])

    def test_subsidy_summary_as_json(self, benchmark: BenchmarkFixture, mini: tuple[Engine, Any, list[dict[str, Any]]]) -> None:
        engine, plan, rows = mini
        benchmark(lambda: [json.dumps(engine.determine(plan, row).summary) for row in rows])

    def test_subsidy_whole_answer_in_words_as_json(self, benchmark: BenchmarkFixture, mini: tuple[Engine, Any, list[dict[str, Any]]]) -> None:
        engine, plan, rows = mini
        benchmark(lambda: [engine.determine(plan, row).result.model_dump_json() for row in rows])


def test_the_rivals_agree(mini: tuple[Engine, Any, list[dict[str, Any]]]) -> None:
    engine, plan, _ = mini
    for row in workload.enterprises(1000, seed=7):
        found = {o.award.id: o.payable or 0 for o in engine.determine(plan, row).outcomes}
        assert found == workload.by_hand(row)


@pytest.mark.benchmark(group="shiyan_2018: one enterprise")
class TestShiyan:
    def test_determine_with_reasons_available(self, benchmark: BenchmarkFixture) -> None:
        ruleset = load_ruleset("shiyan_2018")
        engine, facts = engine_of(ruleset), facts_of(ruleset, read_profile(EXAMPLE, ruleset))
        plan = engine.plan(2019, None, {"S-07": "一年以内"}, {})
        benchmark(lambda: engine.determine(plan, facts))

    def test_whole_answer_with_every_other_reading(self, benchmark: BenchmarkFixture) -> None:
        ruleset = load_ruleset("shiyan_2018")
        engine, facts = engine_of(ruleset), facts_of(ruleset, read_profile(EXAMPLE, ruleset))
        plan = engine.plan(2019, None, {"S-07": "一年以内"}, {})
        benchmark(lambda: engine.determine(plan, facts).result)

    def test_facts_of_a_profile(self, benchmark: BenchmarkFixture) -> None:
        ruleset = load_ruleset("shiyan_2018")
        profile = read_profile(EXAMPLE, ruleset)
        benchmark(lambda: facts_of(ruleset, profile))


@pytest.mark.benchmark(group="start: whole processes and loading", min_rounds=5)
class TestStart:
    def test_python_alone(self, benchmark: BenchmarkFixture) -> None:
        benchmark(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True))

    def test_import_subsidy(self, benchmark: BenchmarkFixture) -> None:
        benchmark(lambda: subprocess.run([sys.executable, "-c", "import subsidy"], check=True))

    @pytest.mark.parametrize("ruleset", ["shiyan_2018", "hanzhong_2020"])
    def test_load_ruleset(self, benchmark: BenchmarkFixture, ruleset: str) -> None:
        benchmark(lambda: load_ruleset(ruleset))

    @pytest.mark.parametrize("form", ["table", "json"])
    def test_cold_check(self, benchmark: BenchmarkFixture, form: str, tmp_path: Path) -> None:
        command = [
            sys.executable,
            "-m",
            "subsidy",
            "check",
            "shiyan_2018",
            str(EXAMPLE),
            "--year",
            "2019",
            "--format",
            form,
            "-o",
            str(tmp_path / "out"),
        ]
        benchmark(lambda: subprocess.run(command, check=True))

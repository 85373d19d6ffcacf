"""Nothing is told about public money unless the second engine agrees; where it does not, that is a mistake of ours."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from subsidy import confirming
from subsidy.cli.app import app
from subsidy.confirming import Confirmation, Disagreement
from subsidy.interpret.exact.engine import Determined
from subsidy.results.determination import Met
from subsidy.watch.opinion import Disagreed
from tests.watch.watch_support import CODE, OTHER, SHIYAN, fed, lines, maker, monitor

real = pytest.mark.skipif(confirming.missing() is not None, reason="durable-rules cannot be imported here")


def agreeing(determined: Determined) -> Confirmation:
    return Confirmation(determined, len(determined.outcomes), (), ("nev_one_off",))


def differing(determined: Determined) -> Confirmation:
    """A second engine that is wrong about whoever has 200万元 of equipment."""
    outcome = next(o for o in determined.outcomes if o.award.id == "smart_retrofit")
    wrong = (Disagreement("smart_retrofit", None, None, outcome.standing, Met.NO),) if outcome.standing is Met.YES else ()
    return replace(agreeing(determined), disagreements=wrong)


LIFE = [
    {"id": "1", "code": CODE, "baseline": maker()},
    {"id": "2", "code": CODE, "correct": {"equipment": [{"id": "E1", "cost": "200万元"}]}},
    {"id": "3", "code": CODE, "set": {"ownership": "民营"}},
    {"id": "4", "code": OTHER, "set": {"industry": "3670", "registered_region": "汉台区"}},
]


def test_what_the_second_engine_cannot_judge_is_told_as_not_confirmed(tmp_path: Path) -> None:
    with monitor(tmp_path, confirm=agreeing) as watch:
        fed(watch, lines(LIFE))
        told = {e.award: e.confirmed for e in watch.events()}
        assert told["smart_retrofit"] and not told["nev_one_off"]
    with monitor(tmp_path) as watch:  # how changes are confirmed is no part of the rules
        assert watch.outdated() == 0


def test_where_the_engines_differ_nothing_is_told_and_others_go_on(tmp_path: Path) -> None:
    with monitor(tmp_path, confirm=differing) as watch:
        (of,) = fed(watch, lines(LIFE))
        assert (of.told, of.held, of.refused) == (2, 1, ())
        (disagreed,) = of.disagreed
        assert disagreed.fact == "2" and disagreed.profile.credit_code == CODE
        assert {e.credit_code for e in watch.events()} == {OTHER}
        with pytest.raises(Disagreed, match="smart_retrofit"):
            watch.tell(CODE, LIFE[1])
    with monitor(tmp_path, confirm=agreeing) as watch:
        (of,) = fed(watch, lines(LIFE))
        assert of.told == 2 and "smart_retrofit" in {e.award for e in watch.events()}


def test_the_command_says_so_leaves_what_reproduces_it_and_has_its_own_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confirming, "confirm", differing)
    monkeypatch.setattr(confirming, "missing", lambda: None)
    (tmp_path / "facts.jsonl").write_bytes(lines(LIFE))
    arguments = [
        "watch",
        SHIYAN,
        str(tmp_path / "facts.jsonl"),
        "--store",
        str(tmp_path / "files.db"),
        "--year",
        "2019",
        "--confirm",
        "--format",
        "json",
    ]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 6, result.output
    (evidence,) = tmp_path.glob("subsidy-disagreement-*.json")
    held = json.loads(evidence.read_text("utf-8"))
    assert held["profile"]["equipment"][0]["cost"] == "2000000.00元" and held["disagreements"][0]["award"] == "smart_retrofit"
    assert str(evidence.name) in result.stderr and CODE in result.stderr
    assert {json.loads(line)["credit_code"] for line in result.stdout.splitlines()} == {OTHER}


def test_without_the_second_engine_nothing_is_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "durable_rules_engine", None)
    (tmp_path / "facts.jsonl").write_bytes(lines(LIFE))
    arguments = ["watch", SHIYAN, str(tmp_path / "facts.jsonl"), "--store", str(tmp_path / "files.db"), "--year", "2019"]
    result = CliRunner().invoke(app, [*arguments, "--confirm"])
    assert result.exit_code == 7 and "durable-rules" in result.stderr
    assert not (tmp_path / "files.db").exists()
    assert CliRunner().invoke(app, arguments).exit_code == 0


@real
def test_durable_rules_confirms_what_is_told(tmp_path: Path) -> None:
    with monitor(tmp_path, confirm=confirming.confirm) as watch:
        (of,) = fed(watch, lines(LIFE))
        assert of.told == len(LIFE) and not of.disagreed
        assert {e.confirmed for e in watch.events()} == {True}

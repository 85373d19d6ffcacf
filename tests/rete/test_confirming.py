"""``--confirm`` as its users meet it: agreement, a mistake of ours with the file that reproduces it, no second engine."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from subsidy.cli.app import app
from subsidy.cli.confirming import DISAGREES, UNCONFIRMED
from subsidy.confirming import Confirmation, EngineMissing, confirm, coverage, missing, reproduce, second_engine_of, write_evidence
from subsidy.deciding import determine, load_ruleset
from subsidy.interpret.rete import writing
from subsidy.interpret.rete.gaps import GAPS
from subsidy.interpret.rete.memory import Session
from subsidy.profile.enterprise import EnterpriseProfile
from tests.conformance.suites import cases_of, compiled

MAKER = Path(__file__).parents[2] / "examples" / "shiyan_parts_maker.yaml"
CHECK = ["check", "shiyan_2018", str(MAKER), "--year", "2019"]
SHIYAN = "shiyan_2018"


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """Engines made under a broken lowering are not kept."""
    second_engine_of.cache_clear()
    yield
    second_engine_of.cache_clear()


def needs_durable_rules() -> None:
    pytest.importorskip("durable_rules_engine")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def differing(name: str) -> tuple[EnterpriseProfile, Confirmation]:
    """The first case that the second engine, as it now is, judges otherwise than the first."""
    for case in cases_of(name):
        profile = case.profile
        found = confirm(determine(compiled(name), profile, year=case.year, on=case.on, readings=case.readings, parameters=case.parameters))
        if not found.agreed:
            return profile, found
    raise AssertionError("the mistake was not noticed")


@pytest.mark.parametrize(("sign", "flipped"), [(">=", "$gt"), (">", "$gte"), ("<=", "$lt"), ("<", "$lte"), (">=", "$lt"), ("!=", "$gt")])
def test_a_flipped_comparison_is_caught_with_a_file_that_reproduces_it(
    sign: str, flipped: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    needs_durable_rules()
    monkeypatch.setitem(writing._SIGNS, sign, flipped)
    profile, found = differing(SHIYAN)
    first, second = write_evidence(found, profile, tmp_path), write_evidence(found, profile, tmp_path)
    assert first != second and first.read_bytes() == second.read_bytes()  # nothing is written over
    assert json.loads(first.read_text("utf-8"))["digest"] == compiled(SHIYAN).digest
    assert reproduce(first).disagreements == found.disagreements
    monkeypatch.undo()
    second_engine_of.cache_clear()
    assert reproduce(first).agreed  # with the mistake mended, the same file says so


def test_a_disagreement_gives_no_result_and_an_exit_code_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    needs_durable_rules()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(writing._SIGNS, ">=", "$lt")
    told = run(*CHECK, "--confirm", "--record", str(tmp_path / "store.db"))
    assert told.exit_code == DISAGREES
    assert told.stdout == "" and not (tmp_path / "store.db").exists()
    (path,) = tmp_path.glob("subsidy-disagreement-*.json")
    assert "本程序的错误" in told.stderr and path.name in told.stderr and "exact" in told.stderr
    assert not reproduce(path).agreed
    english = run(*CHECK, "--confirm", "--lang", "en")
    assert english.exit_code == DISAGREES and "a mistake of this program" in english.stderr
    assert len(list(tmp_path.glob("subsidy-disagreement-*.json"))) == 2


def test_agreement_is_said_and_changes_nothing() -> None:
    needs_durable_rules()
    plain, confirmed = run(*CHECK, "--format", "json"), run(*CHECK, "--format", "json", "--confirm")
    assert confirmed.exit_code == 0 and confirmed.stdout == plain.stdout
    count = len(json.loads(plain.stdout)["determinations"])
    assert f"一致:{count} 项" in confirmed.stderr


def test_where_durable_rules_cannot_be_imported_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "durable_rules_engine", None)
    told = run(*CHECK, "--confirm")
    assert told.exit_code == UNCONFIRMED and told.stdout == ""
    assert "subsidy[audit]" in told.stderr and "Python 3.13" in told.stderr
    assert run(*CHECK).exit_code == 0  # nothing else changes
    listed = run("rulesets", "--engines")
    assert listed.exit_code == 0 and "不能载入" in listed.stdout
    assert missing() is not None
    profile = EnterpriseProfile.model_validate(cases_of(SHIYAN)[0].profile)
    with pytest.raises(EngineMissing):
        confirm(determine(compiled(SHIYAN), profile, year=2019))


def test_an_engine_that_fails_is_told_and_not_taken_for_agreement(monkeypatch: pytest.MonkeyPatch) -> None:
    needs_durable_rules()
    second_engine_of(load_ruleset(SHIYAN))

    class Broken:
        error = ValueError

        def assert_facts(self, *_: object) -> None:
            raise ValueError("Could not assert facts, error code: 303")

    monkeypatch.setattr(Session, "begin", lambda self: setattr(self, "_core", Broken()))
    monkeypatch.setattr(Session, "forget", lambda self: None)
    told = run(*CHECK, "--confirm")
    assert told.exit_code == UNCONFIRMED and "303" in told.stderr and told.stdout == ""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_engines_are_listed_with_their_gaps(lang: str) -> None:
    told = run("rulesets", "--engines", "--lang", lang)
    assert told.exit_code == 0
    for name in ("shiyan_2018", "hanzhong_2020", "hanzhong_2023", "xidongting_2025", "xuchang_2024"):
        found = coverage(load_ruleset(name))
        assert name in told.stdout and str(found.conditions) in told.stdout
    for gap in GAPS.values():
        assert (gap.zh if lang == "zh" else gap.en) in told.stdout

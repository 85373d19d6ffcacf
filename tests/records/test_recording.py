"""A record holds what a determination was made from, exactly, and nothing else about the enterprise."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from subsidy.deciding import determine
from subsidy.profile.enterprise import EnterpriseProfile
from subsidy.profile.fields import Fen, Rate
from subsidy.quantity import show
from subsidy.records.record import record_from
from subsidy.records.recording import brief_record_of, record_of
from subsidy.records.replay import replay
from subsidy.report.json_text import to_json
from subsidy.source.diagnostic import DiagnosticsError
from tests.properties.deciding import RULES, ruleset
from tests.properties.enterprises import enterprises
from tests.records import samples

ANSWERS = {"readings": {"S-04": "不约束"}, "parameters": {"benchmark_rate": "4.123456789012%", "registered_unemployment_rate": "32‰"}}


@pytest.mark.parametrize("name", ["shiyan_2018", "hanzhong_2020"])
@settings(RULES, max_examples=30)
@given(data=st.data())
def test_any_determination_is_recorded_and_decided_again_alike(name: str, data: st.DataObject) -> None:
    year = 2019 if name == "shiyan_2018" else 2020
    profile = EnterpriseProfile.model_validate(data.draw(enterprises(name, year)))
    determined = determine(ruleset(name), profile, year=year, on=date(year, 6, 1))
    record = brief_record_of(determined, profile)
    stored = record_from(json.loads(json.dumps(record.terms)), json.loads(json.dumps(record.content)), record.ruleset.sources)
    assert stored == record and stored.text == record.text
    assert replay(stored).outcome == "same"


def test_a_record_holds_the_result_and_what_was_asked() -> None:
    profile = samples.profile(7)
    determined = determine(samples.shiyan(), profile, year=2019, on=date(2019, 3, 1), **ANSWERS)
    record = record_of(determined, profile, recorded_at=samples.AT, reference="A-7")
    assert record.answer["result"] == json.loads(to_json(determined.result))
    assert record.terms == {
        "ruleset": {"id": "shiyan_2018", "version": "1.0.0", "digest": samples.shiyan().digest, "text_digest": samples.shiyan().text_digest},
        "engine": determined.result.engine,
        "year": 2019,
        "on": "2019-03-01",
        "readings": {"S-04": "不约束"},
        "parameters": {"benchmark_rate": "4.123456789012%", "registered_unemployment_rate": "3.2%"},
        "recorded_at": samples.AT,
    }
    assert record.enterprise == record.profile["credit_code"]
    assert replay(record).outcome == "same"


def test_parameters_of_every_kind_are_written_back_exactly() -> None:
    hanzhong = ruleset("hanzhong_2020")
    profile = EnterpriseProfile(name="某公司")
    record = record_of(determine(hanzhong, profile, year=2020, parameters={"base_listing_reward": "0.005万元"}), profile)
    assert record.parameters == {"base_listing_reward": "50元"}
    assert replay(record).outcome == "same"


def test_facts_for_other_rulesets_are_not_recorded() -> None:
    profile = EnterpriseProfile.model_validate({"local": {"shiyan_2018": {"recommended": True}, "hanzhong_2020": {"不": "问"}}})
    recorded = brief_record_of(determine(samples.shiyan(), profile, year=2019), profile)
    assert recorded.profile == {"local": {"shiyan_2018": {"recommended": True}}}


def test_money_given_in_fen_is_recorded_with_its_unit() -> None:
    given = {"figures": [{"year": 2025, "revenue": Fen(123_45)}], "local": {"xidongting_2025": {"credit_loan_sought": Fen(5)}}}
    profile = EnterpriseProfile.model_validate(given)
    record = brief_record_of(determine(ruleset("xidongting_2025"), profile, year=2025), profile)
    assert record.profile == {"figures": [{"year": 2025, "revenue": "123.45元"}], "local": {"xidongting_2025": {"credit_loan_sought": "0.05元"}}}


def test_what_cannot_be_decided_again_is_refused() -> None:
    determined, _ = samples.decided(1)
    with pytest.raises(DiagnosticsError, match="R711"):
        record_of(determined, samples.profile(2))
    local = EnterpriseProfile.model_validate({"local": {"shiyan_2018": {"recommended": True}}})
    other = EnterpriseProfile.model_validate({"local": {"shiyan_2018": {"recommended": False}}})
    with pytest.raises(DiagnosticsError, match="R711"):
        brief_record_of(determine(samples.shiyan(), local, year=2019), other)


@pytest.mark.parametrize("text", ["4.123456789012%", "0.00000000001%", "12%", "32‰"])
def test_rates_are_written_back_with_all_their_decimals(text: str) -> None:
    rate: TypeAdapter[Fraction] = TypeAdapter(Rate)
    value = rate.validate_python(text)
    assert rate.validate_python(rate.dump_python(value)) == value
    with pytest.raises(ValueError, match="约33"):
        rate.validate_python(rate.dump_python(Fraction(1, 3)))


@given(st.fractions(min_value=-(10**9), max_value=10**9))
def test_a_decimal_is_whole_or_not_there(value: Fraction) -> None:
    text = show.decimal(value)
    assert text is None or Fraction(text) == value
    assert (text is None) == (10**200 * value.numerator % value.denominator != 0)

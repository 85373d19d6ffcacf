"""The enterprises in ``examples/``: what ``make demo`` shows, worked out by hand from the text."""

from __future__ import annotations

from pathlib import Path

from subsidy import Result, determine, load_ruleset, read_profile

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def decided(ruleset: str, file: str, year: int, **parameters: str) -> Result:
    loaded = load_ruleset(ruleset)
    return determine(loaded, read_profile(EXAMPLES / file, loaded), year=year, parameters=parameters).result


def test_the_parts_maker() -> None:
    """68.53万元 × 50%; equipment of P2 above the cap at every tenor (1,137.38 × 4.35% + 128.6 × 2.175% = 52.27万元); 18.42万元 × 50%."""
    found = {d.award: d for d in decided("shiyan_2018", "shiyan_parts_maker.yaml", 2019).determinations if d.status.value == "eligible" and d.payable}
    assert {award: d.payable for award, d in found.items()} == {
        "interest_subsidy": "342650.00",
        "smart_retrofit": "500000.00",
        "technology_centre": "200000.00",
        "high_tech": "100000.00",
        "high_reliability_fee_halved": "92100.00",
    }


def test_the_sister_is_listed_seven_months_early() -> None:
    """April to November: 7 × 0.5万元 above the standard, which is unknown until it is given."""
    (without,) = (d for d in decided("hanzhong_2020", "hanzhong_sister.yaml", 2020).determinations if d.award == "five_listing_reward")
    assert (without.status.value, without.payable, without.at_least) == ("undetermined", None, "35000.00")
    (given,) = (
        d
        for d in decided("hanzhong_2020", "hanzhong_sister.yaml", 2020, base_listing_reward="5万元").determinations
        if d.award == "five_listing_reward"
    )
    assert (given.status.value, given.payable) == ("eligible", "85000.00")

"""The workload "shiyan-mini": one table of enterprises, money in integers of 分, rows on thresholds, caps and half-分 ties."""

from __future__ import annotations

import random
from typing import Any

DISTRICTS = ["茅箭区", "张湾区", "十堰经济技术开发区", "郧阳区", "郧西县", "竹山县", "竹溪县", "房县", "丹江口市"]
URBAN = frozenset(DISTRICTS[:3])
WAN = 1_000_000


def enterprises(count: int, seed: int = 20180712) -> list[dict[str, Any]]:
    """So many enterprises, the same for the same seed."""
    random_ = random.Random(seed)
    return [_enterprise(random_) for _ in range(count)]


def _enterprise(r: random.Random) -> dict[str, Any]:
    def flag(share: float) -> bool:
        return r.random() < share

    threshold, cap, tie = 200 * WAN, 1150 * WAN, 200 * WAN + 10
    smart = r.choice([0, threshold, threshold - 1, cap, tie, r.randrange(0, 2000 * WAN)])
    headcount = r.choice([100, 200, r.randrange(1, 3000)])
    layoffs = r.choice([0, 0, headcount * 3 // 100, r.randrange(0, headcount // 10 + 1)])
    return {
        "district": r.choice(DISTRICTS),
        "is_private": flag(0.7),
        "one_off": flag(0.1),
        "smart": smart,
        "ordinary": r.choice([0, threshold - smart if smart < threshold else 1, r.randrange(0, 1000 * WAN)]),
        "in_use": flag(0.8),
        "info_national": flag(0.1),
        "info_provincial": flag(0.2),
        "centre_national": flag(0.1),
        "centre_provincial": flag(0.2),
        "centre_national_before": flag(0.3),
        "centre_provincial_before": flag(0.3),
        "new_high_tech": flag(0.2),
        "green_demo": flag(0.1),
        "green_accepted": flag(0.5),
        "military_new": flag(0.1),
        "military_sales": r.choice([threshold, threshold - 1, r.randrange(0, 500 * WAN)]),
        "loan_interest": r.choice([0, 1, r.randrange(0, 300 * WAN)]),
        "major_project": flag(0.3),
        "ui_premium": r.choice([0, 5, r.randrange(0, 100 * WAN)]),
        "laid_off": layoffs,
        "headcount": headcount,
    }


def half_up(numerator: int, denominator: int) -> int:
    return (2 * numerator + denominator) // (2 * denominator)


def by_hand(e: dict[str, Any]) -> dict[str, int]:
    """The named baseline: the same rules in plain Python on integers, without reasons."""
    urban = e["district"] in URBAN
    r1 = half_up(e["loan_interest"], 2) if e["major_project"] and urban and not e["one_off"] else 0
    enough = e["smart"] + e["ordinary"] >= 200 * WAN
    r2 = min(half_up(e["smart"] * 870 + e["ordinary"] * 435, 20_000), 50 * WAN) if urban and enough and e["in_use"] and not e["one_off"] else 0
    r1, r2 = (r1, 0) if r1 >= r2 else (0, r2)
    national, provincial = e["centre_national"] and not e["centre_national_before"], e["centre_provincial"] and not e["centre_provincial_before"]
    layoffs, headcount, premium = e["laid_off"], e["headcount"], e["ui_premium"]
    return {
        "r1": r1,
        "r2": r2,
        "r3": 50 * WAN if e["info_national"] else 20 * WAN if e["info_provincial"] else 0,
        "r4": 20 * WAN if e["military_new"] and e["is_private"] and e["military_sales"] >= 200 * WAN else 0,
        "r5": 30 * WAN * national + 20 * WAN * provincial,
        "r6": 10 * WAN * e["new_high_tech"],
        "r7": 30 * WAN * (e["green_demo"] and e["green_accepted"]),
        "r9": half_up(premium * 7, 10) if layoffs == 0 else half_up(premium, 2) if layoffs * 100 < headcount * 3 else 0,
    }

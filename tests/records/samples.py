"""Enterprises to record, many and all different, without the cost of generating them cleverly."""

from __future__ import annotations

import random
from functools import cache
from typing import Any

from stdnum.cn import uscc

from subsidy.interpret.exact.engine import Determined
from subsidy.ir.ruleset import Ruleset
from subsidy.operations import determine, load_ruleset
from subsidy.profile.enterprise import EnterpriseProfile
from subsidy.records.record import Record
from subsidy.records.recording import brief_record_of, record_of

RULESET, YEAR, AT = "shiyan_2018", 2019, "2026-11-22T10:00:00Z"


@cache
def shiyan() -> Ruleset:
    return load_ruleset(RULESET)


def profile(number: int) -> EnterpriseProfile:
    return EnterpriseProfile.model_validate(inputs(number))


def inputs(number: int) -> dict[str, Any]:
    """The facts of an enterprise that no other number has."""
    dice = random.Random(number)
    body = f"91420303{number:09d}"
    made = [
        {"id": f"E{i}", "cost": f"{dice.randrange(1, 900_0000)}元", "year": YEAR, "in_use": dice.choice([True, False, None])}
        for i in range(dice.randrange(3))
    ]
    return {
        "name": f"第{number}机械有限公司",
        "credit_code": body + uscc.calc_check_digit(body),
        "industry": dice.choice(["3670", "2710", "6510"]),
        "registered_region": dice.choice(["420303", "420302", "420381"]),
        "operating_region": "420303",
        "size_class": dice.choice(["small", "medium", "large"]),
        "above_scale": dice.choice([True, False]),
        "figures": [{"year": YEAR - i, "revenue": f"{dice.randrange(10**9)}.{dice.randrange(100):02d}元"} for i in range(2)],
        "equipment": made,
        "projects": [],
        "certifications": [{"id": "C1", "kind": "高新技术企业", "year": dice.choice([YEAR - 1, YEAR]), "first_time": dice.choice([True, False])}],
    }


def decided(number: int, ruleset: Ruleset | None = None) -> tuple[Determined, EnterpriseProfile]:
    asked = profile(number)
    return determine(ruleset or shiyan(), asked, year=YEAR), asked


def brief(number: int, reference: str | None = None) -> Record:
    return brief_record_of(*decided(number), recorded_at=AT, reference=reference)


def full(number: int, reference: str | None = None) -> Record:
    return record_of(*decided(number), recorded_at=AT, reference=reference)

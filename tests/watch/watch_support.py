"""What the tests of watching share."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from subsidy.deciding import load_ruleset
from subsidy.ir.ruleset import Ruleset
from subsidy.watch.feed import Fed, Feed
from subsidy.watch.monitor import Monitor

SHIYAN = "shiyan_2018"
CODE, OTHER = "91420303MA00XW012N", "91420300MA0000001C"


@cache
def shiyan() -> Ruleset:
    return load_ruleset(SHIYAN)


def monitor(folder: Path, **options: Any) -> Monitor:
    return Monitor(shiyan(), folder / "files.db", **{"years": [2019], **options})


def fed(watch: Monitor, data: bytes, name: str = "facts.jsonl") -> list[Fed]:
    """What comes of a stream."""
    return list(Feed(watch, io.BufferedReader(io.BytesIO(data)), name))


def lines(facts: Iterable[object]) -> bytes:
    return "".join(json.dumps(fact, ensure_ascii=False) + "\n" for fact in facts).encode()


def maker() -> dict[str, Any]:
    """An enterprise that has most of what shiyan_2018 asks for."""
    return {
        "name": "某公司",
        "industry": "3670",
        "entity_kind": "企业",
        "registered_region": "张湾区",
        "registered_zone": "无",
        "operating_region": "张湾区",
        "operating_zone": "无",
        "certifications": "无",
        "awards_received": "无",
        "financing": "无",
        "projects": [
            {
                "id": "P1",
                "technical_reform": True,
                "policy_compliant": True,
                "equipment_investment": "1000万元",
                "plant_investment": "500万元",
                "filed_on": "2019-03-01",
                "one_off_deal": False,
                "in_major_library": True,
            }
        ],
        "equipment": [{"id": "E1", "project": "P1", "kind": "智能装备", "year": 2019, "cost": "199万元", "in_use": True}],
    }

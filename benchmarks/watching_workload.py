"""Facts about a whole city, to measure watching with: enterprises that are first described and then live on.

python -m benchmarks.watching_workload 100000 1000000 > facts.jsonl
subsidy watch shiyan_2018 facts.jsonl --store files.db --year 2019 --format json -o changes.jsonl
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from typing import Any

from stdnum.cn import uscc

REGIONS = ["茅箭区", "张湾区", "郧阳区", "郧西县", "竹山县", "房县", "丹江口市"]
KINDS = ["高新技术企业", "企业技术中心", "智能制造示范项目", "绿色制造体系建设示范企业"]


def facts(enterprises: int, count: int) -> Iterator[dict[str, Any]]:
    """``count`` facts about so many enterprises: a baseline of each, then one after another at random. The same every time."""
    draw = random.Random(20190101)
    codes = [_code(i) for i in range(enterprises)]
    certifications = [0] * enterprises
    accepted = [False] * enterprises
    for number in range(count):
        who = number if number < enterprises else draw.randrange(enterprises)
        fact: dict[str, Any] = {"id": f"F{number:07}", "code": codes[who]}
        if number < enterprises:
            yield fact | {"baseline": _baseline(draw, who)}
            continue
        match draw.randrange(5):
            case 0:
                fact["figures"] = [{"year": draw.choice([2018, 2019]), "employees": draw.randrange(300), "layoffs": draw.randrange(9)}]
            case 1:
                fact["set"] = {"size_class": draw.choice(["小型", "中型", "大型"]), "above_scale": draw.random() < 0.5}
            case 2 if certifications[who] < 3:
                certifications[who] += 1
                row = {"id": f"C{certifications[who]}", "kind": draw.choice(KINDS), "level": draw.choice(["国家级", "省级"]), "year": 2019}
                fact["add"] = {"certifications": [row | {"first_time": True}]}
            case 3 if not accepted[who]:
                accepted[who] = True
                fact["correct"] = {"projects": [{"id": "P1", "completed": True, "completed_on": "2019-06-30", "completion_accepted": True}]}
            case _:
                fact["figures"] = [{"year": 2019, "revenue": f"{draw.randrange(9000)}万元"}]
        yield fact


def _code(number: int) -> str:
    body = f"91420300MA{number:07}"
    return body + str(uscc.calc_check_digit(body))


def _baseline(draw: random.Random, who: int) -> dict[str, Any]:
    region = draw.choice(REGIONS)
    return {
        "name": f"某某第{who}制造有限公司",
        "entity_kind": "企业",
        "ownership": "民营",
        "industry": draw.choice(["3670", "3670", "3630", "1310", "5110"]),
        "registered_region": region,
        "operating_region": region,
        "registered_zone": "无",
        "operating_zone": "无",
        "operating_state": "正常生产",
        "certifications": "无",
        "awards_received": "无",
        "projects": [{"id": "P1", "technical_reform": True, "equipment_investment": f"{draw.randrange(3000)}万元", "filed_on": "2018-09-01"}],
        "equipment": [
            {"id": "E1", "project": "P1", "kind": "智能装备", "year": 2019, "cost": f"{draw.randrange(400)}万元", "in_use": True},
        ],
        "figures": [{"year": 2018, "revenue": f"{draw.randrange(9000)}万元"}],
    }


if __name__ == "__main__":
    for fact in facts(int(sys.argv[1]), int(sys.argv[2])):
        sys.stdout.write(json.dumps(fact, ensure_ascii=False, separators=(",", ":")) + "\n")

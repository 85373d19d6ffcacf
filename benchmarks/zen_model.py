"""The mini workload as a zen-engine graph of expressions, loaded once by a static loader (a fair comparison)."""

from __future__ import annotations

from typing import Any

import zen

URBAN = 'district in ["茅箭区", "张湾区", "十堰经济技术开发区"]'
EXPRESSIONS = {
    "a1": f"major_project and {URBAN} and not one_off ? loan_interest * 0.5 : 0",
    "a2": f"{URBAN} and smart + ordinary >= 200000000 and in_use and not one_off ? min([50000000, floor(smart * 0.0435 + ordinary * 0.0435 * 0.5 + 0.5)]) : 0",
    "r1": "$.a1 >= $.a2 ? floor($.a1 + 0.5) : 0",
    "r2": "$.a1 >= $.a2 ? 0 : $.a2",
    "r3": "info_national ? 50000000 : info_provincial ? 20000000 : 0",
    "r4": "military_new and is_private and military_sales >= 200000000 ? 20000000 : 0",
    "r5": "(centre_national and not centre_national_before ? 30000000 : 0) + (centre_provincial and not centre_provincial_before ? 20000000 : 0)",
    "r6": "new_high_tech ? 10000000 : 0",
    "r7": "green_demo and green_accepted ? 30000000 : 0",
    "r9": "laid_off == 0 ? floor(ui_premium * 0.7 + 0.5) : laid_off / headcount < 0.03 ? floor(ui_premium * 0.5 + 0.5) : 0",
}


def engine() -> Any:
    """An engine that knows the model under the key ``mini``."""
    rows = [{"id": key, "key": key, "value": value} for key, value in EXPRESSIONS.items()]
    content = {
        "nodes": [
            {"id": "in", "name": "in", "type": "inputNode", "position": {"x": 0, "y": 0}},
            {"id": "ex", "name": "ex", "type": "expressionNode", "position": {"x": 1, "y": 0}, "content": {"expressions": rows}},
            {"id": "out", "name": "out", "type": "outputNode", "position": {"x": 2, "y": 0}},
        ],
        "edges": [{"id": "1", "sourceId": "in", "targetId": "ex", "type": "edge"}, {"id": "2", "sourceId": "ex", "targetId": "out", "type": "edge"}],
    }
    return zen.ZenEngine({"loader": {"type": "static", "content": {"mini": content}}})

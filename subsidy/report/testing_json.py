"""A test of a ruleset as JSON: every case with what differs, every part of the rules with how often it was seen."""

from __future__ import annotations

import json
from dataclasses import asdict

from subsidy.results.testing import RulesetTest


def to_json(test: RulesetTest) -> str:
    """Indented JSON with a line end, the same for the same test."""
    data = {
        "ruleset": test.ruleset,
        "title": test.title,
        "left_open": test.left_open,
        "cases": [asdict(case) for case in test.cases],
        "differing": len(test.differing),
        "coverage": {"wanted": test.wanted, "exercised": test.exercised},
        "points": [{**asdict(point), "never": list(point.never)} for point in test.points],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"

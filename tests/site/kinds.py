"""One page of every kind there is, in both languages."""

from __future__ import annotations

AWARD = "policies/shiyan_2018/awards/smart_retrofit.html"

KINDS = (
    "index.html",
    "404.html",
    "tutorial-auditor.html",
    "rule-language.html",
    "architecture.html",
    "decisions/0002-readings.html",
    "policies/index.html",
    "policies/shiyan_2018/index.html",
    "policies/shiyan_2018/register.html",
    "policies/shiyan_2018/readings.html",
    "policies/shiyan_2018/parameters.html",
    "policies/shiyan_2018/facts.html",
    AWARD,
    "policies/shiyan_2018/awards/job_stabilisation.html",
    "policies/hanzhong_2023/index.html",
    "reference/facts.html",
    "reference/tables/regions.html",
    "reference/diagnostics.html",
    "reference/cli.html",
    "reference/python.html",
    "reference/schema/result.html",
    "reference/schema/awards.html",
    "en/index.html",
    f"en/{AWARD}",
    "en/policies/shiyan_2018/index.html",
    "en/reference/diagnostics.html",
)

# Long pages of the same making as another one above: the accessibility check is not repeated on them.
TWINS = frozenset(
    {
        "en/reference/diagnostics.html",
        "en/policies/shiyan_2018/index.html",
        "policies/hanzhong_2023/index.html",
        "reference/facts.html",
        "reference/schema/awards.html",
    }
)

"""What one can do, a function each. The command line is a thin skin over these."""

from __future__ import annotations

from subsidy.deciding import determine, engine_of, facts_of, load_ruleset, ruleset_folder, ruleset_names
from subsidy.operations.authoring import decide_case, new_ruleset, run_cases
from subsidy.operations.explaining import boundaries, document_page, rule_page, rule_page_with_examples
from subsidy.operations.profiles import profile_from, read_profile, read_profiles, schema, write_template
from subsidy.operations.proofreading import lint, lock, proofread, text_coverage
from subsidy.operations.rulesets import RulesetSummary, rulesets
from subsidy.operations.shared import notices, shared_table, shared_tables, size_class

__all__ = [
    "RulesetSummary",
    "boundaries",
    "decide_case",
    "determine",
    "document_page",
    "engine_of",
    "facts_of",
    "lint",
    "load_ruleset",
    "lock",
    "new_ruleset",
    "notices",
    "profile_from",
    "proofread",
    "read_profile",
    "read_profiles",
    "rule_page",
    "rule_page_with_examples",
    "ruleset_folder",
    "ruleset_names",
    "rulesets",
    "run_cases",
    "schema",
    "shared_table",
    "shared_tables",
    "size_class",
    "text_coverage",
    "write_template",
]

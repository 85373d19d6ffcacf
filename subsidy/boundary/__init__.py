"""Examples at the figures of a rule: just below, at, just above each, decided by the exact interpreter on cases of the ruleset."""

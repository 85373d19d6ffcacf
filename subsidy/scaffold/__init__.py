"""A new ruleset from the official text: every clause registered, everything that has to be decided left open for its author."""

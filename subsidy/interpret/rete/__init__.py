"""The second engine: the conditions of a ruleset matched by durable-rules, which shares nothing with ``exact`` but the rules."""

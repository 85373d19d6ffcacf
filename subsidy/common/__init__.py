"""What several documents share: dated tables with sources, read from ``rulesets/common``."""

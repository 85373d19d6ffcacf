"""What a ruleset means: a small typed tree, frozen when born. Only ``subsidy.compile`` makes one."""

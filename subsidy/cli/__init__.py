"""The command line: a thin skin over ``subsidy.operations``."""

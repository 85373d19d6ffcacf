"""``python -m subsidy`` is the command ``subsidy``."""

from subsidy.cli.app import main

main()

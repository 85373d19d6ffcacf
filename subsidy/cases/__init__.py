"""Cases run: what a person worked out held against what the rules answer, and which parts of the rules the cases have exercised."""

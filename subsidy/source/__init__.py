"""Where a piece of text stands, and what is wrong with it."""

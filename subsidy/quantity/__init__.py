"""Exact quantities: money in integers of 分, rates as fractions, counts with their units, dates and months."""
